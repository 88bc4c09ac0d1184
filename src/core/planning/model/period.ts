import { WEEK, WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';
import { endOfDay, readDate } from '../../backlog/times.ts';
import type { Calendar } from '../../incidents/calendar.ts';

/** A stretch of whole local days. */
export interface Period {
	/** First and last local date, `2027-01-01`. */
	readonly from: string;
	readonly to: string;
}

const DAY = 86_400_000;
/** Nobody plans for more than five years. */
const LONGEST = 5 * 366 * DAY;

/**
 * `2027-Q1`, `2027-H2`, `2027-03`, `2027`, or first and last date as `2027-01-04/2027-03-26` (ISO 8601). Undefined for
 * anything else, for what ends before it starts, and for more than five years.
 */
export function readPeriod(text: string): Period | undefined {
	const [from, to] = text.split('/').map((date) => readDate(date.trim()));
	if (from && to) return from <= to && Date.parse(to) - Date.parse(from) <= LONGEST ? { from, to } : undefined;
	const match = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?$/i.exec(text.trim());
	if (!match) return undefined;
	const [, year, quarter, half, month] = match;
	const [first, months] = quarter
		? [3 * (Number(quarter) - 1), 3]
		: half
			? [6 * (Number(half) - 1), 6]
			: month
				? [Number(month) - 1, 1]
				: [0, 12];
	if (first < 0 || first > 11 || Number(year) < 1970) return undefined;
	const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
	return {
		from: dateOf(Date.UTC(Number(year), first, 1)),
		to: dateOf(Date.UTC(Number(year), first + months, 1) - DAY),
	};
}

/** Where the file names no period that can be read: a quarter of 13 weeks. */
const USUAL_WEEKS = WEEKS_PER_QUARTER;

/** Start and end in the team's zone, milliseconds since 1970; without a period that can be read 13 weeks from `now`. */
export function instantsOf(
	text: string | undefined,
	calendar: Calendar,
	now: number,
): { readonly start: number; readonly end: number } {
	const period = text === undefined ? undefined : readPeriod(text);
	if (!period) return { start: now, end: now + USUAL_WEEKS * WEEK };
	const dayBefore = new Date(Date.parse(`${period.from}T00:00Z`) - DAY).toISOString().slice(0, 10);
	return { start: endOfDay(dayBefore, calendar.zone), end: endOfDay(period.to, calendar.zone) };
}

/**
 * Working days of a period: the team's business days without its holidays. Without a period that can be read those of 13
 * weeks, holidays not looked at.
 */
export function workingDaysOf(text: string | undefined, calendar: Calendar): number {
	const { businessDays } = calendar.hours;
	const period = text === undefined ? undefined : readPeriod(text);
	if (!period) return USUAL_WEEKS * businessDays.length;
	const holidays = new Set(calendar.holidays);
	const last = Date.parse(`${period.to}T00:00Z`);
	let days = 0;
	for (let day = Date.parse(`${period.from}T00:00Z`); day <= last; day += DAY) {
		const date = new Date(day);
		const weekday = ((date.getUTCDay() + 6) % 7) + 1;
		if (businessDays.includes(weekday) && !holidays.has(date.toISOString().slice(0, 10))) days++;
	}
	return days;
}
