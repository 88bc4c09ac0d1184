import { DAY, WEEK, WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';

/**
 * How often a failure mode occurs: decayed counts, shrunk to what is usual among the modes (Gamma–Poisson, by moments).
 * Design, section 9.
 */

/** Half-lives of 90 to 180 days predict equally well on real histories; 30 days and a year or more are worse. */
const HALF_LIFE_DAYS = 120;
/** A history counts as at least a quarter long: its first incident may be all that is known of its start. */
const LEAST_HISTORY = 91 * DAY;
/** The least relative variance of rates between modes. */
const LEAST_SPREAD = 0.05;

/** 2^(−age / 120 days), 0–1. Age in milliseconds. */
export function recencyWeight(age: number): number {
	return 2 ** (-age / (HALF_LIFE_DAYS * DAY));
}

/** How long the modes were observed, decayed as incidents are. */
export interface Exposure {
	/** ∫ 2^(−t / half-life) dt from 0 to the history's length. */
	readonly weeks: number;
	/** How many quarters that are alike it is worth: weeks² / ∫ 4^(−t / half-life) dt, in quarters. */
	readonly quarters: number;
}

/** `length` is in milliseconds. */
export function decayedExposure(length: number): Exposure {
	const halfLife = (HALF_LIFE_DAYS * DAY) / WEEK;
	const observed = Math.max(length, LEAST_HISTORY) / WEEK;
	const weeks = (halfLife / Math.LN2) * (1 - 2 ** (-observed / halfLife));
	const squared = (halfLife / (2 * Math.LN2)) * (1 - 4 ** (-observed / halfLife));
	return { weeks, quarters: weeks ** 2 / squared / WEEKS_PER_QUARTER };
}

/** What rates are usual: Gamma with this shape and this exposure (weeks); mean = shape / exposure a week. */
export interface RatePrior {
	readonly shape: number;
	readonly exposure: number;
	/** Variance of the prior's mean by its own small sample, relative to its square. */
	readonly meanVariance: number;
}

export interface RateEvidence {
	/** Decayed count. */
	readonly count: number;
	/** Sum of the squared weights: the variance of the decayed count, were it Poisson. */
	readonly countVariance: number;
}

/**
 * The prior by moments across modes. Between-mode variance = variance of the decayed rates less the part that is
 * counting noise, at least 0.05 × mean². No modes: a mean of zero.
 */
export function ratePrior(modes: readonly RateEvidence[], exposure: Exposure): RatePrior {
	let count = 0;
	let countVariance = 0;
	for (const mode of modes) {
		count += mode.count;
		countVariance += mode.countVariance;
	}
	const { weeks } = exposure;
	const mean = modes.length === 0 ? 0 : count / weeks / modes.length;
	if (!(mean > 0)) return { shape: 1 / LEAST_SPREAD, exposure: Infinity, meanVariance: 0 };
	let squares = 0;
	for (const mode of modes) squares += (mode.count / weeks - mean) ** 2;
	const seen = modes.length > 1 ? squares / (modes.length - 1) : 0;
	const noise = countVariance / weeks ** 2 / modes.length;
	const between = Math.max(seen - noise, LEAST_SPREAD * mean ** 2);
	return { shape: mean ** 2 / between, exposure: mean / between, meanVariance: countVariance / count ** 2 };
}

/** A rate and how well it is known. */
export interface Rate {
	/** Incidents a week. */
	readonly mean: number;
	/** Variance relative to the square of the mean. */
	readonly relativeVariance: number;
	/** How much of the dispersion of counts is in that variance: 1 / quarters of evidence. */
	readonly dispersionShare: number;
}

/**
 * The rate of one mode: Gamma(a + n, b + T). Its variance is that posterior's, plus what the prior's own mean may be off
 * by, in the measure in which the rate leans on it, plus what quarters scatter beyond Poisson (`dispersion`, relative
 * variance), in the measure in which it leans on the mode's own count.
 */
export function posteriorRate(prior: RatePrior, evidence: RateEvidence, exposure: Exposure, dispersion: number): Rate {
	if (!Number.isFinite(prior.exposure)) return { mean: 0, relativeVariance: 0, dispersionShare: 0 };
	const shape = prior.shape + evidence.count;
	const leaning = prior.shape / shape;
	const dispersionShare = (1 - leaning) ** 2 / exposure.quarters;
	return {
		mean: shape / (prior.exposure + exposure.weeks),
		relativeVariance: 1 / shape + leaning ** 2 * prior.meanVariance + dispersion * dispersionShare,
		dispersionShare,
	};
}
