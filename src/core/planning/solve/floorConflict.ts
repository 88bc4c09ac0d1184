import type { PlanModel } from '../model/planModel.ts';
import type { Closures } from './closures.ts';
import { planProgram } from './program.ts';
import type { Solver } from './solver.ts';
import { DAYS_TOLERANCE, reliabilityDays } from './worth.ts';

/** Held items by index. `isFewest`: it is proven that fewer would not do. */
export interface FloorConflict {
	readonly items: readonly number[];
	readonly isFewest: boolean;
}

/**
 * The fewest items that are held in the plan or out of it and by that keep the floor from being filled, by index: within
 * the capacity the floor cannot hold together with them. Empty where it cannot be filled whatever is held.
 *
 * @param floorDays Engineer-days of reliability work that the floor asks for.
 * @param isOver Nobody waits any longer: what is known by then is the answer, and may be more than the fewest.
 */
export function floorConflict(
	model: PlanModel,
	closures: Closures,
	solver: Solver,
	floorDays: number,
	isOver: () => boolean,
): FloorConflict {
	const held = model.items.flatMap(({ hold }, index) => (hold === 'free' ? [] : [index]));
	const isShort = (kept: readonly number[]) => isFloorShort(withHeld(model, kept), closures, solver, floorDays);
	if (isShort([])) return { items: [], isFewest: true };
	let known = held;
	for (const index of held) {
		if (isOver()) return { items: known, isFewest: false };
		const without = known.filter((other) => other !== index);
		if (isShort(without)) known = without;
	}
	let solves = 0;
	for (let size = 1; size < known.length; size++)
		for (const some of choices(held, size)) {
			if (++solves > MOST_SOLVES || isOver()) return { items: known, isFewest: false };
			if (isShort(some)) return { items: some, isFewest: true };
		}
	return { items: known, isFewest: true };
}

/** Past so many the answer is one of which none can be left out. */
const MOST_SOLVES = 200;
/** Of one look; what takes longer is taken to be filled. */
const SECONDS = 1;

/** As if nothing else were held. What items are worth says nothing here. */
function withHeld(model: PlanModel, kept: readonly number[]): PlanModel {
	const set = new Set(kept);
	const items = model.items.map(({ deadline: _, ...item }, index) =>
		set.has(index) ? item : { ...item, hold: 'free' as const },
	);
	return { ...model, items, shared: [] };
}

function isFloorShort(model: PlanModel, closures: Closures, solver: Solver, floorDays: number): boolean {
	const { program } = planProgram(model, closures, floorDays, [], 'fill');
	const solved = solver.solve(program, { gap: 0, seconds: SECONDS });
	if (solved.kind === 'infeasible') return true;
	if (solved.kind === 'unknown' || !solved.proven) return false;
	const filled = model.items.flatMap((_, index) => (solved.values[index]! > 0.5 ? [index] : []));
	return reliabilityDays(model, filled) < floorDays - DAYS_TOLERANCE;
}

function* choices(of: readonly number[], size: number, from = 0): Generator<readonly number[]> {
	if (size === 0) {
		yield [];
		return;
	}
	for (let at = from; at + size <= of.length; at++)
		for (const rest of choices(of, size - 1, at + 1)) yield [of[at]!, ...rest];
}
