import { instantOf, zoneOf } from '../incidents/calendar.ts';

/** A point in time as written: UTC milliseconds where a zone was given, else local ones that wait for the team's zone. */
export interface LocalInstant {
	/** The clock time as if it were UTC, milliseconds since 1970. */
	readonly clock: number;
	/** Minutes ahead of UTC, where the text says so. */
	readonly offset?: number;
}

const expression =
	/^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?: ?(Z|z|[+-]\d{2}:?\d{2}))?)?$/;

/** `2026-09-14T02:11Z`, with or without seconds and zone; a bare date is its midnight. Undefined for anything else. */
export function readInstant(raw: unknown): LocalInstant | undefined {
	const match = typeof raw === 'string' ? expression.exec(raw.trim()) : null;
	if (!match) return undefined;
	const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
		number,
		number,
		number,
		number,
		number,
		number,
	];
	if (hour > 23 || minute > 59 || second > 60) return undefined;
	if (!isDate(year, month, day)) return undefined;
	const fraction = match[7] ? Number(`0.${match[7]}`) * 1000 : 0;
	const clock = Date.UTC(year, month - 1, day, hour, minute, second) + Math.floor(fraction);
	const zone = match[8];
	if (!zone) return { clock };
	if (zone === 'Z' || zone === 'z') return { clock, offset: 0 };
	const sign = zone.startsWith('-') ? -1 : 1;
	const digits = zone.slice(1).replace(':', '');
	const ahead = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
	return ahead > 18 * 60 ? undefined : { clock, offset: sign * ahead };
}

/** Milliseconds since 1970. */
export function resolveInstant(instant: LocalInstant, zone: string): number {
	if (instant.offset !== undefined) return instant.clock - instant.offset * 60_000;
	return instantOf(instant.clock, zoneOf(zone));
}

/** A calendar date as written, `2027-02-01`, if there is such a day. */
export function readDate(raw: unknown): string | undefined {
	const match = typeof raw === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(raw.trim()) : null;
	if (!match) return undefined;
	return isDate(Number(match[1]), Number(match[2]), Number(match[3])) ? match[0] : undefined;
}

/** The local date of an instant, such as `2026-11-25`. */
export function localDate(instant: number, zone: string): string {
	return new Date(instant + zoneOf(zone).offsetAt(instant) * 60_000).toISOString().slice(0, 10);
}

/** The end of a local day, milliseconds since 1970. */
export function endOfDay(date: string, zone: string): number {
	const [year, month, day] = date.split('-').map(Number) as [number, number, number];
	return instantOf(Date.UTC(year, month - 1, day + 1), zoneOf(zone));
}

/** `08:00` → minutes from midnight; `24:00` is the end of the day. */
export function readTimeOfDay(raw: unknown): number | undefined {
	const match = typeof raw === 'string' ? /^(\d{1,2}):(\d{2})$/.exec(raw.trim()) : null;
	if (!match) return undefined;
	const minutes = Number(match[1]) * 60 + Number(match[2]);
	return Number(match[2]) < 60 && minutes <= 24 * 60 ? minutes : undefined;
}

function isDate(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return year >= 1970 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
