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
import { decayedExposure, posteriorRate, type Rate, type RateEvidence, ratePrior } from './rate.ts';

/** A failure mode and what history says of it, without any price. */
export interface EstimatedMode extends FailureMode {
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
export function estimateModes(incidents: readonly Incident[], now: number): ModeEstimates {
	const modes = failureModes(incidents, now);
	let first = now;
	let total = 0;
	for (const { occurrences } of modes) {
		first = Math.min(first, occurrences[occurrences.length - 1]!.incident.started);
		total += occurrences.length;
	}
	const exposure = decayedExposure(now - first);
	const dispersion = countDispersion(modes, first, now);
	const counts = modes.map(countsOf);
	const prior = ratePrior(counts, exposure);
	const lengths = modes.map(lengthsOf);
	const minutes = new Float64Array(total);
	let at = 0;
	for (const { occurrences } of modes) for (const occurrence of occurrences) minutes[at++] = occurrence.minutes;
	const model = durationModel(lengths, minutes);
	return {
		dispersion,
		lengths: model,
		modes: modes.map((mode, index) => ({
			...mode,
			evidence: counts[index]!,
			rate: posteriorRate(prior, counts[index]!, exposure, dispersion),
			duration: expectedDuration(model, lengths[index]!),
		})),
	};
}

function countsOf({ occurrences }: FailureMode): RateEvidence {
	let count = 0;
	let countVariance = 0;
	for (const { weight } of occurrences) {
		count += weight;
		countVariance += weight * weight;
	}
	return { count, countVariance };
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
