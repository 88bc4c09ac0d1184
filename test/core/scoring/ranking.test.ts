import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { priceItems } from '../../../src/core/scoring/priceItems.ts';
import { chanceAhead, type Standing, tieGroups } from '../../../src/core/scoring/ranking.ts';
import { topChances } from '../../../src/core/scoring/topChances.ts';
import { normalTable } from '../../../src/core/scoring/uncertainty/quantiles.ts';
import { putInOrder, randomOf } from '../../../src/core/scoring/uncertainty/random.ts';
import { avoiding, certain, dollars, incident, item, NOW, price, range, scope } from './samples.ts';

const COUNT = 4000;

function bell(key: string, mean: number, deviation: number): Standing {
	const draws = normalTable(COUNT).map((value) => mean + deviation * value);
	putInOrder(draws, key);
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

	for (const [count, step] of [
		[40, 60],
		[120, 16],
	] as const)
		it(`gives chances of the top within 0.01 of 200,000 draws: ${count} items that overlap`, () => {
			const incidents = [3, 20, 40, 90].map((daysAgo) => incident({ cause: 'db', daysAgo, minutes: 60, impact: 1 }));
			const items = Array.from({ length: count }, (_, index) =>
				item(`I-${index}`, {
					value: range(500, 1000 + step * index, 4000),
					effort: range(2, 5, 20),
					...(index % 3 === 0 ? avoiding(['db'], range(0.1, 0.3, 0.9)) : {}),
				}),
			);
			const chances = (draws?: number) =>
				new Map(
					priceItems([scope({ items, incidents, rates: dollars })], NOW, 'cd3', 5, draws).items.map((each) => [
						each.item.id,
						each.topChance!,
					]),
				);
			const reference = chances(200_000);
			for (const draws of [undefined, 10_000])
				for (const [id, chance] of chances(draws))
					assert.ok(Math.abs(chance - reference.get(id)!) <= 0.01, `${id}: ${chance} for ${reference.get(id)}`);
			// Some are hard to tell: their chances lie well between.
			assert.ok([...reference.values()].filter((chance) => chance > 0.05 && chance < 0.95).length >= 10);
		}).timeout(60_000);

	it('gives the chances that plain random numbers give', () => {
		// Five values are Beta(3, 3) on 0–2000, as PERT has them, and two are certain; 200,000 plain draws of the same.
		const certainOnes = [1400, 1000];
		const items = [
			...[0, 1, 2, 3, 4].map((index) => item(`U-${index}`, { value: range(0, 1000, 2000), effort: certain(5) })),
			...certainOnes.map((value) => item(`C-${value}`, { value: certain(value), effort: certain(5) })),
		];
		const random = randomOf('plain');
		const wins = new Map(items.map(({ id }) => [id, 0]));
		const rounds = 200_000;
		for (let round = 0; round < rounds; round++) {
			// The median of five uniform numbers is Beta(3, 3).
			const values = items.map(({ id }, index) => ({
				id,
				value: index < 5 ? 2000 * [0, 1, 2, 3, 4].map(random).sort((a, b) => a - b)[2]! : certainOnes[index - 5]!,
			}));
			values.sort((one, other) => other.value - one.value);
			for (const { id } of values.slice(0, 3)) wins.set(id, wins.get(id)! + 1 / rounds);
		}
		for (const priced of priceItems([scope({ items, rates: dollars })], NOW, 'cd3', 3).items)
			assert.ok(
				Math.abs(priced.topChance! - wins.get(priced.item.id)!) <= 0.01,
				`${priced.item.id}: ${priced.topChance} for ${wins.get(priced.item.id)}`,
			);
	});
});
