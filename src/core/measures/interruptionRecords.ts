import type { Incident } from '../backlog/model.ts';
import type { Band } from '../incidents/calendar.ts';
import { type PageColumns, pageAt } from '../incidents/pages.ts';
import type { Place } from '../place.ts';
import type { CountedPages } from './countedPages.ts';
import { calendarOf, ONE_INTERRUPTION, type PagesOfTeam, QUIET_CHANNEL } from './interruptions.ts';
import { bands, clocksBy, localHours } from './localHours.ts';

/** One interruption, with what is known of it and where that is written. */
export interface InterruptionRecord {
	/** Of its first page, milliseconds since 1970. */
	readonly at: number;
	readonly band: Band;
	/** In the person's own time: 0 is Monday 00:00–01:00. */
	readonly hourOfWeek: number;
	/** Of all local hours since 1970. */
	readonly hour: number;
	/** Interruptions that it stands for: more than one only where no more than an incident's number of pages is known. */
	readonly count: number;
	/** Pages that reached the person within it. */
	readonly pages: number;
	readonly person?: string;
	/** Of the person, where it is not the team's. */
	readonly zone?: string;
	/** The incident, as the page names it. */
	readonly incident?: string;
	readonly service?: string;
	readonly channel?: string;
	/** Of its first page; absent where the source keeps none. */
	readonly place?: Place;
	/** The incident that says how many pages there were, where none is known by itself. */
	readonly counted?: Incident;
	/** Who says in which band they were; absent where it is the band of that incident's start. */
	readonly vendor?: string | undefined;
}

/**
 * The interruptions from one instant up to another, in the order of time: the very ones that `interruptionsOf` counts.
 * For whoever wants to see what stands behind a number, not for counting.
 */
export function interruptionRecords(team: PagesOfTeam, from: number, to: number): InterruptionRecord[] {
	const clockOf = clocksBy(localHours);
	const hourOf = (person: string | undefined, at: number) => {
		const { band, hourOfWeek, hour } = clockOf(calendarOf(person, team))(at);
		return { band: bands[band]!, hourOfWeek, hour };
	};
	const records: InterruptionRecord[] = [];
	for (const [person, rows] of rowsByPerson(team.pages, to)) {
		const zone = person === undefined ? undefined : team.zones.get(person);
		let open = Number.NEGATIVE_INFINITY;
		let last: { -readonly [Key in keyof InterruptionRecord]: InterruptionRecord[Key] } | undefined;
		for (const { pages, row } of rows) {
			const page = pageAt(pages, row);
			if (page.at - open < ONE_INTERRUPTION) {
				if (last) last.pages++;
				continue;
			}
			open = page.at;
			last = undefined;
			if (page.at < from) continue;
			const start = pages.file === undefined ? undefined : pages.start?.[row];
			last = {
				...page,
				...hourOf(person, page.at),
				...(zone === undefined || zone === team.calendar.zone ? {} : { zone }),
				count: 1,
				pages: 1,
				...(start === undefined ? {} : { place: { file: pages.file!, start, end: start } }),
			};
			records.push(last);
		}
	}
	for (const counted of team.counted)
		if (counted.at >= from && counted.at < to) records.push(...recordsOf(counted, hourOf(undefined, counted.at)));
	return records.sort((one, other) => one.at - other.at);
}

/** One record, or one a band where the vendor tells its bands. */
function recordsOf(
	{ at, pages, bands: known, incident }: CountedPages,
	hour: Pick<InterruptionRecord, 'band' | 'hourOfWeek' | 'hour'>,
): InterruptionRecord[] {
	const record = { at, ...hour, ...(incident ? { counted: incident } : {}) };
	if (!known) return pages > 0 ? [{ ...record, count: pages, pages }] : [];
	return bands
		.filter((band) => known[band] > 0)
		.map((band) => ({
			...record,
			band,
			count: known[band],
			pages: known[band],
			vendor: incident?.vendorBands?.vendor,
		}));
}

interface PageRow {
	readonly pages: PageColumns;
	readonly row: number;
}

/** The pages of each person before an instant, in the order of time: also those long before, as a storm goes on from its first page. */
function rowsByPerson(columns: readonly PageColumns[], until: number): Map<string | undefined, PageRow[]> {
	const gathered = new Map<string | undefined, PageRow[]>();
	for (const pages of columns) {
		const { count, at, index, names } = pages;
		const quiet = names.channel.map((name) => QUIET_CHANNEL.test(name));
		for (let row = 0; row < count; row++) {
			if (at[row]! >= until || quiet[index.channel?.[row] ?? -1]) continue;
			const person = names.person[index.person?.[row] ?? -1];
			const rows = gathered.get(person);
			if (rows) rows.push({ pages, row });
			else gathered.set(person, [{ pages, row }]);
		}
	}
	for (const rows of gathered.values()) rows.sort((one, other) => one.pages.at[one.row]! - other.pages.at[other.row]!);
	return gathered;
}
