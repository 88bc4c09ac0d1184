import type { Draws } from './uncertainty/draws.ts';

/** Orders, chances and ties over draws. A score without draws is certain. */
export interface Standing {
	readonly key: string;
	readonly mean: number;
	readonly draws?: Draws;
	/** P90 − P10. */
	readonly width: number;
}

/** By mean, the highest first; equal means by key. */
export function compareStandings(one: Standing, other: Standing): number {
	return other.mean - one.mean || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0);
}

/**
 * For each standing the chance that it belongs to the first `top`: the part of the draws in which it does. `ranked` is
 * best first; of equal draws the one that ranks higher counts as higher.
 */
export function topChances(ranked: readonly Standing[], top: number, count: number): number[] {
	if (ranked.length <= top) return ranked.map(() => 1);
	if (top < 1) return ranked.map(() => 0);
	const wins = new Float64Array(ranked.length);
	const size = ranked.length;
	// Some draws at a time, so that the values of each standing are read in a row.
	const values = new Float64Array(size * DRAWS_AT_ONCE);
	const selecting = new Float64Array(size);
	for (let from = 0; from < count; from += DRAWS_AT_ONCE) {
		const taken = Math.min(DRAWS_AT_ONCE, count - from);
		for (let index = 0; index < size; index++) {
			const { mean, draws } = ranked[index]!;
			for (let draw = 0; draw < taken; draw++) values[draw * size + index] = draws ? draws[from + draw]! : mean;
		}
		for (let draw = 0; draw < taken; draw++) {
			const row = values.subarray(draw * size, draw * size + size);
			selecting.set(row);
			const least = greatest(selecting, top);
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
	return Array.from(wins, (win) => win / count);
}

const DRAWS_AT_ONCE = 16;

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

/** The chance that one is ahead of the other; equal draws count half. */
export function chanceAhead(one: Standing, other: Standing, count: number): number {
	if (!one.draws && !other.draws) return one.mean > other.mean ? 1 : one.mean < other.mean ? 0 : 0.5;
	let ahead = 0;
	for (let draw = 0; draw < count; draw++) {
		const difference = (one.draws ? one.draws[draw]! : one.mean) - (other.draws ? other.draws[draw]! : other.mean);
		ahead += difference > 0 ? 1 : difference === 0 ? 0.5 : 0;
	}
	return ahead / count;
}

/** From this chance on, the data tell two items apart. */
const SEPARATED = 0.8;

/**
 * Groups of neighbours that the data cannot tell apart, each with its number from 1; undefined for an item on its own.
 * Going down the ranking, an item joins the group above it unless the group's first item, its most exactly known one or
 * its last one is ahead of it with a chance of 80 % or more. So a group does not drift: a chain of small steps ends where
 * the first and the last are told apart.
 */
export function tieGroups(ranked: readonly Standing[], count: number): (number | undefined)[] {
	const groups: (number | undefined)[] = ranked.map(() => undefined);
	let number = 0;
	let start = 0;
	let exactest = 0;
	const close = (end: number) => {
		if (end - start > 1) groups.fill(++number, start, end);
	};
	for (let index = 1; index <= ranked.length; index++) {
		const item = ranked[index];
		const joins =
			item !== undefined &&
			[...new Set([start, exactest, index - 1])].every(
				(member) => chanceAhead(ranked[member]!, item, count) < SEPARATED,
			);
		if (joins) {
			if (item.width < ranked[exactest]!.width) exactest = index;
			continue;
		}
		close(index);
		start = index;
		exactest = index;
	}
	return groups;
}
