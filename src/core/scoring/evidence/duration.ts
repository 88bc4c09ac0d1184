import type { EstimatorSettings } from './settings.ts';

/**
 * How long an incident of a failure mode lasts: lognormal, the mode's log-mean shrunk to the overall one. Design,
 * section 9; the shrinkage is the normal–normal model with its variances by moments (one-way analysis of variance).
 *
 * Lengths of one mode hang together over months, so that an incident tells less than if they were independent: the
 * overall mean is worth `clustering` × s² / τ² incidents.
 */

/** What the log-variance is where nothing is known, and how many incidents that is worth; only for the uncertainty. */
const USUAL_SPREAD = 1;
const USUAL_SPREAD_WEIGHT = 4;

export interface DurationEvidence {
	readonly count: number;
	/** Sum of the logarithms of minutes. */
	readonly logSum: number;
	/** Sum of their squares. */
	readonly logSquares: number;
}

export interface DurationModel {
	/** Mean logarithm of minutes over all modes. */
	readonly logMean: number;
	/** Log-variance within a mode, s². */
	readonly within: number;
	/** κ = clustering × s² / τ²: how many incidents the overall mean is worth. Infinite where modes do not differ. */
	readonly weight: number;
	/** Minutes; a high quantile of history, the 95th percentile unless set otherwise. */
	readonly cap: number;
	/** Log-variance for the uncertainty of means: s², kept from nothing in small samples. */
	readonly cautiousWithin: number;
	/** The most that a log-variance may count for. */
	readonly mostSpread: number;
}

/** `minutes` are all durations of the history, in any order, each at least 1. */
export function durationModel(
	modes: readonly DurationEvidence[],
	minutes: Float64Array,
	{ clustering, mostLogSpread: mostSpread, capQuantile }: EstimatorSettings,
): DurationModel {
	let count = 0;
	let sum = 0;
	let residual = 0;
	let countSquares = 0;
	for (const mode of modes) {
		count += mode.count;
		sum += mode.logSum;
		residual += Math.max(0, mode.logSquares - mode.logSum ** 2 / mode.count);
		countSquares += mode.count ** 2;
	}
	if (count === 0) return { logMean: 0, within: 0, weight: Infinity, cap: 0, cautiousWithin: USUAL_SPREAD, mostSpread };
	const logMean = sum / count;
	const degrees = count - modes.length;
	const within = degrees > 0 ? residual / degrees : 0;
	let between = 0;
	if (modes.length > 1) {
		let squares = 0;
		for (const mode of modes) squares += mode.count * (mode.logSum / mode.count - logMean) ** 2;
		const effective = (count - countSquares / count) / (modes.length - 1);
		between = Math.max(0, (squares / (modes.length - 1) - within) / effective);
	}
	return {
		logMean,
		within,
		weight: between > 0 ? (clustering * within) / between : Infinity,
		cap: percentile(minutes, capQuantile),
		cautiousWithin: (within * degrees + USUAL_SPREAD * USUAL_SPREAD_WEIGHT) / (degrees + USUAL_SPREAD_WEIGHT),
		mostSpread,
	};
}

export interface Duration {
	/** Expected minutes. */
	readonly mean: number;
	/** Standard deviation of the logarithm of that expectation. */
	readonly logDeviation: number;
}

/** Expected minutes of an incident of one mode: exp(μ + min(s², most) / 2), at most the cap. */
export function expectedDuration(model: DurationModel, evidence: DurationEvidence): Duration {
	const { weight, mostSpread } = model;
	const logMean = Number.isFinite(weight)
		? (evidence.logSum + weight * model.logMean) / (evidence.count + weight)
		: model.logMean;
	const known = evidence.count + Math.min(weight, 4);
	return {
		mean: Math.min(Math.exp(logMean + Math.min(model.within, mostSpread) / 2), model.cap),
		logDeviation: Math.sqrt(Math.min(model.cautiousWithin, mostSpread) / known),
	};
}

/** The value under which this part of the values lies, linear between neighbours (Hyndman and Fan's type 7). */
function percentile(values: Float64Array, part: number): number {
	if (values.length === 0) return 0;
	const sorted = values.slice().sort();
	const position = part * (sorted.length - 1);
	const below = Math.floor(position);
	const above = Math.min(below + 1, sorted.length - 1);
	return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}
