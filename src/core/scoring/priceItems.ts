import { type Incident, type Item, isOpen, type MethodId, type Rates, type Service } from '../backlog/model.ts';
import type { Calendar } from '../incidents/calendar.ts';
import type { Problem } from '../problem.ts';
import type { PricedItem } from '../snapshot.ts';
import { boundedRates, boundedService } from './bounds.ts';
import { contradictedGuesses } from './contradictions.ts';
import { type History, historyOf } from './evidence/history.ts';
import { Inquiry } from './inquiry.ts';
import { keptTieGroups, keptTopChances } from './keptRanking.ts';
import { type KeptStanding, KeptWorth, WorthKeeper } from './keptWorths.ts';
import type { Appraisal } from './methods/method.ts';
import { methods } from './methods/registry.ts';
import { appraise } from './priceItem.ts';
import { compareStandings } from './ranking.ts';
import type { TermContext } from './terms/contribution.ts';
import { type TopCut, topCut } from './topCut.ts';

/** What the items of one backlog file are priced with. Incidents, services and rates may be inherited from another file. */
export interface PricingScope {
	readonly items: readonly Item[];
	readonly incidents: readonly Incident[];
	readonly services: readonly Service[];
	readonly rates?: Rates;
	readonly calendar: Calendar;
	/** Engineer-days that the file's plan has for all owners together. */
	readonly capacity?: number;
	readonly file: string;
}

export interface Pricing {
	/** By rank; then open ones without a rank, done ones and dropped ones, each in the order of their keys. */
	readonly items: readonly PricedItem[];
	/** The first items that `topChance` is about. */
	readonly top: TopCut;
	/** What the items have to do with each other. */
	readonly inquiry: Inquiry;
	/** Guesses that history contradicts: information. */
	readonly problems: readonly Problem[];
	/** What each scope was priced with; scopes may share one. */
	readonly histories: ReadonlyMap<PricingScope, History>;
}

/** Enough for a shown percentile to be stable within about 1 %, few enough for each keystroke. Chances have more. */
const DRAWS = 1024;

/**
 * Prices all items of all scopes, which must have the same currency, and ranks them by a method. `now` is in milliseconds
 * since 1970. The same input gives the same output to the last bit; the order of items and incidents changes nothing.
 * Without `topCount` it is what fits the plans.
 */
export function priceItems(
	scopes: readonly PricingScope[],
	now: number,
	method: MethodId = 'cd3',
	topCount?: number,
	draws: number = DRAWS,
): Pricing {
	const problems: Problem[] = [];
	const histories = historiesOf(scopes, now);
	const candidates = candidatesOf(scopes, histories, now, draws);
	const appraisals = new Map<Item, Appraisal>();
	let alone = true;
	const score = methods[method].begin(() => {
		alone = false;
		for (const { item, context } of candidates) if (isOpen(item)) appraisals.set(item, appraise(item, context));
		return [...appraisals.values()];
	});
	const keeper = alone ? new WorthKeeper(method) : undefined;
	const worths = candidates.map(({ item, context }) => {
		if (isOpen(item)) problems.push(...contradictedGuesses(item, context.history));
		const make = () => new KeptWorth(item, context, appraisals.get(item) ?? appraise(item, context), score);
		return keeper ? keeper.of(item, context, make) : make();
	});
	keeper?.keep();
	const capacity = scopes.reduce((sum, scope) => sum + (scope.capacity ?? 0), 0);
	const ranking = ranked(worths, { capacity, topCount }, draws);
	const historyByItem = new Map(candidates.map(({ item, context }) => [item, context.history]));
	const inquiry = new Inquiry(ranking.items, (item) => historyByItem.get(item), ranking.top.count, now);
	return { ...ranking, inquiry, problems, histories };
}

/** An item with what it is priced by. */
export interface Candidate {
	readonly item: Item;
	readonly context: TermContext;
}

/** The items of all scopes, each with the history of its scope. */
export function candidatesOf(
	scopes: readonly PricingScope[],
	histories: ReadonlyMap<PricingScope, History>,
	now: number,
	draws: number,
): readonly Candidate[] {
	return scopes.flatMap((scope) => {
		const history = histories.get(scope) ?? scopeHistory(scope, now);
		const context = { history, now, draws, ...(scope.rates ? { rates: boundedRates(scope.rates) } : {}) };
		return scope.items.map((item) => ({ item, context }));
	});
}

/** Scopes that share their incidents, services, rates and calendar share one history. */
export function historiesOf(scopes: readonly PricingScope[], now: number): ReadonlyMap<PricingScope, History> {
	const histories = new Map<PricingScope, History>();
	for (const scope of scopes) {
		const alike = [...histories.keys()].find((known) => sharesHistory(known, scope));
		histories.set(scope, alike ? histories.get(alike)! : scopeHistory(scope, now));
	}
	return histories;
}

/** The incidents of a scope as its items see them at `now`, milliseconds since 1970. */
export function scopeHistory(scope: PricingScope, now: number): History {
	return historyOf(
		{
			incidents: scope.incidents,
			services: scope.services.map(boundedService),
			calendar: scope.calendar,
			...(scope.rates ? { rates: boundedRates(scope.rates) } : {}),
		},
		now,
	);
}

function sharesHistory(one: PricingScope, other: PricingScope): boolean {
	return (
		one.incidents === other.incidents &&
		one.services === other.services &&
		one.rates === other.rates &&
		one.calendar === other.calendar
	);
}

/** Draws of scores that are kept from one pricing to the next: 16 MB. */
const MOST_DRAWS = 2 ** 21;

interface Scored extends KeptWorth {
	readonly standing: KeptStanding;
}

function ranked(
	worths: readonly KeptWorth[],
	wanted: { readonly capacity: number; readonly topCount: number | undefined },
	draws: number,
): Pick<Pricing, 'items' | 'top'> {
	const isRanked = (worth: KeptWorth): worth is Scored => worth.standing !== undefined && isOpen(worth.item);
	const contenders = worths.filter(isRanked);
	const rest = worths.filter((worth) => !isRanked(worth));
	contenders.sort((one, other) => compareStandings(one.standing, other.standing));
	const standings = contenders.map(({ standing }) => standing);
	const top =
		wanted.topCount === undefined ? topCut(contenders, wanted.capacity) : { count: wanted.topCount, fitsPlan: false };
	const chances = keptTopChances(standings, top.count, draws);
	const ties = keptTieGroups(standings, draws);
	for (const standing of standings.slice(MOST_DRAWS / draws)) standing.release();
	rest.sort((one, other) => place(one.item) - place(other.item) || (one.item.key < other.item.key ? -1 : 1));
	const items = [
		...contenders.map((worth, index) => {
			const tie = ties[index];
			return worth.shownAt({ rank: index + 1, topChance: chances[index]!, ...(tie === undefined ? {} : { tie }) });
		}),
		...rest.map((worth) => worth.shownAt()),
	];
	return { items, top };
}

function place(item: Item): number {
	return item.status === 'dropped' ? 2 : item.status === 'done' ? 1 : 0;
}
