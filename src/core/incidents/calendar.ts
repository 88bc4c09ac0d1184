import { HOUR } from '../backlog/quantities.ts';

/** The three bands of a week, after what a call in them costs a person. */
export type Band = 'business' | 'off' | 'sleep';

export interface Hours {
	/** Days from 1 (Monday) to 7 (Sunday). */
	readonly businessDays: readonly number[];
	/** Minutes from local midnight. */
	readonly businessFrom: number;
	readonly businessTo: number;
	/** May run past midnight (`from` after `to`). Where bands overlap, sleep wins. */
	readonly sleepFrom: number;
	readonly sleepTo: number;
}

/** When the team works and sleeps. */
export interface Calendar {
	readonly zone: string;
	readonly hours: Hours;
	/** Local dates, `2026-11-26`: business hours of such a day are off hours. */
	readonly holidays: readonly string[];
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The vendors' own definitions. PagerDuty: business 08–18 Mon–Fri, sleep 22–08. incident.io: working 09–17 Mon–Fri, sleeping 23–07. */
export const hoursPresets = {
	pagerduty: { businessDays: [1, 2, 3, 4, 5], businessFrom: 480, businessTo: 1080, sleepFrom: 1320, sleepTo: 480 },
	'incident.io': { businessDays: [1, 2, 3, 4, 5], businessFrom: 540, businessTo: 1020, sleepFrom: 1380, sleepTo: 420 },
} as const satisfies Record<string, Hours>;

export const defaultCalendar: Calendar = { zone: 'UTC', hours: hoursPresets.pagerduty, holidays: [] };

export interface BandHours {
	readonly business: number;
	readonly off: number;
	readonly sleep: number;
}

const knownZones = new Set<string>();

/** Whether `Intl` knows the zone. To ask it takes as long as reading an item does, and a file is read at each key. */
export function isZone(zone: string): boolean {
	if (knownZones.has(zone)) return true;
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		knownZones.add(zone);
		return true;
	} catch {
		return false;
	}
}

/**
 * Minutes by which a zone is ahead of UTC at an instant. Offsets are asked of `Intl` once an hour-aligned sample and
 * kept: a formatter a call costs a thousand times as much as a table (design, section 10).
 */
export interface Zone {
	offsetAt(instant: number): number;
	/**
	 * A stretch of time about an instant in which the offset is the same: at least a day of UTC, or a quarter hour of the day
	 * of a change.
	 */
	stretchAt(instant: number): OffsetStretch;
}

export interface OffsetStretch {
	/** Milliseconds since 1970; `to` is no longer part of it. */
	readonly from: number;
	readonly to: number;
	readonly offset: number;
}

const zones = new Map<string, Zone>();

export function zoneOf(name: string): Zone {
	let zone = zones.get(name);
	if (!zone) {
		zone = makeZone(name);
		zones.set(name, zone);
	}
	return zone;
}

function makeZone(name: string): Zone {
	if (name === 'UTC') {
		const ever = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, offset: 0 };
		return { offsetAt: () => 0, stretchAt: () => ever };
	}
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: name,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	const ask = (instant: number): number => {
		const part: Record<string, number> = {};
		for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
		const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
		return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000);
	};
	// A day whose two ends agree has one offset; the day of a change is asked by the quarter hour, in which all changes fall.
	const days = new Map<number, number | undefined>();
	const quarters = new Map<number, number>();
	const DAY = 24 * HOUR;
	const QUARTER = HOUR / 4;
	const ofDay = (day: number): number | undefined => {
		let offset = days.get(day);
		if (offset === undefined && !days.has(day)) {
			const first = ask(day * DAY);
			offset = first === ask((day + 1) * DAY - 1) ? first : undefined;
			days.set(day, offset);
		}
		return offset;
	};
	const ofQuarter = (quarter: number): number => {
		let offset = quarters.get(quarter);
		if (offset === undefined) {
			offset = ask(quarter * QUARTER);
			quarters.set(quarter, offset);
		}
		return offset;
	};
	return {
		offsetAt: (instant) => ofDay(Math.floor(instant / DAY)) ?? ofQuarter(Math.floor(instant / QUARTER)),
		stretchAt(instant) {
			const day = Math.floor(instant / DAY);
			const offset = ofDay(day);
			if (offset !== undefined) {
				let next = day + 1;
				while (days.get(next) === offset) next++;
				return { from: day * DAY, to: next * DAY, offset };
			}
			const quarter = Math.floor(instant / QUARTER);
			return { from: quarter * QUARTER, to: (quarter + 1) * QUARTER, offset: ofQuarter(quarter) };
		},
	};
}

/**
 * The instant of a local time, given as if it were UTC. A time that a spring change skips is moved past it; of a time
 * that an autumn change repeats the first is meant.
 */
export function instantOf(localAsUtc: number, zone: Zone): number {
	const before = localAsUtc - zone.offsetAt(localAsUtc - 24 * HOUR) * 60_000;
	const after = localAsUtc - zone.offsetAt(localAsUtc + 24 * HOUR) * 60_000;
	for (const candidate of before <= after ? [before, after] : [after, before])
		if (candidate + zone.offsetAt(candidate) * 60_000 === localAsUtc) return candidate;
	return Math.max(before, after) === before && before !== after
		? before
		: localAsUtc - zone.offsetAt(localAsUtc - 24 * HOUR) * 60_000;
}

/** The band of an instant in the team's own time. */
export function bandAt(instant: number, calendar: Calendar): Band {
	const local = instant + zoneOf(calendar.zone).offsetAt(instant) * 60_000;
	const date = new Date(local);
	const minute = date.getUTCHours() * 60 + date.getUTCMinutes();
	const weekday = ((date.getUTCDay() + 6) % 7) + 1;
	const band = bandOfMinute(weekday, minute, calendar.hours);
	return band === 'business' && calendar.holidays.includes(date.toISOString().slice(0, 10)) ? 'off' : band;
}

/** The band of a minute of a day that is no holiday. Days from 1 (Monday) to 7, minutes from local midnight. */
export function bandOfMinute(weekday: number, minute: number, hours: Hours): Band {
	const asleep =
		hours.sleepFrom <= hours.sleepTo
			? minute >= hours.sleepFrom && minute < hours.sleepTo
			: minute >= hours.sleepFrom || minute < hours.sleepTo;
	if (asleep) return 'sleep';
	if (!hours.businessDays.includes(weekday)) return 'off';
	return minute < hours.businessFrom || minute >= hours.businessTo ? 'off' : 'business';
}

/** Hours of a stretch of time in each band, exact to the minute; a stretch that ends before it starts has none. */
export function bandHours(from: number, to: number, calendar: Calendar): BandHours {
	const total = { business: 0, off: 0, sleep: 0 };
	const zone = zoneOf(calendar.zone);
	const { hours } = calendar;
	const edges = [0, hours.businessFrom, hours.businessTo, hours.sleepFrom, hours.sleepTo].map(
		(minute) => minute * 60_000,
	);
	let at = from;
	while (at < to) {
		const offset = zone.offsetAt(at);
		const local = at + offset * 60_000;
		const midnight = Math.floor(local / (24 * HOUR)) * 24 * HOUR;
		let next = midnight + 24 * HOUR;
		for (const edge of edges) if (midnight + edge > local && midnight + edge < next) next = midnight + edge;
		let end = Math.min(next - offset * 60_000, to);
		// Within a change of the clock the next edge is somewhere else: go by quarter hours there.
		if (zone.offsetAt(end - 1) !== offset) end = Math.min((Math.floor(at / (HOUR / 4)) + 1) * (HOUR / 4), to);
		total[bandAt(at, calendar)] += (end - at) / HOUR;
		at = end;
	}
	return total;
}
