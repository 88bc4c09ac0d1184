import type { ReadyPlan } from '../../planning/model/buildPlan.ts';
import { reliabilityShares, standingOf } from '../../planning/standing.ts';
import type { PlanOutcome } from './planView.ts';
import { conflictText, floorConflictSentences, type PlanStyle, planWords } from './planWords.ts';

/** What a plan is called in figures: for machines. Ids are qualified by their file where another file has the same. */
export interface PlanReport {
	readonly status: 'optimal' | 'feasible' | 'infeasible';
	readonly gap: number | null;
	readonly objective: number | null;
	readonly reliabilityShare: number | null;
	readonly chosen: readonly string[];
	readonly next: readonly string[];
	readonly conflicts: readonly string[];
}

export function planReport(ready: ReadyPlan, { plan, standing }: PlanOutcome, style: PlanStyle): PlanReport {
	const { model } = ready;
	const words = planWords(style);
	const name = namesOf(model.items);
	if (plan.status === 'infeasible')
		return {
			status: plan.status,
			gap: null,
			objective: null,
			reliabilityShare: null,
			chosen: [],
			next: [],
			conflicts: plan.conflicts.map((conflict) => conflictText(conflict, model, words)),
		};
	const { standings, order } = standing ?? standingOf(model, plan);
	return {
		status: plan.status,
		gap: Number.isFinite(plan.gap) ? rounded(plan.gap) : null,
		objective: rounded(plan.objective),
		reliabilityShare: rounded(reliabilityShares(model, plan).ofCapacity),
		chosen: order.map(name),
		next: standings.next.map(name),
		conflicts: floorConflictSentences(ready, plan, words),
	};
}

function namesOf(items: ReadyPlan['model']['items']): (index: number) => string {
	const counts = new Map<string, number>();
	for (const { id } of items) counts.set(id, (counts.get(id) ?? 0) + 1);
	return (index) => {
		const { id, key } = items[index]!;
		return counts.get(id) === 1 ? id : key;
	};
}

function rounded(value: number): number {
	return Number(value.toPrecision(10));
}
