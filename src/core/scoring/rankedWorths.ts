import { type Item, isOpen } from '../backlog/model.ts';
import type { PricedItem } from '../snapshot.ts';
import type { KeptStanding, KeptWorth } from './keptWorths.ts';
import { isSamePlace, LazyChances } from './lazyChances.ts';
import { compareStandings } from './ranking.ts';
import type { TermContext } from './terms/contribution.ts';
import { type TopCut, topCut } from './topCut.ts';

/** An item with what it is worth. */
export interface Entrant {
	readonly item: Item;
	readonly context: TermContext;
	readonly worth: KeptWorth;
}

/** One that takes part in the ranking. */
interface Scored extends Entrant {
	readonly worth: KeptWorth & { readonly standing: KeptStanding };
}

interface Wanted {
	/** Engineer-days that all plans have. */
	readonly capacity: number;
	/** The first ones that chances are about; by the plans where it is absent. */
	readonly topCount: number | undefined;
	readonly draws: number;
}

/** All items in their order, with what they are shown as. */
export interface RankedWorths {
	readonly wanted: Wanted;
	/** By rank. */
	readonly contenders: readonly Scored[];
	/** Open ones without a rank, then done ones and dropped ones, each in the order of their keys. */
	readonly rest: readonly Entrant[];
	readonly chances: LazyChances;
	readonly top: TopCut;
	/** The contenders and the rest. */
	readonly items: readonly PricedItem[];
}

/** Ranks items. What is known of a ranking before this one changes how long it takes, and nothing else. */
export function rankWorths(entrants: readonly Entrant[], wanted: Wanted, before?: RankedWorths): RankedWorths {
	const contenders = entrants.filter(isRanked);
	const rest = entrants.filter((entrant) => !isRanked(entrant));
	contenders.sort((one, other) => compareStandings(one.worth.standing, other.worth.standing));
	rest.sort((one, other) => place(one.item) - place(other.item) || (one.item.key < other.item.key ? -1 : 1));
	return finished(contenders, rest, wanted, before);
}

/** An item that says something else now. */
export interface EntrantChange {
	readonly before: Item;
	/** Of its worth before. */
	readonly worth: KeptWorth;
	readonly after: Entrant;
}

/**
 * The ranking with other items in the place of some: only these move. Undefined where one of them comes into the ranking
 * or leaves it.
 */
export function rerank(before: RankedWorths, changes: readonly EntrantChange[]): RankedWorths | undefined {
	const contenders = before.contenders.slice();
	const rest = before.rest.slice();
	const items = before.items.slice();
	let moves = false;
	for (const { before: item, worth, after } of changes) {
		const stood = { item, worth, context: after.context };
		if (isRanked(stood) !== isRanked(after)) return undefined;
		if (!isRanked(stood) || !isRanked(after)) {
			const at = rest.findIndex((entrant) => entrant.item === item);
			if (at < 0) return undefined;
			rest[at] = after;
			items[contenders.length + at] = shownOf(after);
			continue;
		}
		const at = placeIn(contenders, stood);
		if (contenders[at]?.item !== item) return undefined;
		if (after.worth === worth) {
			contenders[at] = after;
			items[at] = shownOf(after, at + 1, before.chances);
			continue;
		}
		moves = true;
		contenders.splice(at, 1);
		items.splice(at, 1);
		const place = placeIn(contenders, after);
		contenders.splice(place, 0, after);
		items.splice(place, 0, shownOf(after));
	}
	return moves ? finished(contenders, rest, before.wanted, before, items) : { ...before, contenders, rest, items };
}

function shownOf({ worth, item, context }: Entrant, rank?: number, chances?: LazyChances): PricedItem {
	return worth.shown(item, context, rank, chances);
}

/** @param stood As items were shown before, in the order of now: most of them still are. */
function finished(
	contenders: readonly Scored[],
	rest: readonly Entrant[],
	wanted: Wanted,
	before: RankedWorths | undefined,
	stood: readonly PricedItem[] = [],
): RankedWorths {
	const { capacity, topCount, draws } = wanted;
	const standings = contenders.map(({ worth }) => worth.standing);
	const top = topCount === undefined ? topCut(contenders, capacity) : { count: topCount, fitsPlan: false };
	const chances = new LazyChances(standings, top.count, draws, before?.chances);
	const items: PricedItem[] = new Array(contenders.length + rest.length);
	for (let index = 0; index < contenders.length; index++)
		items[index] =
			stillShown(stood[index], index + 1, before, chances) ?? shownOf(contenders[index]!, index + 1, chances);
	for (let index = 0; index < rest.length; index++)
		items[contenders.length + index] = stood[contenders.length + index] ?? shownOf(rest[index]!);
	return { wanted, contenders, rest, chances, top, items };
}

function stillShown(
	stood: PricedItem | undefined,
	rank: number,
	before: RankedWorths | undefined,
	chances: LazyChances,
): PricedItem | undefined {
	return stood?.rank === rank && isSamePlace(rank, before?.chances, chances) ? stood : undefined;
}

function isRanked(entrant: Entrant): entrant is Scored {
	return entrant.worth.standing !== undefined && isOpen(entrant.item);
}

function place(item: Item): number {
	return item.status === 'dropped' ? 2 : item.status === 'done' ? 1 : 0;
}

/** Where one stands among contenders, or would. */
function placeIn(contenders: readonly Scored[], { worth }: Scored): number {
	let low = 0;
	let high = contenders.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (compareStandings(contenders[middle]!.worth.standing, worth.standing) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}
