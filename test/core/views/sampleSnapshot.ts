import type { Item } from '../../../src/core/backlog/model.ts';
import { certain } from '../../../src/core/backlog/quantities.ts';
import { defaultCalendar } from '../../../src/core/incidents/calendar.ts';
import { lineStarts, type Place } from '../../../src/core/place.ts';
import type { Balance, Interval, PricedItem, Snapshot, Term } from '../../../src/core/snapshot.ts';
import { message } from '../../../src/core/text.ts';

/** A snapshot made by hand, for tests of views: what they show is then known without any scoring. */

export const FILE = 'reliability.yaml';
export const EXPORT = 'exports/pagerduty-2026.csv';

/** Ten characters a line, so that offset 25 is line 3. */
const TEXT = 'abcdefghi\n'.repeat(2000);

export function placeOnLine(line: number, file = FILE): Place {
	return { file, start: (line - 1) * 10, end: (line - 1) * 10 + 9 };
}

export function interval(mean: number, spread = 0.5): Interval {
	return { mean, p10: mean * (1 - spread), p90: mean * (1 + spread) };
}

export function item(id: string, given: Partial<Item> = {}): Item {
	return {
		id,
		key: `${FILE}#${id}`,
		title: `Title of ${id}`,
		status: 'proposed',
		dependsOn: [],
		paths: [],
		labels: [],
		links: [],
		origin: placeOnLine(1),
		...given,
	};
}

export function priced(item: Item, given: Partial<PricedItem> = {}): PricedItem {
	return {
		item,
		costOfDelay: interval(1000),
		badMinutesPerWeek: 0,
		terms: [],
		reason: message('Reason of {0}.', item.id),
		overdue: false,
		...given,
	};
}

export function ranked(item: Item, rank: number, given: Partial<PricedItem> = {}): PricedItem {
	return priced(
		{ effort: certain(5), ...item },
		{ rank, effort: interval(5), score: interval(1000 / rank), topChance: 1 / rank, ...given },
	);
}

export function term(given: Partial<Term> = {}): Term {
	return {
		kind: 'incidents',
		label: message('Incidents avoided'),
		value: 1000,
		unit: 'money/week',
		basis: 'measured',
		evidence: [],
		badMinutesPerWeek: 0,
		...given,
	};
}

const nothing = { reliability: 0, product: 0, uncategorised: 0 };
export const emptyBalance: Balance = { planned: nothing, inProgress: nothing };

export function snapshot(items: readonly PricedItem[], given: Partial<Snapshot> = {}): Snapshot {
	const lines = lineStarts(TEXT);
	return {
		now: 0,
		backlogs: [
			{
				file: FILE,
				items: items.map(({ item }) => item),
				incidents: [],
				services: [],
				sources: [],
				calendar: defaultCalendar,
				origin: { file: FILE, start: 0, end: TEXT.length },
			},
		],
		items,
		incidents: [],
		problems: [],
		currency: 'USD',
		topCount: 5,
		topFitsPlan: false,
		balance: emptyBalance,
		files: new Map([FILE, EXPORT].map((file) => [file, { file, lines, currentLines: lines, stale: false }])),
		stale: false,
		...given,
	};
}
