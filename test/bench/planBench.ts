import fs from 'node:fs';
import { createRequire } from 'node:module';
import { closuresOf } from '../../src/core/planning/solve/closures.ts';
import { firstCuts, planProgram } from '../../src/core/planning/solve/program.ts';
import { FIRST_GAP, planSteps } from '../../src/core/planning/solve/solvePlan.ts';
import type { Solver } from '../../src/core/planning/solve/solver.ts';
import { highsSolver } from '../../src/solver/highsSolver.ts';
import { instance } from '../core/planning/solve/instances.ts';
import { median } from './medians.ts';
import { processorTime } from './processorTime.ts';

export interface PlanBench {
	readonly items: number;
	/** Median over instances and rounds of the time to a plan with the budget's gap, in parts of the solver's own time to its proof. */
	readonly ratio: number;
	/** The same of all instances of a round together, median over rounds: small instances differ from one round to the next. */
	readonly together: number;
	/** The greatest of those gaps. */
	readonly gap: number;
	readonly rows: readonly PlanRow[];
}

interface PlanRow {
	readonly owners: number;
	readonly shared: number;
	/** Milliseconds to the gap of the budget, to our proof, and to the proof of the solver alone on the same program. */
	readonly first: number;
	readonly proof: number;
	readonly alone: number;
	/** The proven gap of that first plan. */
	readonly gap: number;
}

/** Design, section 10. */
export const PLAN_BUDGET = { gap: FIRST_GAP, ratio: 0.5 };

const sizes = [
	{ seed: 1034, owners: 5, sharing: 50, easy: true },
	{ seed: 1017, owners: 1, sharing: 50, easy: false },
	{ seed: 1051, owners: 4, sharing: 0, easy: true },
	{ seed: 1068, owners: 8, sharing: 100, easy: false },
	{ seed: 1085, owners: 3, sharing: 20, easy: true },
];

/** Of all instances: with five, 15 measurements. */
const ROUNDS = 3;

type Size = (typeof sizes)[number];

/** @param easy Only those instances that are soon proven, when they are small. */
export async function planBench(items = 1000, easy = false): Promise<PlanBench> {
	const solver = await highsSolver(fs.readFileSync(createRequire(import.meta.url).resolve('highs/runtime')));
	const instances = sizes.filter((size) => size.easy || !easy);
	const round = () => instances.map((size) => planOnce(solver, items, size));
	// Twice as slow as any after it: what compiles the code is not measured.
	round();
	const rounds = Array.from({ length: ROUNDS }, round);
	const rows = rounds.flat();
	return {
		items,
		ratio: median(rows.map(({ first, alone }) => first / alone)),
		together: median(rounds.map((all) => sumOf(all, 'first') / sumOf(all, 'alone'))),
		gap: Math.max(...rows.map(({ gap }) => gap)),
		rows,
	};
}

function sumOf(rows: readonly PlanRow[], time: 'first' | 'alone'): number {
	return rows.reduce((sum, row) => sum + row[time], 0);
}

/** Both take turns on each instance, so that a slow moment of the machine strikes them alike. */
function planOnce(solver: Solver, items: number, { seed, owners, sharing }: Size): PlanRow {
	const clock = processorTime;
	const model = { ...instance(seed, { items, owners, room: 0.3, held: false, sharing }), floor: 0.4 };
	const start = clock();
	// Reached at the proof, if not before.
	let reached: { readonly first: number; readonly gap: number } | undefined;
	let floorDays = 0;
	const take = ({ gap }: { readonly gap: number }) => {
		if (gap <= PLAN_BUDGET.gap) reached ??= { first: clock() - start, gap };
	};
	for (const plan of planSteps(model, solver, { seconds: 120, gap: 0, clock, onBetter: take })) {
		if (plan.status === 'infeasible') throw new Error('Failed to generate an instance that has a plan');
		take(plan);
		floorDays = plan.floorDays;
	}
	const proof = clock() - start;
	const { program } = planProgram(model, closuresOf(model), floorDays, firstCuts(model));
	const begun = clock();
	solver.solve(program, { gap: 0, seconds: 120 });
	const alone = clock() - begun;
	return { owners, shared: sharing, ...(reached ?? { first: Number.POSITIVE_INFINITY, gap: 1 }), proof, alone };
}
