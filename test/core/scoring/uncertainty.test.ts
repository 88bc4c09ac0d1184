import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { gammaDraws, lognormalDraws, pertDraws } from '../../../src/core/scoring/uncertainty/draws.ts';
import { tenthAndNinetieth } from '../../../src/core/scoring/uncertainty/percentiles.ts';
import { gammaTable, normalQuantile, pertTable } from '../../../src/core/scoring/uncertainty/quantiles.ts';
import { randomOf } from '../../../src/core/scoring/uncertainty/random.ts';
import { avoiding, certain, dollars, incident, item, price, priceOne, range } from './samples.ts';

const COUNT = 20_000;

function mean(values: Float64Array): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function correlation(one: Float64Array, other: Float64Array): number {
	const [a, b] = [mean(one), mean(other)];
	let [ab, aa, bb] = [0, 0, 0];
	for (let index = 0; index < one.length; index++) {
		ab += (one[index]! - a) * (other[index]! - b);
		aa += (one[index]! - a) ** 2;
		bb += (other[index]! - b) ** 2;
	}
	return ab / Math.sqrt(aa * bb);
}

describe('quantiles', () => {
	it('of the normal distribution are those of the tables', () => {
		assert.ok(Math.abs(normalQuantile(0.9) - 1.2815516) < 1e-6);
		assert.ok(Math.abs(normalQuantile(0.001) + 3.0902323) < 1e-6);
	});

	it('of PERT are those of the beta distribution', () => {
		const table = pertTable(COUNT, 0.5);
		// Beta(3, 3): symmetric, P10 = 0.24664 (x³ (10 − 15x + 6x²) = 0.1).
		assert.ok(Math.abs(table[COUNT / 10]! - 0.24664) < 1e-3);
		assert.ok(Math.abs(mean(pertTable(COUNT, 0.2)) - (1 + 4 * 0.2) / 6) < 1e-3);
		// Beta(1, 5): P10 = 1 − 0.9^(1/5) = 0.020852.
		assert.ok(Math.abs(pertTable(COUNT, 0)[COUNT / 10]! - 0.020852) < 1e-3);
	});

	it('of Gamma with mean 1 are those of the exponential at shape 1, and narrow as the shape grows', () => {
		const table = gammaTable(COUNT, 1);
		assert.ok(Math.abs(table[COUNT / 2]! - Math.LN2) < 2e-3);
		assert.ok(Math.abs(table[(COUNT * 9) / 10]! - Math.log(10)) < 5e-3);
		for (const shape of [0.1, 0.5, 3, 50, 4000]) {
			const draws = gammaTable(COUNT, shape);
			const variance = draws.reduce((sum, value) => sum + (value - 1) ** 2, 0) / COUNT;
			assert.ok(Math.abs(variance * shape - 1) < 0.03, `shape ${shape}: ${variance * shape}`);
		}
	});
});

describe('draws', () => {
	it('follow from their name alone', () => {
		assert.deepEqual(pertDraws('a', range(1, 2, 5), 64), pertDraws('a', range(1, 2, 5), 64));
		assert.notDeepEqual(pertDraws('a', range(1, 2, 5), 64), pertDraws('b', range(1, 2, 5), 64));
	});

	it('are the same whatever was drawn before, in whatever numbers', () => {
		const anyDraw = fc.record({
			kind: fc.constantFrom('pert', 'gamma', 'lognormal'),
			name: fc.string(),
			count: fc.integer({ min: 1, max: 5000 }),
			parameter: fc.double({ min: 0.05, max: 5, noNaN: true }),
		});
		const draw = ({ kind, name, count, parameter }: typeof anyDraw extends fc.Arbitrary<infer T> ? T : never) => {
			if (kind === 'pert') return pertDraws(name, range(0, parameter, 5), count)!;
			return kind === 'gamma' ? gammaDraws(name, parameter, count)! : lognormalDraws(name, parameter, count)!;
		};
		fc.assert(
			fc.property(anyDraw, fc.array(anyDraw, { maxLength: 30 }), (first, others) => {
				const before = draw(first);
				for (const other of others) draw(other);
				assert.ok(before.every(Number.isFinite));
				assert.deepEqual(draw(first), before);
			}),
		);
	});

	it('take each stratum of a block once', () => {
		const draws = pertDraws('strata', range(0, 1, 2), 2048 + 64 + 8)!;
		for (const [from, size] of [
			[0, 1024],
			[1024, 1024],
			[2048, 64],
			[2112, 8],
		] as const) {
			const strata = pertTable(size, 0.5).map((value) => 2 * value);
			assert.deepEqual(draws.slice(from, from + size).sort(), strata);
		}
		assert.notDeepEqual(draws.slice(0, 1024), draws.slice(1024, 2048), 'blocks differ');
	});

	it('have the mean of their distribution to a thousandth', () => {
		assert.ok(Math.abs(mean(pertDraws('x', range(3, 5, 12), 1024)!) - 35 / 6) < 6e-3);
		assert.ok(Math.abs(mean(gammaDraws('x', 2, 1024)!) - 1) < 1e-9);
		assert.ok(Math.abs(mean(lognormalDraws('x', 0.5, 1024)!) - 1) < 2e-3);
	});

	it('of different names are unrelated', () => {
		const names = Array.from({ length: 60 }, (_, index) => pertDraws(`name ${index}`, range(0, 1, 2), 1024)!);
		let worst = 0;
		for (let one = 0; one < names.length; one++)
			for (let other = 0; other < one; other++)
				worst = Math.max(worst, Math.abs(correlation(names[one]!, names[other]!)));
		// The greatest of 1,770 correlations of 1,024 pairs: 4.5 / √1024 is far beyond chance.
		assert.ok(worst < 0.14, String(worst));
	});

	it('give the percentiles that sorting gives', () => {
		for (const shape of [0.1, 1, 30]) {
			const draws = gammaDraws('sorted', shape, 1000)!;
			const sorted = draws.slice().sort();
			assert.deepEqual(tenthAndNinetieth(draws), { p10: sorted[100], p90: sorted[900] });
			const many = gammaDraws('sorted', shape, 10_000)!;
			const all = many.slice().sort();
			assert.deepEqual(tenthAndNinetieth(many), { p10: all[1000], p90: all[9000] });
			// The first draws mislead about the rest.
			assert.deepEqual(tenthAndNinetieth(all), { p10: all[1000], p90: all[9000] });
			assert.deepEqual(tenthAndNinetieth(all.slice().reverse()), { p10: all[1000], p90: all[9000] });
		}
		assert.deepEqual(tenthAndNinetieth(new Float64Array([7, 7, 7])), { p10: 7, p90: 7 });
	});

	it('come from an even generator', () => {
		const random = randomOf('even');
		const bins = new Float64Array(10);
		for (let draw = 0; draw < 100_000; draw++) bins[Math.floor(random() * 10)]!++;
		for (const bin of bins) assert.ok(Math.abs(bin - 10_000) < 450);
	});
});

describe('intervals of prices', () => {
	it('are those of the one uncertain figure', () => {
		const priced = priceOne({ value: range(0, 1000, 2000), effort: certain(5) }, { rates: dollars });
		// Beta(3, 3) on 0–2000: P10 = 493.3, P90 = 1506.7.
		assert.ok(Math.abs(priced.score!.p10 - 493.3) < 4);
		assert.ok(Math.abs(priced.score!.p90 - 1506.7) < 4);
	});

	it('narrow as incidents accumulate', () => {
		const width = (count: number) => {
			const incidents = Array.from({ length: count }, (_, index) =>
				incident({ cause: 'db', daysAgo: 1 + (index * 300) / count, minutes: 40 + (index % 5) * 10, impact: 1 }),
			);
			const { costOfDelay } = priceOne(avoiding(['db']), { rates: dollars, incidents });
			return (costOfDelay.p90 - costOfDelay.p10) / costOfDelay.mean;
		};
		assert.ok(width(3) > width(12) && width(12) > width(60));
		assert.ok(width(3) > 1, 'three incidents say little');
	});

	it('are shared by items that avoid the same failures, so that the better share is surely ahead', () => {
		const incidents = [3, 40, 90].map((daysAgo) => incident({ cause: 'db', daysAgo, minutes: 60, impact: 1 }));
		const of = (id: string, share: number) => item(id, { ...avoiding(['db'], certain(share)), effort: certain(5) });
		const priced = price({ items: [of('A', 0.9), of('B', 0.8)], incidents, rates: dollars });
		assert.deepEqual(
			priced.map(({ tie }) => tie),
			[undefined, undefined],
		);
	});
});
