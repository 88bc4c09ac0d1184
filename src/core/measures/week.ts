import { DAY } from '../backlog/quantities.ts';
import { instantOf, zoneOf } from '../incidents/calendar.ts';

/** A week of the team: from one local Monday, 00:00, to the next. A change of the clock makes it an hour longer or shorter. */
export interface Week {
	/** ISO 8601, such as `2026-W47`. */
	readonly name: string;
	/** The local date of its Monday. */
	readonly monday: string;
	/** Milliseconds since 1970; the end is the next week's start. */
	readonly start: number;
	readonly end: number;
}

/** The week in which an instant lies, in a zone. */
export function weekOf(instant: number, zone: string): Week {
	const clock = zoneOf(zone);
	const local = Math.floor((instant + clock.offsetAt(instant) * 60_000) / DAY);
	return weekFrom(local - weekdayOf(local), zone);
}

/** The last `count` whole weeks before an instant, the oldest first. */
export function lastWeeks(now: number, count: number, zone: string): Week[] {
	const { start } = weekOf(now, zone);
	const monday = Math.round((start + zoneOf(zone).offsetAt(start) * 60_000) / DAY);
	return Array.from({ length: count }, (_, index) => weekFrom(monday - 7 * (count - index), zone));
}

/** The week of an ISO 8601 name, such as `2026-W47`, from 1970 on; undefined where there is no such week. */
export function weekNamed(name: string, zone: string): Week | undefined {
	const match = /^(\d{4})-W(\d{2})$/.exec(name);
	if (!match) return undefined;
	// The fourth of January is always in the first week.
	const fourth = Date.UTC(Number(match[1]), 0, 4) / DAY;
	const monday = fourth - weekdayOf(fourth) + 7 * (Number(match[2]) - 1);
	return monday >= 0 && isoName(monday) === name ? weekFrom(monday, zone) : undefined;
}

/** Every week from one to another, both included, in order; none where the other comes first. */
export function weeksFrom(first: Week, last: Week, zone: string): Week[] {
	const weeks: Week[] = [];
	const until = Date.parse(last.monday) / DAY;
	for (let monday = Date.parse(first.monday) / DAY; monday <= until; monday += 7) weeks.push(weekFrom(monday, zone));
	return weeks;
}

/** Of a local day, counted from 1970: 0 is Monday. 1970 began on a Thursday. */
function weekdayOf(day: number): number {
	return (((day + 3) % 7) + 7) % 7;
}

function weekFrom(monday: number, zone: string): Week {
	const clock = zoneOf(zone);
	return {
		name: isoName(monday),
		monday: new Date(monday * DAY).toISOString().slice(0, 10),
		start: instantOf(monday * DAY, clock),
		end: instantOf((monday + 7) * DAY, clock),
	};
}

/** A week belongs to the year of its Thursday (ISO 8601). */
function isoName(monday: number): string {
	const thursday = monday + 3;
	const year = new Date(thursday * DAY).getUTCFullYear();
	const number = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY) / 7) + 1;
	return `${year}-W${String(number).padStart(2, '0')}`;
}
