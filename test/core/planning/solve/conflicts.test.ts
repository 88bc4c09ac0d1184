import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PlanModel } from '../../../../src/core/planning/model/planModel.ts';
import { fewestBeyond } from '../../../../src/core/planning/solve/fewestBeyond.ts';
import { type Plan, planSteps } from '../../../../src/core/planning/solve/solvePlan.ts';
import type { Solver } from '../../../../src/core/planning/solve/solver.ts';
import { solverOfTests } from '../plans.ts';
import { bruteForce, candidate, instance } from './instances.ts';

function subsets(of: readonly number[]): number[][] {
	return Array.from({ length: 2 ** of.length }, (_, bits) => of.filter((_, at) => (bits >> at) & 1)).sort(
		(one, other) => one.length - other.length,
	);
}

describe('the fewest sets that together weigh more than a limit', () => {
	it('are as few as looking at all of them finds', () => {
		const weights = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 });
		const sets = fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 4 }), { maxLength: 8 });
		fc.assert(
			fc.property(weights, sets, fc.nat(70), (weights, sets, limit) => {
				const weigh = (indexes: readonly number[]) =>
					[...new Set(indexes.flatMap((index) => sets[index]!))].reduce((sum, member) => sum + weights[member]!, 0);
				const found = fewestBeyond(sets, (member) => weights[member]!, limit);
				const fewest = subsets(sets.map((_, index) => index)).find((some) => weigh(some) > limit);
				assert.equal(found?.indexes.length, fewest?.length);
				if (found) assert.ok(found.isFewest && weigh(found.indexes) > limit);
			}),
			{ numRuns: 1000 },
		);
	});

	it('are fewer than the heaviest first would be, where those share much', () => {
		const weights = [13, 1, 13, 11, 5, 7];
		const sets = [
			[0, 1],
			[2, 0],
			[2, 1],
			[4, 0],
			[3, 5],
		];
		const found = fewestBeyond(sets, (member) => weights[member]!, 49);
		// 13 + 13, 5 of [4, 0] as 13 weighs already, 11 + 7: the only three of more than 49.
		assert.equal(found!.indexes.length, 3);
	});

	it('end in time where many share much, and say that fewer may do', () => {
		const sets = Array.from({ length: 80 }, (_, index) =>
			Array.from({ length: 10 }, (_, at) => (index * 7 + at * 5) % 97),
		);
		const found = fewestBeyond(sets, (member) => 1 + (member % 3), 185)!;
		assert.deepEqual([found.indexes.length > 1, found.isFewest], [true, false]);
	});
});

describe('what a floor cannot hold together with', () => {
	let solver: Solver;
	before(async () => {
		solver = await solverOfTests();
	});
	const planOf = (model: PlanModel): Plan | undefined => {
		const last = [...planSteps(model, solver, { seconds: 60, gap: 0, clock: () => 0, explainFloor: true })].at(-1)!;
		return last.status === 'infeasible' ? undefined : last;
	};

	it('is as few held items as looking at all of them finds', () => {
		let compared = 0;
		for (let seed = 1; compared < 25; seed++) {
			const model = instance(seed, { items: 9, owners: 2, room: 0.5, held: true, sharing: 0 });
			const plan = planOf(model);
			if (!plan?.floorShort) continue;
			const wanted = model.floor * model.owners.reduce((sum, { days }) => sum + days, 0);
			const held = model.items.flatMap(({ hold }, index) => (hold === 'free' ? [] : [index]));
			const fewest = subsets(held).find((kept) => {
				const items = model.items.map((item, index) =>
					kept.includes(index) ? item : { ...item, hold: 'free' as const },
				);
				return bruteForce({ ...model, items })!.floorDays < wanted - 1e-6;
			})!;
			assert.deepEqual(
				[plan.floorConflict.items.length, plan.floorConflict.isFewest],
				[fewest.length, true],
				`${seed}`,
			);
			if (fewest.length > 0) compared++;
		}
	});

	it('is nothing where it is short whatever is held, and where it is not short', () => {
		const within = (items: PlanModel['items'], floor: number): PlanModel => {
			return { items, owners: [{ owner: 'a', days: 10 }], shared: [], floor, weeks: 13 };
		};
		const items = [
			candidate({ id: 'REL-1', kind: 'reliability', days: 4 }),
			candidate({ id: 'FEAT-1', kind: 'product', days: 5, hold: 'include' }),
		];
		assert.deepEqual(planOf(within(items, 0.3))!.floorConflict.items, []);
		const short = planOf(within(items, 0.5))!;
		assert.deepEqual([short.floorShort, short.floorConflict.items], [true, []]);
		const more = [...items, candidate({ id: 'REL-2', kind: 'reliability', days: 3 })];
		assert.deepEqual(planOf(within(more, 0.7))!.floorConflict, { items: [1], isFewest: true });
	});
});
