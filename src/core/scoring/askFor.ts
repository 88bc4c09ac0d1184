import { DAYS_PER_WEEK } from '../backlog/quantities.ts';
import type { PricedItem } from '../snapshot.ts';
import { type Case, inputsOf, type UncertainInput } from './askInputs.ts';
import type { PricedMode } from './evidence/modeCost.ts';

/** The one input of an item whose better estimate would most change the order. */
export interface Ask extends Omit<UncertainInput, 'cases'> {
	/** Places by which the item would move at most, up or down; at least 1. */
	readonly places: number;
	/** Places by which it would move on average, over all that the input may turn out to be. */
	readonly expectedPlaces: number;
	/** The chance, 0–1, that it would come into the first items, or fall out of them. */
	readonly crossing: number;
	/** The input is a single figure: places are those of half of it and of twice as much. */
	readonly single: boolean;
}

/** Those who share a failure mode move together when more is learnt of it. */
export interface SharedModes {
	readonly modes: readonly PricedMode[];
	/** Money a week that the ranked item at an index saves of a mode. */
	saved(index: number, mode: PricedMode): number;
	/** Indexes into the ranking of all that save some of it. */
	members(mode: PricedMode): readonly number[];
}

/**
 * The expected value of perfect information on one input (Strong, Oakley and Brennan 2014), with what is at stake counted
 * in places of the ranking: each stratum of the input gives the item another mean score, and so another place among the
 * others, whose means stay, save those that share the failure mode learnt of. The input with the most expected places is
 * asked for; equal ones by the chance to cross the cut, then by their order in the file. Means are exact, so that
 * nothing is drawn. A range is asked for before a single figure. Undefined where nothing would move the item, and where
 * the ranking is by another method than CD3, whose scores follow other inputs.
 *
 * @param ranked By rank.
 * @param topCount How many first items there are to come into.
 */
export function askFor(
	index: number,
	ranked: readonly PricedItem[],
	shared: SharedModes,
	topCount: number,
	now: number,
): Ask | undefined {
	const priced = ranked[index];
	if (!priced || !isByCostOfDelay(priced)) return undefined;
	const savedOf = (mode: PricedMode) => shared.saved(index, mode);
	const asks = inputsOf(priced, shared.modes, savedOf, now)
		.map((input) => ask(input, index, ranked, shared, topCount))
		.filter(({ places }) => places > 0);
	return best(asks.filter(({ single }) => !single)) ?? best(asks.filter(({ single }) => single));
}

/** The score is the cost of delay over the effort (CD3). */
export function isByCostOfDelay({ costOfDelay, effort, score }: PricedItem): boolean {
	if (!effort || !score) return false;
	const expected = scoreOf(costOfDelay.mean, effort.mean);
	return Math.abs(score.mean - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}

function best(asks: readonly Ask[]): Ask | undefined {
	return asks.reduce<Ask | undefined>(
		(first, ask) =>
			!first ||
			ask.expectedPlaces > first.expectedPlaces ||
			(ask.expectedPlaces === first.expectedPlaces && ask.crossing > first.crossing)
				? ask
				: first,
		undefined,
	);
}

function ask(
	{ cases, ...input }: UncertainInput,
	index: number,
	ranked: readonly PricedItem[],
	shared: SharedModes,
	topCount: number,
): Ask {
	let places = 0;
	let expected = 0;
	let crossing = 0;
	for (const each of cases) {
		const place = placeIn(each, index, ranked, input.mode, shared);
		const moved = Math.abs(place - index);
		places = Math.max(places, moved);
		expected += moved / cases.length;
		if (place < topCount !== index < topCount) crossing += 1 / cases.length;
	}
	return { ...input, places, expectedPlaces: expected, crossing, single: input.low === input.high };
}

/** The index that the item would have in the ranking. */
function placeIn(
	{ added, days, factor }: Case,
	index: number,
	ranked: readonly PricedItem[],
	mode: PricedMode | undefined,
	shared: SharedModes,
): number {
	const own = ranked[index]!;
	const score = scoreOf(own.costOfDelay.mean + added, days);
	let before = firstBehind(ranked, score, own.item.key);
	if (index < before) before--;
	if (mode === undefined || factor === undefined) return before;
	for (const member of shared.members(mode)) {
		const other = ranked[member];
		if (member === index || !other?.effort) continue;
		const moved = scoreOf(other.costOfDelay.mean + shared.saved(member, mode) * (factor - 1), other.effort.mean);
		const wasAhead = isAhead(other.score!.mean, other.item.key, score, own.item.key);
		const comesAhead = isAhead(moved, other.item.key, score, own.item.key);
		before += Number(comesAhead) - Number(wasAhead);
	}
	return before;
}

function scoreOf(costOfDelay: number, days: number): number {
	return (costOfDelay * DAYS_PER_WEEK) / Math.max(days, 1e-6);
}

/** As the ranking has it: the higher score, of equal ones the lesser key. */
function isAhead(score: number, key: string, than: number, thanKey: string): boolean {
	return score > than || (score === than && key < thanKey);
}

/** How many of the ranked items are ahead of a score, found by halving. */
function firstBehind(ranked: readonly PricedItem[], score: number, key: string): number {
	let from = 0;
	let to = ranked.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		const { item, score: its } = ranked[middle]!;
		if (isAhead(its!.mean, item.key, score, key)) from = middle + 1;
		else to = middle;
	}
	return from;
}
