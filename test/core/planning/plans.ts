import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { assemble, readBacklog, type Snapshot } from '../../../src/core/index.ts';
import { planQuestion, type ReadyPlan, type WhatIf } from '../../../src/core/planning/model/buildPlan.ts';
import { type Plan, planSteps } from '../../../src/core/planning/solve/solvePlan.ts';
import { type HighsSolver, highsSolver } from '../../../src/solver/highsSolver.ts';

export const NOW = Date.UTC(2026, 10, 23, 9);

export function snapshotOf(...texts: readonly string[]): Snapshot {
	return assemble(
		texts.map((text, index) => {
			const file = `${'abc'[index]}/reliability.yaml`;
			return { file, text, reading: readBacklog(file, text), sources: [] };
		}),
		NOW,
	);
}

export function readyPlan(snapshot: Snapshot, whatIf?: WhatIf): ReadyPlan {
	const question = planQuestion(snapshot, whatIf);
	if (question.kind !== 'ready') assert.fail(question.kind);
	return question;
}

let loaded: Promise<HighsSolver> | undefined;

export function solverOfTests(): Promise<HighsSolver> {
	loaded ??= highsSolver(fs.readFileSync(createRequire(import.meta.url).resolve('highs/runtime')));
	return loaded;
}

export async function bestPlan({ model }: ReadyPlan): Promise<Plan> {
	const options = { seconds: 60, gap: 0, clock: () => performance.now() };
	const last = [...planSteps(model, await solverOfTests(), options)].at(-1)!;
	if (last.status === 'infeasible') assert.fail('infeasible');
	return last;
}

/** Ids of the chosen items. */
export function chosenOf({ model }: ReadyPlan, plan: Plan): string[] {
	return [...plan.choice.chosen].map((index) => model.items[index]!.id).sort();
}
