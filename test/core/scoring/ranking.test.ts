import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { priceItems } from '../../../src/core/scoring/priceItems.ts';
import { chanceAhead, type Standing, tieGroups, topChances } from '../../../src/core/scoring/ranking.ts';
import { normalTable } from '../../../src/core/scoring/uncertainty/quantiles.ts';
import { shuffled } from '../../../src/core/scoring/uncertainty/random.ts';
import { certain, dollars, item, NOW, price, range, scope } from './samples.ts';

const COUNT = 4000;

function bell(key: string, mean: number, deviation: number): Standing {
	const draws = shuffled(normalTable(COUNT), key, mean, deviation);
	return { key, mean, draws, width: 2.563 * deviation };
}

describe('the ranking', () => {
	it('puts the highest score first, equal ones by key, and open items without a score, done and dropped ones behind', () => {
		const of = (id: string, days: number | undefined, more = {}) =>
			item(id, { value: certain(1000), ...(days ? { effort: certain(days) } : {}), ...more });
		const items = [
			of('dropped', 1, { status: 'dropped' }),
			of('done', 1, { status: 'done' }),
			of('b', 5),
			of('unsized', undefined),
			of('a', 5),
			of('best', 2),
		];
		const priced = price({ items, rates: dollars });
		assert.deepEqual(
			priced.map((each) => [each.item.id, each.rank]),
			[
				['best', 1],
				['a', 2],
				['b', 3],
				['unsized', undefined],
				['done', undefined],
				['dropped', undefined],
			],
		);
		assert.ok(priced.slice(3).every((each) => each.topChance === undefined && each.tie === undefined));
	});

	it('ranks the items of all files together', () => {
		const first = scope({ items: [item('A', { value: certain(100), effort: certain(5) })], rates: dollars });
		const second = { ...first, file: 'b.yaml', items: [item('B', { value: certain(200), effort: certain(5) })] };
		const ids = priceItems([first, second], NOW).items.map((each) => each.item.id);
		assert.deepEqual(ids, ['B', 'A']);
	});

	it('gives the chance of each order: two bells a deviation apart', () => {
		// P(N(1, 1) > N(0, 1)) = Φ(1 / √2) = 0.7602.
		assert.ok(Math.abs(chanceAhead(bell('one', 1, 1), bell('other', 0, 1), COUNT) - 0.7602) < 0.02);
		assert.equal(chanceAhead({ key: 'a', mean: 2, width: 0 }, { key: 'b', mean: 2, width: 0 }, COUNT), 0.5);
	});

	it('gives chances of the top that add up to its size', () => {
		const standings = [bell('a', 4, 1), bell('b', 3, 1), bell('c', 3, 2), bell('d', 0, 1)];
		const chances = topChances(standings, 2, COUNT);
		assert.ok(Math.abs(chances.reduce((sum, chance) => sum + chance, 0) - 2) < 1e-9);
		assert.ok(chances[0]! > 0.7 && chances[3]! < 0.05);
		// The same, found by sorting each draw.
		const plain = standings.map(() => 0);
		for (let draw = 0; draw < COUNT; draw++)
			for (const { index } of standings
				.map((each, index) => ({ value: each.draws![draw]!, index }))
				.sort((one, other) => other.value - one.value)
				.slice(0, 2))
				plain[index]! += 1 / COUNT;
		for (const [index, chance] of chances.entries()) assert.ok(Math.abs(chance - plain[index]!) < 1e-9);
	});

	it('gives the same chances as sorting does, however long the top is and however many are equal', () => {
		const standings: Standing[] = [
			...Array.from({ length: 20 }, (_, index) => bell(`b${index}`, 20 - index, 4)),
			...Array.from({ length: 20 }, (_, index) => ({ key: `c${index}`, mean: Math.floor(index / 4), width: 0 })),
		].sort((one, other) => other.mean - one.mean);
		for (const top of [1, 7, 20, 39]) {
			const plain = standings.map(() => 0);
			for (let draw = 0; draw < COUNT; draw++)
				for (const { index } of standings
					.map((each, index) => ({ value: each.draws ? each.draws[draw]! : each.mean, index }))
					.sort((one, other) => other.value - one.value || one.index - other.index)
					.slice(0, top))
					plain[index]! += 1;
			assert.deepEqual(
				topChances(standings, top, COUNT),
				plain.map((wins) => wins / COUNT),
			);
		}
	});

	it('gives everyone a place where there are enough', () => {
		assert.deepEqual(topChances([bell('a', 1, 1), bell('b', 0, 1)], 5, COUNT), [1, 1]);
	});

	it('ties what the data cannot tell apart, and does not chain', () => {
		// Each is 0.7 deviations from the next: P = Φ(0.7 / √2) = 0.69; two apart: Φ(1.4 / √2) = 0.84.
		const steps = [0, 1, 2, 3, 4].map((step) => bell(`s${step}`, -0.7 * step, 1));
		assert.deepEqual(tieGroups(steps, COUNT), [1, 1, 2, 2, undefined]);
	});

	it('ties no two that a third, vaguer one would hide', () => {
		const group = tieGroups([bell('vague', 1.2, 3), bell('sharp', 1, 0.05), bell('lower', 0.5, 0.05)], COUNT);
		assert.deepEqual(group, [1, 1, undefined]);
	});

	it('ties equals that are certain, and separates certain ones that differ', () => {
		const of = (id: string, value: number) => item(id, { value: certain(value), effort: certain(5) });
		const ties = price({ items: [of('a', 100), of('b', 100), of('c', 99)], rates: dollars }).map(({ tie }) => tie);
		assert.deepEqual(ties, [1, 1, undefined]);
	});

	it('reaches the top chances of a far larger sample', () => {
		const items = Array.from({ length: 30 }, (_, index) =>
			item(`I-${index}`, { value: range(500, 1000 + 60 * index, 4000), effort: range(2, 5, 20) }),
		);
		const chances = (draws: number) =>
			new Map(
				priceItems([scope({ items, rates: dollars })], NOW, 5, draws).items.map((each) => [
					each.item.id,
					each.topChance!,
				]),
			);
		const reference = chances(200_000);
		for (const [id, chance] of chances(10_000))
			assert.ok(Math.abs(chance - reference.get(id)!) <= 0.01, `${id}: ${chance} for ${reference.get(id)}`);
	});
});
