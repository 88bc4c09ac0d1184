import type { PlanModel } from '../model/planModel.ts';

/** What waits for what among the candidates of a plan, with all that is behind it. */
export interface Closures {
	/** By candidate: itself and all that it waits for, ascending. Candidates that wait for each other have the same ones. */
	readonly needed: readonly (readonly number[])[];
	/** By candidate: itself and all that wait for it, ascending. */
	readonly dependents: readonly (readonly number[])[];
}

export function closuresOf({ items }: PlanModel): Closures {
	const waiting: number[][] = items.map(() => []);
	for (const [index, { needs }] of items.entries()) for (const need of needs) waiting[need]!.push(index);
	return {
		needed: items.map((_, index) => reached(index, (at) => items[at]!.needs)),
		dependents: items.map((_, index) => reached(index, (at) => waiting[at]!)),
	};
}

function reached(from: number, next: (at: number) => readonly number[]): number[] {
	const found = new Set([from]);
	for (const at of found) for (const other of next(at)) found.add(other);
	return [...found].sort((one, other) => one - other);
}
