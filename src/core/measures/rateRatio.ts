import { betaQuantile } from './betaQuantile.ts';

/** A number of events in a stretch of time, of any unit. */
export interface Count {
	readonly events: number;
	readonly time: number;
}

/** One rate over another. */
export interface RateRatio {
	/** Absent where nothing happened in the time compared with. */
	readonly ratio?: number;
	readonly low: number;
	readonly high: number;
}

/**
 * The ratio of two Poisson rates with its exact interval: of all events together, those of the first are binomial, and the
 * Clopper–Pearson interval of their part turns into one of the ratio (R's `poisson.test`; Przyborowski and Wilenski 1940).
 * `level` is the chance that the interval holds, 0–1. No events at all give 0 to infinity.
 */
export function rateRatio(one: Count, other: Count, level = 0.95): RateRatio {
	const tail = (1 - level) / 2;
	const { events: x } = one;
	const { events: y } = other;
	const times = other.time / one.time;
	const odds = (part: number) => (part / (1 - part)) * times;
	return {
		...(y > 0 ? { ratio: (x / y) * times } : {}),
		low: x === 0 ? 0 : odds(betaQuantile(tail, x, y + 1)),
		high: y === 0 ? Number.POSITIVE_INFINITY : odds(betaQuantile(1 - tail, x + 1, y)),
	};
}
