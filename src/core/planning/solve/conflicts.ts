import { isHeldIn, type PlanModel } from '../model/planModel.ts';
import type { Closures } from './closures.ts';
import { fewestBeyond } from './fewestBeyond.ts';
import { DAYS_TOLERANCE } from './worth.ts';

/** Demands on a plan that cannot hold together: without any one of them the others could. */
export type Conflict =
	/** An item is held in, it waits for others, and one of those is left out. */
	| { readonly type: 'chain'; readonly path: readonly number[] }
	/** Items are held in, and with what they wait for they need more days than an owner has. */
	| {
			readonly type: 'capacity';
			readonly owner: number;
			readonly items: readonly number[];
			readonly days: number;
			/** It is proven that fewer would not do. */
			readonly isFewest: boolean;
	  };

/**
 * Why no plan is possible; empty where one is. The floor never makes one impossible: it is held as far as the candidates
 * can fill it.
 */
export function conflictsOf(model: PlanModel, closures: Closures): Conflict[] {
	const held = model.items.flatMap((item, index) => (isHeldIn(item) ? [index] : []));
	const chains = held.flatMap((index) => chainFrom(model, index) ?? []);
	if (chains.length > 0) return chains;
	return model.owners.flatMap((_, owner) => tooMuch(model, closures, held, owner) ?? []);
}

/** The shortest way from an item to one that is left out. */
function chainFrom(model: PlanModel, from: number): Conflict | undefined {
	const before = new Map<number, number | undefined>([[from, undefined]]);
	for (const [at] of before) {
		if (model.items[at]!.hold === 'exclude') {
			const path: number[] = [];
			for (let step: number | undefined = at; step !== undefined; step = before.get(step)) path.unshift(step);
			return { type: 'chain', path };
		}
		for (const need of model.items[at]!.needs) if (!before.has(need)) before.set(need, at);
	}
	return undefined;
}

/** Of the held items the fewest that are more than an owner can do with what they wait for. */
function tooMuch(model: PlanModel, closures: Closures, held: readonly number[], owner: number): Conflict | undefined {
	const daysOf = (index: number) => (model.items[index]!.owner === owner ? model.items[index]!.days : 0);
	const needed = held.map((item) => closures.needed[item]!);
	const fewest = fewestBeyond(needed, daysOf, model.owners[owner]!.days + DAYS_TOLERANCE);
	if (!fewest) return undefined;
	const days = [...new Set(fewest.indexes.flatMap((at) => needed[at]!))].reduce((sum, index) => sum + daysOf(index), 0);
	return { type: 'capacity', owner, items: fewest.indexes.map((at) => held[at]!), days, isFewest: fewest.isFewest };
}
