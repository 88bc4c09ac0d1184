import { type BalanceHistory, effortByWeek } from '../../../src/core/measures/effort/effortByWeek.ts';
import type { Snapshot } from '../../../src/core/snapshot.ts';

const WEEKS = 52;
const DAY = 86_400_000;

/** A year in which three people commit on most days, now more on this side of the balance and now more on that. */
export function madeUpWork(snapshot: Snapshot): BalanceHistory {
	const items = snapshot.items.map(({ item }) => item.id);
	const commits = Array.from({ length: WEEKS * 7 }, (_, back) =>
		[0, 1, 2].flatMap((person) => {
			if ((back * 5 + person * 3) % 7 > 3) return [];
			const type = (back + person) % 5 < (back % 91 < 30 ? 1 : 2) ? 'fix' : 'feat';
			const subject = (back + person) % 3 === 0 ? `${items[back % items.length]}: a step` : `${type}: number ${back}`;
			return [{ subject, at: snapshot.now - back * DAY, author: `${person}@example.com` }];
		}),
	)
		.flat()
		.map((commit, index) => ({ ...commit, hash: index.toString(16).padStart(40, '0'), trailer: '', paths: [] }));
	const prefixes = new Map(snapshot.backlogs.map(({ file }) => [file, '']));
	return effortByWeek(snapshot, [{ commits, prefixes }], WEEKS);
}
