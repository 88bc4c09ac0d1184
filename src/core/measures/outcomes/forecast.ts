import type { FieldRecord } from '../../backlog/edits.ts';
import type { Item, Promised } from '../../backlog/model.ts';
import { type Estimate, MINUTE, pertMean, WEEK, WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';
import { boundedItem, finite } from '../../scoring/bounds.ts';
import type { History } from '../../scoring/evidence/history.ts';
import { badMinutesPerWeek, type ModePortion, type PricedMode } from '../../scoring/evidence/modeCost.ts';
import { portionDraws } from '../../scoring/terms/incidentsTerm.ts';
import { avoidedModes, modesOfCause, remainder } from '../../scoring/terms/portions.ts';
import {
	addScaled,
	type Draws,
	dividePert,
	gammaDraws,
	multiplyPert,
	pertDraws,
} from '../../scoring/uncertainty/draws.ts';
import { tenthAndNinetieth } from '../../scoring/uncertainty/percentiles.ts';

/** What an item promises a quarter, and what is expected without it. Figures that are zero are absent. */
export interface ItemPromise {
	readonly incidents?: Promised;
	readonly badMinutes?: Promised;
	/** Engineer-hours of response and toil. */
	readonly hours?: Promised;
	/** Incidents, of the failure modes that the item is about. */
	readonly without?: number;
}

/** As many as a price is drawn from. */
const DRAWS = 1024;
const MINUTES_PER_WEEK = WEEK / MINUTE;

/** A mean a week, and draws of it; without draws it is certain. */
interface Amount {
	readonly mean: number;
	readonly draws?: Draws | undefined;
}

/** Failure modes that an item claims in part: by `avoids`, or by a `risk` whose cause history has. */
interface Claim {
	readonly name: string;
	readonly portions: readonly ModePortion[];
	readonly share: Estimate | undefined;
}

/**
 * What an item promises as its price has it: share × rate of its failure modes for incidents, × expected bad minutes or
 * hours of response for those, toil besides; times its confidence. P10 and P90 are of the same draws as those of its price.
 */
export function itemPromise(written: Item, history: History): ItemPromise {
	const item = boundedItem(written);
	const claims = claimsOf(item, history);
	const guess = claims.some(({ name }) => name.startsWith('risk.')) ? undefined : guessOf(item);
	const confidence = item.confidence ?? 1;
	const sums = {
		incidents: promised([...claims.map(incidentsOf), ...(guess ? [guess.incidents] : [])], confidence),
		badMinutes: promised(
			[...claims.map((claim) => amountOf(claim, badMinutesPerWeek)), ...(guess ? [guess.badMinutes] : [])],
			confidence,
		),
		hours: promised([...claims.map((claim) => amountOf(claim, responsePerWeek)), toilOf(item)], confidence),
	};
	const without =
		claims.reduce((sum, { portions }) => sum + wholeRate(portions), guess ? guess.perWeek : 0) * WEEKS_PER_QUARTER;
	return {
		...(sums.incidents ? { incidents: sums.incidents } : {}),
		...(sums.badMinutes ? { badMinutes: sums.badMinutes } : {}),
		...(sums.hours ? { hours: sums.hours } : {}),
		...(without > 0 ? { without: finite(without) } : {}),
	};
}

/** The same as it is written into the file, with three digits; undefined where nothing is promised. */
export function forecastField(promise: ItemPromise, date: string): FieldRecord | undefined {
	const { incidents, badMinutes, hours, without } = promise;
	if (!incidents && !badMinutes && !hours) return undefined;
	return {
		date,
		...(incidents ? { incidents: promisedField(incidents) } : {}),
		...(badMinutes ? { badMinutes: promisedField(badMinutes) } : {}),
		...(hours ? { hours: promisedField(hours) } : {}),
		...(without === undefined ? {} : { without: rounded(without) }),
	};
}

function promisedField({ p10, mean, p90 }: Promised): number | FieldRecord {
	const [low, middle, high] = [rounded(p10), rounded(mean), rounded(p90)];
	return low === high ? middle : { p10: low, mean: middle, p90: high };
}

function rounded(value: number): number {
	return Number(value.toPrecision(3));
}

/** Failure modes that an item is about, whole: of the incidents that it names, and of its causes. */
export function modesOf(item: Item, history: History): readonly PricedMode[] {
	return [...new Set(claimsOf(item, history).flatMap(({ portions }) => portions.map(({ mode }) => mode)))];
}

function claimsOf(item: Item, history: History): Claim[] {
	const avoided = avoidedModes(item, history);
	const cause = item.risk?.cause;
	const known = cause === undefined ? [] : modesOfCause(history, cause, item.service).modes;
	return [
		...(avoided.portions.length > 0
			? [{ name: `share|${item.id}`, portions: avoided.portions, share: item.avoids?.share }]
			: []),
		...(known.length > 0
			? [{ name: `risk.share|${item.id}`, portions: remainder(known, avoided.portions), share: item.risk?.share }]
			: []),
	];
}

function wholeRate(portions: readonly ModePortion[]): number {
	return portions.reduce((sum, { mode }) => sum + mode.rate.mean * mode.part, 0);
}

function responsePerWeek({ rate, responseHours }: PricedMode): number {
	return rate.mean * responseHours;
}

function amountOf({ name, portions, share }: Claim, figure: (mode: PricedMode) => number): Amount {
	const whole = portions.reduce((sum, { mode, portion }) => sum + portion * figure(mode), 0);
	return { mean: meanShare(share) * whole, draws: portionDraws(portions, name, share, DRAWS, figure) };
}

function meanShare(share: Estimate | undefined): number {
	return share ? pertMean(share) : 1;
}

/** Whole incidents: one that strikes two services counts once. Only the rate is uncertain, not how long they last. */
function incidentsOf({ name, portions, share }: Claim): Amount {
	const draws = new Float64Array(DRAWS);
	let mean = 0;
	for (const { mode, portion } of portions) {
		const weight = portion * mode.part * mode.rate.mean;
		const { relativeVariance } = mode.rate;
		const rate = relativeVariance > 0 ? gammaDraws(`rate|${mode.key}`, 1 / relativeVariance, DRAWS) : undefined;
		if (rate) addScaled(draws, rate, weight);
		else for (let index = 0; index < DRAWS; index++) draws[index]! += weight;
		mean += weight;
	}
	if (share) multiplyPert(draws, name, share);
	return { mean: meanShare(share) * mean, draws };
}

/** A risk that has not happened yet: (detect + repair) × impact ÷ every, and 1 ÷ every of them. */
function guessOf(item: Item) {
	const { risk } = item;
	if (!risk) return undefined;
	const name = (field: string) => `risk.${field}|${item.id}`;
	const perWeek = MINUTES_PER_WEEK / Math.max(1, pertMean(risk.every));
	const times = new Float64Array(DRAWS).fill(1);
	if (risk.share) multiplyPert(times, name('share'), risk.share);
	dividePert(times, name('every'), risk.every, MINUTES_PER_WEEK, 1);
	const minutes = times.slice();
	const detect = pertDraws(name('detect'), risk.detect, DRAWS);
	const repair = pertDraws(name('repair'), risk.repair, DRAWS);
	for (let index = 0; index < DRAWS; index++)
		minutes[index]! *= (detect?.[index] ?? pertMean(risk.detect)) + (repair?.[index] ?? pertMean(risk.repair));
	multiplyPert(minutes, name('impact'), risk.impact);
	const share = meanShare(risk.share);
	const badMinutes = share * perWeek * (pertMean(risk.detect) + pertMean(risk.repair)) * pertMean(risk.impact);
	return {
		perWeek,
		incidents: { mean: share * perWeek, draws: times },
		badMinutes: { mean: badMinutes, draws: minutes },
	};
}

function toilOf({ id, toil }: Item): Amount {
	return toil ? { mean: pertMean(toil), draws: pertDraws(`toil|${id}`, toil, DRAWS) } : { mean: 0 };
}

/** The sum a quarter, times the confidence; undefined where it is nothing. */
function promised(amounts: readonly Amount[], confidence: number): Promised | undefined {
	const factor = confidence * WEEKS_PER_QUARTER;
	const total = new Float64Array(DRAWS);
	let mean = 0;
	for (const amount of amounts) {
		mean += amount.mean;
		for (let index = 0; index < DRAWS; index++) total[index]! += amount.draws?.[index] ?? amount.mean;
	}
	if (!(mean * factor > 0)) return undefined;
	const { p10, p90 } = tenthAndNinetieth(total);
	return { p10: finite(p10 * factor), mean: finite(mean * factor), p90: finite(p90 * factor) };
}
