import path from 'node:path';
import {
	type FrontierPoint,
	type PlanOutcome,
	type PlanQuestion,
	planQuestion,
	planSpreads,
	type Snapshot,
} from '../../core/index.ts';
import { nodePort } from '../../solver/nodePort.ts';
import { PlanSolver } from '../../solver/planSolver.ts';
import { planOutput, whyNothing } from './planOutput.ts';
import type { PlanRequest } from './planRequest.ts';

export interface PlanDone {
	/** 0 with a plan, 1 where the demands cannot hold together or a file has errors, 2 where there is nothing to plan. */
	readonly status: number;
	readonly out: string;
	readonly complaint?: string;
}

/** Seconds that each floor of the frontier may take. */
const FLOOR_SECONDS = 5;

/** Plans in a thread of its own. Interrupted by Ctrl+C it prints the best plan that it has by then. */
export async function plan(snapshot: Snapshot, request: PlanRequest, program: string): Promise<PlanDone> {
	const { capacity, floor } = request;
	const question = planQuestion(
		snapshot,
		{ ...(capacity === undefined ? {} : { capacity }), ...(floor === undefined ? {} : { floor }) },
		spreadsOf(snapshot),
	);
	if (question.kind !== 'ready') return { status: 2, out: '', complaint: whyNothing(question) };
	const solver = newSolver(program);
	const stop = () => solver.cancel();
	process.once('SIGINT', stop);
	try {
		const outcome = await solved(solver, question, request.seconds);
		if (!outcome) return { status: 2, out: '', complaint: 'It was interrupted before there was a plan.' };
		const points =
			request.frontier && outcome.plan.status !== 'infeasible' ? await frontier(solver, question) : undefined;
		const hasErrors = snapshot.problems.some(({ severity }) => severity === 'error');
		return {
			status: outcome.plan.status === 'infeasible' || hasErrors ? 1 : 0,
			out: planOutput(question, outcome, points, snapshot, request.format),
		};
	} finally {
		process.off('SIGINT', stop);
		solver.dispose();
	}
}

type Ready = Extract<PlanQuestion, { readonly kind: 'ready' }>;

export async function solved(solver: PlanSolver, { model }: Ready, seconds: number): Promise<PlanOutcome | undefined> {
	let outcome: PlanOutcome | undefined;
	await solver.solve({ kind: 'plan', model, seconds }, (news) => {
		if (news.kind === 'plan') outcome = { plan: news.plan, ...(news.standing ? { standing: news.standing } : {}) };
		if (news.kind === 'chances' && outcome) outcome = { ...outcome, chances: news.chances };
	});
	return outcome;
}

export async function frontier(solver: PlanSolver, { model }: Ready): Promise<readonly FrontierPoint[]> {
	const points = new Map<number, FrontierPoint>();
	await solver.solve({ kind: 'frontier', model, seconds: FLOOR_SECONDS }, (news) => {
		if (news.kind === 'point') points.set(news.point.floor, news.point);
	});
	return [...points.values()];
}

export function spreadsOf(snapshot: Snapshot): ReadonlyMap<string, Float64Array> {
	const steps = planSpreads(snapshot);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** Its owner disposes of it. The solver’s bundle and its code lie in the folder of the program. */
export function newSolver(program: string): PlanSolver {
	return new PlanSolver(nodePort(path.join(program, 'solver.js'), path.join(program, 'highs.wasm')));
}
