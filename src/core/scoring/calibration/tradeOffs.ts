import type { Rates } from '../../backlog/model.ts';
import { type Message, message } from '../../text.ts';
import type { Outcome } from './outcomes.ts';

/** The rates that answers can tell. */
export const calibratedRates = ['badMinute', 'reachPoint'] as const;
export type CalibratedKey = (typeof calibratedRates)[number];

/** What is taken for a rate before any answer: a normal distribution of its natural logarithm. */
export interface Prior {
	/** Of the rate itself, currency. */
	readonly median: number;
	/** Of its logarithm. */
	readonly deviation: number;
	/** Around the rate that the file has; else around a guess from the items. */
	readonly isPresent: boolean;
}

/** An outcome as the model sees it: worth = money + badMinute × badMinutes + reachPoint × points. */
export interface Option {
	readonly key: string;
	readonly outcome: Outcome;
	readonly money: number;
	readonly badMinute: number;
	readonly reachPoint: number;
}

/** What is asked about: options to choose between, and the rates that choices tell. */
export interface TradeOffs {
	readonly options: readonly Option[];
	/** At least one. A rate that is missing here is not fitted: no answer tells it. */
	readonly priors: Readonly<Partial<Record<CalibratedKey, Prior>>>;
}

export type Readiness =
	| { readonly kind: 'ready'; readonly tradeOffs: TradeOffs }
	/** No question would tell anything; what the backlog lacks. */
	| { readonly kind: 'lacking'; readonly reason: Message };

/** Nine of ten such rates lie within a factor of 7 of the present one, or of 27 of a guess. */
const PRESENT_DEVIATION = 1.2;
const GUESSED_DEVIATION = 2;

/** Fewer questions than these say nothing. */
const FEWEST_QUESTIONS = 3;

/**
 * The trade-offs in these outcomes. A rate is fitted where two items differ in it and neither is better in everything.
 * Rates are told against what has a price; where nothing has one, a present rate stands fast as the measure of the other.
 */
export function tradeOffsOf(outcomes: readonly Outcome[], rates: Partial<Rates>): Readiness {
	const hasMinutes = outcomes.some(({ badMinutes }) => badMinutes > 0);
	const hasPoints = outcomes.some(({ points }) => points > 0);
	if (!hasMinutes && !hasPoints) return { kind: 'lacking', reason: noTrade(outcomes) };
	const measure = outcomes.some(({ money }) => money > 0)
		? undefined
		: calibratedRates.find((key) => (rates[key] ?? 0) > 0 && hasMinutes && hasPoints);
	if (!measure && outcomes.every(({ money }) => money === 0)) return { kind: 'lacking', reason: noMoney };
	const fixed = measure === undefined ? 0 : rates[measure]!;
	const options = outcomes.map((outcome): Option => {
		const { money, badMinutes, points } = outcome;
		return {
			key: outcome.item.key,
			outcome,
			money: money + fixed * (measure === 'badMinute' ? badMinutes : measure === 'reachPoint' ? points : 0),
			badMinute: measure === 'badMinute' ? 0 : badMinutes,
			reachPoint: measure === 'reachPoint' ? 0 : points,
		};
	});
	const open = openPairs(options);
	const informed = calibratedRates.filter((key) => open.some(([one, other]) => one[key] !== other[key]));
	if (informed.length === 0 || open.length < FEWEST_QUESTIONS) return { kind: 'lacking', reason: fewItems };
	const priors: Partial<Record<CalibratedKey, Prior>> = {};
	for (const key of informed) priors[key] = priorOf(options, key, rates[key]);
	return { kind: 'ready', tradeOffs: { options, priors } };
}

/** Without a present rate: as if a middling item were worth as much by its minutes, or points, as one by its money. */
function priorOf(options: readonly Option[], key: CalibratedKey, present: number | undefined): Prior {
	if (present !== undefined && present > 0) return { median: present, deviation: PRESENT_DEVIATION, isPresent: true };
	return {
		median: middle(options.map(({ money }) => money)) / middle(options.map((option) => option[key])),
		deviation: GUESSED_DEVIATION,
		isPresent: false,
	};
}

/** The geometric middle of those above zero; 1 where there are none. */
function middle(values: readonly number[]): number {
	const sorted = values.filter((value) => value > 0).sort((one, other) => one - other);
	if (sorted.length === 0) return 1;
	return Math.sqrt(sorted[(sorted.length - 1) >> 1]! * sorted[sorted.length >> 1]!);
}

export type Pair = readonly [Option, Option];

/** Pairs of which neither is better in everything, each in the order of its keys. */
export function openPairs(options: readonly Option[]): Pair[] {
	return options.flatMap((one, index) =>
		options.slice(index + 1).flatMap((other): Pair[] => (isDominated(one, other) ? [] : [[one, other]])),
	);
}

/** One of them is at least as good in each respect: the answer is known. */
export function isDominated(one: Option, other: Option): boolean {
	const differences = [one.money - other.money, one.badMinute - other.badMinute, one.reachPoint - other.reachPoint];
	return differences.every((difference) => difference >= 0) || differences.every((difference) => difference <= 0);
}

function noTrade(outcomes: readonly Outcome[]): Message {
	return outcomes.some(({ plain }) => plain.pricedMinutes > 0)
		? message(
				'Every service whose incidents an open item avoids has a price of its own, and no open item has “rice”: there is nothing to weigh.',
			)
		: message(
				'No open item avoids bad minutes (“avoids” with incidents in the history, or “risk”), and none has “rice”: there is nothing to weigh.',
			);
}

const noMoney = message(
	'Nothing in the open items has a price to weigh bad minutes or reach against. Give an item a “value”, or “toil” with rates.engineerHour.',
);

const fewItems = message(
	'Too few open items can be weighed against each other: each question needs two of which neither is better in everything.',
);
