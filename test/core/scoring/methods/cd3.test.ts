import assert from 'node:assert/strict';
import { certain, dollars, item, near } from '../samples.ts';
import { rankedBy } from './samples.ts';

describe('the method CD3', () => {
	it('is cost of delay a week ÷ effort in weeks, with no terms but those', () => {
		// 1,000 a week and 10 h × $120 of toil; 8 days are 1.6 weeks: 2,200 ÷ 1.6.
		const [priced] = rankedBy('cd3', {
			items: [item('A', { value: certain(1000), toil: certain(10), effort: certain(8) })],
			rates: dollars,
		});
		near(priced!.score?.mean, 1375);
		assert.equal(priced!.scoreParts, undefined);
	});

	it('ranks all that has an effort, worth something or not', () => {
		const items = rankedBy('cd3', { items: [item('A', { effort: certain(1) }), item('B')] });
		assert.deepEqual(
			items.map(({ item, rank, unscored }) => [item.id, rank, unscored]),
			[
				['A', 1, undefined],
				['B', undefined, undefined],
			],
		);
	});
});
