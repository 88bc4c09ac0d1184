import { inCommon } from './tops.ts';
import type { Draws } from './uncertainty/draws.ts';

/** Orders, chances and ties over draws. A score without draws is certain. */
export interface Standing {
	readonly key: string;
	readonly mean: number;
	readonly draws?: Draws | undefined;
	/** P90 − P10. */
	readonly width: number;
}

/** By mean, the highest first; equal means by key. */
export function compareStandings(one: Standing, other: Standing): number {
	return other.mean - one.mean || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0);
}

/** The chance that one is ahead of the other; equal draws count half. */
export function chanceAhead(one: Standing, other: Standing, count: number): number {
	if (!one.draws && !other.draws) return one.mean > other.mean ? 1 : one.mean < other.mean ? 0 : 0.5;
	return 0.5 + leadOf(one, other, 0, count) / (2 * count);
}

/** In how many more of the draws `from` to `to` one is ahead of the other than behind it. */
function leadOf(one: Standing, other: Standing, from: number, to: number): number {
	let lead = 0;
	const [draws, others] = [one.draws, other.draws];
	for (let draw = from; draw < to; draw++) {
		const value = draws ? draws[draw]! : one.mean;
		const against = others ? others[draw]! : other.mean;
		// Which of them is greater is a matter of chance, so no branch depends on it.
		lead += Number(value > against) - Number(value < against);
	}
	return lead;
}

/** How many draws are compared before it is asked whether they decide. */
const AT_ONCE = 128;
/** Standard errors by which some draws must miss a chance to speak for all: they would mislead once in three million. */
const DECIDED = 5;

/** Whether one is ahead of the other with this chance or a greater one; of many draws only as many as decide it. */
function isAhead(one: Standing, other: Standing, count: number, chance: number): boolean {
	if (!one.draws && !other.draws) return chanceAhead(one, other, count) >= chance;
	let lead = 0;
	for (let from = 0; from < count; from += AT_ONCE) {
		const to = Math.min(count, from + AT_ONCE);
		lead += leadOf(one, other, from, to);
		const beyond = 0.5 + lead / (2 * to) - chance;
		if (Math.abs(beyond) > DECIDED * Math.sqrt((chance * (1 - chance)) / to)) return beyond > 0;
	}
	return 0.5 + lead / (2 * count) >= chance;
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
	return [...tiesAfter(undefined, ranked, count).groups];
}

/** A ranking with the number of each one's group. */
export interface Ties {
	readonly ranked: readonly Standing[];
	readonly groups: readonly (number | undefined)[];
}

/** The same for a ranking that may have much in common with the one before: only where they differ is anything compared. */
export function tiesAfter(before: Ties | undefined, ranked: readonly Standing[], count: number): Ties {
	const shared = before ? inCommon(before.ranked, ranked) : { first: 0, last: 0 };
	if (before && shared.first === ranked.length && ranked.length === before.ranked.length) return before;
	// The group of the last one in common may end elsewhere now.
	let start = shared.first === 0 ? 0 : startOf(before!.groups, shared.first - 1);
	const groups: (number | undefined)[] = new Array(ranked.length).fill(undefined);
	for (let index = 0; index < start; index++) groups[index] = before!.groups[index];
	let number = start === 0 ? 0 : lastNumber(before!.groups, start);
	let exactest = start;
	for (let index = start + 1; index <= ranked.length; index++) {
		const item = ranked[index];
		const joins =
			item !== undefined &&
			!isAhead(ranked[start]!, item, count, SEPARATED) &&
			(exactest === start || !isAhead(ranked[exactest]!, item, count, SEPARATED)) &&
			(index - 1 === start || index - 1 === exactest || !isAhead(ranked[index - 1]!, item, count, SEPARATED));
		if (joins) {
			if (item.width < ranked[exactest]!.width) exactest = index;
			continue;
		}
		if (index - start > 1) groups.fill(++number, start, index);
		start = index;
		exactest = index;
		const stood = before ? index - ranked.length + before.ranked.length : 0;
		if (!before || index < ranked.length - shared.last || startOf(before.groups, stood) !== stood) continue;
		const shift = number - lastNumber(before.groups, stood);
		for (let at = index; at < ranked.length; at++) {
			const group = before.groups[at - index + stood];
			if (group !== undefined) groups[at] = group + shift;
		}
		break;
	}
	return { ranked, groups };
}

/** Where the group of one begins. */
function startOf(groups: Ties['groups'], index: number): number {
	let start = index;
	while (start > 0 && groups[index] !== undefined && groups[start - 1] === groups[index]) start--;
	return start;
}

/** The greatest number of a group that begins before. */
function lastNumber(groups: Ties['groups'], end: number): number {
	for (let index = end - 1; index >= 0; index--) if (groups[index] !== undefined) return groups[index]!;
	return 0;
}
