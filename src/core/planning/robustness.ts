import { isHeldIn, moneyOf, type PlanModel } from './model/planModel.ts';
import { closuresOf } from './solve/closures.ts';
import { DraftPlan, membershipsOf } from './solve/draftPlan.ts';
import { quickPlan } from './solve/quickPlan.ts';
import type { Plan } from './solve/solvePlan.ts';
import { reliabilityDays } from './solve/worth.ts';

/** How sure an item’s place in the plan is: in at least 90 %, at least 60 %, or fewer of the plans made for other prices. */
export type Firmness = 'firm' | 'likely' | 'tossUp';

export function firmnessOf(chance: number): Firmness {
	return chance >= 0.9 ? 'firm' : chance >= 0.6 ? 'likely' : 'tossUp';
}

/**
 * By candidate, the chance that it belongs in the plan, 0–1: the share of the plans over draws of the prices that have it.
 * It is an approximation: each of those plans is made by the quick method, which takes items by what they bring for each
 * day and exchanges none, and an item’s draws speak for its part of shared savings too. Where prices are as they are, the
 * quick method need not find the same plan as the solver, so chances are of the quick plans alone.
 */
export function chancesOf(model: PlanModel, plan: Plan): number[] {
	const { items, shared } = model;
	const draws = items.reduce((most, { spread }) => Math.max(most, spread?.length ?? 0), 0);
	if (draws === 0) return items.map((_, index) => (plan.choice.chosen.has(index) ? 1 : 0));
	const closures = closuresOf(model);
	const memberships = membershipsOf(model);
	const factor = (index: number, draw: number) => items[index]!.spread?.[draw] ?? 1;
	const counts = items.map(() => 0);
	const values = new Float64Array(items.length);
	const sharedMoney = new Float64Array(shared.length);
	const order = new Float64Array(items.length);
	const floorPrice = priceOfFloor(model, plan);
	for (let draw = 0; draw < draws; draw++) {
		for (const [index, { gain, deadline }] of items.entries())
			values[index] = (moneyOf(gain) + (deadline?.perWeek ?? 0)) * factor(index, draw);
		for (const [saving, { whole, parts }] of shared.entries())
			sharedMoney[saving] =
				(moneyOf(whole) * parts.reduce((sum, { item }) => sum + factor(item, draw), 0)) / parts.length;
		const draft = new DraftPlan(model, memberships, values, sharedMoney);
		for (const [index, { days, kind }] of items.entries())
			order[index] = draft.gainOfAdding(index) / days + (kind === 'reliability' ? floorPrice : 0);
		quickPlan(model, closures, plan.floorDays, draft, { order, sure: Number.POSITIVE_INFINITY, rounds: 0 });
		for (const index of draft.chosen) counts[index]!++;
	}
	return counts.map((count, index) => (isHeldIn(items[index]!) ? 1 : count / draws));
}

/**
 * What a day of reliability work is put before a day of other work, money a week: where the floor binds, the difference
 * between the best that is left out for it and the worst that is in for it, halved.
 */
function priceOfFloor({ items }: PlanModel, { choice: { chosen }, floorDays }: Plan): number {
	if (floorDays <= 0) return 0;
	const all = { items } as PlanModel;
	if (reliabilityDays(all, chosen) > 1.02 * floorDays) return 0;
	const dense = (index: number) => moneyOf(items[index]!.gain) / items[index]!.days;
	let best = 0;
	let worst = Number.POSITIVE_INFINITY;
	for (const [index, { kind, hold }] of items.entries()) {
		if (hold !== 'free') continue;
		if (kind === 'reliability' && chosen.has(index)) worst = Math.min(worst, dense(index));
		if (kind !== 'reliability' && !chosen.has(index)) best = Math.max(best, dense(index));
	}
	return Number.isFinite(worst) ? Math.max(0, best - worst) / 2 : 0;
}
