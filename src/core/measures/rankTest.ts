import { type Message, message } from '../text.ts';
import type { Direction } from './trend.ts';

export interface RankTest {
	/** Pairs in which the value of the first sample is the larger one; ties are halves. */
	readonly u: number;
	/** Two-sided: the chance of a `u` at least as far from the middle if both samples are of one distribution, 0–1. */
	readonly p: number;
}

/** Up to so many pairs without ties the chance is counted out. */
const MOST_PAIRS = 2500;

/**
 * The Wilcoxon rank-sum (Mann–Whitney) test of two samples: exact without ties, else by the normal approximation with
 * corrections for ties and continuity, as R's `wilcox.test` does. Undefined where a sample is empty.
 */
export function rankTest(one: readonly number[], other: readonly number[]): RankTest | undefined {
	const [m, n] = [one.length, other.length];
	if (m === 0 || n === 0) return undefined;
	const all = [...one, ...other].sort((a, b) => a - b);
	const counts = new Map<number, number>();
	for (const value of all) counts.set(value, (counts.get(value) ?? 0) + 1);
	const below = new Map<number, number>();
	let seen = 0;
	for (const [value, count] of counts) {
		below.set(value, seen);
		seen += count;
	}
	// The rank of ties is the mean of theirs.
	const ranks = one.reduce((sum, value) => sum + below.get(value)! + (counts.get(value)! + 1) / 2, 0);
	const u = ranks - (m * (m + 1)) / 2;
	const tied = [...counts.values()].some((count) => count > 1);
	if (!tied && m * n <= MOST_PAIRS) return { u, p: exactChance(u, m, n) };
	const size = m + n;
	const ties = [...counts.values()].reduce((sum, count) => sum + count ** 3 - count, 0);
	const deviation = Math.sqrt(((m * n) / 12) * (size + 1 - ties / (size * (size - 1))));
	if (!(deviation > 0)) return { u, p: 1 };
	const distance = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5) / deviation;
	return { u, p: Math.min(1, 2 * upperTail(distance)) };
}

/** Twice the smaller tail of U, by how many orders give each value of it. */
function exactChance(u: number, m: number, n: number): number {
	// ways[i][j]: orders of i of the first sample, with the j of the second so far, by U.
	let ways: number[][] = Array.from({ length: m + 1 }, () => [1]);
	for (let j = 1; j <= n; j++) {
		const next: number[][] = [[1]];
		for (let i = 1; i <= m; i++) {
			// The largest value is of the first sample, and above all j of the second; or it is of the second.
			const sums = new Array<number>(i * j + 1).fill(0);
			next[i - 1]!.forEach((count, at) => {
				sums[at + j]! += count;
			});
			ways[i]!.forEach((count, at) => {
				sums[at]! += count;
			});
			next.push(sums);
		}
		ways = next;
	}
	const orders = ways[m]!;
	const total = orders.reduce((sum, count) => sum + count, 0);
	const lower = orders.slice(0, Math.floor(u) + 1).reduce((sum, count) => sum + count, 0) / total;
	const upper = orders.slice(Math.ceil(u)).reduce((sum, count) => sum + count, 0) / total;
	return Math.min(1, 2 * Math.min(lower, upper));
}

/** P(Z > z) of the standard normal distribution (Abramowitz and Stegun 7.1.26 is too coarse: a continued fraction past 3). */
function upperTail(z: number): number {
	if (z < 3) {
		// The series of Φ(z) − 1/2 (Marsaglia 2004).
		let term = z;
		let sum = z;
		for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
			term *= (z * z) / k;
			sum += term;
		}
		return 0.5 - sum * Math.exp(-(z * z) / 2) * 0.3989422804014327;
	}
	let fraction = 0;
	for (let k = 60; k >= 1; k--) fraction = k / (z + fraction);
	return (Math.exp(-(z * z) / 2) * 0.3989422804014327) / (z + fraction);
}

/** Whether a time has become longer or shorter. */
export interface TimeTrend {
	readonly direction: Direction;
	/** Of the test; absent where there is too little to test. */
	readonly p?: number;
	readonly words: Message;
}

/** With fewer times than this in either, nothing is said. */
const LEAST_TIMES = 4;
/** A change that chance alone would make more often than this is none. */
const LEVEL = 0.1;

/** Times of late against times before, by the rank test: medians alone do not say how sure they are. */
export function timeTrend(late: readonly number[], before: readonly number[]): TimeTrend {
	const few = Math.min(late.length, before.length);
	const test = few < LEAST_TIMES ? undefined : rankTest(late, before);
	if (!test) return { direction: 'tooFew', words: message('too few to say (n = {0})', few) };
	if (test.p >= LEVEL) return { direction: 'unclear', p: test.p, words: message('no clear change') };
	return test.u > (late.length * before.length) / 2
		? { direction: 'up', p: test.p, words: message('longer, likely real') }
		: { direction: 'down', p: test.p, words: message('shorter, likely real') };
}
