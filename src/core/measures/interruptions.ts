import type { Incident } from '../backlog/model.ts';
import type { Calendar } from '../incidents/calendar.ts';
import type { PageColumns } from '../incidents/pages.ts';
import { bands, type LocalHour, localHours } from './localHours.ts';
import type { Week } from './week.ts';

/** Pages of one person within this time of an interruption's first page belong to it (PagerDuty counts so). Milliseconds. */
export const ONE_INTERRUPTION = 60_000;
const HOURS_PER_WEEK = 168;
/** Nobody is interrupted by mail. */
export const QUIET_CHANNEL = /mail/i;

/** How often people were interrupted in one week, and when. */
export interface Interruptions {
	readonly total: number;
	readonly business: number;
	readonly off: number;
	readonly sleep: number;
	/** Clock hours of somebody in which they were interrupted at least once: two people in one hour are two. */
	readonly disruptedHours: number;
	/** By hour of the week in the local time of who was interrupted: 0 is Monday 00:00–01:00. */
	readonly byHour: Readonly<Uint32Array>;
	/** Interruptions of each person who had one, the most first. People are told apart, not named. */
	readonly perPerson: readonly PersonInterruptions[];
	/** Of those, how many are known only as an incident's number of pages, and count at its start. */
	readonly fromCounts: number;
}

export interface PersonInterruptions {
	/** As the source names the person; absent where it does not. Shown only where the team lists it under `people`. */
	readonly person?: string;
	readonly count: number;
	readonly sleep: number;
}

/** What pages are counted by. */
export interface PagesOfTeam {
	readonly pages: readonly PageColumns[];
	/** Pages of which only the number is known, at the start of their incident: `incidents` without pages of their own. */
	readonly counted: readonly { readonly at: number; readonly pages: number; readonly incident?: Incident }[];
	readonly calendar: Calendar;
	/** Zones of people that differ from the team's. */
	readonly zones: ReadonlyMap<string, string>;
}

/**
 * The interruptions of each week. Pages that reach a person within 60 seconds of the first are one interruption; mail is
 * none. Bands and hours are those of the person's own zone. Weeks must be
 * in order and not overlap.
 */
export function interruptionsOf(weeks: readonly Week[], team: PagesOfTeam): Interruptions[] {
	const tallies = weeks.map(() => new Tally());
	const until = weeks.at(-1)?.end ?? 0;
	const clocks = new Map<string, (instant: number) => LocalHour>();
	const clockOf = (person: string | undefined) => {
		const zone = (person === undefined ? undefined : team.zones.get(person)) ?? team.calendar.zone;
		let clock = clocks.get(zone);
		if (!clock) {
			clock = localHours({ ...team.calendar, zone });
			clocks.set(zone, clock);
		}
		return clock;
	};
	for (const [person, times] of byPerson(team.pages, until)) {
		const clock = clockOf(person);
		let open = Number.NEGATIVE_INFINITY;
		let week = 0;
		for (const at of times) {
			if (at - open < ONE_INTERRUPTION) continue;
			open = at;
			while (week < weeks.length && at >= weeks[week]!.end) week++;
			if (week < weeks.length && at >= weeks[week]!.start) tallies[week]!.add(person, clock(at), 1);
		}
	}
	const clock = clockOf(undefined);
	for (const { at, pages } of team.counted) {
		const week = weeks.findIndex(({ start, end }) => at >= start && at < end);
		if (week >= 0 && pages > 0) tallies[week]!.addCounted(clock(at), pages);
	}
	return tallies.map((tally) => tally.result());
}

/**
 * The times of each person's pages in order. All of those before the weeks too: in a storm it depends on its very first
 * page where an interruption begins.
 */
function byPerson(pages: readonly PageColumns[], until: number): Map<string | undefined, Float64Array> {
	const gathered = new Map<string | undefined, number[]>();
	for (const { count, at, index, names } of pages) {
		const quiet = new Set(names.channel.flatMap((name, channel) => (QUIET_CHANNEL.test(name) ? [channel] : [])));
		const lists: number[][] = [];
		const listOf = (person: string | undefined) => {
			let list = gathered.get(person);
			if (!list) {
				list = [];
				gathered.set(person, list);
			}
			return list;
		};
		for (let row = 0; row < count; row++) {
			const time = at[row]!;
			if (time >= until) continue;
			if (quiet.size > 0 && quiet.has(index.channel?.[row] ?? -1)) continue;
			const person = index.person?.[row] ?? -1;
			lists[person + 1] ??= listOf(names.person[person]);
			lists[person + 1]!.push(time);
		}
	}
	return new Map([...gathered].map(([person, times]) => [person, Float64Array.from(times).sort()]));
}

class Tally {
	readonly #byBand = new Uint32Array(bands.length);
	readonly #byHour = new Uint32Array(HOURS_PER_WEEK);
	readonly #people = new Map<string | undefined, { count: number; sleep: number; hours: Set<number> }>();
	readonly #countedHours = new Set<number>();
	#counted = 0;

	add(person: string | undefined, { band, hourOfWeek, hour }: LocalHour, count: number): void {
		this.#byBand[band]! += count;
		this.#byHour[hourOfWeek]! += count;
		let tally = this.#people.get(person);
		if (!tally) {
			tally = { count: 0, sleep: 0, hours: new Set() };
			this.#people.set(person, tally);
		}
		tally.count += count;
		if (bands[band] === 'sleep') tally.sleep += count;
		tally.hours.add(hour);
	}

	/** Nobody knows whom they reached. */
	addCounted({ band, hourOfWeek, hour }: LocalHour, count: number): void {
		this.#byBand[band]! += count;
		this.#byHour[hourOfWeek]! += count;
		this.#counted += count;
		this.#countedHours.add(hour);
	}

	result(): Interruptions {
		const [business, off, sleep] = this.#byBand as unknown as [number, number, number];
		let disruptedHours = this.#countedHours.size;
		for (const { hours } of this.#people.values()) disruptedHours += hours.size;
		return {
			total: business + off + sleep,
			business,
			off,
			sleep,
			disruptedHours,
			byHour: this.#byHour,
			perPerson: [...this.#people]
				.map(([person, tally]) => ({
					...(person === undefined ? {} : { person }),
					count: tally.count,
					sleep: tally.sleep,
				}))
				.sort((one, other) => other.count - one.count || ((one.person ?? '') < (other.person ?? '') ? -1 : 1)),
			fromCounts: this.#counted,
		};
	}
}

/**
 * Interruptions of one person a week past which somebody should ask why: at most two incidents a shift of twelve hours
 * (Google, Site Reliability Engineering, chapter 11), five shifts a week.
 */
export const PERSON_LINE = 10;

/** How unevenly interruptions fall on people. Counts of one week or of many. */
export interface Distribution {
	readonly people: number;
	readonly median: number;
	readonly busiest: number;
	/** The busiest person's part of all, 0–1. */
	readonly concentration: number;
	/** The part of the people who had more than the line, 0–1. */
	readonly overLine: number;
}

/** Of people who had at least one interruption, and of `silent` more who are known to have had none. */
export function distributionOf(counts: readonly number[], line: number, silent = 0): Distribution | undefined {
	const all = [...counts, ...new Array<number>(silent).fill(0)].sort((one, other) => one - other);
	if (all.length === 0) return undefined;
	const total = all.reduce((sum, count) => sum + count, 0);
	const middle = all.length >> 1;
	const busiest = all.at(-1)!;
	return {
		people: all.length,
		median: all.length % 2 === 1 ? all[middle]! : (all[middle - 1]! + all[middle]!) / 2,
		busiest,
		concentration: total > 0 ? busiest / total : 0,
		overLine: all.filter((count) => count > line).length / all.length,
	};
}
