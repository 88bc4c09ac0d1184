import type { MeasuredRatio } from '../backlog/model.ts';
import { DAY, MINUTE } from '../backlog/quantities.ts';
import type { Spending } from './exhaustion.ts';

/** The days of a measurement's `lately`, and how old a measurement may grow before incidents know more. */
const RECENT = 7 * DAY;

/** Whether a measurement is recent enough to count: not older than seven days, nor than the window. */
export function countsStill({ at }: MeasuredRatio, windowMinutes: number, now: number): boolean {
	return now - at <= Math.min(RECENT, windowMinutes * MINUTE);
}

export interface MeasuredSpending {
	readonly spendings: readonly Spending[];
	/** Bad minutes a minute lately, and of how many minutes that is known. */
	readonly perMinute: number;
	readonly burnMinutes: number;
}

/**
 * When what was measured was spent, as far as that is known: the last seven days at their own pace, and before that
 * evenly. With one figure for the whole window, evenly all along: then what ages out of it makes up for what is new.
 * Since the measurement the same is taken to go on.
 */
export function measuredSpendings(
	{ good, lately }: MeasuredRatio,
	windowMinutes: number,
	now: number,
): MeasuredSpending {
	const window = windowMinutes * MINUTE;
	if (lately === undefined || window <= RECENT)
		return { spendings: stretch(now - window, now, 1 - good), perMinute: 1 - good, burnMinutes: windowMinutes };
	const whole = (1 - good) * window;
	// Shares of requests do not add up as minutes do: a quiet week may be worse than its part of the whole.
	const recent = Math.min(whole, (1 - lately) * RECENT);
	return {
		spendings: [
			...stretch(now - window, now - RECENT, (whole - recent) / (window - RECENT)),
			...stretch(now - RECENT, now, recent / RECENT),
		],
		perMinute: 1 - lately,
		burnMinutes: RECENT / MINUTE,
	};
}

function stretch(start: number, end: number, impact: number): Spending[] {
	return impact > 0 ? [{ start, end, impact, badMinutes: ((end - start) / MINUTE) * impact }] : [];
}
