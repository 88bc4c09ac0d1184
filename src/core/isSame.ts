/** Whether two values say the same: plain data, compared in depth. */
export function isSame(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return Object.is(one, other);
	const keys = Object.keys(one);
	return (
		keys.length === Object.keys(other).length &&
		keys.every(
			(key) =>
				Object.hasOwn(other, key) &&
				isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
		)
	);
}
