import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Program } from '../../../../src/core/planning/solve/solver.ts';
import { type HighsSolver, highsSolver } from '../../../../src/solver/highsSolver.ts';

const numbersIn = (text: string) => text.trim().split(/\s+/).map(Number);

interface Knapsack {
	readonly source: string;
	readonly optimum: number;
	readonly profits: readonly number[];
	readonly capacities: readonly number[];
	/** Row by row. */
	readonly weights: readonly number[];
}

const weingartnerProfits = numbersIn(`
	1898 440 22507 270 14148 3100 4650 30800 615 4975 1160 4225 510 11880 479 440 490 330 110 560
	24355 2885 11748 4550 750 3720 1950 10500`);
const weingartnerWeights = numbersIn(`
	45 0 85 150 65 95 30 0 170 0 40 25 20 0 0 25 0 0 25 0 165 0 85 0 0 0 0 100
	30 20 125 5 80 25 35 73 12 15 15 40 5 10 10 12 10 9 0 20 60 40 50 36 49 40 19 150`);

/** From the OR-Library of J. E. Beasley (people.brunel.ac.uk/~mastjjb/jeb/orlib/mknapinfo.html), with their published optima. */
const published: readonly Knapsack[] = [
	{
		source: 'Petersen (1967), problem 1 of mknap1',
		optimum: 3800,
		profits: numbersIn('100 600 1200 2400 500 2000'),
		capacities: numbersIn('80 96 20 36 44 48 10 18 22 24'),
		weights: numbersIn(`
			8 12 13 64 22 41  8 12 13 75 22 41  3 6 4 18 6 4  5 10 8 32 6 12  5 13 8 42 6 20  5 13 8 48 6 20
			0 0 0 0 8 0  3 0 4 0 8 0  3 2 4 0 8 4  3 2 4 8 8 4`),
	},
	{
		source: 'Weingartner and Ness (1967), WEING1 of mknap2',
		optimum: 141_278,
		profits: weingartnerProfits,
		capacities: [600, 600],
		weights: weingartnerWeights,
	},
	{
		source: 'Weingartner and Ness (1967), WEING2 of mknap2',
		optimum: 130_883,
		profits: weingartnerProfits,
		capacities: [500, 500],
		weights: weingartnerWeights,
	},
];

function programOf({ profits, capacities, weights }: Knapsack): Program {
	const rows = capacities.map((_, row) =>
		profits.flatMap((_profit, column) => {
			const entry = weights[row * profits.length + column]!;
			return entry === 0 ? [] : [{ column, entry }];
		}),
	);
	return {
		costs: profits,
		lower: profits.map(() => 0),
		upper: profits.map(() => 1),
		whole: profits.map(() => true),
		rowLower: capacities.map(() => Number.NEGATIVE_INFINITY),
		rowUpper: capacities,
		starts: [0, ...rows.map((_, row) => rows.slice(0, row + 1).flat().length)],
		columns: rows.flat().map(({ column }) => column),
		entries: rows.flat().map(({ entry }) => entry),
	};
}

describe('the solver', () => {
	let solver: HighsSolver;
	before(async () => {
		solver = await highsSolver(fs.readFileSync(createRequire(import.meta.url).resolve('highs/runtime')));
	});

	for (const knapsack of published)
		it(`reaches the known optimum of ${knapsack.source}`, () => {
			const solved = solver.solve(programOf(knapsack), { gap: 0, seconds: 60 });
			if (solved.kind !== 'solved') assert.fail(solved.kind);
			assert.ok(solved.proven);
			const profit = knapsack.profits.reduce((sum, each, column) => sum + each * Math.round(solved.values[column]!), 0);
			assert.equal(profit, knapsack.optimum);
			assert.ok(Math.abs(solved.bound - knapsack.optimum) < 1e-3);
		});

	it('tells each better solution with what is proven by then, and starts from one that it is given', () => {
		const knapsack = published[1]!;
		const best = solver.solve(programOf(knapsack), { gap: 0, seconds: 60 });
		if (best.kind !== 'solved') assert.fail(best.kind);
		const bounds: number[] = [];
		solver.solve(programOf(knapsack), {
			gap: 0,
			seconds: 60,
			start: Array.from(best.values),
			onProgress: (_values, bound) => bounds.push(bound),
		});
		assert.ok(bounds.length > 0 && bounds.every((bound) => bound >= knapsack.optimum - 1e-3));
	});

	it('says what cannot be solved, with and without whole numbers', () => {
		const program = { ...programOf(published[0]!), rowLower: published[0]!.capacities.map(() => 1000) };
		const impossible = { ...program, rowUpper: program.rowLower };
		assert.deepEqual(solver.solve(impossible, { gap: 0, seconds: 60 }), { kind: 'infeasible' });
		assert.deepEqual(solver.relax(impossible), { kind: 'infeasible' });
	});

	it('prices what one more of a capacity would bring', () => {
		const program: Program = {
			costs: [6, 4],
			lower: [0, 0],
			upper: [1, 1],
			whole: [true, true],
			rowLower: [Number.NEGATIVE_INFINITY],
			rowUpper: [3],
			starts: [0, 2],
			columns: [0, 1],
			entries: [2, 2],
		};
		const relaxed = solver.relax(program);
		if (relaxed.kind !== 'solved') assert.fail(relaxed.kind);
		// 2 days for the first, 1 of 2 for the second: 6 + 2. A day more is half of the second: 2.
		assert.deepEqual([relaxed.bound, relaxed.prices[0]], [8, 2]);
	});
});
