import type { Incident } from '../../backlog/model.ts';
import { countDispersion } from './dispersion.ts';
import {
	type Duration,
	type DurationEvidence,
	type DurationModel,
	durationModel,
	expectedDuration,
} from './duration.ts';
import { type FailureMode, failureModes } from './failureMode.ts';
import { memories } from './learnedMemory.ts';
import { type Exposure, exposureOver, type Memory, recencyWeight, usualMemory } from './memory.ts';
import { posteriorRate, type Rate, type RateEvidence, ratePrior } from './rate.ts';
import { defaultSettings, type EstimatorSettings } from './settings.ts';

/** A failure mode and what history says of it, without any price. */
export interface EstimatedMode extends FailureMode {
	readonly memory: Memory;
	/** What each occurrence weighs by its age, 0–1. */
	readonly weights: Float64Array;
	/** Decayed count, and the variance that it would have were it Poisson. */
	readonly evidence: RateEvidence;
	/** Incidents a week. */
	readonly rate: Rate;
	/** Of one incident. */
	readonly duration: Duration;
}

export interface ModeEstimates {
	/** By key. */
	readonly modes: readonly EstimatedMode[];
	/** Relative variance of a rate from quarter to quarter, beyond Poisson. */
	readonly dispersion: number;
	readonly lengths: DurationModel;
}

/**
 * All failure modes of a history, estimated at `now` (milliseconds since 1970). Incidents after it do not count, open
 * ones count up to it.
 */
export function estimateModes(
	incidents: readonly Incident[],
	now: number,
	settings: EstimatorSettings = defaultSettings,
): ModeEstimates {
	const modes = failureModes(incidents, now);
	let first = now;
	let total = 0;
	for (const { occurrences } of modes) {
		first = Math.min(first, occurrences[occurrences.length - 1]!.incident.started);
		total += occurrences.length;
	}
	const remembered = memories(modes, first, now, settings);
	const weights = modes.map((mode, index) => weightsOf(mode, remembered[index]!, now));
	const exposure = exposureOver(now - first);
	const counts = weights.map((each, index) => countsOf(each, exposure(remembered[index]!)));
	const dispersion = countDispersion(modes, remembered, first, now, settings);
	const prior = ratePrior(usualCounts(modes, counts, now, exposure, settings), settings.leastRateSpread);
	const lengths = modes.map(lengthsOf);
	const minutes = new Float64Array(total);
	let at = 0;
	for (const { occurrences } of modes) for (const occurrence of occurrences) minutes[at++] = occurrence.minutes;
	const model = durationModel(lengths, minutes, settings);
	return {
		dispersion,
		lengths: model,
		modes: modes.map((mode, index) => ({
			...mode,
			memory: remembered[index]!,
			weights: weights[index]!,
			evidence: counts[index]!,
			rate: posteriorRate(prior, counts[index]!, dispersion),
			duration: expectedDuration(model, lengths[index]!),
		})),
	};
}

/**
 * What is usual among the modes is counted with the usual memory: what happens in a mode changes the memory of others, and
 * must not come back to it by way of their rates.
 */
function usualCounts(
	modes: readonly FailureMode[],
	counts: readonly RateEvidence[],
	now: number,
	exposure: (memory: Memory) => Exposure,
	settings: EstimatorSettings,
): readonly RateEvidence[] {
	const usual = usualMemory(settings);
	const observed = exposure(usual);
	return modes.map((mode, index) => {
		const known = counts[index]!;
		return known.exposure.weeks === observed.weeks ? known : countsOf(weightsOf(mode, usual, now), observed);
	});
}

function weightsOf({ occurrences }: FailureMode, memory: Memory, now: number): Float64Array {
	return Float64Array.from(occurrences, ({ incident }) => recencyWeight(memory, now - incident.started));
}

function countsOf(weights: Float64Array, exposure: Exposure): RateEvidence {
	let count = 0;
	let countVariance = 0;
	for (const weight of weights) {
		count += weight;
		countVariance += weight * weight;
	}
	return { count, countVariance, exposure };
}

function lengthsOf({ occurrences }: FailureMode): DurationEvidence {
	let logSum = 0;
	let logSquares = 0;
	for (const { minutes } of occurrences) {
		const log = Math.log(minutes);
		logSum += log;
		logSquares += log * log;
	}
	return { count: occurrences.length, logSum, logSquares };
}
