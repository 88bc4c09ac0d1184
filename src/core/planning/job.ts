import { type FrontierPoint, frontierSteps } from './frontier.ts';
import type { PlanModel } from './model/planModel.ts';
import { chancesOf } from './robustness.ts';
import { type NoPlan, type Plan, planSteps } from './solve/solvePlan.ts';
import type { Solver } from './solve/solver.ts';

/** What a solver's worker is asked for. Plain data. */
export type PlanJob =
	| { readonly kind: 'plan'; readonly model: PlanModel; readonly seconds: number }
	/** `seconds` are for each floor. */
	| { readonly kind: 'frontier'; readonly model: PlanModel; readonly seconds: number };

/** What it tells, the better the later. Plain data. */
export type PlanNews =
	| { readonly kind: 'plan'; readonly plan: Plan | NoPlan; readonly isLast: boolean }
	/** By candidate, the chance that it belongs in the plan told before. */
	| { readonly kind: 'chances'; readonly chances: readonly number[] }
	| { readonly kind: 'point'; readonly point: FrontierPoint };

/**
 * Does a job in steps. Between two of them the one who runs it may stop, or wait until it is sure that nobody wants another
 * job: it yields whether the long work on the proof comes next.
 */
export function* jobSteps(
	job: PlanJob,
	solver: Solver,
	clock: () => number,
	tell: (news: PlanNews) => void,
): Generator<boolean> {
	if (job.kind === 'frontier') {
		for (const point of frontierSteps(job.model, solver, { seconds: job.seconds, clock })) {
			tell({ kind: 'point', point });
			yield false;
		}
		return;
	}
	const options = {
		seconds: job.seconds,
		gap: 0,
		clock,
		onBetter: (plan: Plan) => tell({ kind: 'plan', plan, isLast: false }),
	};
	let last: Plan | NoPlan | undefined;
	for (const plan of planSteps(job.model, solver, options)) {
		last = plan;
		tell({ kind: 'plan', plan, isLast: false });
		yield plan.status === 'feasible';
	}
	if (last) tell({ kind: 'plan', plan: last, isLast: true });
	yield false;
	if (last && last.status !== 'infeasible') tell({ kind: 'chances', chances: chancesOf(job.model, last) });
}
