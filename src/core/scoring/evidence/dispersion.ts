import { DAY, WEEK } from '../../backlog/quantities.ts';
import type { FailureMode } from './failureMode.ts';
import { exposureOver, type Memory, recencyWeight } from './memory.ts';
import { posteriorRate, type RateEvidence, ratePrior } from './rate.ts';
import type { EstimatorSettings } from './settings.ts';

/**
 * How much more counts scatter than Poisson: the relative variance of a mode's underlying rate from one quarter to the
 * next. It is measured by replaying the history: at the ends of up to eight past quarters each mode is estimated from what
 * was known then, and compared with what the next quarter brought.
 */

/** Relative variance, and how many replayed forecasts that is worth; what history says of itself outweighs it soon. */
const USUAL = 0.2;
const USUAL_WEIGHT = 5;
const QUARTERS = 8;
const QUARTER = 91 * DAY;
const MOST = 20;

interface Replay {
	readonly expected: number;
	/** Relative variance of the expectation by itself, and the part of the dispersion that it had besides. */
	readonly variance: number;
	readonly carried: number;
	readonly seen: number;
}

/**
 * The dispersion c for which Σ w × ((seen − expected)² / (expected + expected² × (variance + c)) − 1) is zero, with
 * w = expected / (1 + expected), so that modes that hardly ever occur do not decide (Pearson’s estimate).
 */
export function countDispersion(
	modes: readonly FailureMode[],
	memories: readonly Memory[],
	first: number,
	now: number,
	settings: EstimatorSettings,
): number {
	const replays: Replay[] = [];
	for (let quarter = 1; quarter <= QUARTERS; quarter++) {
		const cut = now - quarter * QUARTER;
		if (cut - first < QUARTER) break;
		replays.push(...replayed(modes, memories, first, cut, settings));
	}
	const excess = (dispersion: number) => {
		let sum = USUAL_WEIGHT * (USUAL - dispersion);
		for (const { expected, variance, carried, seen } of replays) {
			const spread = expected + expected ** 2 * (variance + dispersion * (1 + carried));
			sum += (expected / (1 + expected)) * ((seen - expected) ** 2 / spread - 1);
		}
		return sum;
	};
	let low = 0;
	let high = MOST;
	if (excess(0) <= 0) return 0;
	for (let step = 0; step < 30; step++) {
		const middle = (low + high) / 2;
		if (excess(middle) > 0) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

function replayed(
	modes: readonly FailureMode[],
	memories: readonly Memory[],
	first: number,
	cut: number,
	{ leastRateSpread }: EstimatorSettings,
): Replay[] {
	const evidence: (RateEvidence & { readonly seen: number })[] = [];
	const exposure = exposureOver(cut - first);
	modes.forEach(({ occurrences }, index) => {
		const memory = memories[index]!;
		let count = 0;
		let countVariance = 0;
		let seen = 0;
		for (const { incident } of occurrences) {
			const age = cut - incident.started;
			if (age > 0) {
				const weight = recencyWeight(memory, age);
				count += weight;
				countVariance += weight * weight;
			} else if (age > -QUARTER) seen++;
		}
		if (count > 0) evidence.push({ count, countVariance, seen, exposure: exposure(memory) });
	});
	const prior = ratePrior(evidence, leastRateSpread);
	const weeks = QUARTER / WEEK;
	return evidence.map((each) => {
		const rate = posteriorRate(prior, each, 0);
		return {
			expected: rate.mean * weeks,
			variance: rate.relativeVariance,
			carried: rate.dispersionShare,
			seen: each.seen,
		};
	});
}
