import { type Incident, type Item, isOpen, type MethodId, type Rates, type Service } from '../backlog/model.ts';
import type { Calendar } from '../incidents/calendar.ts';
import type { Problem } from '../problem.ts';
import type { PricedItem } from '../snapshot.ts';
import { boundedRates, boundedService } from './bounds.ts';
import { contradictedGuesses } from './contradictions.ts';
import { type History, historyOf } from './evidence/history.ts';
import { Inquiry } from './inquiry.ts';
import { KeptWorth, WorthKeeper } from './keptWorths.ts';
import type { Appraisal, Subject, Verdict } from './methods/method.ts';
import { methods } from './methods/registry.ts';
import { appraise } from './priceItem.ts';
import { type RankedWorths, rankWorths } from './rankedWorths.ts';
import type { TermContext } from './terms/contribution.ts';
import type { TopCut } from './topCut.ts';

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
	readonly worths: RankedWorths;
	/** What it takes to price single items again; absent for a method whose scale depends on all of them. */
	readonly again?: Repricing;
}

/** How the items of scopes are priced one by one. */
export interface Repricing {
	readonly contexts: ReadonlyMap<PricingScope, TermContext>;
	readonly keeper: WorthKeeper;
	readonly score: (subject: Subject) => Verdict;
	readonly now: number;
}

/** Enough for a shown percentile to be stable within about 1 %, few enough for each keystroke. Chances have more. */
const DRAWS = 1024;

/**
 * Prices all items of all scopes, which must have the same currency, and ranks them by a method. `now` is in milliseconds
 * since 1970. The same input gives the same output to the last bit; the order of items and incidents changes nothing.
 * Without `topCount` it is what fits the plans.
 *
 * @param before A pricing that may have much in common with this one: it changes how long it takes, and nothing else.
 */
export function priceItems(
	scopes: readonly PricingScope[],
	now: number,
	method: MethodId = 'cd3',
	topCount?: number,
	draws: number = DRAWS,
	before?: Pricing,
): Pricing {
	const problems: Problem[] = [];
	const histories = historiesOf(scopes, now);
	const contexts = contextsOf(scopes, histories, now, draws);
	const candidates = candidatesIn(contexts);
	const appraisals = new Map<Item, Appraisal>();
	let alone = true;
	const score = methods[method].begin(() => {
		alone = false;
		for (const { item, context } of candidates) if (isOpen(item)) appraisals.set(item, appraise(item, context));
		return [...appraisals.values()];
	});
	const keeper = alone ? new WorthKeeper(method, before?.again?.keeper) : undefined;
	const entrants = candidates.map(({ item, context }) => {
		if (isOpen(item)) problems.push(...contradictedGuesses(item, context.history));
		const make = () => new KeptWorth(item, context, score, appraisals.get(item));
		return { item, context, worth: keeper ? keeper.of(item, context, make) : make() };
	});
	keeper?.finish();
	const capacity = scopes.reduce((sum, scope) => sum + (scope.capacity ?? 0), 0);
	const ranked = rankWorths(entrants, { capacity, topCount, draws }, before?.worths);
	return {
		...shownOf(ranked, contexts, now),
		problems,
		histories,
		...(keeper ? { again: { contexts, keeper, score, now } } : {}),
	};
}

/** What is shown of a ranking. */
export function shownOf(
	worths: RankedWorths,
	contexts: ReadonlyMap<PricingScope, TermContext>,
	now: number,
): Pick<Pricing, 'items' | 'top' | 'inquiry' | 'worths'> {
	const { items, top } = worths;
	return { items, top, inquiry: new Inquiry(items, historyByItem(contexts), top.count, now), worths };
}

/** Which history an item was priced by. It is listed when somebody asks. */
function historyByItem(contexts: ReadonlyMap<PricingScope, TermContext>): (item: Item) => History | undefined {
	let listed: Map<Item, History> | undefined;
	return (item) => {
		listed ??= new Map(candidatesIn(contexts).map((candidate) => [candidate.item, candidate.context.history]));
		return listed.get(item);
	};
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
	return candidatesIn(contextsOf(scopes, histories, now, draws));
}

function candidatesIn(contexts: ReadonlyMap<PricingScope, TermContext>): readonly Candidate[] {
	return [...contexts].flatMap(([scope, context]) => scope.items.map((item) => ({ item, context })));
}

function contextsOf(
	scopes: readonly PricingScope[],
	histories: ReadonlyMap<PricingScope, History>,
	now: number,
	draws: number,
): ReadonlyMap<PricingScope, TermContext> {
	return new Map(
		scopes.map((scope) => {
			const history = histories.get(scope) ?? scopeHistory(scope, now);
			return [scope, { history, now, draws, ...(scope.rates ? { rates: boundedRates(scope.rates) } : {}) }];
		}),
	);
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
