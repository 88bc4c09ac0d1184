import fs from 'node:fs';
import { createRequire } from 'node:module';
import { closuresOf } from '../../src/core/planning/solve/closures.ts';
import { firstCuts, planProgram } from '../../src/core/planning/solve/program.ts';
import { FIRST_GAP, planSteps } from '../../src/core/planning/solve/solvePlan.ts';
import { highsSolver } from '../../src/solver/highsSolver.ts';
import { instance } from '../core/planning/solve/instances.ts';

export interface PlanBench {
	readonly items: number;
	/** Median over instances of the time to a plan with the budget's gap, in parts of the solver's own time to its proof. */
	readonly ratio: number;
	/** The greatest of those gaps. */
	readonly gap: number;
	readonly rows: readonly {
		readonly owners: number;
		readonly shared: number;
		/** Milliseconds to the gap of the budget, to our proof, and to the proof of the solver alone on the same program. */
		readonly first: number;
		readonly proof: number;
		readonly alone: number;
	}[];
}

/** Design, section 10. */
export const PLAN_BUDGET = { gap: FIRST_GAP, ratio: 0.5 };

const ITEMS = 1000;
const sizes = [
	{ seed: 1034, owners: 5, sharing: 50 },
	{ seed: 1017, owners: 1, sharing: 50 },
	{ seed: 1051, owners: 4, sharing: 0 },
	{ seed: 1068, owners: 8, sharing: 100 },
	{ seed: 1085, owners: 3, sharing: 20 },
];

/** Both take turns on each instance, so that a slow moment of the machine strikes them alike. */
export async function planBench(): Promise<PlanBench> {
	const solver = await highsSolver(fs.readFileSync(createRequire(import.meta.url).resolve('highs/runtime')));
	const clock = () => performance.now();
	let worst = 0;
	const rows = sizes.map(({ seed, owners, sharing }) => {
		const model = { ...instance(seed, { items: ITEMS, owners, room: 0.3, held: false, sharing }), floor: 0.4 };
		const start = clock();
		let first: number | undefined;
		let floorDays = 0;
		const reached = (gap: number) => {
			if (gap > PLAN_BUDGET.gap || first !== undefined) return;
			first = clock() - start;
			worst = Math.max(worst, gap);
		};
		const options = { seconds: 120, gap: 0, clock, onBetter: ({ gap }: { readonly gap: number }) => reached(gap) };
		for (const plan of planSteps(model, solver, options)) {
			if (plan.status === 'infeasible') throw new Error('Failed to generate an instance that has a plan');
			reached(plan.gap);
			floorDays = plan.floorDays;
		}
		const proof = clock() - start;
		const { program } = planProgram(model, closuresOf(model), floorDays, firstCuts(model));
		const begun = clock();
		solver.solve(program, { gap: 0, seconds: 120 });
		return { owners, shared: sharing, first: first ?? Number.POSITIVE_INFINITY, proof, alone: clock() - begun };
	});
	const ratios = rows.map(({ first, alone }) => first / alone).sort((one, other) => one - other);
	return { items: ITEMS, ratio: ratios[ratios.length >> 1]!, gap: worst, rows };
}
