import { betaProbability, logGamma } from '../betaQuantile.ts';
import type { Count } from '../rateRatio.ts';

/**
 * The probability that a Poisson rate is lower since than before, 0–1: each rate has Jeffreys' prior, Gamma(½, 0), so given
 * its events it is Gamma(events + ½, time); of two independent Gamma variables of one scale the part of the first is
 * Beta(a, b), hence P = I_{t/(t + T)}(x + ½, X + ½) with x events in t since and X in T before (Gelman et al., Bayesian
 * Data Analysis, section 2.6 and appendix A). Times are above zero.
 */
export function probabilityFell(before: Count, since: Count): number {
	return betaProbability(since.time / (since.time + before.time), since.events + 0.5, before.events + 0.5);
}

/** Means are bounded, so that the counts can be gone through one by one. */
const MOST_EVENTS = 100_000;

/**
 * The counts between which a forecast lies with four chances in five: of a Poisson count whose mean has these percentiles.
 * Three points stand for the mean's distribution, P10, middle and P90 with the weights 0.3, 0.4, 0.3 (Swanson's rule;
 * Megill 1984). Counts are whole, so the chance is rather more. Means are bounded to fifty thousand.
 */
export function countInterval(means: { readonly p10: number; readonly middle: number; readonly p90: number }): {
	readonly low: number;
	readonly high: number;
} {
	const points = [
		{ weight: 0.3, mean: means.p10 },
		{ weight: 0.4, mean: means.middle },
		{ weight: 0.3, mean: means.p90 },
	].map(({ weight, mean }) => ({ weight, mean: Math.min(mean, MOST_EVENTS / 2) }));
	const terms = points.map(({ mean }) => (mean > 0 ? { log: Math.log(mean), mean } : undefined));
	let sum = 0;
	let low: number | undefined;
	for (let k = 0; k <= MOST_EVENTS; k++) {
		for (const [index, term] of terms.entries())
			sum += points[index]!.weight * (term ? Math.exp(k * term.log - term.mean - logGamma(k + 1)) : k === 0 ? 1 : 0);
		if (low === undefined && sum >= 0.1) low = k;
		if (sum >= 0.9) return { low: low ?? k, high: k };
	}
	return { low: low ?? 0, high: MOST_EVENTS };
}
