import assert from 'node:assert/strict';
import { measuresOf, type WeekMeasures } from '../../../src/core/measures/measures.ts';
import { teamOnCall } from '../views/measures/teamOnCall.ts';

/** Weeks that were worked out by hand, the arithmetic beside each. Hours are PagerDuty's: business 08–18, sleep 22–08. */
interface Case {
	readonly team: string;
	/** In the week after the last one that counts. */
	readonly now: string;
	readonly incidents?: readonly string[];
	/** `at,person`. */
	readonly pages?: readonly string[];
}

function weeksOf({ team, now, incidents = [], pages = [] }: Case): readonly WeekMeasures[] {
	const backlog = `team: { name: T, ${team} }
services: [{ id: checkout }]
items: []
incidents:${incidents.length === 0 ? ' []' : ''}
${incidents.map((incident, index) => `  - { id: I${index}, service: checkout, ${incident} }\n`).join('')}`;
	const text = pages.length === 0 ? '' : ['at,person', ...pages, ''].join('\n');
	return measuresOf(teamOnCall({ backlog, pages: text, now: Date.parse(now) }), 2).weeks;
}

function bandsOf({ interruptions: { business, off, sleep } }: WeekMeasures) {
	return { business, off, sleep };
}

/** The hours of the week in which somebody was interrupted, with how often: 0 is Monday 00:00. */
function hoursOf({ interruptions: { byHour } }: WeekMeasures) {
	return [...byHour.entries()].filter(([, count]) => count > 0);
}

describe('a week worked out by hand', () => {
	it('in which the clock goes forward: New York, Sunday 8 March 2026, 02:00 EST to 03:00 EDT', () => {
		const [week, next] = weeksOf({
			team: 'timezone: America/New_York',
			now: '2026-03-17T12:00Z',
			incidents: [
				// Saturday 22:00 EST to Sunday 08:00 EDT: 10 hours on the wall, 9 in truth. 9 × 60 × 50 % = 270; 2 × 9 h = 18 h asleep.
				'started: 2026-03-08T03:00Z, resolved: 2026-03-08T12:00Z, impact: 50%, responders: 2',
				// Sunday 23:30 EDT to Monday 00:30 EDT: 30 minutes in each week, half an hour asleep in each.
				'started: 2026-03-09T03:30Z, resolved: 2026-03-09T04:30Z, responders: 1',
			],
			pages: [
				'2026-03-08T06:59:40Z,heron', // 01:59:40 EST
				'2026-03-08T07:00:20Z,heron', // 03:00:20 EDT, 40 seconds later: the same one
				'2026-03-08T07:00:40Z,heron', // 03:00:40 EDT, 60 seconds after the first: a new one
				'2026-03-08T11:59:00Z,heron', // 07:59 EDT, asleep
				'2026-03-08T12:00:00Z,heron', // 08:00 EDT, Sunday: off
			],
		});
		assert.deepEqual([week!.week.name, (week!.week.end - week!.week.start) / 3_600_000], ['2026-W10', 167]);
		assert.deepEqual(
			[week!.badMinutes.get('checkout'), week!.responseHours],
			[270 + 30, { business: 0, off: 0, sleep: 18.5 }],
		);
		assert.deepEqual(
			[next!.badMinutes.get('checkout'), next!.responseHours],
			[30, { business: 0, off: 0, sleep: 0.5 }],
		);
		assert.deepEqual([week!.incidents.length, next!.incidents.length], [2, 0]);
		assert.deepEqual(bandsOf(week!), { business: 0, off: 1, sleep: 3 });
		// Sunday begins with hour 144. There is no hour from 02:00 to 03:00, which would be 146.
		assert.deepEqual(hoursOf(week!), [
			[145, 1],
			[147, 1],
			[151, 1],
			[152, 1],
		]);
		assert.equal(week!.interruptions.disruptedHours, 4);
	});

	it('in which the clock goes back: New York, Sunday 1 November 2026, 02:00 EDT to 01:00 EST', () => {
		const [, week] = weeksOf({
			team: 'timezone: America/New_York',
			now: '2026-11-03T12:00Z',
			incidents: [
				// 00:30 EDT to 02:30 EST: 2 hours on the wall, 3 in truth: 180 minutes, 3 h asleep.
				'started: 2026-11-01T04:30Z, resolved: 2026-11-01T07:30Z, responders: 1',
				// Saturday 17:00 EDT to Sunday 09:00 EST: 5 h off (17–22), 11 h asleep (22–08 and the hour twice), 1 h off (08–09).
				// 17 × 60 × 10 % = 102.
				'started: 2026-10-31T21:00Z, resolved: 2026-11-01T14:00Z, impact: 10%, responders: 1',
			],
			pages: [
				'2026-11-01T05:30:00Z,heron', // 01:30 EDT
				'2026-11-01T05:59:30Z,heron', // 01:59:30 EDT
				'2026-11-01T06:00:10Z,heron', // 01:00:10 EST, 40 seconds later: the same one
				'2026-11-01T06:30:00Z,heron', // 01:30 EST
			],
		});
		assert.deepEqual([week!.week.name, (week!.week.end - week!.week.start) / 3_600_000], ['2026-W44', 169]);
		assert.deepEqual(
			[week!.badMinutes.get('checkout'), week!.responseHours],
			[180 + 102, { business: 0, off: 5 + 1, sleep: 3 + 11 }],
		);
		// All three at one o'clock, which is one hour on the wall.
		assert.deepEqual(bandsOf(week!), { business: 0, off: 0, sleep: 3 });
		assert.deepEqual(hoursOf(week!), [[145, 3]]);
		assert.equal(week!.interruptions.disruptedHours, 1);
	});

	it('in which the clock goes forward by half an hour: Lord Howe, Sunday 4 October 2026, 02:00 to 02:30', () => {
		const [, week] = weeksOf({
			team: 'timezone: Australia/Lord_Howe',
			now: '2026-10-06T12:00Z',
			// Saturday 22:00 at +10:30 to Sunday 08:00 at +11: 9 h 30 min, all of it asleep.
			incidents: ['started: 2026-10-03T11:30Z, resolved: 2026-10-03T21:00Z, responders: 2'],
			pages: [
				'2026-10-03T15:29:50Z,heron', // 01:59:50
				'2026-10-03T15:31:00Z,heron', // 02:31
				'2026-10-03T20:59:00Z,heron', // 07:59
				'2026-10-03T21:00:00Z,heron', // 08:00
			],
		});
		assert.equal((week!.week.end - week!.week.start) / 3_600_000, 167.5);
		assert.deepEqual(
			[week!.badMinutes.get('checkout'), week!.responseHours],
			[570, { business: 0, off: 0, sleep: 19 }],
		);
		assert.deepEqual(bandsOf(week!), { business: 0, off: 1, sleep: 3 });
		assert.deepEqual(
			hoursOf(week!).map(([hour]) => hour - 144),
			[1, 2, 7, 8],
		);
	});

	it('with a holiday: Thanksgiving, Thursday 26 November 2026, and somebody in Madrid', () => {
		const [, week] = weeksOf({
			team: 'timezone: America/New_York, holidays: [2026-11-26], people: [{ id: heron }, { id: finch, timezone: Europe/Madrid }]',
			now: '2026-12-01T12:00Z',
			incidents: [
				// Thursday 07:00 to 19:00: 1 h asleep, 11 h off, for it is no business day.
				'started: 2026-11-26T12:00Z, resolved: 2026-11-27T00:00Z, responders: 1',
				// Friday 07:00 to 19:00: 1 h asleep, 10 h business, 1 h off.
				'started: 2026-11-27T12:00Z, resolved: 2026-11-28T00:00Z, responders: 1',
			],
			pages: [
				'2026-11-26T07:00:00Z,heron', // Thursday 02:00: asleep, holiday or not
				'2026-11-26T09:00:00Z,finch', // Thursday 10:00 in Madrid: off, for the team's holidays are everybody's
				'2026-11-26T15:00:00Z,heron', // Thursday 10:00: off
				'2026-11-27T04:30:00Z,finch', // Friday 05:30 in Madrid: asleep; in New York it is still the holiday
				'2026-11-27T08:00:00Z,finch', // Friday 09:00 in Madrid: business; in New York it is 03:00
				'2026-11-27T15:00:00Z,heron', // Friday 10:00: business
			],
		});
		assert.deepEqual(week!.responseHours, { business: 10, off: 11 + 1, sleep: 1 + 1 });
		assert.deepEqual(bandsOf(week!), { business: 2, off: 2, sleep: 2 });
		assert.deepEqual(week!.interruptions.perPerson, [
			{ person: 'finch', count: 3, sleep: 1 },
			{ person: 'heron', count: 3, sleep: 1 },
		]);
	});

	it('that ends in a storm of pages which goes on past midnight: Madrid, Sunday 15 November 2026', () => {
		// 23:58:10 is 22:58:10Z.
		const every20 = (from: string, count: number, person: string) =>
			Array.from(
				{ length: count },
				(_, page) => `${new Date(Date.parse(from) + page * 20_000).toISOString()},${person}`,
			);
		const [before, after] = weeksOf({
			team: 'timezone: Europe/Madrid',
			now: '2026-11-24T12:00Z',
			pages: [
				// 23:58:10 to 00:01:50: begins at 23:58:10, 23:59:10 | 00:00:10, 00:01:10.
				...every20('2026-11-15T22:58:10Z', 12, 'heron'),
				// 23:59:30 to 00:01:10: begins at 23:59:30 | 00:00:30, and 00:01:10 is 40 seconds after that. Were midnight a fresh
				// start, it would begin at 00:00:10 and again at 00:01:10.
				...every20('2026-11-15T22:59:30Z', 6, 'otter'),
			],
		});
		assert.deepEqual(
			[bandsOf(before!), bandsOf(after!)],
			[
				{ business: 0, off: 0, sleep: 2 + 1 },
				{ business: 0, off: 0, sleep: 2 + 1 },
			],
		);
		// The last hour of Sunday and the first of Monday, each of two people.
		assert.deepEqual([hoursOf(before!), hoursOf(after!)], [[[167, 3]], [[0, 3]]]);
		assert.deepEqual([before!.interruptions.disruptedHours, after!.interruptions.disruptedHours], [2, 2]);
	});

	it('of a team in two zones: Madrid (+1) and Kolkata (+5:30)', () => {
		const [before, after] = weeksOf({
			team: 'timezone: Europe/Madrid, people: [{ id: heron }, { id: finch, timezone: Asia/Kolkata }]',
			now: '2026-12-01T12:00Z',
			pages: [
				'2026-11-22T20:00:00Z,heron', // Sunday 21:00: off, hour 144 + 21
				'2026-11-22T20:00:10Z,finch', // Monday 01:30 in Kolkata: asleep, hour 1; the week is the team's, which still has Sunday
				'2026-11-22T20:20:00Z,finch', // 01:50
				'2026-11-22T20:40:00Z,finch', // 02:10: another hour there, though not in UTC
				'2026-11-23T03:00:00Z,heron', // Monday 04:00: asleep
				'2026-11-23T03:00:00Z,finch', // Monday 08:30: business
				'2026-11-23T12:40:00Z,heron', // Monday 13:40: business
				'2026-11-23T12:40:00Z,finch', // Monday 18:10: off
			],
		});
		assert.deepEqual(
			[bandsOf(before!), bandsOf(after!)],
			[
				{ business: 0, off: 1, sleep: 3 },
				{ business: 2, off: 1, sleep: 1 },
			],
		);
		assert.deepEqual(hoursOf(before!), [
			[1, 2],
			[2, 1],
			[165, 1],
		]);
		assert.deepEqual(
			hoursOf(after!).map(([hour]) => hour),
			[4, 8, 13, 18],
		);
		assert.deepEqual([before!.interruptions.disruptedHours, after!.interruptions.disruptedHours], [3, 4]);
	});

	it('of people with hours of their own: one by incident.io’s, one who works at night', () => {
		const [, week] = weeksOf({
			team: `timezone: UTC, people: [{ id: heron }, { id: finch, hours: incident.io }, { id: owl, timezone: Asia/Kolkata,
  hours: { business: { days: [sat, sun, mon], from: "20:00", to: "23:00" }, sleep: { from: "09:00", to: "17:00" } } }]`,
			now: '2026-12-01T12:00Z',
			pages: [
				'2026-11-23T07:30:00Z,heron', // Monday: asleep until 08:00
				'2026-11-23T07:30:00Z,finch', // awake since 07:00, at work from 09:00: off
				'2026-11-23T07:30:00Z,owl', // 13:00 in Kolkata: asleep
				'2026-11-23T14:45:00Z,owl', // Monday 20:15: business
				'2026-11-23T17:30:00Z,heron', // business until 18:00
				'2026-11-23T17:30:00Z,finch', // off since 17:00
				'2026-11-24T14:45:00Z,owl', // Tuesday 20:15, which is no working day of hers: off
				'2026-11-24T22:30:00Z,heron', // asleep since 22:00
				'2026-11-24T22:30:00Z,finch', // until 23:00 off
			],
		});
		assert.deepEqual(bandsOf(week!), { business: 2, off: 4, sleep: 3 });
		assert.deepEqual(
			week!.interruptions.perPerson.map(({ person, count, sleep }) => [person, count, sleep]),
			[
				['owl', 3, 1],
				['heron', 3, 2],
				['finch', 3, 0],
			].sort(),
		);
	});

	it('with an incident that goes on into the next one, over a night with a change: Madrid, 24 to 26 October 2026', () => {
		const [week, next] = weeksOf({
			team: 'timezone: Europe/Madrid',
			now: '2026-11-03T12:00Z',
			// Saturday 23:00 CEST (21:00Z) to Monday 01:00 CET (00:00Z): 27 hours. 26 h are of the first week: 1560 × 25 % = 390.
			// The last one is of the second: 60 × 25 % = 15.
			incidents: ['started: 2026-10-24T21:00Z, resolved: 2026-10-26T00:00Z, impact: 25%, responders: 3'],
		});
		assert.deepEqual([week!.week.name, next!.week.name], ['2026-W43', '2026-W44']);
		assert.deepEqual([week!.badMinutes.get('checkout'), next!.badMinutes.get('checkout')], [390, 15]);
		// Asleep 23:00 to 08:00, with one hour twice: 10 h; off 08:00 to 22:00: 14 h; asleep 22:00 to 24:00: 2 h. Times three.
		assert.deepEqual(week!.responseHours, { business: 0, off: 42, sleep: 36 });
		assert.deepEqual(next!.responseHours, { business: 0, off: 0, sleep: 3 });
		assert.deepEqual([week!.incidents.length, next!.incidents.length], [1, 0]);
		// It was resolved after 27 hours, and counts so where it began.
		assert.deepEqual([week!.times.resolve?.median, next!.times.resolve], [27 * 60, undefined]);
	});
});
