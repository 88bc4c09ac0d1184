import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { measuresOf } from '../../../src/core/measures/measures.ts';
import { english, say } from '../../../src/core/text.ts';

const MONDAY = Date.parse('2026-11-23T09:00Z');

function measured(text: string, { now = MONDAY, weeks = 2 } = {}) {
	const reading = readBacklog('reliability.yaml', text);
	return measuresOf(assemble([{ file: 'reliability.yaml', text, reading, sources: [] }], now), weeks);
}

describe('the measures of a week', () => {
	it('split an incident across two weeks by the minute', () => {
		// From Sunday 23:30 to Monday 00:45 at 40 %: 30 × 0.4 = 12 and 45 × 0.4 = 18 bad minutes. Two responders: 1 h and
		// 1.5 h, all of them in hours of sleep. It counts as an incident where it began.
		const { weeks } = measured(`
services: [{ id: checkout }]
rates: { currency: USD, engineerHour: 100, badMinute: 10, sleepHours: 2 }
items: []
incidents:
  - { id: A, service: checkout, started: 2026-11-15T23:30Z, resolved: 2026-11-16T00:45Z, impact: 40%, responders: 2 }
`);
		assert.deepEqual(
			weeks.map(({ week }) => week.name),
			['2026-W46', '2026-W47'],
		);
		assert.deepEqual(
			weeks.map(({ incidents }) => incidents.length),
			[1, 0],
		);
		assert.deepEqual(
			weeks.map(({ badMinutes }) => badMinutes.get('checkout')),
			[12, 18],
		);
		assert.deepEqual(
			weeks.map(({ responseHours }) => responseHours),
			[
				{ business: 0, off: 0, sleep: 1 },
				{ business: 0, off: 0, sleep: 1.5 },
			],
		);
		// 1 h × 2 × 100 and 12 × 10.
		assert.deepEqual([weeks[0]!.responseCost, weeks[0]!.badMinutesCost], [200, 120]);
	});

	it('tell times with and without incidents that a machine closed', () => {
		const { weeks } = measured(`
services: [{ id: checkout }]
items: []
incidents:
  - { id: A, service: checkout, started: 2026-11-17T10:00Z, detected: 2026-11-17T10:04Z, acknowledged: 2026-11-17T10:10Z, resolved: 2026-11-17T11:00Z }
  - { id: B, service: checkout, started: 2026-11-18T10:00Z, acknowledged: 2026-11-18T10:20Z, resolved: 2026-11-18T10:40Z }
  - { id: C, service: checkout, started: 2026-11-19T10:00Z, resolved: 2026-11-19T10:02Z, autoResolved: true }
`);
		const { times, timesByPeople } = weeks.at(-1)!;
		assert.deepEqual(times, {
			detect: { mean: 4, median: 4, incidents: 1 },
			acknowledge: { mean: 15, median: 15, incidents: 2 },
			// (60 + 40 + 2) / 3 = 34.
			resolve: { mean: 34, median: 40, incidents: 3 },
		});
		assert.deepEqual(timesByPeople?.resolve, { mean: 50, median: 50, incidents: 2 });
	});

	it('count a repeat where the same cause struck the same service within 90 days', () => {
		const { weeks } = measured(`
services: [{ id: checkout }, { id: cart }]
items: []
incidents:
  - { id: OLD, service: checkout, cause: full-disk, started: 2026-08-01T10:00Z, resolved: 2026-08-01T11:00Z }
  - { id: A, service: checkout, cause: full-disk, started: 2026-11-10T10:00Z, resolved: 2026-11-10T11:00Z }
  - { id: B, service: checkout, cause: full-disk, started: 2026-11-17T10:00Z, resolved: 2026-11-17T11:00Z }
  - { id: C, service: cart, cause: full-disk, started: 2026-11-17T12:00Z, resolved: 2026-11-17T13:00Z }
  - { id: D, service: cart, started: 2026-11-18T12:00Z, resolved: 2026-11-18T13:00Z }
`);
		// A comes 101 days after OLD, B 7 days after A; C is the first of its service, D has no cause.
		assert.deepEqual(
			weeks.map(({ repeats }) => repeats.map(({ id }) => id)),
			[[], ['B']],
		);
		assert.deepEqual(weeks.at(-1)!.byCause, [
			['full-disk', 2],
			['', 1],
		]);
	});

	it('take an incident’s own number of pages where no page of it is known', () => {
		const { weeks, trends } = measured(`
team: { name: T, timezone: Europe/Madrid }
services: [{ id: checkout }]
items: []
incidents:
  - { id: A, service: checkout, started: 2026-11-17T02:00Z, resolved: 2026-11-17T03:00Z, pages: 3 }
  - { id: B, service: checkout, started: 2026-11-18T11:00Z, resolved: 2026-11-18T12:00Z, pages: 2 }
`);
		const { interruptions, distribution } = weeks.at(-1)!;
		assert.deepEqual(
			[interruptions.sleep, interruptions.business, interruptions.fromCounts, interruptions.disruptedHours],
			[3, 2, 5, 2],
		);
		// Nobody knows whom they reached.
		assert.equal(distribution, undefined);
		assert.equal(trends.find(({ subject }) => subject === 'interruptions')!.last, 5);
	});

	it('hold the last week against weeks that are known, never against those before records began', () => {
		const monday = (back: number) => new Date(Date.UTC(2026, 10, 16 - 7 * back)).toISOString().slice(0, 10);
		/** In the last week five incidents with a page each, in each week before it one, with one page. */
		const history = (weeksBefore: number) => {
			const incident = (id: string, back: number, hour: number) =>
				`  - { id: ${id}, service: checkout, started: ${monday(back)}T${hour}:00Z, resolved: ${monday(back)}T${hour}:30Z, pages: 1 }`;
			const before = Array.from({ length: weeksBefore }, (_, back) => incident(`W${back}`, back + 1, 10));
			const last = Array.from({ length: 5 }, (_, at) => incident(`L${at}`, 0, 10 + at));
			const { trends } = measured(
				`services: [{ id: checkout }]\nitems: []\nincidents:\n${[...before, ...last].join('\n')}\n`,
			);
			return trends
				.filter(({ subject }) => subject === 'interruptions' || subject === 'incidents')
				.map(({ short, long }) => [say(short.words, english), say(long.words, english)]);
		};
		// The week in which the first record lies is not known from its start, so that it does not count.
		assert.deepEqual(history(0), [
			['too few weeks (0 of 4)', 'too few weeks (0 of 13)'],
			['too few weeks (0 of 4)', 'too few weeks (0 of 13)'],
		]);
		assert.deepEqual(history(4), [
			['too few weeks (3 of 4)', 'too few weeks (3 of 13)'],
			['too few weeks (3 of 4)', 'too few weeks (3 of 13)'],
		]);
		// 5 against 4 in 4 weeks: 5 × as often, 90 % interval 1.34 to 19.7.
		assert.deepEqual(history(5), [
			['up, likely real', 'too few weeks (4 of 13)'],
			['up, likely real', 'too few weeks (4 of 13)'],
		]);
		assert.deepEqual(history(14)[0], ['up, likely real', 'up, likely real']);
	});

	it('know when pages and incidents began to be recorded, each by itself', () => {
		const { since, trends } = measured(`
services: [{ id: checkout }]
items: []
incidents:
  - { id: OLD, service: checkout, started: 2025-01-01T10:00Z, resolved: 2025-01-01T10:30Z }
  - { id: A, service: checkout, started: 2026-11-17T10:00Z, resolved: 2026-11-17T10:30Z, pages: 6 }
`);
		assert.deepEqual(since, { pages: Date.parse('2026-11-17T10:00Z'), incidents: Date.parse('2025-01-01T10:00Z') });
		assert.deepEqual(
			trends.map(({ subject, long }) => [subject, long.direction]),
			[
				['interruptions', 'tooFewWeeks'],
				['sleep', 'tooFewWeeks'],
				['incidents', 'tooFew'],
				['repeats', 'tooFew'],
			],
		);
	});
});

describe('an error budget', () => {
	const text = `
services:
  - { id: checkout, slo: { target: 99.9%, window: 28d } }
  - { id: cart, slo: { target: 99%, window: 7d } }
  - { id: search }
commitment:
  floor: 30%
  policy: [{ when: budget < 0%, floor: 60% }, { when: budget < 25%, floor: 45% }]
items: []
incidents:
  - { id: A, service: checkout, started: 2026-11-01T10:00Z, resolved: 2026-11-01T11:00Z, impact: 50% }
  - { id: B, service: checkout, started: 2026-11-20T10:00Z, resolved: 2026-11-20T10:05Z }
  - { id: OLD, service: checkout, started: 2026-10-01T10:00Z, resolved: 2026-10-01T20:00Z }
`;

	it('is what the bad minutes of its window leave', () => {
		// 28 days are 40,320 minutes; a thousandth is 40.32. A spends 30 and B 5: 5.32 are left, 13.2 %.
		const [checkout, cart] = measured(text).budgets;
		assert.ok(Math.abs(checkout!.budgetMinutes - 40.32) < 1e-9);
		assert.equal(checkout!.spentMinutes, 35);
		assert.ok(Math.abs(checkout!.left - 5.32 / 40.32) < 1e-9);
		assert.ok(Math.abs(checkout!.availability - (1 - 35 / 40_320)) < 1e-12);
		// B fell into the last seven days: 5 of 10,080 minutes are 0.496 thousandths, of one that is promised.
		assert.ok(Math.abs(checkout!.burnRate - 5 / 10.08) < 1e-9);
		// 5.32 minutes at 5 a week would last 7.448 days, but the 30 of A leave the window before that.
		assert.equal(checkout!.exhausted, undefined);
		assert.deepEqual(
			checkout!.incidents.map(({ incident, badMinutes }) => [incident.id, badMinutes]),
			[
				['A', 30],
				['B', 5],
			],
		);
		assert.deepEqual([cart!.spentMinutes, cart!.left, cart!.burnRate, cart!.exhausted], [0, 1, 0, undefined]);
	});

	it('makes the rule of the policy fire that asks for most', () => {
		const { policy } = measured(text);
		assert.deepEqual([policy!.holds!.rule.floor, policy!.worst.service.id], [0.45, 'checkout']);
		const overspent = measured(text.replace('10:05Z', '10:45Z'));
		assert.equal(overspent.policy!.holds!.rule.floor, 0.6);
		const fine = measured(text.replace('11:00Z, impact: 50%', '10:10Z, impact: 50%'));
		assert.equal(fine.policy!.holds, undefined);
	});
});
