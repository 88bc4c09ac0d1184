import assert from 'node:assert/strict';
import type { PlanJob, PlanNews } from '../../../src/core/planning/job.ts';
import type { PlanModel } from '../../../src/core/planning/model/planModel.ts';
import type { Plan } from '../../../src/core/planning/solve/solvePlan.ts';
import { PlanSolver, type SolverPort } from '../../../src/solver/planSolver.ts';
import { turnsDuring } from '../../host/turnsDuring.ts';
import { solverOfTests } from './plans.ts';
import { bruteForce, instance } from './solve/instances.ts';
import { solverThreads } from './solverThreads.ts';

const small = (seed: number): PlanModel => instance(seed, { items: 10, owners: 2, room: 0.4, held: false, sharing: 2 });
/** Takes far longer than any of these tests to prove. */
const hard: PlanModel = {
	...instance(1034, { items: 600, owners: 5, room: 0.3, held: false, sharing: 50 }),
	floor: 0.4,
};

const planJob = (model: PlanModel): PlanJob => ({ kind: 'plan', model, seconds: 60 });

/** The last plan that was told. */
function lastPlan(news: readonly PlanNews[]): Plan {
	const plan = news.flatMap((each) => (each.kind === 'plan' ? [each.plan] : [])).at(-1);
	if (!plan || plan.status === 'infeasible') assert.fail(`${plan?.status}`);
	return plan;
}

describe('plans solved in a thread', () => {
	let started = 0;
	let ended = 0;
	let solver: PlanSolver;
	const counted = (port: SolverPort): SolverPort => ({
		wasm: port.wasm,
		start: () => {
			started++;
			const worker = port.start();
			return {
				...worker,
				terminate: () => {
					ended++;
					worker.terminate();
				},
			};
		},
	});

	beforeEach(() => {
		started = 0;
		ended = 0;
		solver = new PlanSolver(counted(solverThreads()));
	});
	afterEach(() => solver.dispose());

	it('are the best there are, a hundred of them in one thread, whose memory does not grow and is given back with it', async () => {
		let before = 0;
		const best = new Map<number, number>();
		for (let solve = 1; solve <= 100; solve++) {
			const seed = 1 + (solve % 25);
			const model = small(seed);
			const news: PlanNews[] = [];
			assert.equal(await solver.solve(planJob(model), (each) => news.push(each)), 'done');
			const { objective, status } = lastPlan(news);
			assert.equal(status, 'optimal');
			best.set(seed, best.get(seed) ?? bruteForce(model)!.worth);
			assert.ok(Math.abs(objective - best.get(seed)!) <= 1e-6 * Math.max(1, objective));
			// By then it has had each of the models once.
			if (solve === 25) before = solver.memoryBytes;
		}
		assert.ok(before > 1e6);
		assert.deepEqual([started, ended, solver.memoryBytes], [1, 0, before]);
		solver.dispose();
		assert.deepEqual([ended, solver.memoryBytes], [1, 0]);
	});

	it('keep the best that was told when somebody wants no more of it, and the next gets a new thread', async () => {
		const news: PlanNews[] = [];
		const end = solver.solve(planJob(hard), (each) => {
			news.push(each);
			if (lastPlan(news)) solver.cancel();
		});
		assert.equal(await end, 'cancelled');
		assert.ok(lastPlan(news).objective > 0);
		const told = news.length;
		assert.equal(await solver.solve(planJob(small(1)), () => undefined), 'done');
		assert.deepEqual([news.length, started, ended], [told, 2, 1]);
	});

	it('are of the latest question: those before it end without another word', async () => {
		const seen: number[] = [];
		const ends = [hard, hard, small(7)].map((model, index) => solver.solve(planJob(model), () => seen.push(index)));
		assert.deepEqual(await Promise.all(ends), ['cancelled', 'cancelled', 'done']);
		assert.deepEqual([...new Set(seen)], [2]);
	});

	it('fail with a reason where the solver cannot be loaded, and work once it can', async () => {
		const port = solverThreads();
		let broken = true;
		const flaky = new PlanSolver({
			start: port.start,
			wasm: () => (broken ? Promise.reject(new Error('no such file')) : port.wasm()),
		});
		await assert.rejects(
			flaky.solve(planJob(small(1)), () => undefined),
			/^Error: Failed to load the solver: no such file$/,
		);
		broken = false;
		assert.equal(await flaky.solve(planJob(small(1)), () => undefined), 'done');
		flaky.dispose();
	});

	it('leave the one who asks free meanwhile', async () => {
		const news: PlanNews[] = [];
		const { turns } = await turnsDuring(() =>
			solver.solve({ kind: 'plan', model: hard, seconds: 2 }, (each) => news.push(each)),
		);
		assert.ok(lastPlan(news).gap < 0.01);
		// Solved where it is asked for, there would be a turn a plan at most.
		assert.ok(turns > 50 + news.length, `${turns} turns of the event loop for ${news.length} news`);
	});
});

describe('the memory of the solver', () => {
	it('does not grow over a hundred solves', async () => {
		const solver = await solverOfTests();
		const { planSteps } = await import('../../../src/core/planning/solve/solvePlan.ts');
		const solve = (seed: number) => [
			...planSteps(instance(seed, { items: 30, owners: 3, room: 0.4, held: false, sharing: 4 }), solver, {
				seconds: 10,
				gap: 0.01,
				clock: () => performance.now(),
			}),
		];
		// Ten that are proven soon; they take the same steps as any.
		const seeds = [8, 11, 16, 17, 21, 23, 32, 33, 35, 39];
		for (const seed of seeds) solve(seed);
		const before = solver.memoryBytes();
		for (let round = 0; round < 10; round++) for (const seed of seeds) solve(seed);
		assert.equal(solver.memoryBytes(), before);
	});
});
