import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { EstimatedMode } from '../../../src/core/scoring/evidence/modes.ts';
import { predictCount } from '../../../src/core/scoring/prediction.ts';

/** A mode that is known to have this many incidents a week. */
function known(mean: number): EstimatedMode {
	return { key: 'checkout', rate: { mean, relativeVariance: 0, dispersionShare: 0 } } as EstimatedMode;
}

describe('the count of the next weeks', () => {
	it('is Poisson where the rate is known and quarters do not scatter', () => {
		const { chanceUpTo } = predictCount(known(1), 0, 2);
		// e^−2 × (1, 1 + 2, 1 + 2 + 2).
		for (const [count, chance] of [0.135335, 0.406006, 0.676676].entries())
			assert.ok(Math.abs(chanceUpTo(count) - chance) < 1e-5);
		assert.equal(chanceUpTo(-1), 0);
	});

	it('has an interval whose chance is closest to 80 %', () => {
		const interval = (mean: number) => {
			const { low, high } = predictCount(known(mean), 0, 1);
			return [low, high];
		};
		// Mean 0.3: none has e^−0.3 = 74.1 %, none or one 96.3 %.
		assert.deepEqual(interval(0.3), [0, 0]);
		// Mean 0.5: none 60.7 %, none or one 91.0 %.
		assert.deepEqual(interval(0.5), [0, 1]);
		// Mean 2: P10 is 0, P90 is 4: 0–4 94.7 %, 0–3 85.7 %, 1–4 81.2 %, 1–3 72.2 %.
		assert.deepEqual(interval(2), [1, 4]);
	});

	it('is none where nothing is expected', () => {
		const { low, high, mean } = predictCount(known(0), 0.3, 13);
		assert.deepEqual([low, high, mean], [0, 0, 0]);
	});

	it('scatters more where quarters differ more', () => {
		const width = (dispersion: number) => {
			const { low, high } = predictCount(known(10), dispersion, 1);
			return high - low;
		};
		assert.ok(width(0.5) > width(0.1) && width(0.1) > width(0));
	});
});
