import type { Rates, Service } from '../../backlog/model.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import type { Calendar } from '../../incidents/calendar.ts';
import type { Place } from '../../place.ts';
import { addScaled, type Draws, gammaDraws, lognormalDraws, multiply } from '../uncertainty/draws.ts';
import { responseHours } from './incidentTime.ts';
import type { EstimatedMode } from './modes.ts';

/** What one bad minute costs, and the line that says so; absent where no rate says it. */
export interface MinutePrice {
	readonly price: number;
	readonly place: Place;
}

/** The price of one minute of full outage of a service: its own, else the team's. */
export function badMinutePrice(
	service: string | undefined,
	services: ReadonlyMap<string, Service>,
	rates: Rates | undefined,
): MinutePrice | undefined {
	if (!rates) return undefined;
	const own = service === undefined ? undefined : services.get(service);
	if (own?.badMinute !== undefined) return { price: own.badMinute, place: placeAt(own.origin, ['badMinute']) };
	if (rates.badMinute === undefined) return undefined;
	return { price: rates.badMinute, place: placeAt(rates.origin, ['badMinute']) };
}

/** A failure mode with its price. All figures are of one incident as this service feels it, unless they say otherwise. */
export interface PricedMode extends EstimatedMode {
	/** Bad minutes per minute of incident: the impact, weighted by length. */
	readonly badShare: number;
	readonly badMinutes: number;
	readonly minutePrice?: MinutePrice;
	readonly responseHours: number;
	/** Hours, each weighted by its band. */
	readonly weightedHours: number;
	/** Currency, or hours where there are no rates. */
	readonly cost: number;
	/** Currency (or hours) a week: rate × cost. */
	readonly costPerWeek: number;
	/** Part of an incident that belongs to this service: 1 unless incidents strike several. */
	readonly part: number;
	/** Draws of `costPerWeek` over its mean; made when first asked for. */
	spread(count: number): Draws | undefined;
}

/**
 * E[cost | mode] = expected minutes × the mode's cost per minute, where cost per minute = Σ cost / Σ minutes over its
 * incidents, cost = bad minutes × badMinute + Σ response hours × engineerHour × band weight (design, section 5).
 */
export function priceMode(
	mode: EstimatedMode,
	services: ReadonlyMap<string, Service>,
	rates: Rates | undefined,
	calendar: Calendar,
): PricedMode {
	let minutes = 0;
	let bad = 0;
	let hours = 0;
	let weighted = 0;
	let parts = 0;
	for (const { incident, impact, part, minutes: length } of mode.occurrences) {
		minutes += length;
		bad += length * impact;
		parts += part;
		const response = responseHours(incident, length, calendar);
		hours += (response.business + response.off + response.sleep) * part;
		weighted +=
			(response.business + response.off * (rates?.offHours ?? 1) + response.sleep * (rates?.sleepHours ?? 1)) * part;
	}
	const length = mode.duration.mean / minutes;
	const minutePrice = badMinutePrice(mode.service, services, rates);
	const hourPrice = rates ? (rates.engineerHour ?? 0) : 1;
	const cost = length * (bad * (minutePrice?.price ?? 0) + weighted * hourPrice);
	return {
		...mode,
		badShare: bad / minutes,
		badMinutes: length * bad,
		...(minutePrice ? { minutePrice } : {}),
		responseHours: length * hours,
		weightedHours: length * weighted,
		cost,
		costPerWeek: mode.rate.mean * cost,
		part: parts / mode.occurrences.length,
		spread: spreadOf(mode),
	};
}

/** Relative uncertainty of rate × expected duration; the same for every item that avoids the mode. */
function spreadOf(mode: EstimatedMode): (count: number) => Draws | undefined {
	// Few draws outline a price, many tell its range: these take turns.
	const made: { few?: Made; many?: Made } = {};
	return (count) => {
		const slot = count <= FEW ? 'few' : 'many';
		const known = made[slot];
		if (known?.count === count) return known.draws;
		const { relativeVariance } = mode.rate;
		const rate = relativeVariance > 0 ? gammaDraws(`rate|${mode.key}`, 1 / relativeVariance, count) : undefined;
		const length = lognormalDraws(`duration|${mode.key}`, mode.duration.logDeviation, count);
		if (rate) multiply(rate, length);
		const draws = rate ?? length;
		made[slot] = { count, draws };
		return draws;
	};
}

interface Made {
	readonly count: number;
	readonly draws: Draws | undefined;
}

const FEW = 16;

/** The part of a mode that is meant, 0–1. */
export interface ModePortion {
	readonly mode: PricedMode;
	readonly portion: number;
}

export function badMinutesPerWeek({ rate, badMinutes }: PricedMode): number {
	return rate.mean * badMinutes;
}

function costPerWeek(mode: PricedMode): number {
	return mode.costPerWeek;
}

/**
 * Draws of Σ portion × cost a week, or × another figure that follows rate and duration; undefined where nothing is
 * uncertain, unless they are wanted anyway.
 */
export function spreadOfPortions(
	portions: readonly ModePortion[],
	count: number,
	wanted: boolean,
	figure: (mode: PricedMode) => number = costPerWeek,
): Draws | undefined {
	if (!wanted && portions.every(({ mode }) => mode.spread(count) === undefined)) return undefined;
	const total = new Float64Array(count);
	let certain = 0;
	for (const { mode, portion } of portions) {
		const draws = mode.spread(count);
		const weight = portion * figure(mode);
		if (draws) addScaled(total, draws, weight);
		else certain += weight;
	}
	if (certain !== 0) for (let index = 0; index < count; index++) total[index]! += certain;
	return total;
}
