import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import type { Snapshot } from '../../../src/core/snapshot.ts';

/** A text in which `¦` marks the cursor. */
export function atCursor(marked: string): { readonly text: string; readonly offset: number } {
	const offset = marked.indexOf('¦');
	if (offset < 0) throw new Error('Failed to find the cursor');
	return { text: marked.replace('¦', ''), offset };
}

const NOW = Date.UTC(2026, 10, 26, 12);
export const FILE = 'reliability.yaml';

/** What is known while somebody types. */
export const known = `rates: { currency: USD, engineerHour: 100, badMinute: 50 }
team: { timezone: Europe/Madrid }
services:
  - { id: checkout, owner: team-shop }
  - { id: search }
items:
  - id: REL-1
    title: Automate *failover*
    kind: reliability
    owner: team-core
    service: checkout
    effort: 5d
    avoids: { causes: [db-failover], incidents: [INC-8] }
  - id: FEAT-1
    title: Saved carts
    kind: product
    effort: 8d
    value: 1500/week
    dependsOn: [REL-1]
incidents:
  - { id: INC-7, title: 'DB "down"', service: checkout, started: 2026-09-14T02:11Z, resolved: 2026-09-14T02:58Z, impact: 60%, responders: 3, cause: db-failover }
  - { id: INC-8, service: search, started: 2026-10-02T09:00Z, resolved: 2026-10-02T09:30Z, cause: 'expired: cert' }
`;

export function snapshotOf(text: string): Snapshot {
	return assemble([{ file: FILE, text, reading: readBacklog(FILE, text), sources: [] }], NOW);
}
