import { type FrontierPoint, frontierSteps } from './frontier.ts';
import type { PlanModel } from './model/planModel.ts';
import { chancesOf } from './robustness.ts';
import { type NoPlan, type Plan, planSteps } from './solve/solvePlan.ts';
import type { Solver } from './solve/solver.ts';
import { type Standing, standingOf } from './standing.ts';

/** What a solver's worker is asked for. Plain data. */
export type PlanJob =
	| { readonly kind: 'plan'; readonly model: PlanModel; readonly seconds: number }
	/** `seconds` are for each floor. */
	| { readonly kind: 'frontier'; readonly model: PlanModel; readonly seconds: number };

/** What it tells, the better the later. Plain data. */
export type PlanNews =
	/** `standing`: absent where there is no plan, and where the next one may come at once. */
	| {
			readonly kind: 'plan';
			readonly plan: Plan | NoPlan;
			readonly isLast: boolean;
			readonly standing?: Standing;
	  }
	/** By candidate, the chance that it belongs in the plan told before. */
	| { readonly kind: 'chances'; readonly chances: readonly number[] }
	| { readonly kind: 'point'; readonly point: FrontierPoint };

/** Milliseconds: better plans that come faster are told without where items stand in them, so that the search goes on. */
const STANDING_PAUSE = 250;

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
	let stood = Number.NEGATIVE_INFINITY;
	const tellPlan = (plan: Plan | NoPlan, isLast: boolean, isStep: boolean) => {
		const stands = plan.status !== 'infeasible' && (isStep || clock() - stood > STANDING_PAUSE);
		tell({ kind: 'plan', plan, isLast, ...(stands ? { standing: standingOf(job.model, plan) } : {}) });
		if (stands) stood = clock();
	};
	const options = {
		seconds: job.seconds,
		gap: 0,
		clock,
		explainFloor: true,
		onBetter: (plan: Plan) => tellPlan(plan, false, false),
	};
	let last: Plan | NoPlan | undefined;
	for (const plan of planSteps(job.model, solver, options)) {
		last = plan;
		tellPlan(plan, false, true);
		yield plan.status === 'feasible';
	}
	if (last) tellPlan(last, true, true);
	yield false;
	if (last && last.status !== 'infeasible') tell({ kind: 'chances', chances: chancesOf(job.model, last) });
}
