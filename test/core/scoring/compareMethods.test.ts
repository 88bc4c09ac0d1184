import assert from 'node:assert/strict';
import { methodIds } from '../../../src/core/backlog/model.ts';
import { compareMethods, type MethodComparison } from '../../../src/core/scoring/compareMethods.ts';
import { priceItems } from '../../../src/core/scoring/priceItems.ts';
import { english, say } from '../../../src/core/text.ts';
import { certain, dollars, item, NOW, near, type Scene, scope } from './samples.ts';

const rice = (reach: number) => ({ reachPerWeek: certain(reach), impact: 1, confidence: 1 });

/**
 * All of 5 days, so CD3 is the money a week, with a point of reach worth $4, and RICE 13/3 × 13 × reach, as 5 days are 3/13
 * of a month. By CD3 A 1,440, B 800, C 600, D 400 and E 300; by RICE B 200, C 150, A 60 and D 10 points a week.
 */
const scene: Scene = {
	items: [
		item('A', { effort: certain(5), toil: certain(10), rice: rice(60) }),
		item('B', { effort: certain(5), rice: rice(200) }),
		item('C', { effort: certain(5), rice: rice(150) }),
		item('D', { effort: certain(5), value: certain(360), rice: rice(10) }),
		item('E', { effort: certain(5), value: certain(300) }),
		item('F', { value: certain(9000) }),
		item('G', { effort: certain(1), value: certain(9000), status: 'done' }),
	],
	rates: dollars,
};

function compare(of: Scene): MethodComparison {
	return compareMethods([scope(of)], NOW, 'cd3');
}

function found(comparison: MethodComparison, id: string) {
	return comparison.items.find(({ item }) => item.id === id)!;
}

describe('methods compared', () => {
	it('gives each open item its rank by every method that scores it', () => {
		const comparison = compare(scene);
		const ranks = (id: string) => found(comparison, id).places.map(({ method, rank }) => `${method} ${rank ?? '–'}`);
		assert.deepEqual(ranks('A').slice(0, 2), ['cd3 1', 'rice 3']);
		assert.deepEqual(ranks('B').slice(0, 2), ['cd3 2', 'rice 1']);
		assert.deepEqual(ranks('E').slice(0, 2), ['cd3 5', 'rice –']);
		assert.deepEqual(
			ranks('F'),
			methodIds.map((method) => `${method} –`),
		);
		assert.equal(
			comparison.items.some(({ item }) => item.id === 'G'),
			false,
		);
		near(found(comparison, 'B').places[1]?.score, (200 * 13 * 13) / 3);
	});

	it('ranks as each method would rank', () => {
		const comparison = compare(scene);
		methodIds.forEach((method, at) => {
			for (const { item, rank, score } of priceItems([scope(scene)], NOW, method).items) {
				if (item.status === 'done') continue;
				const place = found(comparison, item.id).places[at];
				assert.deepEqual([place?.rank, place?.score], [rank, score?.mean], `${method} ${item.id}`);
			}
		});
	});

	it('finds the two methods that part most, counted among the items that both score, and why', () => {
		const { disagreement } = found(compare(scene), 'A');
		// Of A to D, A is first by CD3 and third by RICE, which does not see its toil.
		assert.deepEqual(
			[disagreement?.places, disagreement?.higher, disagreement?.lower, disagreement?.of],
			[2, 'cd3', 'rice', 4],
		);
		assert.deepEqual(
			disagreement?.why.map((clause) => say(clause, english)),
			['RICE does not see toil', 'CD3 counts $1.4K/week for 5 d of work'],
		);
		const only = compare({ items: [item('A', { effort: certain(5), rice: rice(60) }), item('B')] });
		assert.equal(found(only, 'B').disagreement, undefined);
	});

	it('says what each counts where both see the same', () => {
		const comparison = compare({
			items: [
				item('A', { effort: certain(1), value: certain(100) }),
				item('B', { effort: certain(64), value: certain(12_800) }),
			],
			rates: dollars,
		});
		// CD3: 500 and 1,000. ICE: A 10 − log₂ 128 = 3 × 10 × 9 = 270; B 10 × 10 × 3 = 300. WSJF as CD3. None parts.
		assert.deepEqual(
			comparison.items.map(({ disagreement }) => disagreement?.places),
			[0, 0],
		);
		const parted = compare({
			items: [
				item('A', { effort: certain(1), value: certain(200) }),
				item('B', { effort: certain(64), value: certain(12_800) }),
			],
			rates: dollars,
		});
		// CD3: A 1,000, B 1,000: half a place each. ICE: A 4 × 10 × 9 = 360, B 300.
		assert.equal(parted.items[0]?.disagreement?.places, 0.5);
		assert.deepEqual(
			found(parted, 'A').disagreement?.why.map((clause) => say(clause, english)),
			[
				'ICE, where a factor of two is one point, gives impact 4 × confidence 10 × ease 9',
				'CD3 counts $200/week for 1 d of work',
			],
		);
	});

	it('sets the items that the methods part most about first, whatever the order of the file', () => {
		const comparison = compare(scene);
		const apart = comparison.items.map(({ disagreement }) => disagreement?.places ?? -1);
		assert.deepEqual(
			apart,
			[...apart].sort((one, other) => other - one),
		);
		assert.equal(comparison.items[0]?.item.id, 'A');
		assert.equal(comparison.items.at(-1)?.item.id, 'F');
		const shown = (of: MethodComparison) =>
			JSON.stringify(of.items.map(({ item, places, disagreement }) => [item.id, places, disagreement]));
		assert.equal(shown(compare({ ...scene, items: [...scene.items].reverse() })), shown(comparison));
	});

	it('tells how alike the orders of each two methods are', () => {
		const { agreements } = compare(scene);
		assert.equal(agreements.length, 10);
		// A to D by CD3: A B C D. By RICE: B C A D. Two of six pairs are the other way round: (4 − 2) ÷ 6.
		const [cd3AndRice] = agreements;
		assert.deepEqual([cd3AndRice?.one, cd3AndRice?.other, cd3AndRice?.items], ['cd3', 'rice', 4]);
		near(cd3AndRice?.tau, 1 / 3);
		const withRisk = agreements.find(({ one, other }) => one === 'rice' && other === 'risk');
		assert.deepEqual([withRisk?.items, withRisk?.tau], [0, undefined]);
	});
});
