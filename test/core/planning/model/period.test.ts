import assert from 'node:assert/strict';
import { defaultCalendar } from '../../../../src/core/incidents/calendar.ts';
import { instantsOf, readPeriod, workingDaysOf } from '../../../../src/core/planning/model/period.ts';

describe('the period of a plan', () => {
	it('is a quarter, a half, a month, a year or two dates', () => {
		assert.deepEqual(readPeriod('2027-Q1'), { from: '2027-01-01', to: '2027-03-31' });
		assert.deepEqual(readPeriod('2028-q4'), { from: '2028-10-01', to: '2028-12-31' });
		assert.deepEqual(readPeriod('2027-H2'), { from: '2027-07-01', to: '2027-12-31' });
		assert.deepEqual(readPeriod('2028-02'), { from: '2028-02-01', to: '2028-02-29' });
		assert.deepEqual(readPeriod('2027'), { from: '2027-01-01', to: '2027-12-31' });
		assert.deepEqual(readPeriod('2027-01-04/2027-03-26'), { from: '2027-01-04', to: '2027-03-26' });
	});

	it('is nothing else, nor longer than five years', () => {
		for (const text of ['next quarter', '2027-13', '2027-Q5', '2027-03-26/2027-01-04', '1970-01-01/9999-12-31', ''])
			assert.equal(readPeriod(text), undefined, text);
	});

	it('has the working days of the team, without its holidays', () => {
		// January to March 2027: 31 + 28 + 31 days from a Friday to a Wednesday, 64 of them Monday to Friday.
		assert.equal(workingDaysOf('2027-Q1', defaultCalendar), 64);
		const holidays = ['2027-01-01', '2027-01-02', '2027-02-15'];
		assert.equal(workingDaysOf('2027-Q1', { ...defaultCalendar, holidays }), 62);
		assert.equal(workingDaysOf(undefined, defaultCalendar), 65);
	});

	it('starts and ends at midnight where the team is; unknown it is 13 weeks from now', () => {
		const madrid = { ...defaultCalendar, zone: 'Europe/Madrid' };
		assert.deepEqual(instantsOf('2027-Q1', madrid, 0), {
			start: Date.UTC(2026, 11, 31, 23),
			end: Date.UTC(2027, 2, 31, 22),
		});
		assert.deepEqual(instantsOf('some day', madrid, 1000), { start: 1000, end: 1000 + 13 * 7 * 86_400_000 });
	});
});
