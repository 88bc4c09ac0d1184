import assert from 'node:assert/strict';
import { avoiding, certain, DAY, dollars, incident, item, NOW, near, range } from '../samples.ts';
import { byId, partsOf, rankedBy, whyUnscored } from './samples.ts';

describe('the method WSJF', () => {
	// Value: A 1,000 of at most 4,000 is 5 points. Risk reduction: A's toil of 10 h × $120 = 1,200 is the most: 20 points.
	// Criticality: B's deadline is 12 weeks off, less 2 weeks of work: 5,000 ÷ 10 = 500 a week, the most: 20 points.
	const scene = {
		items: [
			item('A', { value: certain(1000), toil: certain(10), effort: certain(5) }),
			item('B', { value: certain(4000), deadline: { at: NOW + 84 * DAY, loss: certain(5000) }, effort: certain(10) }),
			item('C', { toil: certain(2.5), effort: certain(2.5) }),
			item('D', { value: certain(9000), effort: certain(5), status: 'done' as const }),
		],
		rates: dollars,
	};

	it('gives each component 20 points for the open item that has the most of it, and divides by the weeks', () => {
		const items = rankedBy('wsjf', scene);
		assert.deepEqual(partsOf(byId(items, 'A')), [
			['User and business value', 5],
			['Time criticality', 0],
			['Risk reduction', 20],
			['Job size in weeks', 1],
		]);
		near(byId(items, 'A').score?.mean, 25); // (5 + 0 + 20) ÷ 1
		near(byId(items, 'B').score?.mean, 20); // (20 + 20 + 0) ÷ 2
		near(byId(items, 'C').score?.mean, 10); // 20 × 2.5 ÷ 10 = 5, ÷ 0.5
		assert.deepEqual(
			items.filter(({ rank }) => rank).map(({ item }) => item.id),
			['A', 'B', 'C'],
		);
	});

	it('takes the points that the file gives in place of its own', () => {
		const [a] = scene.items;
		const items = rankedBy('wsjf', {
			...scene,
			items: [{ ...a!, wsjf: { value: 13, criticality: 8 } }, ...scene.items.slice(1)],
		});
		near(byId(items, 'A').score?.mean, 41); // 13 + 8 + 20
		assert.equal(byId(items, 'A').scoreParts?.[0]?.basis, 'guessed');
		near(byId(items, 'B').score?.mean, 20);
	});

	it('changes no order when the currency does', () => {
		const yen = { ...dollars, currency: 'JPY', engineerHour: 12_000, badMinute: 9500, reachPoint: 400 };
		const inYen = scene.items.map((each) => ({
			...each,
			...(each.value ? { value: certain(each.value.likely * 100) } : {}),
			...(each.deadline ? { deadline: { ...each.deadline, loss: certain(each.deadline.loss.likely * 100) } } : {}),
		}));
		for (const { item, score } of rankedBy('wsjf', { items: inYen, rates: yen }))
			near(score?.mean, byId(rankedBy('wsjf', scene), item.id).score!.mean);
	});

	it('is as uncertain as what its points come from', () => {
		const items = rankedBy('wsjf', {
			items: [
				item('A', { value: range(500, 1000, 1500), effort: certain(5) }),
				item('B', { value: certain(1000), effort: certain(5) }),
				item('C', { ...avoiding(['db'], range(0.2, 0.5, 0.9)), toil: certain(1), effort: range(2, 5, 9) }),
			],
			incidents: [incident({ cause: 'db', daysAgo: 10 }), incident({ cause: 'db', daysAgo: 40 })],
			rates: dollars,
		});
		const { mean, p10, p90 } = byId(items, 'A').score!;
		near(mean, 20);
		// Beta(3, 3) as in RICE: 500 + 1,000 × 0.2466 = 746.6 of 1,000 is 14.93 points.
		near(p10, 14.93);
		near(p90, 25.07);
		assert.equal(byId(items, 'B').score!.p10, 20);
		assert.ok(byId(items, 'C').score!.p10 < byId(items, 'C').score!.p90);
	});

	it('does not rank what has nothing of any component, and says so', () => {
		const items = rankedBy('wsjf', { items: [...scene.items, item('E', { effort: certain(1) })], rates: dollars });
		assert.equal(
			whyUnscored(byId(items, 'E')),
			'WSJF needs a value, a deadline or a risk that has a price, or “wsjf” points.',
		);
		const stated = rankedBy('wsjf', { items: [item('E', { effort: certain(5), wsjf: { value: 0 } })] });
		assert.equal(stated[0]?.rank, 1);
	});
});
