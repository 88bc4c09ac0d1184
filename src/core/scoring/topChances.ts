import type { Standing } from './ranking.ts';
import type { Draws } from './uncertainty/draws.ts';

/** A standing that can be drawn again. */
export interface Contender extends Standing {
	/** So many draws of the score; undefined where it is certain. */
	drawAgain(count: number): Draws | undefined;
}

/** A chance of one half then has a standard error of less than 0.003. */
const REFINED_DRAWS = 32_768;
/** What never happens in so many draws, with the margin below, is left out. */
const FINDING_DRAWS = 1024;
/** Contenders × draws: 32 MB, and about as long as pricing a thousand items takes. */
const MOST_NUMBERS = 2 ** 22;
/** Places on either side of the cut that few draws may miss. */
const MARGIN = 5;

export interface TopFound {
	readonly chances: number[];
	/**
	 * By draw, what a standing must reach to have any part in the chances of the others; absent where all of them have one.
	 */
	readonly bars?: Float64Array;
}

/**
 * For each standing, best first, the chance that it belongs to the first `top`, within 0.01 of what any number of draws
 * would give. The first of the draws that it has, `count` of them, only find the contenders: those that sometimes get to
 * within five places of the cut. These are drawn again 32,768 times (16,384 times where they are more than 128, and so on); all others
 * are surely in or surely out. Where each standing has as many draws already, those serve.
 */
export function refinedTopChances(ranked: readonly Contender[], top: number, count: number): TopFound {
	if (ranked.length <= top || top < 1 || count >= REFINED_DRAWS) return { chances: topChances(ranked, top, count) };
	const few = Math.min(count, FINDING_DRAWS);
	const bars = few === count && ranked.length > top + MARGIN ? new Float64Array(few) : undefined;
	const reaching = topChances(ranked, top + MARGIN, few, bars);
	const safe = topChances(ranked, top - MARGIN, few);
	const contenders = ranked.filter((_, index) => reaching[index]! > 0 && safe[index]! < 1);
	const finer = refinedCount(contenders.length);
	const found = (chances: number[]) => ({ chances, ...(bars ? { bars } : {}) });
	if (finer <= count) return found(topChances(ranked, top, count));
	const places = top - safe.filter((chance) => chance === 1).length;
	const again = contenders.map((contender) => drawnAgain(contender, finer));
	const chances = topChances(again, places, finer);
	const chanceOf = new Map(contenders.map((contender, index) => [contender, chances[index]!]));
	return found(ranked.map((standing, index) => chanceOf.get(standing) ?? (safe[index] === 1 ? 1 : 0)));
}

function drawnAgain(contender: Contender, count: number): Standing {
	const { key, mean, width } = contender;
	const draws = contender.drawAgain(count);
	return { key, mean, width, ...(draws ? { draws } : {}) };
}

/** A power of two, for draws come in blocks of such. */
function refinedCount(contenders: number): number {
	let count = REFINED_DRAWS;
	while (count * contenders > MOST_NUMBERS) count /= 2;
	return count;
}

/**
 * For each standing the chance that it belongs to the first `top`: the part of the draws in which it does. `ranked` is
 * best first; of equal draws the one that ranks higher counts as higher. `cuts` gets the least value that belongs, by draw.
 */
export function topChances(ranked: readonly Standing[], top: number, count: number, cuts?: Float64Array): number[] {
	if (ranked.length <= top) return ranked.map(() => 1);
	if (top < 1) return ranked.map(() => 0);
	const wins = new Float64Array(ranked.length);
	const [countWins, atOnce] = top <= SHORT ? [insertionWins, 1024] : [selectionWins, 16];
	for (let from = 0; from < count; from += atOnce)
		countWins(wins, ranked, top, from, Math.min(count, from + atOnce), cuts);
	return Array.from(wins, (win) => win / count);
}

/** Up to so many first ones it is faster to insert each into a list than to select them from all. */
const SHORT = 16;

/** Adds to each standing the number of draws, `from` to `to`, in which it belongs to the first `top`. */
function insertionWins(
	wins: Float64Array,
	ranked: readonly Standing[],
	top: number,
	from: number,
	to: number,
	cuts?: Float64Array,
): void {
	const count = to - from;
	// Of each draw the best `top` values so far, ascending, and whose they are. Best ones come first, so few get moved.
	const values = new Float64Array(count * top).fill(-Infinity);
	const owners = new Int32Array(count * top).fill(-1);
	// The least of them again, in a row: most that come later are below it.
	const bars = new Float64Array(count).fill(-Infinity);
	for (let index = 0; index < ranked.length; index++) {
		const { mean, draws } = ranked[index]!;
		for (let draw = 0; draw < count; draw++) {
			const value = draws ? draws[from + draw]! : mean;
			if (!(value > bars[draw]!)) continue;
			const base = draw * top;
			let at = base;
			while (at + 1 < base + top && value > values[at + 1]!) {
				values[at] = values[at + 1]!;
				owners[at] = owners[at + 1]!;
				at++;
			}
			values[at] = value;
			owners[at] = index;
			bars[draw] = values[base]!;
		}
	}
	for (const owner of owners) if (owner >= 0) wins[owner]!++;
	cuts?.set(bars, from);
}

/** The same for a long top: finds in each draw the value at the cut, for which the length of the top does not matter. */
function selectionWins(
	wins: Float64Array,
	ranked: readonly Standing[],
	top: number,
	from: number,
	to: number,
	cuts?: Float64Array,
): void {
	const size = ranked.length;
	const taken = to - from;
	// Some draws at a time, so that the values of each standing are read in a row.
	const values = new Float64Array(size * taken);
	const selecting = new Float64Array(size);
	for (let index = 0; index < size; index++) {
		const { mean, draws } = ranked[index]!;
		for (let draw = 0; draw < taken; draw++) values[draw * size + index] = draws ? draws[from + draw]! : mean;
	}
	for (let draw = 0; draw < taken; draw++) {
		const row = values.subarray(draw * size, draw * size + size);
		selecting.set(row);
		const least = greatest(selecting, top);
		if (cuts) cuts[from + draw] = least;
		let room = top;
		for (let index = 0; index < size; index++)
			if (row[index]! > least) {
				wins[index]!++;
				room--;
			}
		for (let index = 0; index < size && room > 0; index++)
			if (row[index] === least) {
				wins[index]!++;
				room--;
			}
	}
}

/** The value that stands at a position from 1 when values are sorted with the greatest first (Hoare's selection). */
function greatest(values: Float64Array, position: number): number {
	let from = 0;
	let to = values.length - 1;
	const wanted = position - 1;
	while (from < to) {
		const pivot = values[(from + to) >> 1]!;
		let left = from;
		let right = to;
		while (left <= right) {
			while (values[left]! > pivot) left++;
			while (values[right]! < pivot) right--;
			if (left > right) break;
			const moved = values[left]!;
			values[left++] = values[right]!;
			values[right--] = moved;
		}
		if (wanted <= right) to = right;
		else if (wanted >= left) from = left;
		else break;
	}
	return values[wanted]!;
}
