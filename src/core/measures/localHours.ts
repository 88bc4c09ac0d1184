import { DAY } from '../backlog/quantities.ts';
import { type Band, bandAt, type Calendar, zoneOf } from '../incidents/calendar.ts';
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
	const ofWeek = minutesOfWeek(calendar);
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

/** The band of each minute of a week without holidays, in local time. */
function minutesOfWeek({ hours }: Calendar): Uint8Array {
	const table = new Uint8Array(7 * MINUTES_PER_DAY);
	// The fifth of January 1970 was a Monday.
	const plain: Calendar = { zone: 'UTC', hours, holidays: [] };
	for (let minute = 0; minute < table.length; minute++)
		table[minute] = bands.indexOf(bandAt(4 * DAY + minute * 60_000, plain));
	return table;
}
