import { DAY } from '../backlog/quantities.ts';
import { type Band, bandOfMinute, type Calendar, type Hours, zoneOf } from '../incidents/calendar.ts';
import { weekdayOf } from './week.ts';

export const bands = ['business', 'off', 'sleep'] as const satisfies readonly Band[];

/** What the clock on somebody's wall says at an instant. */
export interface LocalHour {
	/** Index into `bands`. */
	readonly band: number;
	/** 0 is Monday 00:00–01:00, 167 is Sunday 23:00–24:00. */
	readonly hourOfWeek: number;
	/** Of all local hours since 1970; an hour that an autumn change repeats counts once. */
	readonly hour: number;
}

const MINUTES_PER_DAY = 1440;

/**
 * Tells local hours and bands of many instants: a table of the minutes of a week instead of a calculation each. Agrees
 * with `bandAt` on every instant.
 */
export function localHours(calendar: Calendar): (instant: number) => LocalHour {
	const zone = zoneOf(calendar.zone);
	const ofWeek = minutesOfWeek(calendar.hours);
	const holidays = new Set(calendar.holidays.map((date) => Date.parse(`${date}T00:00Z`) / DAY));
	return (instant) => {
		const minutes = Math.floor(instant / 60_000) + zone.offsetAt(instant);
		const day = Math.floor(minutes / MINUTES_PER_DAY);
		const minute = minutes - day * MINUTES_PER_DAY;
		const weekday = weekdayOf(day);
		const usual = ofWeek[weekday * MINUTES_PER_DAY + minute]!;
		return {
			band: usual === 0 && holidays.has(day) ? 1 : usual,
			hourOfWeek: weekday * 24 + Math.floor(minute / 60),
			hour: Math.floor(minutes / 60),
		};
	};
}

const tables = new WeakMap<Hours, Uint8Array>();

/** The band of each minute of a week without holidays, in local time; made once for the hours of a team. */
function minutesOfWeek(hours: Hours): Uint8Array {
	let table = tables.get(hours);
	if (!table) {
		table = new Uint8Array(7 * MINUTES_PER_DAY);
		for (let minute = 0; minute < table.length; minute++) {
			const day = Math.floor(minute / MINUTES_PER_DAY);
			table[minute] = bands.indexOf(bandOfMinute(day + 1, minute - day * MINUTES_PER_DAY, hours));
		}
		tables.set(hours, table);
	}
	return table;
}
