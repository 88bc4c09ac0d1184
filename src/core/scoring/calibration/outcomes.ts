import { type Item, isOpen, type Rates } from '../../backlog/model.ts';
import { pertMean, WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';
import type { PricedItem, TermKind } from '../../snapshot.ts';
import { type PricingScope, priceItems } from '../priceItems.ts';

/**
 * What a quarter (13 weeks) with an open item done holds that one without it does not, in natural units. All figures are
 * expectations, with share and confidence in them, and none is negative.
 */
export interface Outcome {
	readonly item: Item;
	/**
	 * Currency whose worth is agreed: product value, hours at `engineerHour`, what a deadline would lose, and bad minutes of
	 * services that have a price of their own.
	 */
	readonly money: number;
	/** Bad minutes that the team's own rate prices. */
	readonly badMinutes: number;
	/** RICE: reach × impact × confidence. */
	readonly points: number;
	/** The same, as a person would say it. */
	readonly plain: {
		readonly incidents: number;
		/** Bad minutes of services that have a price of their own, and what that makes of them. */
		readonly pricedMinutes: number;
		readonly pricedMinutesWorth: number;
		/** Engineer-hours of toil and response, unweighted. */
		readonly hours: number;
		readonly earned: number;
		/** Of a deadline's loss, the part that falls into the quarter. */
		readonly loss: number;
		/** People or whatever is reached, confidence included, and the impact on each. */
		readonly reach: number;
		readonly impact: number;
	};
}

/** Means need no more. */
const DRAWS = 2;

/**
 * The outcomes of the open items of these scopes that are worth something, in the order of their keys. They are read off
 * the product's own pricing, once with each rate alone, so that they agree with it. `engineerHour` is currency; without
 * one, hours are worth nothing.
 */
export function outcomesOf(scopes: readonly PricingScope[], engineerHour: number | undefined, now: number): Outcome[] {
	const alone = (rates: Partial<Rates>, ownPrices: boolean) => {
		const priced = priceItems(
			scopes.map((scope) => withRates(scope, rates, ownPrices)),
			now,
			'cd3',
			1,
			DRAWS,
		).items;
		return new Map(priced.map((each) => [each.item.key, each]));
	};
	const natural = alone({ badMinute: 1, reachPoint: 1 }, false);
	const hours = alone({ engineerHour: 1 }, false);
	const own = alone({}, true);
	const money = alone(engineerHour === undefined ? {} : { engineerHour, ...weights(scopes) }, true);
	const outcomes: Outcome[] = [];
	for (const [key, unpriced] of natural) {
		const { item } = unpriced;
		if (!isOpen(item)) continue;
		const badMinutes = quarterOf(unpriced, ['incidents', 'risk']);
		const points = quarterOf(unpriced, ['rice']);
		const loss = lossOf(unpriced);
		const known = quarterOf(money.get(key)!, ['incidents', 'risk', 'toil', 'value']) + loss;
		if (!(known >= 0 && badMinutes >= 0 && points >= 0 && known + badMinutes + points > 0)) continue;
		const impact = item.rice?.impact ?? 0;
		outcomes.push({
			item,
			money: known,
			badMinutes,
			points,
			plain: {
				incidents: sum(unpriced, (term) => term.incidentsPerWeek ?? 0) * WEEKS_PER_QUARTER,
				pricedMinutes: Math.max(0, unpriced.badMinutesPerWeek * WEEKS_PER_QUARTER - badMinutes),
				pricedMinutesWorth: quarterOf(own.get(key)!, ['incidents', 'risk']),
				hours: quarterOf(hours.get(key)!, ['incidents', 'risk', 'toil']),
				earned: quarterOf(unpriced, ['value']),
				loss,
				reach: impact > 0 ? points / impact : 0,
				impact,
			},
		});
	}
	return outcomes.sort((one, other) => (one.item.key < other.item.key ? -1 : 1));
}

/** Weights of off and sleep hours count in money; the rates of one file have one set of them. */
function weights(scopes: readonly PricingScope[]): Partial<Rates> {
	const rates = scopes.find((scope) => scope.rates)?.rates;
	return rates ? { offHours: rates.offHours, sleepHours: rates.sleepHours } : {};
}

function withRates(scope: PricingScope, rates: Partial<Rates>, ownPrices: boolean): PricingScope {
	return {
		...scope,
		services: ownPrices
			? scope.services
			: scope.services.map((service) => (service.badMinute === undefined ? service : { ...service, badMinute: 0 })),
		rates: {
			currency: scope.rates?.currency ?? '',
			offHours: 1,
			sleepHours: 1,
			origin: scope.rates?.origin ?? { file: scope.file, start: 0, end: 0 },
			...rates,
		},
	};
}

function quarterOf(priced: PricedItem, kinds: readonly TermKind[]): number {
	return sum(priced, (term) => (kinds.includes(term.kind) ? term.value : 0)) * WEEKS_PER_QUARTER;
}

function sum({ terms }: PricedItem, of: (term: PricedItem['terms'][number]) => number): number {
	return terms.reduce((total, term) => total + of(term), 0);
}

/** A loss is lost once, however near its deadline. */
function lossOf(priced: PricedItem): number {
	const { deadline, confidence = 1 } = priced.item;
	if (!deadline) return 0;
	return Math.min(quarterOf(priced, ['deadline']), pertMean(deadline.loss) * confidence);
}
