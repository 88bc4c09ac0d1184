import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Item } from '../../../src/core/backlog/model.ts';
import { askFor } from '../../../src/core/scoring/askFor.ts';
import { priceItems } from '../../../src/core/scoring/priceItems.ts';
import { avoiding, certain, DAY, dollars, incident, item, MINUTE, NOW, range, scope } from './samples.ts';

/** Items of 5 days that are worth 100, 200, … 2,000 a week; their scores are the same figures. */
const ladder = Array.from({ length: 20 }, (_, index) =>
	item(`L-${String(index + 1).padStart(2, '0')}`, { effort: certain(5), value: certain(100 * (index + 1)) }),
);

function askOf(fields: Partial<Item>, incidents: Parameters<typeof scope>[0]['incidents'] = []) {
	const items = [...ladder, item('X', fields)];
	return priceItems([scope({ items, incidents, rates: dollars })], NOW).inquiry.askFor('reliability.yaml#X');
}

describe('the input to ask for', () => {
	it('is the one that is unsure, whichever it is', () => {
		const wide = { low: 0.2, likely: 0.5, high: 1 };
		const risk = {
			detect: certain(30),
			repair: certain(30),
			impact: certain(0.5),
			every: certain((90 * DAY) / MINUTE),
		};
		const planted: Record<string, Partial<Item>> = {
			effort: { effort: range(2, 5, 20), value: range(990, 1000, 1010) },
			value: { effort: range(4.9, 5, 5.1), value: range(200, 1000, 2000) },
			toil: { effort: range(4.9, 5, 5.1), toil: range(1, 8, 20) },
			loss: { effort: certain(5), deadline: { at: NOW + 70 * DAY, loss: range(1000, 9000, 20_000) } },
			reach: { effort: certain(5), rice: { reachPerWeek: range(20, 250, 500), impact: 1, confidence: 1 } },
			riskShare: { effort: certain(5), service: 's', risk: { ...risk, share: wide } },
			detect: { effort: certain(5), risk: { ...risk, detect: range(1, 20, 400) } },
			repair: { effort: certain(5), risk: { ...risk, repair: range(1, 20, 400) } },
			impact: { effort: certain(5), risk: { ...risk, repair: certain(60), impact: wide } },
			every: {
				effort: certain(5),
				risk: { ...risk, every: range((20 * DAY) / MINUTE, (90 * DAY) / MINUTE, (600 * DAY) / MINUTE) },
			},
		};
		for (const [input, fields] of Object.entries(planted)) {
			const ask = askOf(fields);
			assert.deepEqual([ask?.input, ask?.single], [input, false], JSON.stringify(ask));
		}
	});

	it('is of two that would move the item the one that moves it more', () => {
		const more = askOf({ effort: range(2, 5, 20), value: range(800, 950, 1300) });
		const less = askOf({ effort: range(4, 5, 6), value: range(200, 1000, 2000) });
		assert.deepEqual([more?.input, less?.input], ['effort', 'value']);
	});

	it('moves the item by as many places as the strata say, worked by hand', () => {
		// Worth 800 to 1,300 with 950 most likely, so 983 on average: behind 1,000 (L-10) and ahead of 900.
		// The lowest and the highest of ten strata lie near 842 and 1,157: 1 place down (behind L-09), 2 up.
		const ask = askOf({ effort: certain(5), value: range(800, 950, 1300) })!;
		assert.deepEqual([ask.input, ask.low, ask.high, ask.unit, ask.places], ['value', 800, 1300, 'money/week', 2]);
		assert.ok(ask.expectedPlaces > 0.3 && ask.expectedPlaces < 1);
		assert.equal(ask.crossing, 0);
	});

	it('says how likely the item is to come into the first ones', () => {
		// The first five begin at 1,600; half of the strata of a range about 1,600 lie above.
		const ask = askOf({ effort: certain(5), value: range(1150, 1590, 2030) })!;
		assert.equal(ask.input, 'value');
		assert.ok(Math.abs(ask.crossing - 0.5) <= 0.1);
	});

	it('is a range for a single figure where no range matters', () => {
		const ask = askOf({ effort: certain(5), value: certain(1050) })!;
		// Half the effort doubles the score to 2,100, ten places up; twice the value does just that, and comes later.
		assert.deepEqual([ask.input, ask.single, ask.places], ['effort', true, 10]);
	});

	it('is nothing where nothing would move the item', () => {
		const alone = priceItems(
			[scope({ items: [item('A', { effort: range(1, 2, 9), value: certain(5) })], rates: dollars })],
			NOW,
		);
		assert.equal(alone.inquiry.askFor('reliability.yaml#A'), undefined);
		assert.equal(askOf({ value: certain(5) }), undefined);
		assert.equal(askOf({ effort: certain(5) }), undefined);
		assert.equal(askOf({ effort: certain(5), value: certain(500), status: 'done' }), undefined);
	});

	it('may be what history says of a failure mode, and moves all who share it', () => {
		const rare = [incident({ cause: 'rare', daysAgo: 200, minutes: 300 })];
		const often = Array.from({ length: 40 }, (_, index) =>
			incident({ cause: 'often', service: 'other', daysAgo: 5 + 9 * index, minutes: 30 }),
		);
		const incidents = [...rare, ...often];
		const ask = askOf({ effort: range(5, 5.1, 5.2), ...avoiding(['rare'], certain(0.3)) }, incidents)!;
		assert.ok(ask.input === 'rate' || ask.input === 'length');
		assert.equal(ask.mode?.key, 'checkout|rare');
		assert.ok(ask.low < ask.high && ask.places > 0);
		// With a twin of another share on the same mode, none ever passes the other.
		const pair = ['X', 'Y'].map((id, index) =>
			item(id, { effort: certain(5), ...avoiding(['rare'], certain(0.3 + index * 0.05)) }),
		);
		const { inquiry } = priceItems([scope({ items: pair, incidents, rates: dollars })], NOW);
		assert.ok(inquiry.askFor('reliability.yaml#X')?.mode === undefined);
	});

	it('is nothing where scores are not cost of delay over effort', () => {
		const { items } = priceItems(
			[scope({ items: [...ladder, item('X', { effort: range(2, 5, 20), value: certain(999) })], rates: dollars })],
			NOW,
		);
		const index = items.findIndex(({ item: { id } }) => id === 'X');
		const nobody = { modes: [], saved: () => 0, members: () => [] };
		assert.equal(askFor(index, items, nobody, 5, NOW)?.input, 'effort');
		const others = items.map((each) => ({ ...each, score: { mean: 100 - each.rank!, p10: 0, p90: 100 } }));
		assert.equal(askFor(index, others, nobody, 5, NOW), undefined);
	});

	it('does not depend on the order of the file', () => {
		const items = [...ladder, item('X', { effort: range(2, 5, 20), value: range(500, 1000, 1400) })];
		const of = (list: readonly Item[]) =>
			priceItems([scope({ items: list, rates: dollars })], NOW).inquiry.askFor('reliability.yaml#X');
		assert.deepEqual(of([...items].reverse()), of(items));
	});
});
