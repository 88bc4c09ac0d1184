import type { Calendar, Hours } from '../incidents/calendar.ts';
import type { PageColumns } from '../incidents/pages.ts';
import type { CountedPages } from './countedPages.ts';
import { InterruptionTally } from './interruptionTally.ts';
import { pageRuns, peopleOf } from './personPages.ts';
import type { Week } from './week.ts';

/** Pages of one person within this time of an interruption's first page belong to it (PagerDuty counts so). Milliseconds. */
export const ONE_INTERRUPTION = 60_000;
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
	readonly counted: readonly CountedPages[];
	readonly calendar: Calendar;
	/** Zones of people that differ from the team's. */
	readonly zones: ReadonlyMap<string, string>;
	/** Hours of people that differ from the team's. */
	readonly hours?: ReadonlyMap<string, Hours>;
}

/** When a person works and sleeps: the team's calendar, but for what is their own. The team's where nobody is known. */
export function calendarOf(
	person: string | undefined,
	{ calendar, zones, hours }: Pick<PagesOfTeam, 'calendar' | 'zones' | 'hours'>,
): Calendar {
	const zone = person === undefined ? undefined : zones.get(person);
	const own = person === undefined ? undefined : hours?.get(person);
	if (zone === undefined && own === undefined) return calendar;
	return { ...calendar, zone: zone ?? calendar.zone, hours: own ?? calendar.hours };
}

/**
 * The interruptions of each week. Pages that reach a person within 60 seconds of the first are one interruption; mail is
 * none. Bands and hours are those of the person's own zone. Weeks must be
 * in order and not overlap.
 */
export function interruptionsOf(weeks: readonly Week[], team: PagesOfTeam): Interruptions[] {
	const people = peopleOf(team.pages);
	const tally = new InterruptionTally(weeks, people, team);
	const from = weeks[0]?.start ?? 0;
	const until = weeks.at(-1)?.end ?? 0;
	for (const run of pageRuns(team.pages, people, from, until)) tally.run(run, until);
	for (const counted of team.counted) if (counted.pages > 0) tally.counted(counted);
	return weeks.map((_, week) => tally.week(week));
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
	if (counts.length + silent === 0) return undefined;
	const all = new Float64Array(counts.length + silent);
	all.set(counts);
	all.sort();
	let [total, over] = [0, 0];
	for (const count of all) {
		total += count;
		if (count > line) over++;
	}
	const middle = all.length >> 1;
	const busiest = all.at(-1)!;
	return {
		people: all.length,
		median: all.length % 2 === 1 ? all[middle]! : (all[middle - 1]! + all[middle]!) / 2,
		busiest,
		concentration: total > 0 ? busiest / total : 0,
		overLine: over / all.length,
	};
}
