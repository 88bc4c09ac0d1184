import assert from 'node:assert/strict';
import fc from 'fast-check';
import { trendOf } from '../../../src/core/measures/trend.ts';
import { usualCounts, usualValues } from '../../../src/core/measures/usualRange.ts';

describe('what a week usually holds', () => {
	it('is each count of which the trend says neither up nor down', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 13, maxLength: 13 }),
				fc.integer({ min: 0, max: 90 }),
				(before, count) => {
					const { low, high } = usualCounts(
						before.reduce((sum, each) => sum + each, 0),
						13,
					);
					const { direction } = trendOf([...before, count], 13);
					assert.equal(direction === 'up', count > high, `${count} of ${low} to ${high} is ${direction}`);
					assert.equal(direction === 'down', count < low, `${count} of ${low} to ${high} is ${direction}`);
				},
			),
			{ numRuns: 300 },
		);
	});

	it('after 24 in 4 weeks goes from 2 to 11', () => {
		// R: binom.test(2, 26, 1/5)$p and (11, 35): two-sided tails of 5 % each. P(X ≤ 1 | 25, 0.2) = 0.0274, P(X ≤ 2 | 26, 0.2)
		// = 0.0841; P(X ≥ 12 | 36, 0.2) = 0.0446, P(X ≥ 11 | 35, 0.2) = 0.0747.
		assert.deepEqual(usualCounts(24, 4), { low: 2, high: 11 });
	});

	it('knows nothing unusual of next to nothing', () => {
		assert.deepEqual(usualCounts(0, 13), { low: 0, high: 4 });
	});

	it('of values is P10 to P90, as R’s quantile(1:9, c(0.1, 0.9)) has it', () => {
		// 1 + 0.1 × 8 = 1.8 and 1 + 0.9 × 8 = 8.2.
		const { low, high } = usualValues([9, 1, 8, 2, 7, 3, 6, 4, 5])!;
		assert.ok(Math.abs(low - 1.8) < 1e-12 && Math.abs(high - 8.2) < 1e-12);
		assert.equal(usualValues([1, 2, 3]), undefined);
	});
});
