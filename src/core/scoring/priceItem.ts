import type { Item, Rates } from '../backlog/model.ts';
import { pertMean } from '../backlog/quantities.ts';
import type { Interval, PricedItem, Term } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { boundedItem, finite } from './bounds.ts';
import type { Appraisal, Subject, Verdict } from './methods/method.ts';
import { LEAST_EFFORT } from './methods/overEffort.ts';
import { reasonOf } from './reason.ts';
import type { Contribution, TermContext } from './terms/contribution.ts';
import { incidentsTerm } from './terms/incidentsTerm.ts';
import { type AvoidedModes, avoidedModes } from './terms/portions.ts';
import { riskTerm } from './terms/riskTerm.ts';
import { deadlineTerm, riceTerm, toilTerm, valueTerm } from './terms/statedTerms.ts';
import { addScaled, type Draws, pertTails } from './uncertainty/draws.ts';
import { type Tails, tenthAndNinetieth } from './uncertainty/percentiles.ts';
import type { Writable } from './writable.ts';

/** What an item is worth by itself: all of its price but where in the files it comes from. */
export type Worth = Omit<PricedItem, 'item' | 'terms' | 'rank' | 'topChance' | 'tie'>;

export interface DrawnWorth {
	readonly worth: Worth;
	/** Draws of the score; absent where it is certain or there is none. */
	readonly scoreDraws?: Draws;
}

/** Everything that an item avoids, saves and earns, a week (design, section 5); any method scores it from there. */
export function appraise(written: Item, context: TermContext): Appraisal {
	const item = boundedItem(written);
	const contributions = contributionsOf(item, avoidedModes(item, context.history), context);
	return { item, contributions, costOfDelay: contributions.reduce((sum, { term }) => sum + term.value, 0) };
}

/** What an appraised item is worth, with its score. It may take over the draws of the appraisal. */
export function worthOf(appraisal: Appraisal, score: (subject: Subject) => Verdict, context: TermContext): DrawnWorth {
	const { item, contributions, costOfDelay: mean } = appraisal;
	const draws = totalDraws(contributions, context.draws);
	// The terms are bounded, so their sum needs no bound, and stays their sum.
	const tails = draws ? tenthAndNinetieth(draws) : { p10: mean, p90: mean };
	const subject = subjectOf(appraisal, tails, draws, context.draws);
	const verdict = subject && score(subject);
	const uncertain = verdict && drawsOf(verdict);
	const last90Days = lastOf(contributions);
	let reason: Message | undefined;
	return {
		worth: {
			costOfDelay: { ...intervalOf(mean, tails), mean },
			...(subject ? { effort: { mean: subject.days, ...subject.effortTails } } : {}),
			...(verdict ? scored(verdict) : {}),
			badMinutesPerWeek: contributions.reduce((sum, { term }) => sum + term.badMinutesPerWeek, 0),
			...(last90Days === undefined ? {} : { incidentsLast90Days: last90Days }),
			get reason() {
				reason ??= reasonBy(verdict, context.rates) ?? reasonOf(item, contributions, mean, context.rates);
				return reason;
			},
			overdue: item.deadline !== undefined && context.now > item.deadline.at,
		},
		...(uncertain ? { scoreDraws: uncertain } : {}),
	};
}

/** Another number of draws of the score of an item; undefined where it is certain. */
export function scoreDrawn(
	item: Item,
	{ costOfDelay }: Worth,
	score: (subject: Subject) => Verdict,
	context: TermContext,
	draws: number,
): Draws | undefined {
	const again = appraise(item, { ...context, draws });
	const redrawn = subjectOf(again, costOfDelay, totalDraws(again.contributions, draws), draws);
	return redrawn && drawsOf(score(redrawn));
}

/** Terms have no draws in them, so there are no more than the estimators need to run. */
export const DRAWS_OF_TERMS = 2;

/** What is said of an item by where it stands. */
export interface Chances {
	/** That it belongs to the first ones, 0–1. */
	readonly top: readonly number[];
	/** Numbers of groups; undefined for an item that stands alone. */
	readonly ties: readonly (number | undefined)[];
}

interface Standing {
	readonly rank: number;
	readonly chances: () => Chances;
}

/** An item with its price and its place. */
export function priced(item: Item, worth: Worth, context: TermContext, place?: Standing): PricedItem {
	const shown: Writable<PricedItem> = new Priced(item, worth, context, place);
	if (worth.effort) shown.effort = worth.effort;
	if (worth.score) shown.score = worth.score;
	if (worth.scoreParts) shown.scoreParts = worth.scoreParts;
	if (worth.unscored) shown.unscored = worth.unscored;
	if (worth.incidentsLast90Days !== undefined) shown.incidentsLast90Days = worth.incidentsLast90Days;
	if (place) shown.rank = place.rank;
	return shown;
}

/** Terms, reasons and chances are worked out when somebody asks for them, as few look at all of them. */
class Priced implements PricedItem {
	readonly item: Item;
	readonly costOfDelay: Interval;
	readonly badMinutesPerWeek: number;
	readonly overdue: boolean;
	readonly #worth: Worth;
	readonly #context: TermContext;
	readonly #place: Standing | undefined;
	#terms: readonly Term[] | undefined;

	constructor(item: Item, worth: Worth, context: TermContext, place: Standing | undefined) {
		this.item = item;
		this.costOfDelay = worth.costOfDelay;
		this.badMinutesPerWeek = worth.badMinutesPerWeek;
		this.overdue = worth.overdue;
		this.#worth = worth;
		this.#context = context;
		this.#place = place;
	}

	// Without a rank or a tie there is a key without a value: whether there is one is not known before.
	get topChance(): number {
		return this.#place?.chances().top[this.#place.rank - 1] as number;
	}

	get tie(): number {
		return this.#place?.chances().ties[this.#place.rank - 1] as number;
	}

	get reason(): Message {
		return this.#worth.reason;
	}

	get terms(): readonly Term[] {
		this.#terms ??= appraise(this.item, { ...this.#context, draws: DRAWS_OF_TERMS }).contributions.map(
			({ term }) => term,
		);
		return this.#terms;
	}

	toJSON(): unknown {
		const { topChance, tie, reason, terms } = this;
		return { ...this, topChance, tie, reason, terms };
	}
}

/** Undefined without an effort: no method scores that. */
export function subjectOf(
	appraisal: Appraisal,
	costTails: Tails,
	costs: Draws | undefined,
	draws: number,
): Subject | undefined {
	const { effort } = appraisal.item;
	if (!effort) return undefined;
	const days = Math.max(pertMean(effort), LEAST_EFFORT);
	const { item, contributions, costOfDelay } = appraisal;
	const effortTails = pertTails(effort);
	const subject: Writable<Subject> = { item, contributions, costOfDelay, costTails, effort, days, effortTails, draws };
	if (costs) subject.costs = costs;
	return subject;
}

function drawsOf(verdict: Verdict): Draws | undefined {
	return 'unscored' in verdict ? undefined : verdict.draws;
}

/** Under another method than CD3, what that sees in the item is why it stands where it stands. */
function reasonBy(verdict: Verdict | undefined, rates: Rates | undefined): Message | undefined {
	if (!verdict || 'unscored' in verdict || verdict.parts.length === 0) return undefined;
	return message('{0}.', verdict.counts(rates ? { currency: rates.currency } : {}));
}

function scored(verdict: Verdict): Pick<PricedItem, 'score' | 'scoreParts' | 'unscored'> {
	if ('unscored' in verdict) return verdict;
	const { mean, draws, parts } = verdict;
	const tails = verdict.tails ?? (draws ? tenthAndNinetieth(draws) : { p10: mean, p90: mean });
	return { score: intervalOf(mean, tails), ...(parts.length > 0 ? { scoreParts: parts } : {}) };
}

function contributionsOf(item: Item, avoided: AvoidedModes, context: TermContext): Contribution[] {
	return [
		incidentsTerm(item, avoided, context),
		riskTerm(item, avoided, context),
		toilTerm(item, context),
		valueTerm(item, context),
		riceTerm(item, context),
		deadlineTerm(item, context),
	].filter((term) => term !== undefined);
}

/** In an array of its own, unless there is only one to sum. */
function totalDraws(contributions: readonly Contribution[], count: number): Draws | undefined {
	const spreads = contributions.filter(({ spread }) => spread !== undefined);
	if (spreads.length === 0) return undefined;
	let certain = 0;
	for (const { term, spread } of contributions) if (!spread) certain += term.value;
	const alone = spreads.length === 1 && certain === 0;
	const total = alone ? spreads[0]!.spread! : spreads[0]!.spread!.slice();
	for (const { spread } of spreads.slice(1)) addScaled(total, spread!, 1);
	if (certain !== 0) for (let index = 0; index < count; index++) total[index]! += certain;
	return total;
}

function intervalOf(mean: number, { p10, p90 }: Tails): Interval {
	return { mean: finite(mean), p10: finite(p10), p90: finite(p90) };
}

/** The plain count beside the estimate. Both kinds of term may see the same incidents, so the larger count is taken. */
function lastOf(contributions: readonly Contribution[]): number | undefined {
	let most: number | undefined;
	for (const { last90Days } of contributions)
		if (last90Days !== undefined && (most === undefined || last90Days > most)) most = last90Days;
	return most;
}
