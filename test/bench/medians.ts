/** The middle of what was measured: one slow moment of the machine does not move it. */
export function median(values: readonly number[]): number {
	const sorted = inOrder(values);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What a share of them, from 0 to 1, stays within. */
export function mostOf(values: readonly number[], share: number): number {
	return inOrder(values)[Math.ceil(share * values.length) - 1]!;
}

function inOrder(values: readonly number[]): number[] {
	return [...values].sort((one, other) => one - other);
}
