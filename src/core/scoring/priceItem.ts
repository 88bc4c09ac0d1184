import type { Item } from '../backlog/model.ts';
import { DAYS_PER_WEEK, pertMean } from '../backlog/quantities.ts';
import type { Interval, PricedItem } from '../snapshot.ts';
import { boundedItem, finite } from './bounds.ts';
import { reasonOf } from './reason.ts';
import type { Contribution, TermContext } from './terms/contribution.ts';
import { incidentsTerm } from './terms/incidentsTerm.ts';
import { type AvoidedModes, avoidedModes } from './terms/portions.ts';
import { riskTerm } from './terms/riskTerm.ts';
import { deadlineTerm, riceTerm, toilTerm, valueTerm } from './terms/statedTerms.ts';
import { addScaled, type Draws, dividePert, pertTails } from './uncertainty/draws.ts';
import { type Tails, tenthAndNinetieth } from './uncertainty/percentiles.ts';

/** An item with all that it is worth by itself; rank, chances and ties need the others. */
export interface AppraisedItem {
	readonly priced: PricedItem;
	/** Draws of the score; absent where it is certain or there is none. */
	readonly scoreDraws?: Draws;
	/** Another number of them. */
	drawAgain(count: number): Draws | undefined;
}

/** Cost of delay a week, score = cost of delay ÷ effort in engineer-weeks (design, section 5; CD3 after Reinertsen 2009). */
export function priceItem(written: Item, context: TermContext): AppraisedItem {
	const item = boundedItem(written);
	const avoided = avoidedModes(item, context.history);
	const contributions = contributionsOf(item, avoided, context);
	const mean = contributions.reduce((sum, { term }) => sum + term.value, 0);
	const draws = totalDraws(contributions, context.draws);
	// The terms are bounded, so their sum needs no bound, and stays their sum.
	const tails = draws ? tenthAndNinetieth(draws) : { p10: mean, p90: mean };
	const costOfDelay = { ...intervalOf(mean, tails), mean };
	const scores = scoreOf(item, costOfDelay, draws, context.draws);
	const last90Days = lastOf(contributions);
	return {
		priced: {
			item: written,
			costOfDelay,
			...(scores ? { effort: scores.effort, score: scores.score } : {}),
			badMinutesPerWeek: contributions.reduce((sum, { term }) => sum + term.badMinutesPerWeek, 0),
			terms: contributions.map(({ term }) => term),
			...(last90Days === undefined ? {} : { incidentsLast90Days: last90Days }),
			reason: reasonOf(item, contributions, mean, context.rates),
			overdue: item.deadline !== undefined && context.now > item.deadline.at,
		},
		...(scores?.draws ? { scoreDraws: scores.draws } : {}),
		drawAgain(count) {
			if (!scores?.draws) return undefined;
			const costs = totalDraws(contributionsOf(item, avoided, { ...context, draws: count }), count);
			return quotientDraws(item, mean, costs, count);
		},
	};
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

function totalDraws(contributions: readonly Contribution[], count: number): Draws | undefined {
	const spreads = contributions.filter(({ spread }) => spread !== undefined);
	if (spreads.length === 0) return undefined;
	let certain = 0;
	for (const { term, spread } of contributions) if (!spread) certain += term.value;
	const total = spreads[0]!.spread!;
	for (const { spread } of spreads.slice(1)) addScaled(total, spread!, 1);
	if (certain !== 0) for (let index = 0; index < count; index++) total[index]! += certain;
	return total;
}

interface Score {
	readonly effort: Interval;
	readonly score: Interval;
	readonly draws?: Draws;
}

/** `costs` are draws of the cost of delay; they become draws of the score. */
function scoreOf(item: Item, costOfDelay: Interval, costs: Draws | undefined, count: number): Score | undefined {
	const { effort } = item;
	if (!effort) return undefined;
	const days = Math.max(pertMean(effort), LEAST_EFFORT);
	const { mean } = costOfDelay;
	const uncertain = effort.high > effort.low;
	const draws = quotientDraws(item, mean, costs, count);
	const efforts = pertTails(effort);
	const tails = costs && uncertain ? tenthAndNinetieth(costs) : quotientTails(costOfDelay, efforts.p10, efforts.p90);
	return {
		effort: { mean: days, ...efforts },
		score: intervalOf((mean * DAYS_PER_WEEK) / days, tails),
		...(draws ? { draws } : {}),
	};
}

/** Draws of the score, for which those of the cost of delay are taken over; undefined where it is certain. */
function quotientDraws(item: Item, mean: number, costs: Draws | undefined, count: number): Draws | undefined {
	const { effort } = item;
	if (!effort) return undefined;
	const draws = costs ?? (effort.high > effort.low && mean !== 0 ? new Float64Array(count).fill(mean) : undefined);
	if (draws) dividePert(draws, `effort|${item.id}`, effort, DAYS_PER_WEEK, LEAST_EFFORT);
	return draws;
}

/** Where only one of costs and effort is uncertain, the tails of their quotient follow from its own. */
function quotientTails(costs: Tails, shortest: number, longest: number): Tails {
	return {
		p10: (costs.p10 * DAYS_PER_WEEK) / Math.max(LEAST_EFFORT, costs.p10 < 0 ? shortest : longest),
		p90: (costs.p90 * DAYS_PER_WEEK) / Math.max(LEAST_EFFORT, costs.p90 < 0 ? longest : shortest),
	};
}

/** Engineer-days. The reader refuses an effort of zero; this only keeps quotients finite. */
const LEAST_EFFORT = 1e-6;

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
