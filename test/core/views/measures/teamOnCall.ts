import { assemble } from '../../../../src/core/assemble.ts';
import { readBacklog } from '../../../../src/core/backlog/readBacklog.ts';
import { readSource } from '../../../../src/core/incidents/readSource.ts';
import type { Snapshot } from '../../../../src/core/snapshot.ts';

/** Monday: the last whole week is 16–22 November, 2026-W47. */
const MONDAY = Date.parse('2026-11-23T09:00Z');

const BACKLOG = `team:
  name: Checkout
  timezone: UTC
  people: [{ id: heron }, { id: otter, timezone: Europe/Madrid }]
rates: { currency: USD, engineerHour: 100, badMinute: 10, sleepHours: 2 }
services: [{ id: checkout }]
items: []
incidents:
  - { id: OLD, service: checkout, started: 2024-01-01T10:00Z, resolved: 2024-01-01T10:10Z }
  - { id: A, title: Database down, service: checkout, cause: db, started: 2026-11-10T02:00Z, resolved: 2026-11-10T03:00Z, impact: 50%, responders: 2, pages: 9 }
  - { id: B, title: Database down again, service: checkout, cause: db, started: 2026-11-17T02:00Z, resolved: 2026-11-17T02:40Z, impact: 50%, responders: 2 }
  - { id: C, service: checkout, started: 2026-11-18T10:00Z, resolved: 2026-11-18T10:30Z, impact: 20%, responders: 1 }
`;

/**
 * Heron twice at night, thrice in one storm by day; somebody whom the file does not list once in the evening. A page and an
 * incident of long ago say that there were records all the while.
 */
export const PAGES = `at,person,incident,service,channel
2024-01-01T10:02:00Z,heron,OLD,checkout,phone
2026-11-17T02:01:00Z,heron,B,checkout,phone
2026-11-17T02:01:40Z,heron,B,checkout,sms
2026-11-17T02:10:00Z,heron,B,checkout,phone
2026-11-18T10:02:00Z,heron,C,checkout,push
2026-11-18T10:02:10Z,heron,C,checkout,email
2026-11-18T19:30:00Z,Zoë Ünlisted,C,checkout,phone
`;

/** A small team whose last weeks can be counted by hand. */
export function teamOnCall({ backlog = BACKLOG, pages = PAGES, now = MONDAY } = {}): Snapshot {
	const reading = readBacklog('reliability.yaml', backlog);
	const file = 'exports/pages.csv';
	const sources =
		pages === '' ? [] : [{ file, text: pages, reading: readSource(file, pages, reading.backlog.calendar) }];
	return assemble([{ file: 'reliability.yaml', text: backlog, reading, sources }], now);
}
