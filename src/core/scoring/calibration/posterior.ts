import { type CalibratedKey, calibratedRates, type Option, type Pair, type TradeOffs } from './tradeOffs.ts';

/**
 * How people choose: the chance that one option is preferred to another grows with the ratio of their worths,
 * worth₁^s ÷ (worth₁^s + worth₂^s), a logistic model of the logarithms of worth (Luce 1959; for multiplicative errors
 * Fosgerau & Bierlaire 2009). The sharpness s is the same in every currency. “Cannot tell” is a third answer, likeliest
 * between equals (Davidson 1970): its weight is TIE × √(worth₁^s × worth₂^s).
 */
const TIE = 0.25;

/** Sharpness is not known beforehand: lognormal about 3, by which 89 of 100 choices of the double over the single are right. */
const SHARPNESS = [1, 1.7, 3, 5, 9] as const;
const sharpnessWeights = SHARPNESS.map((sharpness) => Math.exp(-((Math.log(sharpness / 3) / 0.6) ** 2) / 2));

export type Preference = 'first' | 'second' | 'neither';

export interface Answer {
	readonly pair: Pair;
	readonly preference: Preference;
}

/** What the answers leave possible: weights over a grid of both rates and the sharpness. Weights sum to 1. */
export interface Posterior {
	/** Values of each fitted rate, ascending; a rate that is not fitted has the one value 0. */
	readonly badMinute: Float64Array;
	readonly reachPoint: Float64Array;
	/** By bad minute, then reach point, then sharpness. */
	readonly weights: Float64Array;
}

/** Deviations on each side of the middle: less than one in 700 lies outside. */
const REACH = 3.2;
const NODES_OF_ONE = 121;
const NODES_OF_TWO = 61;

/** Bayes’ rule on a grid, exact but for its steps of about a tenth of a deviation: no optimiser can fail to converge. */
export function posteriorOf(tradeOffs: TradeOffs, answers: readonly Answer[]): Posterior {
	const fitted = calibratedRates.filter((key) => tradeOffs.priors[key]);
	const count = fitted.length > 1 ? NODES_OF_TWO : NODES_OF_ONE;
	const values = (key: CalibratedKey): Float64Array => {
		const prior = tradeOffs.priors[key];
		if (!prior) return Float64Array.of(0);
		return Float64Array.from(
			{ length: count },
			(_, at) => prior.median * Math.exp(prior.deviation * scoreAt(at, count)),
		);
	};
	const [badMinute, reachPoint] = [values('badMinute'), values('reachPoint')];
	const weights = new Float64Array(badMinute.length * reachPoint.length * SHARPNESS.length);
	let total = 0;
	let node = 0;
	const odds = new Float64Array(answers.length);
	for (let minute = 0; minute < badMinute.length; minute++)
		for (let point = 0; point < reachPoint.length; point++) {
			for (let index = 0; index < odds.length; index++)
				odds[index] = logOdds(answers[index]!.pair, badMinute[minute]!, reachPoint[point]!);
			const before = bell(scoreAt(minute, badMinute.length)) * bell(scoreAt(point, reachPoint.length));
			for (let at = 0; at < SHARPNESS.length; at++) {
				let weight = before * sharpnessWeights[at]!;
				for (let index = 0; index < odds.length; index++)
					weight *= chance(answers[index]!.preference, SHARPNESS[at]! * odds[index]!);
				weights[node++] = weight;
				total += weight;
			}
		}
	for (let at = 0; at < weights.length; at++) weights[at]! /= total;
	return { badMinute, reachPoint, weights };
}

/** Deviations from the middle; 0 where there is one value only. */
function scoreAt(index: number, count: number): number {
	return count === 1 ? 0 : REACH * ((2 * index) / (count - 1) - 1);
}

function bell(score: number): number {
	return Math.exp(-(score * score) / 2);
}

export function worthOf(option: Option, badMinute: number, reachPoint: number): number {
	return option.money + badMinute * option.badMinute + reachPoint * option.reachPoint;
}

/** ln(worth of the first ÷ worth of the second). Bounded, as one of them may be worth nothing. */
function logOdds([one, other]: Pair, badMinute: number, reachPoint: number): number {
	const ratio = Math.log(worthOf(one, badMinute, reachPoint) / worthOf(other, badMinute, reachPoint));
	return Number.isNaN(ratio) ? 0 : Math.max(-40, Math.min(40, ratio));
}

/** The chance of an answer where the logarithm of the odds, sharpness included, is this. */
export function chance(preference: Preference, odds: number): number {
	const half = Math.exp(-Math.abs(odds) / 2);
	const whole = 1 + half * half + TIE * half;
	if (preference === 'neither') return (TIE * half) / whole;
	return ((preference === 'first') === odds >= 0 ? 1 : half * half) / whole;
}

/** Currency for one bad minute, or one reach point. */
export interface RateInterval {
	readonly median: number;
	readonly p10: number;
	readonly p90: number;
}

export function rateInterval(posterior: Posterior, key: CalibratedKey): RateInterval {
	const values = posterior[key];
	const shares = new Float64Array(values.length);
	const inner = posterior.reachPoint.length;
	for (let node = 0; node < posterior.weights.length; node++) {
		const cell = Math.floor(node / SHARPNESS.length);
		shares[key === 'badMinute' ? Math.floor(cell / inner) : cell % inner]! += posterior.weights[node]!;
	}
	const at = (part: number) => Math.exp(quantile(shares, part, (index) => Math.log(values[index]!)));
	return { median: at(0.5), p10: at(0.1), p90: at(0.9) };
}

/** Each share is spread evenly over the step about its value. */
function quantile(shares: Float64Array, part: number, valueAt: (index: number) => number): number {
	let below = 0;
	for (let index = 0; index < shares.length; index++) {
		const share = shares[index]!;
		if (below + share >= part) {
			const step = shares.length > 1 ? valueAt(1) - valueAt(0) : 0;
			return valueAt(index) + step * ((part - below) / share - 0.5);
		}
		below += share;
	}
	return valueAt(shares.length - 1);
}

/**
 * How much the answer to a question is expected to tell about the rates, bits: the mutual information of the two
 * (Lindley 1956), with the sharpness averaged out.
 */
export function expectedInformation(posterior: Posterior, pair: Pair): number {
	const { badMinute, reachPoint, weights } = posterior;
	// Every third value of each will do to compare questions.
	const stride = badMinute.length > 1 && reachPoint.length > 1 ? 3 : 1;
	let [total, firsts, seconds, within] = [0, 0, 0, 0];
	for (let minute = 0; minute < badMinute.length; minute += stride)
		for (let point = 0; point < reachPoint.length; point += stride) {
			const start = (minute * reachPoint.length + point) * SHARPNESS.length;
			let weight = 0;
			for (let at = 0; at < SHARPNESS.length; at++) weight += weights[start + at]!;
			if (weight < NEGLIGIBLE) continue;
			const odds = logOdds(pair, badMinute[minute]!, reachPoint[point]!);
			let likelier = 0;
			let other = 0;
			for (let at = 0; at < SHARPNESS.length; at++) {
				const half = Math.exp((-SHARPNESS[at]! * Math.abs(odds)) / 2);
				const part = weights[start + at]! / (1 + half * half + TIE * half);
				likelier += part;
				other += part * half * half;
			}
			firsts += odds >= 0 ? likelier : other;
			seconds += odds >= 0 ? other : likelier;
			total += weight;
			within += weight * entropy(likelier / weight, other / weight);
		}
	return total > 0 ? entropy(firsts / total, seconds / total) - within / total : 0;
}

const NEGLIGIBLE = 1e-6;

/** Of three chances, bits; the third is what the two leave. */
function entropy(one: number, other: number): number {
	const third = Math.max(0, 1 - one - other);
	const part = (share: number) => (share > 0 ? share * Math.log2(share) : 0);
	return -part(one) - part(other) - part(third);
}
