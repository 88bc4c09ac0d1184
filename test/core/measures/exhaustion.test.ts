import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exhaustionOf, type Spending } from '../../../src/core/measures/exhaustion.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Days after the moment that the window ends at. */
const now = 100 * DAY;

function spending(fromDay: number, minutes: number, impact = 1): Spending {
	const start = now + fromDay * DAY;
	return { start, end: start + minutes * MINUTE, impact, badMinutes: minutes * impact };
}

/** In days from now, to the thousandth. */
function daysUntil(spendings: readonly Spending[], budgetMinutes: number, perDay: number, windowDays = 28) {
	const at = exhaustionOf({ spendings, budgetMinutes, window: windowDays * DAY, perMinute: perDay / 1440, now });
	return at === undefined ? undefined : Number(((at - now) / DAY).toFixed(3));
}

describe('the day on which a budget is used up', () => {
	it('is the window divided by the burn rate while nothing is spent', () => {
		// 99.9 % over 28 days: 40.32 minutes. At twice the pace, 2.88 minutes a day, they last 14 days; at ten times 2.8.
		assert.equal(daysUntil([], 40.32, 2.88), 14);
		assert.equal(daysUntil([], 40.32, 14.4), 2.8);
		assert.equal(daysUntil([], 40.32, 1.44), 28);
		// Slower than the window allows: never.
		assert.equal(daysUntil([], 40.32, 1.43), undefined);
		assert.equal(daysUntil([], 40.32, 0), undefined);
	});

	it('comes later where the past leaves the window before', () => {
		// 30 minutes from 20 days ago leave on day 8. At 2 a day 10 are left for 5 days: before that.
		assert.equal(daysUntil([spending(-20, 30)], 40, 2), 5);
		// At 1 a day they would last 10 days; on day 8 spent falls from 38 to 8, and 40 is not reached by day 28 (28).
		assert.equal(daysUntil([spending(-20, 30)], 40, 1), undefined);
		// At 1.5 a day: day 8 − 42 > 40, so on day 6.667.
		assert.equal(daysUntil([spending(-20, 30)], 40, 1.5), 6.667);
		// Two: 20 leave on day 2, 15 on day 18. At 1.8 a day: 38.6 on day 2 (of 40), then 18.6; 47.4 on day 18: 40 on day 13.889.
		assert.equal(daysUntil([spending(-26, 20), spending(-10, 15)], 40, 1.8), 13.889);
	});

	it('is now where it is used up already, though nothing more is spent', () => {
		assert.equal(daysUntil([spending(-1, 50)], 40, 0), 0);
		assert.equal(daysUntil([spending(-1, 40)], 40, 1), 0);
		assert.equal(daysUntil([spending(-1, 1)], 0, 0), 0);
		assert.equal(daysUntil([], 0, 0), undefined);
		assert.equal(daysUntil([], 0, 1), 0);
	});

	it('counts a long stretch that leaves the window bit by bit', () => {
		// Half an impact for the first 10 of 20 days: 7,200 minutes, leaving at 720 a day. At 1,000 a day the sum grows by 280 a
		// day: 800 more are there after 2.857 days.
		assert.equal(daysUntil([spending(-20, 10 * 1440, 0.5)], 8000, 1000, 20), 2.857);
	});

	it('is the first moment at which a count minute by minute reaches the budget', () => {
		const stretch = fc.record({
			from: fc.integer({ min: -300, max: -1 }),
			length: fc.integer({ min: 1, max: 60 }),
			impact: fc.constantFrom(0.25, 0.5, 1),
		});
		fc.assert(
			fc.property(
				fc.array(stretch, { maxLength: 4 }),
				fc.integer({ min: 1, max: 200 }),
				fc.integer({ min: 0, max: 40 }),
				(past, budget, pace) => {
					const window = 300;
					const spendings = past.map(({ from, length, impact }) => {
						const minutes = Math.min(length, -from);
						return {
							start: now + from * MINUTE,
							end: now + (from + minutes) * MINUTE,
							impact,
							badMinutes: minutes * impact,
						};
					});
					const perMinute = pace / 20;
					const at = exhaustionOf({ spendings, budgetMinutes: budget, window: window * MINUTE, perMinute, now });
					const spentAt = (t: number) =>
						perMinute * t +
						past.reduce((sum, { from, length, impact }) => {
							const end = Math.min(0, from + length);
							return sum + Math.max(0, end - Math.max(from, t - window)) * impact;
						}, 0);
					let first: number | undefined;
					for (let t = 0; t <= window && first === undefined; t++) if (spentAt(t) >= budget - 1e-9) first = t;
					if (at === undefined) assert.equal(first, undefined);
					else {
						const minutes = (at - now) / MINUTE;
						assert.ok(Math.abs(spentAt(minutes) - budget) < 1e-6 || minutes === 0);
						assert.ok(first !== undefined && minutes <= first + 1e-6 && minutes > first - 1 - 1e-6);
					}
				},
			),
			{ numRuns: 500, seed: 7 },
		);
	});
});
