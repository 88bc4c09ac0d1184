import * as vscode from 'vscode';
import type { FrontierPoint, PlanOutcome, Snapshot, SolvedPlan } from '../../core/index.ts';
import { PlanSolver } from '../../solver/planSolver.ts';
import type { Core } from '../core.ts';
import { solverPort } from './machineSolver.ts';

/** For the proof of a plan that somebody waits for. */
const PLAN_SECONDS = 20;
/** For each floor of the frontier. */
const FLOOR_SECONDS = 2;

/** The plan as the files ask for it, with its frontier. Shows that it works; undefined where somebody wants it no more. */
export async function solvePlan(
	extensionUri: vscode.Uri,
	core: Core,
	snapshot: Snapshot,
	title: string,
): Promise<SolvedPlan | undefined> {
	const question = core.planQuestion(snapshot);
	if (question.kind !== 'ready') return { question };
	const solver = new PlanSolver(solverPort(extensionUri));
	try {
		return await vscode.window.withProgress(
			{ location: vscode.ProgressLocation.Notification, title, cancellable: true },
			async (_, token) => {
				token.onCancellationRequested(() => solver.cancel());
				let outcome: PlanOutcome | undefined;
				const { model } = question;
				await solver.solve({ kind: 'plan', model, seconds: PLAN_SECONDS }, (news) => {
					if (news.kind === 'plan') outcome = { plan: news.plan };
				});
				const points = new Map<number, FrontierPoint>();
				if (!token.isCancellationRequested && outcome && outcome.plan.status !== 'infeasible')
					await solver.solve({ kind: 'frontier', model, seconds: FLOOR_SECONDS }, (news) => {
						if (news.kind === 'point') points.set(news.point.floor, news.point);
					});
				if (token.isCancellationRequested) return undefined;
				return { question, ...(outcome ? { outcome } : {}), points: [...points.values()] };
			},
		);
	} finally {
		solver.dispose();
	}
}
