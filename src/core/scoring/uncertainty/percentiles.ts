import type { Draws } from './draws.ts';

export interface Tails {
	readonly p10: number;
	readonly p90: number;
}

/**
 * The 10th and 90th percentiles of draws in any order: the values at the positions 0.1 n and 0.9 n of the sorted draws. Of
 * many draws only the tails are looked at, which the first few tell from the rest.
 */
export function tenthAndNinetieth(draws: Draws): Tails {
	const count = draws.length;
	const tenth = Math.floor(0.1 * count);
	const ninetieth = Math.floor(0.9 * count);
	if (count >= 4 * SAMPLE) {
		const sample = draws.subarray(0, SAMPLE);
		const [low, high] = valuesAt(sample, Math.floor(LOW_TAIL * SAMPLE), Math.floor((1 - LOW_TAIL) * SAMPLE));
		const { lower, upper } = tailsOf(draws, low, high);
		if (tenth < lower.length && count - ninetieth <= upper.length)
			return {
				p10: valuesAt(lower, tenth, tenth)[0],
				p90: valuesAt(upper, ninetieth - (count - upper.length), ninetieth - (count - upper.length))[0],
			};
	}
	const [p10, p90] = valuesAt(draws, tenth, ninetieth);
	return { p10, p90 };
}

const SAMPLE = 512;
/** Of a sample: more than a tenth by three of its standard errors, so that the tail of all mostly holds the tenth. */
const LOW_TAIL = 0.14;

let lowest = new Float64Array(64);
let highest = new Float64Array(64);

/** What is less than `low`, and what is at least `high`, until the next call. */
function tailsOf(draws: Draws, low: number, high: number): { lower: Draws; upper: Draws } {
	if (lowest.length < draws.length) {
		lowest = new Float64Array(draws.length);
		highest = new Float64Array(draws.length);
	}
	let lower = 0;
	let upper = 0;
	for (let index = 0; index < draws.length; index++) {
		// Written always and kept sometimes: no branch depends on chance.
		const value = draws[index]!;
		lowest[lower] = value;
		lower += Number(value < low);
		highest[upper] = value;
		upper += Number(value >= high);
	}
	return { lower: lowest.subarray(0, lower), upper: highest.subarray(0, upper) };
}

const BINS = 128;
const heights = new Uint32Array(BINS);
let gathered = new Float64Array(64);

/**
 * The values at two positions of the sorted draws. A histogram finds the few draws that need sorting, which is several
 * times as fast as sorting them all.
 */
function valuesAt(draws: Draws, one: number, other: number): [number, number] {
	let least = Infinity;
	let greatest = -Infinity;
	for (let index = 0; index < draws.length; index++) {
		const value = draws[index]!;
		if (value < least) least = value;
		if (value > greatest) greatest = value;
	}
	if (!(greatest > least)) return [least, greatest];
	const scale = (BINS - 1e-9) / (greatest - least);
	if (!(scale > 0 && scale < Infinity)) {
		const sorted = draws.slice().sort();
		return [sorted[one]!, sorted[other]!];
	}
	heights.fill(0);
	for (let index = 0; index < draws.length; index++) heights[((draws[index]! - least) * scale) | 0]!++;
	const first = selected(draws, one, least, scale);
	return [first, other === one ? first : selected(draws, other, least, scale)];
}

function selected(draws: Draws, position: number, least: number, scale: number): number {
	let below = 0;
	let bin = 0;
	while (bin < BINS - 1 && below + heights[bin]! <= position) below += heights[bin++]!;
	const size = heights[bin]!;
	if (gathered.length < size) gathered = new Float64Array(size * 2);
	let filled = 0;
	for (let index = 0; index < draws.length; index++)
		if ((((draws[index]! - least) * scale) | 0) === bin) gathered[filled++] = draws[index]!;
	return gathered.subarray(0, filled).sort()[position - below]!;
}
