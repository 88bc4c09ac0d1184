import type { Exposure } from './memory.ts';

/**
 * How often a failure mode occurs: decayed counts, shrunk to what is usual among the modes (Gamma–Poisson, by moments).
 * Design, section 9.
 */

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
	readonly exposure: Exposure;
}

/**
 * The prior by moments across modes. Between-mode variance = variance of the decayed rates less the part that is
 * counting noise, at least `leastSpread` × mean². No modes: a mean of zero.
 */
export function ratePrior(modes: readonly RateEvidence[], leastSpread: number): RatePrior {
	let sum = 0;
	let variance = 0;
	for (const { count, countVariance, exposure } of modes) {
		sum += count / exposure.weeks;
		variance += countVariance / exposure.weeks ** 2;
	}
	const mean = modes.length === 0 ? 0 : sum / modes.length;
	if (!(mean > 0)) return { shape: 1 / leastSpread, exposure: Infinity, meanVariance: 0 };
	let squares = 0;
	for (const { count, exposure } of modes) squares += (count / exposure.weeks - mean) ** 2;
	const seen = modes.length > 1 ? squares / (modes.length - 1) : 0;
	const between = Math.max(seen - variance / modes.length, leastSpread * mean ** 2);
	return { shape: mean ** 2 / between, exposure: mean / between, meanVariance: variance / sum ** 2 };
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
export function posteriorRate(prior: RatePrior, evidence: RateEvidence, dispersion: number): Rate {
	if (!Number.isFinite(prior.exposure)) return { mean: 0, relativeVariance: 0, dispersionShare: 0 };
	const shape = prior.shape + evidence.count;
	const leaning = prior.shape / shape;
	const dispersionShare = (1 - leaning) ** 2 / evidence.exposure.quarters;
	return {
		mean: shape / (prior.exposure + evidence.exposure.weeks),
		relativeVariance: 1 / shape + leaning ** 2 * prior.meanVariance + dispersion * dispersionShare,
		dispersionShare,
	};
}
