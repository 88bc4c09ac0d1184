import { DAY, WEEK, WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';
import type { EstimatorSettings } from './settings.ts';

/**
 * How fast history is forgotten: a mixture of half-lives, each half of the one before. One of them alone is the usual
 * 2^(−age / half-life) of design, section 9.
 */
export interface Memory {
	/** Days. */
	readonly longest: number;
	/** What a new incident weighs by each half-life, from the longest: they sum to 1. */
	readonly parts: readonly number[];
}

/** The memory of a history that is too short to tell: one half-life. */
export function usualMemory({ usualHalfLife }: EstimatorSettings): Memory {
	return { longest: usualHalfLife, parts: [1] };
}

/** Σ part × 2^(−age / half-life), 0–1; 1 for a new incident. Age in milliseconds. */
export function recencyWeight({ longest, parts }: Memory, age: number): number {
	let decayed = 2 ** (-age / (longest * DAY));
	let weight = 0;
	for (const part of parts) {
		weight += part * decayed;
		decayed *= decayed;
	}
	return weight;
}

/** How long a mode was observed, decayed as its incidents are. */
export interface Exposure {
	/** ∫ w(t) dt from 0 to the history's length, w being the recency weight. */
	readonly weeks: number;
	/** How many quarters that are alike it is worth: weeks² / ∫ w(t)² dt, in quarters. */
	readonly quarters: number;
}

/** A history counts as at least a quarter long: its first incident may be all that is known of its start. */
const LEAST_HISTORY = 91 * DAY;

/** Integrals over a history, in weeks: of each half-life's weight, and of the product of each two. */
interface Integrals {
	readonly longest: number;
	readonly single: readonly number[];
	readonly double: readonly (readonly number[])[];
}

function integralsOf({ longest, parts }: Memory, length: number): Integrals {
	const speeds = parts.map((_, index) => 2 ** index);
	return {
		longest,
		single: speeds.map((speed) => halvedWeeks(longest / speed, length)),
		double: speeds.map((one) => speeds.map((other) => halvedWeeks(longest / (one + other), length))),
	};
}

/**
 * The exposure of any memory over a history of this many milliseconds. The integrals are kept, for the modes of a history
 * share their half-lives.
 */
export function exposureOver(length: number): (memory: Memory) => Exposure {
	const kept: Integrals[] = [];
	return (memory) => {
		const { longest, parts } = memory;
		let integrals = kept.find((known) => known.longest === longest && known.single.length === parts.length);
		if (!integrals) {
			integrals = integralsOf(memory, length);
			kept.push(integrals);
		}
		let weeks = 0;
		let squared = 0;
		for (let one = 0; one < parts.length; one++) {
			const row = integrals.double[one]!;
			weeks += parts[one]! * integrals.single[one]!;
			for (let other = 0; other < parts.length; other++) squared += parts[one]! * parts[other]! * row[other]!;
		}
		return { weeks, quarters: weeks ** 2 / squared / WEEKS_PER_QUARTER };
	};
}

/** ∫ 2^(−t / half-life) dt over a history of this many milliseconds, in weeks; the half-life in days. */
export function halvedWeeks(halfLife: number, length: number): number {
	const weeks = (halfLife * DAY) / WEEK;
	const observed = Math.max(length, LEAST_HISTORY) / WEEK;
	return (weeks / Math.LN2) * (1 - 2 ** (-observed / weeks));
}

/** The age at which an incident weighs half, in days. */
export function halfAge(memory: Memory): number {
	let low = 0;
	let high = memory.longest;
	for (let step = 0; step < 30; step++) {
		const middle = (low + high) / 2;
		if (recencyWeight(memory, middle * DAY) > 0.5) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
