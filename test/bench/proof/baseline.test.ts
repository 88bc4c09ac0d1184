import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Baseline, baselineOf, judge, settled, typical, unmeasured } from './baseline.ts';
import { type Check, check } from './check.ts';
import { budgetTable, failuresOf, tooEasy } from './report.ts';

function measured(id: string, steady: number, grain = 0): Check {
	return check({ id, budget: `the budget of ${id}`, value: steady, limit: 1, measured: `${steady} ×`, grain });
}

/** Gives one measurement after the other, and counts how often it was asked. */
function measuring(...rounds: readonly (readonly Check[])[]) {
	let asked = 0;
	return { again: async () => rounds[asked++]!, asked: () => asked };
}

const never = async () => assert.fail('measured again');

describe('the baseline of the benches', () => {
	it('lets pass what is up to 1.5 times as much, and nothing above', () => {
		assert.equal(judge(measured('a', 3), 2).status, 'within');
		assert.deepEqual(judge(measured('a', 3.2), 2), { status: 'worse', baseline: 2, times: 1.6 });
	});

	it('says what has become so much better that the next loss would pass', async () => {
		assert.equal(judge(measured('a', 1.34), 2).status, 'within');
		assert.equal(judge(measured('a', 1.32), 2).status, 'better');
		const all = await settled([measured('a', 1), measured('b', 2)], { a: 2, b: 2 }, never);
		assert.match(tooEasy(all, 'write it')!, /\(write it\): a$/);
		assert.equal(tooEasy(await settled([measured('b', 2)], { b: 2 }, never), 'write it'), undefined);
	});

	it('takes a difference within the grain for the machine’s, either way', () => {
		assert.equal(judge(measured('a', 5, 4), 1).status, 'within');
		assert.equal(judge(measured('a', 5.1, 4), 1).status, 'worse');
		assert.equal(judge(measured('a', 1, 4), 5).status, 'within');
		assert.equal(judge(measured('a', 0.9, 4), 5).status, 'better');
	});

	it('does not let pass what could not be measured', () => {
		for (const steady of [Number.NaN, Number.POSITIVE_INFINITY])
			assert.equal(judge(measured('a', steady), 2).status, 'worse');
	});

	it('knows nothing of a check that it does not name, or names with no figure', async () => {
		for (const baseline of [{}, { a: 0 }, { a: Number.NaN }] as Baseline[]) {
			const all = await settled([measured('a', 1)], baseline, never);
			assert.deepEqual(failuresOf(all, []), ['a: not in the baseline; measured 1.00']);
		}
	});

	it('fails for what it names and nothing measures', async () => {
		const all = await settled([measured('a', 1)], { a: 1, b: 1 }, never);
		const gone = unmeasured({ a: 1, b: 1 }, all);
		assert.deepEqual(failuresOf(all, gone), ['b: the baseline has it, but nothing measures it']);
	});
});

describe('a check that is worse than the baseline', () => {
	it('is measured again, and passes by its best', async () => {
		const { again, asked } = measuring([measured('a', 2), measured('b', 9)]);
		const all = await settled([measured('a', 4), measured('b', 1)], { a: 2, b: 1 }, again);
		assert.equal(asked(), 1);
		assert.deepEqual(failuresOf(all, []), []);
		assert.deepEqual(
			all.map(({ check }) => check.steady),
			[2, 1],
		);
	});

	it('fails after three measurements, with the best of them', async () => {
		const { again, asked } = measuring([measured('a', 3.6)], [measured('a', 5)]);
		const all = await settled([measured('a', Number.NaN)], { a: 2 }, again);
		assert.equal(asked(), 2);
		assert.deepEqual(failuresOf(all, []), [
			'a: 3.60 is 1.80 × the baseline 2.00, and 1.5 × is let pass (the best of 3 tries; the budget of a)',
		]);
	});

	it('is not measured again where another is only missing', async () => {
		const all = await settled([measured('a', 1), measured('new', 7)], { a: 1 }, never);
		assert.deepEqual(
			all.map(({ verdict }) => verdict.status),
			['within', 'missing'],
		);
	});

	it('shows beside its budget what the baseline is', async () => {
		const all = await settled([measured('a', 1.2)], { a: 1 }, never);
		assert.match(budgetTable(all), /the budget of a +1\.2 × +over +a +1\.20 +1\.00 +1\.20 ×/);
	});
});

describe('the committed baseline', () => {
	const baselines = JSON.parse(
		fs.readFileSync(path.resolve(import.meta.dirname, '../baseline.json'), 'utf8'),
	) as Record<string, Baseline>;

	it('has a figure above 0 for each check, all of them and the quick ones', () => {
		assert.deepEqual(Object.keys(baselines).sort(), ['full', 'quick']);
		for (const [mode, baseline] of Object.entries(baselines)) {
			assert.ok(Object.keys(baseline).length > 10, mode);
			for (const [id, steady] of Object.entries(baseline)) assert.ok(steady > 0, `${mode}: ${id}`);
		}
	});

	it('is the middle of three measurements, of each check for itself', async () => {
		const { again, asked } = measuring([measured('a', 3), measured('b', 1)], [measured('a', 2), measured('b', 2)]);
		const checks = await typical([measured('a', 1), measured('b', 9)], again);
		assert.equal(asked(), 2);
		assert.deepEqual(baselineOf(checks), { a: 2, b: 2 });
	});

	it('is written in the order of the checks, with three digits', () => {
		const written = baselineOf([measured('b', 0.001_234_5), measured('a', 110_501)]);
		assert.equal(JSON.stringify(written), '{"b":0.00123,"a":111000}');
	});
});
