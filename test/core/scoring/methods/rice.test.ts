import assert from 'node:assert/strict';
import { certain, dollars, item, near, range } from '../samples.ts';
import { byId, partsOf, rankedBy, whyUnscored } from './samples.ts';

describe('the method RICE', () => {
	// 5,200 a quarter are 400 a week. 5,200 × 2 × 0.8 = 8,320; 13 days ÷ (65 / 3 days a month) = 0.6 months; 8,320 ÷ 0.6 = 13,866.7.
	const rice = { reachPerWeek: certain(400), impact: 2, confidence: 0.8 };

	it('is reach a quarter × impact × confidence ÷ effort in person-months', () => {
		const [priced] = rankedBy('rice', { items: [item('A', { rice, effort: certain(13) })] });
		near(priced!.score?.mean, 13_866.7);
		assert.deepEqual(partsOf(priced!), [
			['Reach a quarter', 5200],
			['Impact on each', 2],
			['Confidence in reach and impact', 0.8],
			['Effort in person-months', 0.6],
		]);
		assert.ok(priced!.scoreParts!.every(({ basis, evidence }) => basis === 'guessed' && evidence.length === 1));
	});

	it('is the same with and without rates, and whatever else the item earns or risks', () => {
		const scene = (more: object) => ({ items: [item('A', { rice, effort: certain(13), ...more })] });
		const alone = rankedBy('rice', scene({}))[0]!.score;
		assert.deepEqual(
			rankedBy('rice', { ...scene({ toil: certain(9), confidence: 0.5 }), rates: dollars })[0]!.score,
			alone,
		);
	});

	it('is as uncertain as its reach and its effort', () => {
		const [priced] = rankedBy('rice', {
			items: [item('A', { rice: { ...rice, reachPerWeek: range(200, 400, 600) }, effort: certain(13) })],
		});
		const { p10, p90 } = priced!.score!;
		// PERT(200, 400, 600) is Beta(3, 3) on 400 wide: its tenth percentile is 0.2466 of the way.
		near(p10, (13_866.7 * (200 + 400 * 0.2466)) / 400);
		near(p90, (13_866.7 * (600 - 400 * 0.2466)) / 400);
	});

	it('does not rank what has no reach, and says so', () => {
		const items = rankedBy('rice', {
			items: [
				item('A', { toil: certain(9), effort: certain(1) }),
				item('B', { rice, effort: certain(13) }),
				item('C', { rice }),
			],
			rates: dollars,
		});
		assert.deepEqual(
			items.map(({ item, rank }) => [item.id, rank]),
			[
				['B', 1],
				['A', undefined],
				['C', undefined],
			],
		);
		assert.equal(whyUnscored(byId(items, 'A')), 'RICE needs a reach and an impact, and the item has no “rice”.');
		assert.equal(byId(items, 'A').score, undefined);
		assert.ok(byId(items, 'A').costOfDelay.mean > 0);
	});
});
