/** The last weeks that all lie on one side of what was usual before them. */
export interface Run {
	readonly weeks: number;
	readonly side: 'above' | 'below';
	/** The median of the weeks before, which they are held against. */
	readonly median: number;
}

/** So many in a row on one side of the centre are no chance (Western Electric Company, Statistical Quality Control Handbook, 1956: eight). */
const LONG_RUN = 8;
/** Weeks before the run that make its median. */
const BEFORE = 13;

/**
 * A slow change that no single week shows: the last eight or more weeks all above, or all below, the median of the up to
 * 13 weeks before them. `counts` are whole weeks, the oldest first; undefined without such a run, or with fewer than 13
 * weeks before it.
 */
export function runOf(counts: readonly number[]): Run | undefined {
	let found: Run | undefined;
	for (let weeks = LONG_RUN; weeks + BEFORE <= counts.length; weeks++) {
		const median = medianOf(counts.slice(-weeks - BEFORE, -weeks));
		const run = counts.slice(-weeks);
		if (run.every((count) => count > median)) found = { weeks, side: 'above', median };
		else if (run.every((count) => count < median)) found = { weeks, side: 'below', median };
		else if (found) break;
	}
	return found;
}

function medianOf(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
