import { DAY, MINUTE } from '../backlog/quantities.ts';
import { type Band, bandOfMinute, type Calendar, type Hours, type Zone, zoneOf } from '../incidents/calendar.ts';

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

/** Makes what tells the time by a calendar once for all who share zone and hours. Their holidays are the same. */
export function clocksBy<Clock>(make: (calendar: Calendar) => Clock): (calendar: Calendar) => Clock {
	const made = new Map<Hours, Map<string, Clock>>();
	return (calendar) => {
		const byZone = made.get(calendar.hours) ?? new Map<string, Clock>();
		made.set(calendar.hours, byZone);
		const clock = byZone.get(calendar.zone) ?? make(calendar);
		byZone.set(calendar.zone, clock);
		return clock;
	};
}

const MINUTES_PER_DAY = 1440;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;
/** From a Monday, 00:00, to the first of January 1970. */
const MINUTES_BEFORE_1970 = 3 * MINUTES_PER_DAY;

/**
 * Tells local hours and bands of many instants: a table of the minutes of a week instead of a calculation each. Agrees
 * with `bandAt` on every instant.
 */
export function localHours(calendar: Calendar): (instant: number) => LocalHour {
	const clock = new LocalClock(calendar);
	return (instant) => {
		const minutes = clock.minutesAt(instant);
		const minute = clock.minuteOfWeek(minutes);
		return {
			band: clock.bandOf[minute]!,
			hourOfWeek: Math.floor(minute / 60),
			hour: Math.floor(minutes / 60),
		};
	};
}

/**
 * The clock on a wall, for who asks very often. It stands at one instant at a time, and knows until when nothing about it
 * changes: neither the offset of its zone, nor whether the day is a holiday. Going through instants in order costs least.
 */
export class LocalClock {
	/** The band of each minute of the week on the day on which the clock stands, as an index into `bands`. */
	bandOf: Readonly<Uint8Array>;
	#from = 1;
	#to = 0;
	#offset = 0;
	readonly #zone: Zone;
	readonly #usual: Readonly<Uint8Array>;
	readonly #onHoliday: Readonly<Uint8Array>;
	/** Local days since 1970, in order. */
	readonly #holidays: readonly number[];

	constructor({ zone, hours, holidays }: Calendar) {
		this.#zone = zoneOf(zone);
		this.#usual = minutesOfWeek(hours);
		this.#onHoliday = this.#usual.map((band) => (band === 0 ? 1 : band));
		this.#holidays = holidays.map((date) => Date.parse(`${date}T00:00Z`) / DAY).sort((one, other) => one - other);
		this.bandOf = this.#usual;
	}

	/** Sets the clock to an instant. Gives its local minutes since 1970. */
	minutesAt(instant: number): number {
		if (!(instant >= this.#from && instant < this.#to)) this.#set(instant);
		return Math.floor(instant / MINUTE) + this.#offset;
	}

	/** From Monday, 00:00. */
	minuteOfWeek(minutes: number): number {
		const minute = (minutes + MINUTES_BEFORE_1970) % MINUTES_PER_WEEK;
		return minute < 0 ? minute + MINUTES_PER_WEEK : minute;
	}

	#set(instant: number): void {
		const { from, to, offset } = this.#zone.stretchAt(instant);
		const day = Math.floor((Math.floor(instant / MINUTE) + offset) / MINUTES_PER_DAY);
		const before = this.#holidays.findLast((holiday) => holiday <= day);
		const next = this.#holidays.find((holiday) => holiday > day);
		const midnight = (of: number) => of * DAY - offset * MINUTE;
		const onHoliday = before === day;
		// What holds now begins with the holiday or after it, and ends with it or before the next one.
		const since = before === undefined ? from : midnight(onHoliday ? before : before + 1);
		const until = onHoliday ? midnight(day + 1) : next === undefined ? to : midnight(next);
		this.#offset = offset;
		this.#from = Math.max(from, since);
		this.#to = Math.min(to, until);
		this.bandOf = onHoliday ? this.#onHoliday : this.#usual;
	}
}

const tables = new WeakMap<Hours, Uint8Array>();

/** The band of each minute of a week without holidays, in local time; made once for the hours of a team. */
function minutesOfWeek(hours: Hours): Uint8Array {
	let table = tables.get(hours);
	if (!table) {
		table = new Uint8Array(MINUTES_PER_WEEK);
		for (let minute = 0; minute < table.length; minute++) {
			const day = Math.floor(minute / MINUTES_PER_DAY);
			table[minute] = bands.indexOf(bandOfMinute(day + 1, minute - day * MINUTES_PER_DAY, hours));
		}
		tables.set(hours, table);
	}
	return table;
}
