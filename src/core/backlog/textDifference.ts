/** The one stretch in which two texts differ. Offsets in UTF-16 units. */
export interface TextDifference {
	/** Where it starts in both. */
	readonly start: number;
	/** Where it ends in the text before. */
	readonly end: number;
}

/** Long pieces are compared at once. */
const LONGEST = 1 << 16;

/** The shortest stretch of `before` outside of which nothing differs from `after`. Nothing but time depends on their lengths. */
export function differenceOf(before: string, after: string): TextDifference {
	const start = sharedStart(before, after);
	return { start, end: before.length - sharedEnd(before, after, start) };
}

function sharedStart(one: string, other: string): number {
	const most = Math.min(one.length, other.length);
	let shared = 0;
	for (let step = LONGEST; step > 0; step >>= 4)
		while (shared + step <= most && one.slice(shared, shared + step) === other.slice(shared, shared + step))
			shared += step;
	return shared;
}

/** How many of the last characters are the same, beside those that are shared from the start. */
function sharedEnd(one: string, other: string, start: number): number {
	const most = Math.min(one.length, other.length) - start;
	let shared = 0;
	for (let step = LONGEST; step > 0; step >>= 4)
		while (
			shared + step <= most &&
			one.slice(one.length - shared - step, one.length - shared) ===
				other.slice(other.length - shared - step, other.length - shared)
		)
			shared += step;
	return shared;
}
