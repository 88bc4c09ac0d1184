import type { Estimate } from '../../backlog/quantities.ts';
import { gammaTable, lognormalTable, pertTable } from './quantiles.ts';
import { orderOf, shuffled } from './random.ts';

/**
 * Latin hypercube draws (McKay, Beckman, Conover 1979): of each random quantity one value from each of `count` equally
 * likely strata, in an order that follows from the quantity's name. Absent draws stand for a quantity that is certain.
 */
export type Draws = Float64Array;

/** Of a three-point estimate, as a PERT distribution; times `factor`. */
export function pertDraws(name: string, estimate: Estimate, count: number, factor = 1): Draws | undefined {
	const { low, high } = estimate;
	if (!(high > low) || factor === 0) return undefined;
	return shuffled(pertTable(count, modeOf(estimate)), name, low * factor, (high - low) * factor);
}

/** Multiplies in place by draws of a three-point estimate. */
export function multiplyPert(into: Draws, name: string, estimate: Estimate): void {
	const { low, high } = estimate;
	const count = into.length;
	const width = Math.max(0, high - low);
	if (width === 0) {
		for (let index = 0; index < count; index++) into[index]! *= low;
		return;
	}
	const table = pertTable(count, modeOf(estimate));
	const { first, second, turn } = orderOf(name, count);
	for (let index = 0; index < count; index++) {
		let at = first[index]! + turn;
		if (at >= count) at -= count;
		into[index]! *= low + width * table[second[at]!]!;
	}
}

/** Divides `factor ×` each in place by draws of a three-point estimate, which count as at least `least`. */
export function dividePert(into: Draws, name: string, estimate: Estimate, factor: number, least: number): void {
	const count = into.length;
	const low = Math.max(least, estimate.low);
	const width = Math.max(0, estimate.high - low);
	if (width === 0) {
		for (let index = 0; index < count; index++) into[index]! *= factor / low;
		return;
	}
	const table = pertTable(count, modeOf(estimate));
	const { first, second, turn } = orderOf(name, count);
	for (let index = 0; index < count; index++) {
		let at = first[index]! + turn;
		if (at >= count) at -= count;
		into[index]! *= factor / (low + width * table[second[at]!]!);
	}
}

/** The 10th and 90th percentiles of a three-point estimate, the same that its draws have. */
export function pertTails(estimate: Estimate, count: number): { p10: number; p90: number } {
	const { low, high } = estimate;
	if (!(high > low)) return { p10: low, p90: low };
	const table = pertTable(count, modeOf(estimate));
	const at = (part: number) => low + (high - low) * table[Math.floor(part * count)]!;
	return { p10: at(0.1), p90: at(0.9) };
}

/** Where the likely value lies between the ends, in steps of 1/512: a table then serves many estimates. */
function modeOf({ low, likely, high }: Estimate): number {
	return Math.round(512 * Math.min(1, Math.max(0, (likely - low) / (high - low)))) / 512;
}

/** To the nearest power of 1.02, so that one table serves all that is as uncertain. */
function stepped(parameter: number): number {
	return 1.02 ** Math.round(Math.log(parameter) / Math.log(1.02));
}

/** Of a factor with mean 1, Gamma distributed; the relative variance is 1 / shape. */
export function gammaDraws(name: string, shape: number, count: number): Draws | undefined {
	return Number.isFinite(shape) ? shuffled(gammaTable(count, stepped(shape)), name) : undefined;
}

/** Of a factor with mean 1, lognormal; `sigma` is the standard deviation of its logarithm. */
export function lognormalDraws(name: string, sigma: number, count: number): Draws | undefined {
	if (!(sigma > 0)) return undefined;
	return shuffled(lognormalTable(count, stepped(sigma)), name);
}

/** Multiplies in place; a factor without draws is 1. */
export function multiply(into: Draws, factor: Draws | undefined): void {
	if (!factor) return;
	for (let index = 0; index < into.length; index++) into[index]! *= factor[index]!;
}

/** Multiplies all in place by one number. */
export function scale(into: Draws, factor: number): void {
	if (factor !== 1) for (let index = 0; index < into.length; index++) into[index]! *= factor;
}

/** Adds `weight × draws` in place. */
export function addScaled(into: Draws, draws: Draws, weight: number): void {
	for (let index = 0; index < into.length; index++) into[index]! += draws[index]! * weight;
}

const BINS = 128;
const heights = new Uint32Array(BINS);
let gathered = new Float64Array(64);

/**
 * The 10th and 90th percentiles of draws in any order: the values at the positions 0.1 n and 0.9 n of the sorted draws.
 * A histogram finds the few draws that need sorting, which is several times as fast as sorting them all.
 */
export function tenthAndNinetieth(draws: Draws): { p10: number; p90: number } {
	let least = Infinity;
	let greatest = -Infinity;
	for (let index = 0; index < draws.length; index++) {
		const value = draws[index]!;
		if (value < least) least = value;
		if (value > greatest) greatest = value;
	}
	if (!(greatest > least)) return { p10: least, p90: greatest };
	const scale = (BINS - 1e-9) / (greatest - least);
	if (!(scale > 0 && scale < Infinity)) {
		const sorted = draws.slice().sort();
		return { p10: sorted[Math.floor(0.1 * draws.length)]!, p90: sorted[Math.floor(0.9 * draws.length)]! };
	}
	heights.fill(0);
	for (let index = 0; index < draws.length; index++) heights[((draws[index]! - least) * scale) | 0]!++;
	return {
		p10: selected(draws, Math.floor(0.1 * draws.length), least, scale),
		p90: selected(draws, Math.floor(0.9 * draws.length), least, scale),
	};
}

function selected(draws: Draws, position: number, least: number, scale: number): number {
	let below = 0;
	let bin = 0;
	while (bin < BINS - 1 && below + heights[bin]! <= position) below += heights[bin++]!;
	const size = heights[bin]!;
	if (gathered.length < size) gathered = new Float64Array(size * 2);
	let filled = 0;
	for (let index = 0; index < draws.length; index++)
		if ((((draws[index]! - least) * scale) | 0) === bin) gathered[filled++] = draws[index]!;
	return gathered.subarray(0, filled).sort()[position - below]!;
}
