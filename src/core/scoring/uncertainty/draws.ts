import type { Estimate } from '../../backlog/quantities.ts';
import { gammaTable, lognormalTable, pertTable } from './quantiles.ts';
import { BLOCK, drawInBlocks } from './random.ts';

/**
 * Latin hypercube draws (McKay, Beckman, Conover 1979), replicated in blocks of up to 1,024: of each random quantity one
 * value from each of as many equally likely strata, in an order that follows from the quantity's name. Absent draws stand
 * for a quantity that is certain.
 */
export type Draws = Float64Array;

/** Of a three-point estimate, as a PERT distribution; times `factor`. */
export function pertDraws(name: string, estimate: Estimate, count: number, factor = 1): Draws | undefined {
	const { low, high } = estimate;
	if (!(high > low) || factor === 0) return undefined;
	const draws = new Float64Array(count);
	const least = low * factor;
	const width = (high - low) * factor;
	drawInBlocks(name, count, pertQuantiles(estimate), (values, from, size) => {
		for (let index = 0; index < size; index++) draws[from + index] = least + width * values[index]!;
	});
	return draws;
}

/** Multiplies in place by draws of a three-point estimate. */
export function multiplyPert(into: Draws, name: string, estimate: Estimate): void {
	const { low, high } = estimate;
	if (!(high > low)) {
		scale(into, low);
		return;
	}
	const width = high - low;
	drawInBlocks(name, into.length, pertQuantiles(estimate), (values, from, size) => {
		for (let index = 0; index < size; index++) into[from + index]! *= low + width * values[index]!;
	});
}

/** Divides `factor ×` each in place by draws of a three-point estimate, which count as at least `least`. */
export function dividePert(into: Draws, name: string, estimate: Estimate, factor: number, least: number): void {
	const low = Math.max(least, estimate.low);
	const width = estimate.high - low;
	if (!(width > 0)) {
		scale(into, factor / low);
		return;
	}
	drawInBlocks(name, into.length, pertQuantiles(estimate), (values, from, size) => {
		for (let index = 0; index < size; index++) into[from + index]! *= factor / (low + width * values[index]!);
	});
}

/** The 10th and 90th percentiles of a three-point estimate, the same that its draws have. */
export function pertTails(estimate: Estimate): { p10: number; p90: number } {
	const { low, high } = estimate;
	if (!(high > low)) return { p10: low, p90: low };
	const table = pertQuantiles(estimate)(BLOCK);
	const at = (part: number) => low + (high - low) * table[Math.floor(part * BLOCK)]!;
	return { p10: at(0.1), p90: at(0.9) };
}

function pertQuantiles(estimate: Estimate): (size: number) => Float64Array {
	const mode = modeOf(estimate);
	return (size) => pertTable(size, mode);
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
	if (!Number.isFinite(shape)) return undefined;
	const parameter = stepped(shape);
	return drawn(name, count, (size) => gammaTable(size, parameter));
}

/** Of a factor with mean 1, lognormal; `sigma` is the standard deviation of its logarithm. */
export function lognormalDraws(name: string, sigma: number, count: number): Draws | undefined {
	if (!(sigma > 0)) return undefined;
	const parameter = stepped(sigma);
	return drawn(name, count, (size) => lognormalTable(size, parameter));
}

function drawn(name: string, count: number, quantilesOf: (size: number) => Float64Array): Draws {
	const draws = new Float64Array(count);
	drawInBlocks(name, count, quantilesOf, (values, from, size) => {
		for (let index = 0; index < size; index++) draws[from + index] = values[index]!;
	});
	return draws;
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

/** The middles of `count` equally likely strata of a three-point estimate, ascending. */
export function pertStrata(estimate: Estimate, count: number): readonly number[] {
	const { low, high } = estimate;
	if (!(high > low)) return new Array(count).fill(low);
	return Array.from(pertTable(count, modeOf(estimate)), (part) => low + (high - low) * part);
}
