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
import { addScaled, type Draws, dividePert, pertTails, tenthAndNinetieth } from './uncertainty/draws.ts';

/** An item with all that it is worth by itself; rank, chances and ties need the others. */
export interface AppraisedItem {
	readonly priced: PricedItem;
	/** Draws of the score; absent where it is certain or there is none. */
	readonly scoreDraws?: Draws;
}

/** Cost of delay a week, score = cost of delay ÷ effort in engineer-weeks (design, section 5; CD3 after Reinertsen 2009). */
export function priceItem(written: Item, context: TermContext): AppraisedItem {
	const item = boundedItem(written);
	const avoided = avoidedModes(item, context.history);
	const contributions = contributionsOf(item, avoided, context);
	const mean = contributions.reduce((sum, { term }) => sum + term.value, 0);
	const draws = totalDraws(contributions, context.draws);
	// The terms are bounded, so their sum needs no bound, and stays their sum.
	const costOfDelay = { ...intervalOf(mean, draws), mean };
	const scores = scoreOf(item, mean, draws, context.draws);
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
function scoreOf(item: Item, mean: number, costs: Draws | undefined, count: number): Score | undefined {
	const { effort } = item;
	if (!effort) return undefined;
	const days = Math.max(pertMean(effort), LEAST_EFFORT);
	const draws = costs ?? (effort.high > effort.low && mean !== 0 ? new Float64Array(count).fill(mean) : undefined);
	if (draws) dividePert(draws, `effort|${item.id}`, effort, DAYS_PER_WEEK, LEAST_EFFORT);
	return {
		effort: { mean: days, ...pertTails(effort, count) },
		score: intervalOf((mean * DAYS_PER_WEEK) / days, draws),
		...(draws ? { draws } : {}),
	};
}

/** Engineer-days. The reader refuses an effort of zero; this only keeps quotients finite. */
const LEAST_EFFORT = 1e-6;

function intervalOf(mean: number, draws: Draws | undefined): Interval {
	if (!draws) return { mean: finite(mean), p10: finite(mean), p90: finite(mean) };
	const { p10, p90 } = tenthAndNinetieth(draws);
	return { mean: finite(mean), p10: finite(p10), p90: finite(p90) };
}

/** The plain count beside the estimate. Both kinds of term may see the same incidents, so the larger count is taken. */
function lastOf(contributions: readonly Contribution[]): number | undefined {
	let most: number | undefined;
	for (const { last90Days } of contributions)
		if (last90Days !== undefined && (most === undefined || last90Days > most)) most = last90Days;
	return most;
}
