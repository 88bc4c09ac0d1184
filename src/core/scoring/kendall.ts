/**
 * Kendall's tau-b of two figures of the same things: 1 where they put them in the same order, −1 in the reverse, 0 where
 * the one order says nothing of the other. Ties are corrected for. Undefined where either holds all for equal, or there
 * are fewer than two. In n log n (Knight 1966): the discordant pairs are the exchanges of a merge sort.
 */
export function kendallTau(pairs: readonly (readonly [number, number])[]): number | undefined {
	const sorted = [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
	const all = pairsOf(sorted.length);
	const tiedFirst = tied(sorted, (a, b) => a[0] === b[0]);
	const tiedBoth = tied(sorted, (a, b) => a[0] === b[0] && a[1] === b[1]);
	const seconds = sorted.map(([, second]) => second);
	const discordant = exchanges(seconds);
	const tiedSecond = tied(seconds, (a, b) => a === b);
	const spread = Math.sqrt((all - tiedFirst) * (all - tiedSecond));
	if (!(spread > 0)) return undefined;
	return (all - tiedFirst - tiedSecond + tiedBoth - 2 * discordant) / spread;
}

function pairsOf(count: number): number {
	return (count * (count - 1)) / 2;
}

/** Pairs within the runs of neighbours that are alike. */
function tied<T>(sorted: readonly T[], alike: (one: T, other: T) => boolean): number {
	let pairs = 0;
	let run = 1;
	for (let index = 1; index <= sorted.length; index++) {
		if (index < sorted.length && alike(sorted[index - 1]!, sorted[index]!)) run++;
		else {
			pairs += pairsOf(run);
			run = 1;
		}
	}
	return pairs;
}

/** Sorts in place and counts the pairs that stood in the wrong order. */
function exchanges(values: number[]): number {
	let from = values;
	let into = new Array<number>(values.length);
	let count = 0;
	for (let width = 1; width < values.length; width *= 2) {
		for (let start = 0; start < values.length; start += 2 * width) {
			const middle = Math.min(start + width, values.length);
			const end = Math.min(start + 2 * width, values.length);
			let left = start;
			let right = middle;
			for (let at = start; at < end; at++)
				if (left < middle && (right >= end || from[left]! <= from[right]!)) into[at] = from[left++]!;
				else {
					count += middle - left;
					into[at] = from[right++]!;
				}
		}
		[from, into] = [into, from];
	}
	if (from !== values) for (let index = 0; index < values.length; index++) values[index] = from[index]!;
	return count;
}
