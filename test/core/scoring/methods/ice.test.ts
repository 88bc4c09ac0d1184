import assert from 'node:assert/strict';
import { certain, dollars, item, near, range } from '../samples.ts';
import { byId, partsOf, rankedBy, whyUnscored } from './samples.ts';

describe('the method ICE', () => {
	// Impact: B has the most, 4,000 a week; A's 1,000 is two halvings below: 8 points. Ease: half a day is 10, so 4 days, three
	// doublings, are 7, and 8 days 6. A's confidence of 60 % is 6 points, and is no part of its impact.
	const scene = {
		items: [
			item('A', { value: certain(1000), confidence: 0.6, effort: certain(4) }),
			item('B', { value: certain(4000), effort: certain(8) }),
			item('C', { value: certain(1), effort: certain(0.25) }),
		],
		rates: dollars,
	};

	it('is impact × confidence × ease, a point for each factor of two', () => {
		const items = rankedBy('ice', scene);
		assert.deepEqual(partsOf(byId(items, 'A')), [
			['Impact, of 10', 8],
			['Confidence, of 10', 6],
			['Ease, of 10', 7],
		]);
		near(byId(items, 'A').score?.mean, 336); // 8 × 6 × 7
		near(byId(items, 'B').score?.mean, 600); // 10 × 10 × 6
		near(byId(items, 'C').score?.mean, 100); // 1 × 10 × 10: no less than 1, no more than 10
	});

	it('takes the points that the file gives in place of its own', () => {
		const items = rankedBy('ice', {
			items: [item('A', { ice: { impact: 5, confidence: 4, ease: 3 }, effort: range(1, 2, 9) })],
		});
		assert.deepEqual(items[0]?.score, { mean: 60, p10: 60, p90: 60 });
		assert.ok(items[0]?.scoreParts?.every(({ basis }) => basis === 'guessed'));
	});

	it('is as uncertain as the cost of delay and the effort', () => {
		const items = rankedBy('ice', {
			items: [
				item('A', { value: range(500, 1000, 1500), effort: certain(4), confidence: 0.5 }),
				item('B', { value: certain(1000), effort: range(2, 4, 6), confidence: 0.5 }),
				item('C', { value: certain(2000), effort: certain(4) }),
			],
			rates: dollars,
		});
		// A: one halving below C is 9 points; 746.6 of 2,000 (Beta(3, 3), as in RICE) is 10 + log₂ 0.3733 = 8.5784. × 5 × 7.
		near(byId(items, 'A').score?.mean, 315);
		near(byId(items, 'A').score?.p10, 300.24);
		// B: 6 − 4 × 0.2466 = 5.0136 days are 10 − log₂ 10.027 = 6.6742 points. 9 × 5 × 6.6742.
		near(byId(items, 'B').score?.p10, 300.34);
	});

	it('does not rank what nothing says the worth of, and says so', () => {
		const items = rankedBy('ice', { items: [...scene.items, item('D', { effort: certain(1) })], rates: dollars });
		assert.equal(byId(items, 'D').rank, undefined);
		assert.equal(
			whyUnscored(byId(items, 'D')),
			'ICE needs a cost of delay that has a price, or “ice” points for impact.',
		);
	});
});
