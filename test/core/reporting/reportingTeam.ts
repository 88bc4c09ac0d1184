import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import type { Snapshot } from '../../../src/core/snapshot.ts';

export const NOW = Date.parse('2026-11-23T14:00Z');

/** A backlog with all that a report speaks of; its titles try to be markup. */
export const text = `team: { name: "Till <b>*x*</b> & co", timezone: Europe/Madrid }
rates: { currency: USD, engineerHour: 100, badMinute: 100 }
commitment: { floor: 50%, people: 1, from: 2026-10-01, until: 2027-03-31 }
plan: { period: 2027-Q1, capacity: { a: 10d } }
services: [{ id: till, slo: { target: 99.9%, window: 28d }, acceptedRisks: [full-disk] }]
items:
  - { id: REL-1, title: "R | <script>alert(1)</script> [x](javascript:1)", kind: reliability, owner: a, effort: 5d,
      avoids: { causes: [full-disk], share: 50% } }
  - { id: FEAT-1, title: One, kind: product, owner: a, effort: 5d, value: 2000/week, status: planned }
  - { id: FEAT-2, title: Two, kind: product, owner: a, effort: 5d, value: 1500/week, status: planned }
incidents:
  - { id: INC-1, title: "A <img src=x> B", service: till, cause: full-disk, severity: sev1,
      started: 2026-11-17T03:00, resolved: 2026-11-17T03:30, responders: 1, pages: 2 }
  - { id: INC-0, title: Old, service: till, cause: full-disk, started: 2026-08-01T03:00, resolved: 2026-08-01T03:30, pages: 1 }
`;

export function snapshotOf(content: string = text, now = NOW): Snapshot {
	const file = 'reliability.yaml';
	return assemble([{ file, text: content, reading: readBacklog(file, content), sources: [] }], now);
}
