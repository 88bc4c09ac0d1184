/** Three digits that say something. */
export function digits(value: number): string {
	return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

export function times(ratio: number): string {
	return `${digits(ratio)} ×`;
}

/** `10,000`. */
export function count(value: number): string {
	return value.toLocaleString('en');
}

export function kilobytes(bytes: number): string {
	return `${(bytes / 1000).toFixed(1)} kB`;
}

export function megabytes(bytes: number): string {
	return `${(bytes / 1e6).toFixed(1)} MB`;
}
