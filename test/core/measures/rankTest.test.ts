import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rankTest, timeTrend } from '../../../src/core/measures/rankTest.ts';
import { english, say } from '../../../src/core/text.ts';

const near = (actual: number, expected: number, tolerance: number) =>
	assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

describe('the rank test', () => {
	it('gives what R’s wilcox.test gives for its example of permeability constants', () => {
		// Hollander and Wolfe (1973), 69f: W = 35, p-value = 0.1272 with alternative = "g": twice that for both sides.
		const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
		const early = [1.15, 0.88, 0.9, 0.74, 1.21];
		const { u, p } = rankTest(term, early)!;
		assert.equal(u, 35);
		near(p / 2, 0.1272, 5e-5);
	});

	it('gives what R’s wilcox.test gives for ozone in May and August, which has ties', () => {
		// wilcox.test(Ozone ~ Month, data = airquality, subset = Month %in% c(5, 8), exact = FALSE): W = 127.5, p = 0.0001208.
		const may = [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37];
		const august = [
			39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85,
		];
		const { u, p } = rankTest(may, august)!;
		assert.equal(u, 127.5);
		near(p, 0.0001208, 5e-8);
	});

	it('gives what scipy’s mannwhitneyu gives for its example of diagnosis by sex', () => {
		// mannwhitneyu(males, females, method="exact"): statistic 17, pvalue 0.1111111111111111.
		const { u, p } = rankTest([19, 22, 16, 29, 24], [20, 11, 17, 12])!;
		assert.equal(u, 17);
		near(p, 0.111_111_111_111_111_1, 1e-12);
	});

	it('is the same whichever sample comes first, and always a chance', () => {
		const sample = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(sample, sample, (one, other) => {
				const [there, back] = [rankTest(one, other)!, rankTest(other, one)!];
				assert.equal(there.u + back.u, one.length * other.length);
				near(there.p, back.p, 1e-12);
				assert.ok(there.p > 0 && there.p <= 1);
			}),
		);
	});

	it('of the most extreme order without ties is twice one in all orders', () => {
		// 4 of 8: 70 orders.
		near(rankTest([1, 2, 3, 4], [5, 6, 7, 8])!.p, 2 / 70, 1e-12);
		assert.equal(rankTest([], [1]), undefined);
		assert.equal(rankTest([1, 1], [1, 1])!.p, 1);
	});
});

describe('the trend of times', () => {
	const words = (late: readonly number[], before: readonly number[]) => say(timeTrend(late, before).words, english);

	it('says longer, shorter, no clear change, or too few', () => {
		assert.equal(words([50, 60, 70, 80], [10, 20, 30, 40]), 'longer, likely real');
		assert.equal(words([10, 20, 30, 40], [50, 60, 70, 80]), 'shorter, likely real');
		assert.equal(words([10, 25, 30, 45], [12, 20, 33, 40]), 'no clear change');
		assert.equal(words([10, 20, 30], [50, 60, 70, 80]), 'too few to say (n = 3)');
	});
});
