import { DAY, WEEK } from '../../backlog/quantities.ts';
import type { FailureMode } from './failureMode.ts';
import { halvedWeeks, type Memory, usualMemory } from './memory.ts';
import type { EstimatorSettings, MemoryLearning } from './settings.ts';

/**
 * How fast a history forgets itself, learned from its own past: at the ends of past quarters each mode's next quarter is
 * foretold with every half-life, and half-lives weigh by how likely they found what came (Bayesian model averaging, all
 * alike beforehand, with a tempered likelihood). Busy sources whose trouble moves on get a short memory, quiet and steady
 * ones a long one.
 *
 * A mode learns from the other modes alone. So one more incident in a mode never shortens its own memory, and cannot lower
 * its rate that way.
 */

const QUARTER = 91 * DAY;
/** The shape of the prior of a mode's rate by itself (Jeffreys): incidents. */
const JEFFREYS = 0.5;
/** How much quarters scatter beyond Poisson here, as a relative variance. Between 0.1 and 0.5 it hardly matters. */
const SCATTER = 0.2;

/** What the replay of one mode found. */
interface Foretold {
	/** Log-likelihood of what came, by half-life. */
	readonly likelihoods: Float64Array;
	/** Incidents that came. */
	readonly incidents: number;
}

/** The memory of each mode. `first` is when the history starts; all instants in milliseconds since 1970. */
export function memories(
	modes: readonly FailureMode[],
	first: number,
	now: number,
	settings: EstimatorSettings,
): readonly Memory[] {
	const usual = usualMemory(settings);
	const { learning } = settings;
	const quarters = learning ? Math.min(learning.quarters, Math.floor((now - first) / QUARTER) - 1) : 0;
	if (!learning || quarters < 1 || modes.length < 2) return modes.map(() => usual);
	const cuts = Array.from({ length: quarters }, (_, index) =>
		replayAt(now - (quarters - index) * QUARTER, first, learning),
	);
	const replays = modes.map((mode) => foretold(mode, cuts, learning));
	const sums = new Float64Array(learning.halfLives.length);
	let incidents = 0;
	for (const replay of replays) {
		incidents += replay.incidents;
		replay.likelihoods.forEach((likelihood, index) => {
			sums[index]! += likelihood;
		});
	}
	if (incidents <= learning.from) return modes.map(() => usual);
	const observed = learning.halfLives.map((halfLife) => halvedWeeks(halfLife, now - first));
	return replays.map((replay) => {
		const learned = (incidents - replay.incidents - learning.from) / (learning.to - learning.from);
		if (!(learned > 0)) return usual;
		const others = sums.map((sum, index) => sum - replay.likelihoods[index]!);
		return mixed(chances(others, Math.min(learned, 1), settings, learning), observed, learning);
	});
}

/** The chance of each half-life: tempered likelihoods to the part that is learned, the usual half-life for the rest. */
function chances(
	likelihoods: Float64Array,
	learned: number,
	{ usualHalfLife }: EstimatorSettings,
	{ halfLives, trust }: MemoryLearning,
): number[] {
	const most = Math.max(...likelihoods);
	const weights = halfLives.map((_, index) => Math.exp(trust * (likelihoods[index]! - most)));
	const whole = weights.reduce((sum, weight) => sum + weight, 0);
	return weights.map(
		(weight, index) => (learned * weight) / whole + (halfLives[index] === usualHalfLife ? 1 - learned : 0),
	);
}

/** The mean of the rates by each half-life is the rate by one mixture, whose parts are chance ÷ exposure, normed. */
function mixed(chance: readonly number[], observed: readonly number[], { halfLives }: MemoryLearning): Memory {
	const parts = chance.map((each, index) => each / observed[index]!);
	const whole = parts.reduce((sum, part) => sum + part, 0);
	return { longest: halfLives[0]!, parts: parts.map((part) => part / whole) };
}

/** The end of a past quarter. */
interface ReplayCut {
	readonly at: number;
	/** A quarter as a part of what was observed until then, decayed by each half-life. */
	readonly ahead: readonly number[];
}

function replayAt(at: number, first: number, { halfLives }: MemoryLearning): ReplayCut {
	return { at, ahead: halfLives.map((halfLife) => QUARTER / WEEK / halvedWeeks(halfLife, at - first)) };
}

function foretold({ occurrences }: FailureMode, cuts: readonly ReplayCut[], { halfLives }: MemoryLearning): Foretold {
	const longest = halfLives[0]! * DAY;
	const likelihoods = new Float64Array(halfLives.length);
	const counts = new Float64Array(halfLives.length);
	let incidents = 0;
	let at = occurrences.length;
	let next = at;
	for (const { at: cut, ahead } of cuts) {
		let fade = 2 ** (-QUARTER / longest);
		for (let index = 0; index < counts.length; index++, fade *= fade) counts[index]! *= fade;
		for (; at > 0 && occurrences[at - 1]!.incident.started < cut; at--) {
			let decayed = 2 ** ((occurrences[at - 1]!.incident.started - cut) / longest);
			for (let index = 0; index < counts.length; index++, decayed *= decayed) counts[index]! += decayed;
		}
		if (at === occurrences.length) continue;
		next = Math.min(next, at);
		while (next > 0 && occurrences[next - 1]!.incident.started < cut + QUARTER) next--;
		const seen = at - next;
		incidents += seen;
		for (let index = 0; index < counts.length; index++) {
			const shape = JEFFREYS + counts[index]!;
			likelihoods[index]! += logChance(seen, shape * ahead[index]!, 1 / shape + SCATTER);
		}
	}
	return { likelihoods, incidents };
}

/** ln of the negative binomial chance of `seen`, without what does not depend on the expectation (ln seen!). */
function logChance(seen: number, expected: number, relativeVariance: number): number {
	const shape = 1 / relativeVariance;
	let sum = shape * Math.log(shape / (shape + expected));
	if (seen > 0) sum += seen * Math.log(expected / (shape + expected));
	for (let count = 0; count < seen; count++) sum += Math.log(shape + count);
	return sum;
}
