import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { assemble, readSource } from '../../../src/core/index.ts';
import { interruptionRecords } from '../../../src/core/measures/interruptionRecords.ts';
import { measuresOf, pagesOfTeam } from '../../../src/core/measures/measures.ts';

/** Two incidents in the shape of PagerDuty's analytics of raw incidents. 14 October 2026 is a Wednesday. */
const analytics = JSON.stringify({
	data: [
		{
			id: 'P1',
			incident_number: 1,
			description: 'Checkout is slow',
			service_id: 'S1',
			service_name: 'Checkout',
			created_at: '2026-10-14T20:30:00',
			resolved_at: '2026-10-14T23:10:00',
			status: 'resolved',
			urgency: 'high',
			business_hour_interruptions: 0,
			off_hour_interruptions: 4,
			sleep_hour_interruptions: 7,
			total_interruptions: 11,
		},
		{
			id: 'P2',
			incident_number: 2,
			description: 'Carts are lost',
			service_id: 'S1',
			service_name: 'Checkout',
			created_at: '2026-10-16T17:50:00',
			resolved_at: '2026-10-16T18:30:00',
			status: 'resolved',
			urgency: 'high',
			business_hour_interruptions: 2,
			off_hour_interruptions: 1,
			sleep_hour_interruptions: 0,
			total_interruptions: null,
		},
	],
});

function snapshotOf(text: string, now: string, team = '') {
	const backlog = `team: { name: T, timezone: UTC${team} }\nservices: [{ id: checkout }]\nitems: []\n`;
	const reading = readBacklog('reliability.yaml', backlog);
	const file = 'analytics.json';
	const source = { file, text, reading: readSource(file, text, reading.backlog.calendar) };
	return assemble([{ file: 'reliability.yaml', text: backlog, reading, sources: [source] }], Date.parse(now));
}

function counted(text: string, now: string, team?: string) {
	const { interruptions } = measuresOf(snapshotOf(text, now, team), 1).weeks[0]!;
	const { total, business, off, sleep, fromCounts } = interruptions;
	return { total, business, off, sleep, fromCounts };
}

describe('interruptions that a vendor counted by band', () => {
	const now = '2026-10-20T09:00Z';

	it('are the vendor’s own counts where the team’s hours are the vendor’s', () => {
		// 4 + 7 and 2 + 1 of it: the first began in off hours and went on into sleep hours, the second passed from business to off.
		const own = { total: 14, business: 2, off: 5, sleep: 7, fromCounts: 14 };
		assert.deepEqual(counted(analytics, now), own);
		assert.deepEqual(counted(analytics, now, ', hours: pagerduty'), own);
	});

	it('are banded by the start of the incident where the team’s hours are others, or it has a holiday', () => {
		// 20:30 is off and 17:50 on a Friday is past 17:00: off.
		const others = { total: 14, business: 0, off: 14, sleep: 0, fromCounts: 14 };
		assert.deepEqual(counted(analytics, now, ', hours: incident.io'), others);
		const holiday = { total: 14, business: 0, off: 3 + 4, sleep: 7, fromCounts: 14 };
		assert.deepEqual(counted(analytics, now, ', holidays: [2026-10-16]'), holiday);
	});

	it('are a record a band, all of them at the start of the incident, and add up to what was counted', () => {
		const snapshot = snapshotOf(analytics, now);
		const { start, end } = measuresOf(snapshot, 1).weeks[0]!.week;
		const records = interruptionRecords(pagesOfTeam(snapshot), start, end);
		assert.deepEqual(
			records.map(({ counted: incident, band, count, vendor }) => [incident?.id, band, count, vendor]),
			[
				['P1', 'off', 4, 'PagerDuty'],
				['P1', 'sleep', 7, 'PagerDuty'],
				['P2', 'business', 2, 'PagerDuty'],
				['P2', 'off', 1, 'PagerDuty'],
			],
		);
	});

	it('agree with PagerDuty’s published sample, where it is at hand', function () {
		const file = path.resolve(
			import.meta.dirname,
			'../../../../shared/vendor-samples/pagerduty-analytics-raw-incidents.json',
		);
		if (!fs.existsSync(file)) this.skip();
		// The first of its two incidents: 5, 4 and 3. The second is resolved before it was created, and left out.
		const text = fs.readFileSync(file, 'utf8');
		assert.deepEqual(counted(text, '2023-06-05T09:00Z'), { total: 12, business: 5, off: 4, sleep: 3, fromCounts: 12 });
	});
});
