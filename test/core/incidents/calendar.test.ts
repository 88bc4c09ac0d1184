import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readInstant, resolveInstant } from '../../../src/core/backlog/times.ts';
import {
	bandAt,
	bandHours,
	type Calendar,
	hoursPresets,
	instantOf,
	zoneOf,
} from '../../../src/core/incidents/calendar.ts';

const newYork: Calendar = { zone: 'America/New_York', hours: hoursPresets.pagerduty, holidays: ['2026-11-26'] };
const at = (text: string) => resolveInstant(readInstant(text)!, 'UTC');

describe('zones', () => {
	it('know summer and winter, and half-hour and half-hour-summer zones', () => {
		assert.equal(zoneOf('America/New_York').offsetAt(at('2026-07-01T12:00Z')), -240);
		assert.equal(zoneOf('America/New_York').offsetAt(at('2026-12-01T12:00Z')), -300);
		assert.equal(zoneOf('Asia/Kolkata').offsetAt(at('2026-07-01T12:00Z')), 330);
		assert.equal(zoneOf('Australia/Lord_Howe').offsetAt(at('2026-07-01T12:00Z')), 630);
		assert.equal(zoneOf('Australia/Lord_Howe').offsetAt(at('2026-12-01T12:00Z')), 660);
	});
	it('change exactly when the clocks change', () => {
		// New York: 2026-11-01 02:00 EDT = 06:00Z
		assert.equal(zoneOf('America/New_York').offsetAt(at('2026-11-01T05:59:59Z')), -240);
		assert.equal(zoneOf('America/New_York').offsetAt(at('2026-11-01T06:00:00Z')), -300);
	});
	it('a time that autumn repeats is the first of the two; one that spring skips moves past the gap', () => {
		const zone = zoneOf('America/New_York');
		assert.equal(instantOf(Date.UTC(2026, 10, 1, 1, 30), zone), at('2026-11-01T05:30Z'));
		// 2026-03-08 02:30 does not exist; clocks go from 02:00 EST (07:00Z) to 03:00 EDT.
		assert.equal(instantOf(Date.UTC(2026, 2, 8, 2, 30), zone), at('2026-03-08T07:30Z'));
	});
	it('going to local time and back is the identity, but for the repeated hour', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('America/New_York', 'Europe/Madrid', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'),
				fc.integer({ min: at('2015-01-01'), max: at('2035-01-01') }),
				(name, instant) => {
					const zone = zoneOf(name);
					const local = instant + zone.offsetAt(instant) * 60_000;
					const back = instantOf(local, zone);
					assert.equal(back + zone.offsetAt(back) * 60_000, local);
					assert.ok(back <= instant);
				},
			),
		);
	});
});

describe('bands', () => {
	it('business is a working day’s working hours, sleep wins at night, all else is off', () => {
		assert.equal(bandAt(at('2026-11-23T15:00Z'), newYork), 'business'); // Monday 10:00
		assert.equal(bandAt(at('2026-11-23T23:30Z'), newYork), 'off'); // Monday 18:30
		assert.equal(bandAt(at('2026-11-24T07:11Z'), newYork), 'sleep'); // Tuesday 02:11
		assert.equal(bandAt(at('2026-11-22T15:00Z'), newYork), 'off'); // Sunday 10:00
		assert.equal(bandAt(at('2026-11-26T15:00Z'), newYork), 'off'); // a holiday, 10:00
	});
	it('hours over a night are split to the minute', () => {
		// Monday 17:00 to Tuesday 09:00 in New York: 1 h business, 4 h off (18–22), 10 h sleep (22–08), 1 h business.
		assert.deepEqual(bandHours(at('2026-11-23T22:00Z'), at('2026-11-24T14:00Z'), newYork), {
			business: 2,
			off: 4,
			sleep: 10,
		});
	});
	it('the night on which the clocks go back is an hour longer', () => {
		// Saturday 22:00 EDT (02:00Z) to Sunday 08:00 EST (13:00Z): 11 hours.
		assert.deepEqual(bandHours(at('2026-11-01T02:00Z'), at('2026-11-01T13:00Z'), newYork), {
			business: 0,
			off: 0,
			sleep: 11,
		});
	});
	it('the bands of a stretch add up to its length, and agree with each minute’s own band', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: at('2026-01-01') / 60_000, max: at('2027-01-01') / 60_000 }),
				fc.integer({ min: 0, max: 60 * 60 }),
				(start, length) => {
					const total = bandHours(start * 60_000, (start + length) * 60_000, newYork);
					const counted = { business: 0, off: 0, sleep: 0 };
					for (let minute = start; minute < start + length; minute++) counted[bandAt(minute * 60_000, newYork)]++;
					for (const band of ['business', 'off', 'sleep'] as const)
						assert.ok(
							Math.abs(total[band] * 60 - counted[band]) < 1e-6,
							`${band}: ${total[band] * 60} and ${counted[band]}`,
						);
				},
			),
			{ numRuns: 60 },
		);
	});
});

describe('instants', () => {
	it('without a zone they are in the team’s', () => {
		assert.equal(resolveInstant(readInstant('2026-09-14T02:11')!, 'America/New_York'), at('2026-09-14T06:11Z'));
		assert.equal(resolveInstant(readInstant('2026-09-14T02:11+02:00')!, 'America/New_York'), at('2026-09-14T00:11Z'));
	});
	it('what is no date is refused', () => {
		for (const text of ['2026-02-30', '2026-13-01', '2026-01-01T24:30Z', '26-01-01', '2026-01-01T10', 'now', ''])
			assert.equal(readInstant(text), undefined, text);
	});
});
