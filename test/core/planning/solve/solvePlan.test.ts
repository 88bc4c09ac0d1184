import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { PlanCandidate, PlanModel } from '../../../../src/core/planning/model/planModel.ts';
import { closuresOf } from '../../../../src/core/planning/solve/closures.ts';
import { type NoPlan, type Plan, planSteps } from '../../../../src/core/planning/solve/solvePlan.ts';
import { isFeasible, meetsDeadlines, reliabilityDays, worthOf } from '../../../../src/core/planning/solve/worth.ts';
import { type HighsSolver, highsSolver } from '../../../../src/solver/highsSolver.ts';
import { bruteForce, candidate, instance } from './instances.ts';

const wasm = fs.readFileSync(createRequire(import.meta.url).resolve('highs/runtime'));
const options = { seconds: 60, gap: 0, clock: () => performance.now() };

describe('the best plan', () => {
	let solver: HighsSolver;
	before(async () => {
		solver = await highsSolver(wasm);
	});

	it('is what looking at every choice finds, on 500 instances of up to 14 items with every demand at once', function () {
		this.timeout(300_000);
		let planned = 0;
		let short = 0;
		for (let seed = 1; seed <= 500; seed++) {
			const model = instance(seed, {
				items: 2 + (seed % 13),
				owners: 1 + (seed % 3),
				room: 0.25 + 0.1 * (seed % 5),
				held: seed % 2 === 0,
				sharing: seed % 4,
			});
			const best = bruteForce(model);
			const steps: (Plan | NoPlan)[] = [...planSteps(model, solver, options)];
			const last = steps.at(-1)!;
			if (!best) {
				assert.equal(last.status, 'infeasible', `${seed}`);
				continue;
			}
			if (last.status !== 'optimal') assert.fail(`${seed} is ${last.status}`);
			planned++;
			if (last.floorShort) short++;
			const { choice } = last;
			assert.ok(isFeasible(model, choice) && meetsDeadlines(model, closuresOf(model), choice.onTime), `${seed}`);
			assert.ok(reliabilityDays(model, choice.chosen) >= best.floorDays - 1e-5, `${seed}`);
			assert.ok(
				Math.abs(last.objective - best.worth) <= 1e-6 * Math.max(1, Math.abs(best.worth)),
				`${seed}: ${last.objective} for ${best.worth}`,
			);
			assert.equal(last.objective, worthOf(model, choice));
			const first = steps[0] as Plan;
			assert.ok(
				first.bound >= best.worth - 1e-6 * Math.abs(best.worth),
				`${seed}: bound ${first.bound} under ${best.worth}`,
			);
			assert.ok(first.objective <= best.worth + 1e-6 * Math.abs(best.worth));
		}
		assert.ok(planned > 300 && short > 20 && planned < 500, `${planned} plans, ${short} short of their floor`);
	});

	it('is the same each time', () => {
		const model = instance(34, { items: 60, owners: 3, room: 0.3, held: false, sharing: 6 });
		const chosen = () => {
			const last = [...planSteps(model, solver, options)].at(-1)!;
			return last.status === 'infeasible' ? [] : [...last.choice.chosen].sort((one, other) => one - other);
		};
		const first = chosen();
		assert.ok(first.length > 5);
		assert.deepEqual(chosen(), first);
	});

	it('is not better than the bound that a search out of time gives, and says so', () => {
		const model = instance(37, { items: 120, owners: 3, room: 0.3, held: false, sharing: 12 });
		let time = 0;
		const steps = [...planSteps(model, solver, { seconds: 0.2, gap: 0, clock: () => (time += 100) })];
		const early = steps.at(-1)!;
		const late = [...planSteps(model, solver, options)].at(-1)!;
		if (early.status !== 'feasible' || late.status !== 'optimal') assert.fail(`${early.status}, ${late.status}`);
		assert.ok(early.gap > 0 && early.bound >= late.objective && early.objective <= late.objective);
	});

	it('is none where demands cannot hold together, of which it names the fewest', () => {
		const item = (id: string, values: Partial<PlanCandidate>) => candidate({ id, ...values });
		const within = (days: number, items: PlanCandidate[]): PlanModel => ({
			items,
			owners: [{ owner: 'a', days }],
			shared: [],
			floor: 0.5,
			weeks: 13,
		});
		const conflicts = (model: PlanModel) => {
			const [last] = [...planSteps(model, solver, options)];
			return last?.status === 'infeasible' ? last.conflicts : undefined;
		};
		assert.deepEqual(
			conflicts(
				within(10, [
					item('small', { days: 2, hold: 'include' }),
					item('great', { days: 7, hold: 'progress' }),
					item('greater', { days: 8, hold: 'include' }),
					item('free', { days: 9 }),
				]),
			),
			[{ type: 'capacity', owner: 0, items: [1, 2], days: 15, isFewest: true }],
		);
		assert.deepEqual(
			conflicts(
				within(100, [
					item('wanted', { hold: 'include', needs: [1] }),
					item('between', { needs: [2] }),
					item('unwanted', { hold: 'exclude' }),
				]),
			),
			[{ type: 'chain', path: [0, 1, 2] }],
		);
		assert.equal(conflicts(within(1, [item('too great', { days: 5, kind: 'reliability' })])), undefined);
	});

	it('holds no more memory after 100 more', () => {
		// Of its size one that is proven soon; it takes the same steps as any.
		const model = instance(63, { items: 40, owners: 2, room: 0.3, held: false, sharing: 4 });
		const solve = () => [...planSteps(model, solver, options)].length;
		for (let round = 0; round < 5; round++) solve();
		const before = solver.memoryBytes();
		for (let round = 0; round < 100; round++) solve();
		assert.equal(solver.memoryBytes(), before);
	});
});
