import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bandAt, type Calendar, defaultCalendar, hoursPresets, zoneOf } from '../../../src/core/incidents/calendar.ts';
import { type Page, PageBuilder, type PageColumns, pageAt } from '../../../src/core/incidents/pages.ts';
import { interruptionRecords } from '../../../src/core/measures/interruptionRecords.ts';
import {
	type Interruptions,
	interruptionsOf,
	ONE_INTERRUPTION,
	type PagesOfTeam,
} from '../../../src/core/measures/interruptions.ts';
import { lastWeeks, type Week } from '../../../src/core/measures/week.ts';

const DAY = 86_400_000;

/** The plain way: each page by itself, objects and sets, no tables. */
function plainly(
	weeks: readonly Week[],
	{ pages, counted, calendar, zones, hours: own }: PagesOfTeam,
): Interruptions[] {
	const all = pages
		.flatMap((columns) => Array.from({ length: columns.count }, (_, row) => pageAt(columns, row)))
		.filter(({ channel }) => !/mail/i.test(channel ?? ''))
		.sort((one, other) => one.at - other.at);
	const begun = new Map<string | undefined, number>();
	const found = all.filter(({ person, at }) => {
		if (at - (begun.get(person) ?? Number.NEGATIVE_INFINITY) < ONE_INTERRUPTION) return false;
		begun.set(person, at);
		return true;
	});
	const local = (at: number, zone: string) => at + zoneOf(zone).offsetAt(at) * 60_000;
	return weeks.map(({ start, end }) => {
		const inside = ({ at }: { readonly at: number }) => at >= start && at < end;
		const bands = { business: 0, off: 0, sleep: 0 };
		const byHour = new Uint32Array(168);
		const hours = new Set<string>();
		const people = new Map<string | undefined, { count: number; sleep: number }>();
		const add = (at: number, zone: string, who: string, count: number, hoursOf = calendar.hours) => {
			const band = bandAt(at, { ...calendar, zone, hours: hoursOf });
			bands[band] += count;
			const date = new Date(local(at, zone));
			byHour[((date.getUTCDay() + 6) % 7) * 24 + date.getUTCHours()]! += count;
			hours.add(`${who} ${Math.floor(date.getTime() / 3_600_000)}`);
			return band;
		};
		for (const { at, person } of found.filter(inside)) {
			const zone = (person === undefined ? undefined : zones.get(person)) ?? calendar.zone;
			const band = add(at, zone, `person ${person ?? ''}`, 1, own?.get(person ?? '') ?? calendar.hours);
			const before = people.get(person) ?? { count: 0, sleep: 0 };
			people.set(person, { count: before.count + 1, sleep: before.sleep + (band === 'sleep' ? 1 : 0) });
		}
		let fromCounts = 0;
		for (const { at, pages: count } of counted.filter(inside)) {
			if (count === 0) continue;
			add(at, calendar.zone, 'counted', count);
			fromCounts += count;
		}
		return {
			total: bands.business + bands.off + bands.sleep,
			...bands,
			disruptedHours: hours.size,
			byHour,
			perPerson: [...people]
				.map(([person, own]) => ({ ...(person === undefined ? {} : { person }), ...own }))
				.sort((one, other) => other.count - one.count || ((one.person ?? '') < (other.person ?? '') ? -1 : 1)),
			fromCounts,
		};
	});
}

function columnsOf(pages: readonly Page[]): PageColumns {
	const builder = new PageBuilder();
	for (const page of pages) builder.push(page);
	return builder.columns();
}

/** Zones whose clocks change by an hour, by half of one, by two, by eleven quarters; that lost a day; that have no summer. */
const zones = [
	'UTC',
	'America/New_York',
	'Europe/Madrid',
	'Australia/Lord_Howe',
	'Antarctica/Troll',
	'Antarctica/Casey',
	'Pacific/Apia',
	'Asia/Kathmandu',
];
const people = ['heron', 'otter', 'finch'];

/** Weeks in which a clock of those zones changes, and one in which none does. */
const nows = ['2026-03-31', '2026-04-08', '2026-10-07', '2026-11-04', '2012-01-05', '2010-03-10', '2026-07-08'].map(
	(date) => Date.parse(`${date}T12:00Z`),
);

describe('interruptions in tables', () => {
	it('are the very ones that the plain way counts, and that their records are, in whatever order and zone', () => {
		const orders = fc.constantFrom('oldestFirst', 'newestFirst', 'mixed');
		const page = (now: number) =>
			fc.record({
				// Thick enough for storms.
				at: fc
					.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 150 }))
					.map(([hour, second]) => now - 20 * DAY + hour * 6_000_000 + second * 1000),
				person: fc.constantFrom(...people, undefined),
				channel: fc.constantFrom('push', 'phone', 'Email', undefined),
			});
		const cases = fc.constantFrom(...nows).chain((now) =>
			fc.record({
				now: fc.constant(now),
				sources: fc.array(fc.tuple(orders, fc.array(page(now), { maxLength: 120 })), { maxLength: 3 }),
				zone: fc.constantFrom(...zones),
				own: fc.dictionary(fc.constantFrom(...people), fc.constantFrom(...zones)),
				hours: fc.dictionary(fc.constantFrom(...people), fc.constantFrom(...Object.values(hoursPresets))),
				counted: fc.array(fc.record({ at: page(now).map(({ at }) => at), pages: fc.integer({ min: 0, max: 4 }) }), {
					maxLength: 4,
				}),
				holidays: fc.subarray(['2026-03-30', '2026-10-05', '2026-11-03', '2011-12-29']),
				gap: fc.boolean(),
			}),
		);
		fc.assert(
			fc.property(cases, ({ now, sources, zone, own, hours, counted, holidays, gap }) => {
				const calendar: Calendar = { ...defaultCalendar, zone, holidays };
				const pages = sources.map(([order, list]) => {
					const given = list.map(({ at, person, channel }) => ({
						at,
						...(person === undefined ? {} : { person }),
						...(channel === undefined ? {} : { channel }),
					}));
					if (order !== 'mixed') given.sort((one, other) => (order === 'oldestFirst' ? 1 : -1) * (one.at - other.at));
					return columnsOf(given);
				});
				const all = lastWeeks(now, 3, zone);
				const weeks = gap ? [all[0]!, all[2]!] : all;
				const team: PagesOfTeam = {
					pages,
					counted,
					calendar,
					zones: new Map(Object.entries(own)),
					hours: new Map(Object.entries(hours)),
				};
				const found = interruptionsOf(weeks, team);
				assert.deepEqual(found, plainly(weeks, team));
				for (const [index, { start, end }] of weeks.entries()) {
					const bands = { business: 0, off: 0, sleep: 0 };
					for (const { band, count } of interruptionRecords(team, start, end)) bands[band] += count;
					const { business, off, sleep } = found[index]!;
					assert.deepEqual(bands, { business, off, sleep });
				}
			}),
			{ numRuns: 400 },
		);
	});

	it('of sources one after the other are those of one source', () => {
		const at = (minute: number) => Date.parse('2026-11-17T10:00Z') + minute * 60_000;
		const first = [
			{ at: at(0), person: 'heron' },
			{ at: at(5), person: 'otter' },
		];
		const second = [
			{ at: at(5.5), person: 'otter' },
			{ at: at(9), person: 'heron' },
		];
		const weeks = lastWeeks(Date.parse('2026-11-25T00:00Z'), 1, 'UTC');
		const team = { counted: [], calendar: defaultCalendar, zones: new Map<string, string>() };
		const apart = interruptionsOf(weeks, { ...team, pages: [columnsOf(second), columnsOf(first)] });
		assert.deepEqual(apart, interruptionsOf(weeks, { ...team, pages: [columnsOf([...first, ...second])] }));
		assert.equal(apart[0]!.total, 3);
	});

	it('begin where a storm does that came before the weeks, whatever file its pages are in', () => {
		const weeks = lastWeeks(Date.parse('2026-11-25T00:00Z'), 1, 'UTC');
		const { start } = weeks[0]!;
		const team = { counted: [], calendar: defaultCalendar, zones: new Map<string, string>() };
		const storm = (first: number, last: number) =>
			Array.from({ length: last - first }, (_, page) => {
				const at = start + (first + page) * 25_000;
				return { at, person: people[page % 2]! };
			});
		for (const quiet of [0, 1, 2, 3, 4]) {
			const long = [{ at: start - 90 * DAY, person: 'heron' }, ...storm(-30, 5)].filter(
				(_, page) => page !== 27 + quiet,
			);
			for (const cut of [1, 20, 30, 31, long.length]) {
				const files = [long.slice(0, cut), long.slice(cut).reverse()].map(columnsOf);
				for (const pages of [files, [...files].reverse()])
					assert.deepEqual(interruptionsOf(weeks, { ...team, pages }), plainly(weeks, { ...team, pages }));
			}
		}
	});

	it('know each hour of a week wherever on earth somebody is', () => {
		const [week] = lastWeeks(Date.parse('2026-11-25T00:00Z'), 1, 'UTC');
		const { start, end } = week!;
		// Twice in the first hour of the week, and twice in its last: for each of them two hours.
		const times = [start, start + 120_000, end - 240_000, end - 120_000];
		for (const zone of ['Etc/GMT+12', 'Pacific/Midway', 'Pacific/Kiritimati', 'Etc/GMT-14']) {
			const pages = [columnsOf(times.flatMap((at) => [{ at }, { at, person: 'heron' }]))];
			const calendar = { ...defaultCalendar, zone };
			const team = { pages, counted: [], calendar, zones: new Map([['heron', zone]]) };
			const [{ total, disruptedHours }] = interruptionsOf([week!], team) as [Interruptions];
			assert.deepEqual([zone, total, disruptedHours], [zone, 8, 4]);
		}
	});
});
