/** The quantities of the file, read from their text. Each returns undefined for what it does not understand. */

/** A three-point estimate (PERT): least, most likely and greatest. A plain figure has all three alike. */
export interface Estimate {
	readonly low: number;
	readonly likely: number;
	readonly high: number;
}

export function certain(value: number): Estimate {
	return { low: value, likely: value, high: value };
}

/** Mean of a PERT estimate, (low + 4 likely + high) / 6 (Malcolm et al. 1959). */
export function pertMean(estimate: Estimate): number {
	return (estimate.low + 4 * estimate.likely + estimate.high) / 6;
}

export function mapEstimate(estimate: Estimate, change: (value: number) => number): Estimate {
	return { low: change(estimate.low), likely: change(estimate.likely), high: change(estimate.high) };
}

/** An engineer-day has 8 hours, an engineer-week 5 days. */
export const HOURS_PER_DAY = 8;
export const DAYS_PER_WEEK = 5;
/** A quarter has 13 weeks, as in RICE, and so a year 52 and a month 13/3. */
export const WEEKS_PER_QUARTER = 13;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
/** A Julian year in minutes: 365.25 × 24 × 60. */
export const MINUTES_PER_YEAR = 525_960;

const AMOUNT = String.raw`(\d+(?:[_,]\d{3})*(?:\.\d+)?|\.\d+)`;
export const EFFORT_PATTERN = `^${AMOUNT} ?(h|d|w)$`;
export const DURATION_PATTERN = `^${AMOUNT} ?(s|m|h|d|w|mo|q|y)$`;
export const TOIL_PATTERN = `^${AMOUNT} ?(m|h|d)/(day|week|month|quarter|year)$`;
export const RATE_PATTERN = `^-?${AMOUNT} ?/(day|week|month|quarter|year)$`;
export const SHARE_PATTERN = `^-?${AMOUNT} ?%$`;

const effortExpression = new RegExp(EFFORT_PATTERN);
const durationExpression = new RegExp(DURATION_PATTERN);
const toilExpression = new RegExp(TOIL_PATTERN);
const rateExpression = new RegExp(RATE_PATTERN);
const shareExpression = new RegExp(SHARE_PATTERN);

function amount(text: string): number {
	return Number(text.replace(/[_,]/g, ''));
}

/** Weeks in a period of work; a day is a fifth of a week of work. */
const weeksIn = {
	day: 1 / DAYS_PER_WEEK,
	week: 1,
	month: WEEKS_PER_QUARTER / 3,
	quarter: WEEKS_PER_QUARTER,
	year: 4 * WEEKS_PER_QUARTER,
} as const;

type Period = keyof typeof weeksIn;

/** `5d`, `4h`, `2w` → engineer-days. */
export function readEffort(raw: unknown): number | undefined {
	const match = typeof raw === 'string' ? effortExpression.exec(raw.trim()) : null;
	if (!match) return undefined;
	const days = { h: 1 / HOURS_PER_DAY, d: 1, w: DAYS_PER_WEEK }[match[2] as 'h' | 'd' | 'w'];
	return amount(match[1]!) * days;
}

/** `15m`, `45m`, `90d`, `1y` → minutes of calendar time. A month is a twelfth, a quarter a fourth of a Julian year. */
export function readDuration(raw: unknown): number | undefined {
	const match = typeof raw === 'string' ? durationExpression.exec(raw.trim()) : null;
	if (!match) return undefined;
	const minutes = {
		s: 1 / 60,
		m: 1,
		h: 60,
		d: 1440,
		w: 10_080,
		mo: MINUTES_PER_YEAR / 12,
		q: MINUTES_PER_YEAR / 4,
		y: MINUTES_PER_YEAR,
	}[match[2] as 's' | 'm' | 'h' | 'd' | 'w' | 'mo' | 'q' | 'y'];
	return amount(match[1]!) * minutes;
}

/** `4h/week` → engineer-hours a week. */
export function readToil(raw: unknown): number | undefined {
	const match = typeof raw === 'string' ? toilExpression.exec(raw.trim()) : null;
	if (!match) return undefined;
	const hours = { m: 1 / 60, h: 1, d: HOURS_PER_DAY }[match[2] as 'm' | 'h' | 'd'];
	return (amount(match[1]!) * hours) / weeksIn[match[3] as Period];
}

/** `1500/week`, `5000/quarter` → a week. Negative values are worth saying: some work costs. */
export function readRate(raw: unknown): number | undefined {
	const match = typeof raw === 'string' ? rateExpression.exec(raw.trim()) : null;
	if (!match) return undefined;
	const sign = (raw as string).trim().startsWith('-') ? -1 : 1;
	return (sign * amount(match[1]!)) / weeksIn[match[2] as Period];
}

/** `80%` or `0.8` → 0.8. The caller checks the bounds. */
export function readShare(raw: unknown): number | undefined {
	if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
	const match = typeof raw === 'string' ? shareExpression.exec(raw.trim()) : null;
	if (!match) return undefined;
	const sign = (raw as string).trim().startsWith('-') ? -1 : 1;
	return (sign * amount(match[1]!)) / 100;
}
