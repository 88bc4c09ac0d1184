import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bandAt, type Calendar, defaultCalendar, hoursPresets } from '../../../src/core/incidents/calendar.ts';
import { type Page, PageBuilder } from '../../../src/core/incidents/pages.ts';
import { distributionOf, interruptionsOf } from '../../../src/core/measures/interruptions.ts';
import { bands, localHours } from '../../../src/core/measures/localHours.ts';
import { lastWeeks, weekOf } from '../../../src/core/measures/week.ts';

const HOUR = 3_600_000;

function calendar(zone: string, more: Partial<Calendar> = {}): Calendar {
	return { ...defaultCalendar, zone, ...more };
}

function pages(...list: readonly (Omit<Page, 'at'> & { readonly at: string })[]) {
	const builder = new PageBuilder();
	for (const page of list) builder.push({ ...page, at: Date.parse(page.at) });
	return [builder.columns()];
}

function counted(
	weekOf: { week: string; zone: string },
	columns: ReturnType<typeof pages>,
	more: Partial<Calendar> = {},
) {
	const weeks = lastWeeks(Date.parse(weekOf.week) + 7 * 24 * HOUR, 1, weekOf.zone);
	return interruptionsOf(weeks, {
		pages: columns,
		counted: [],
		calendar: calendar(weekOf.zone, more),
		zones: new Map(),
	})[0]!;
}

describe('a week', () => {
	it('runs from local Monday to Monday: an hour longer when the clock goes back', () => {
		// New York leaves summer time on Sunday, 1 November 2026: Monday 26 October starts at 04:00Z, 2 November at 05:00Z.
		const week = weekOf(Date.parse('2026-10-28T12:00Z'), 'America/New_York');
		assert.equal(new Date(week.start).toISOString(), '2026-10-26T04:00:00.000Z');
		assert.equal(new Date(week.end).toISOString(), '2026-11-02T05:00:00.000Z');
		assert.equal((week.end - week.start) / HOUR, 169);
		assert.equal(week.name, '2026-W44');
		assert.equal(week.monday, '2026-10-26');
	});

	it('is half an hour off where a change is half an hour', () => {
		// Lord Howe goes from +10:30 to +11 on Sunday, 4 October 2026.
		const week = weekOf(Date.parse('2026-10-01T00:00Z'), 'Australia/Lord_Howe');
		assert.equal((week.end - week.start) / HOUR, 167.5);
	});

	it('belongs to the year of its Thursday', () => {
		assert.equal(weekOf(Date.parse('2027-01-01T12:00Z'), 'UTC').name, '2026-W53');
		assert.equal(weekOf(Date.parse('2024-12-30T12:00Z'), 'UTC').name, '2025-W01');
	});

	it('still runs at midnight between Sunday and Monday of the team, not of UTC', () => {
		const instant = Date.parse('2026-11-23T03:00Z');
		assert.equal(weekOf(instant, 'UTC').name, '2026-W48');
		assert.equal(weekOf(instant, 'America/New_York').name, '2026-W47');
	});

	it('follows on the one before it, whatever the zone', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('UTC', 'Europe/Madrid', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
				fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }),
				(zone, now) => {
					const weeks = lastWeeks(now, 60, zone);
					assert.equal(weeks.length, 60);
					for (const [index, week] of weeks.entries()) {
						assert.deepEqual(weekOf(week.start, zone), week);
						assert.deepEqual(weekOf(week.end - 1, zone), week);
						if (index > 0) assert.equal(week.start, weeks[index - 1]!.end);
					}
					assert.ok(weeks.at(-1)!.end <= now && now < weekOf(now, zone).end);
				},
			),
			{ numRuns: 60 },
		);
	});
});

describe('local hours', () => {
	it('agree with the band of every instant', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('UTC', 'Europe/Madrid', 'America/New_York', 'Australia/Lord_Howe'),
				fc.constantFrom(...Object.values(hoursPresets)),
				fc.array(fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }), { minLength: 20, maxLength: 20 }),
				(zone, hours, instants) => {
					const at = calendar(zone, { hours, holidays: ['2026-11-26', '2026-07-03'] });
					const clock = localHours(at);
					for (const instant of instants) assert.equal(bands[clock(instant).band], bandAt(instant, at));
				},
			),
			{ numRuns: 100 },
		);
	});
});

describe('interruptions', () => {
	it('take pages of one person within 60 seconds as one, and start anew after that', () => {
		const { total, perPerson } = counted(
			{ week: '2026-11-16', zone: 'UTC' },
			pages(
				{ at: '2026-11-17T10:00:00Z', person: 'heron' },
				{ at: '2026-11-17T10:00:59Z', person: 'heron' },
				// A minute after the first page, not after the last one: a storm is not one endless interruption.
				{ at: '2026-11-17T10:01:00Z', person: 'heron' },
				{ at: '2026-11-17T10:00:30Z', person: 'otter' },
			),
		);
		assert.equal(total, 3);
		assert.deepEqual(
			perPerson.map(({ person, count }) => [person, count]),
			[
				['heron', 2],
				['otter', 1],
			],
		);
	});

	it('of a storm across midnight between two weeks count where each began', () => {
		// Sunday 23:59:30 and 23:59:50 are one, which belongs to the old week; Monday 00:00:31 begins the first of the new one.
		const weeks = lastWeeks(Date.parse('2026-11-25T00:00Z'), 2, 'UTC');
		const storm = pages(
			{ at: '2026-11-15T23:59:30Z', person: 'heron' },
			{ at: '2026-11-15T23:59:50Z', person: 'heron' },
			{ at: '2026-11-16T00:00:20Z', person: 'heron' },
			{ at: '2026-11-16T00:00:31Z', person: 'heron' },
		);
		const [before, after] = interruptionsOf(weeks, {
			pages: storm,
			counted: [],
			calendar: calendar('UTC'),
			zones: new Map(),
		});
		assert.deepEqual([before!.total, after!.total], [1, 1]);
		// The week alone gives the same: what began before it is not begun again in it.
		const [alone] = interruptionsOf(weeks.slice(1), {
			pages: storm,
			counted: [],
			calendar: calendar('UTC'),
			zones: new Map(),
		});
		assert.equal(alone!.total, 1);
	});

	it('fall into bands by the person’s own clock, on holidays and after a change of the clock', () => {
		// 26 November 2026 is Thanksgiving. 16:00Z is 11:00 in New York, and 17:00 in Madrid.
		const weeks = lastWeeks(Date.parse('2026-12-01T00:00Z'), 1, 'America/New_York');
		const [week] = interruptionsOf(weeks, {
			pages: pages(
				{ at: '2026-11-25T16:00Z', person: 'heron' }, // Wednesday 11:00: business
				{ at: '2026-11-26T16:00Z', person: 'heron' }, // the holiday: off
				{ at: '2026-11-27T07:00Z', person: 'heron' }, // Friday 02:00: sleep
				{ at: '2026-11-27T07:00Z', person: 'finch' }, // Friday 08:00 in Madrid: business
				{ at: '2026-11-28T16:00Z', person: 'finch' }, // Saturday 17:00: off
			),
			counted: [],
			calendar: calendar('America/New_York', { holidays: ['2026-11-26'] }),
			zones: new Map([['finch', 'Europe/Madrid']]),
		});
		assert.deepEqual([week!.business, week!.off, week!.sleep], [2, 2, 1]);
		// Tuesday is 24 to 47: hour 2 of Friday is 4 × 24 + 2.
		assert.equal(week!.byHour[98], 1);
		assert.equal(week!.byHour[104], 1);
	});

	it('disrupt a clock hour once, however often it rings, and the hours of two people twice', () => {
		const { disruptedHours } = counted(
			{ week: '2026-11-16', zone: 'UTC' },
			pages(
				{ at: '2026-11-17T10:05Z', person: 'heron' },
				{ at: '2026-11-17T10:45Z', person: 'heron' },
				{ at: '2026-11-17T11:00Z', person: 'heron' },
				{ at: '2026-11-17T10:05Z', person: 'otter' },
			),
		);
		assert.equal(disruptedHours, 3);
	});

	it('are none where the page was a mail', () => {
		const { total } = counted(
			{ week: '2026-11-16', zone: 'UTC' },
			pages(
				{ at: '2026-11-17T10:00Z', person: 'heron', channel: 'email' },
				{ at: '2026-11-17T12:00Z', person: 'heron', channel: 'push' },
			),
		);
		assert.equal(total, 1);
	});

	it('fall on people unevenly, those who had none included', () => {
		// 12, 3, 1 and twice 0: the middle of five is 1; 12 of 16; one of five is over ten.
		assert.deepEqual(distributionOf([12, 3, 1], 10, 2), {
			people: 5,
			median: 1,
			busiest: 12,
			concentration: 0.75,
			overLine: 0.2,
		});
		assert.equal(distributionOf([], 10), undefined);
	});
});
