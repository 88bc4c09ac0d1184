import type { DurationModel } from './evidence/duration.ts';
import { MOST_MINUTES } from './evidence/incidentTime.ts';
import type { EstimatedMode } from './evidence/modes.ts';
import { lognormalDraws } from './uncertainty/draws.ts';
import { normalTable } from './uncertainty/quantiles.ts';
import { putInOrder, randomOf } from './uncertainty/random.ts';

/** What a failure mode may bring in a stretch of time to come: whole distributions, not only means. */

export interface CountPrediction {
	readonly mean: number;
	/** The least and the most of the middle 80 %, both included. */
	readonly low: number;
	readonly high: number;
	/** The chance of at most this many. */
	chanceUpTo(count: number): number;
}

/**
 * Incidents of one mode in the next `weeks`: negative binomial with the variance m + m² (v + c), where v is the relative
 * variance of the rate as known today and c the dispersion of rates between quarters.
 *
 * Whole numbers cannot hold just 80 %. From P10 to P90, both included, they hold 97 % where an incident is rare; the
 * interval here may leave out either end, whichever brings its chance closest to 80 %.
 */
export function predictCount(mode: EstimatedMode, dispersion: number, weeks: number): CountPrediction {
	const mean = mode.rate.mean * weeks;
	const cumulative = cumulativeCounts(mean, mode.rate.relativeVariance + dispersion);
	const chanceUpTo = (count: number) => (count < 0 ? 0 : (cumulative[count] ?? 1));
	return { mean, ...middleOf(cumulative, chanceUpTo), chanceUpTo };
}

/** What the middle of a distribution is to hold. */
const MIDDLE = 0.8;

function middleOf(
	cumulative: readonly number[],
	chanceUpTo: (count: number) => number,
): { readonly low: number; readonly high: number } {
	const tail = (1 - MIDDLE) / 2;
	const first = cumulative.findIndex((chance) => chance >= tail);
	const last = cumulative.findIndex((chance) => chance >= 1 - tail);
	let best = { low: first, high: last };
	let miss = Number.POSITIVE_INFINITY;
	for (const low of [first, first + 1])
		for (const high of [last, last - 1]) {
			if (high < low) continue;
			const off = Math.abs(chanceUpTo(high) - chanceUpTo(low - 1) - MIDDLE);
			if (off < miss) {
				best = { low, high };
				miss = off;
			}
		}
	return best;
}

/** Chances of at most 0, 1, 2 …, up to where they reach 0.999999. Poisson where the relative variance vanishes. */
function cumulativeCounts(mean: number, relativeVariance: number): number[] {
	if (!(mean > 0)) return [1];
	const shape = 1 / Math.max(relativeVariance, 1e-6);
	let log = shape * Math.log(shape / (shape + mean));
	let sum = 0;
	const chances: number[] = [];
	for (let count = 0; sum < 0.999999 && count < 100_000; count++) {
		sum += Math.exp(log);
		chances.push(sum);
		log += Math.log((((count + shape) / (count + 1)) * mean) / (shape + mean));
	}
	chances[chances.length - 1] = 1;
	return chances;
}

/** Of more incidents than this the sum of lengths is taken as lognormal by its moments (Fenton 1960). */
const ONE_BY_ONE = 12;

/**
 * Draws of the incident minutes of one mode in the next `weeks`, ascending: a predicted count, each with a lognormal
 * length of at most seven days about an expectation that is itself uncertain.
 */
export function predictMinutes(
	mode: EstimatedMode,
	lengths: DurationModel,
	dispersion: number,
	weeks: number,
	draws: number,
): Float64Array {
	const cumulative = cumulativeCounts(mode.rate.mean * weeks, mode.rate.relativeVariance + dispersion);
	const counts = new Float64Array(draws);
	let count = 0;
	for (let index = 0; index < draws; index++) {
		while (cumulative[count]! < (index + 0.5) / draws) count++;
		counts[index] = count;
	}
	const spread = lengths.cautiousWithin;
	const median = mode.duration.mean * Math.exp(-spread / 2);
	const levels = lognormalDraws(`level|${mode.key}`, mode.duration.logDeviation, draws);
	putInOrder(counts, `count|${mode.key}`);
	const random = randomOf(`lengths|${mode.key}`);
	const normals = normalTable(4096);
	const normal = () => normals[Math.floor(random() * normals.length)]!;
	for (let index = 0; index < draws; index++) {
		const level = median * (levels?.[index] ?? 1);
		const many = counts[index]!;
		let minutes = 0;
		if (many <= ONE_BY_ONE)
			for (let each = 0; each < many; each++)
				minutes += Math.min(MOST_MINUTES, level * Math.exp(Math.sqrt(spread) * normal()));
		else {
			const variance = Math.log1p(Math.expm1(spread) / many);
			minutes = many * level * Math.exp(spread / 2 - variance / 2 + Math.sqrt(variance) * normal());
		}
		counts[index] = minutes;
	}
	return counts.sort();
}
