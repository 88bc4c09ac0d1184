import { MINUTE } from '../backlog/quantities.ts';

/** Bad minutes that were spent in a stretch of the window. Times are milliseconds since 1970. */
export interface Spending {
	readonly start: number;
	readonly end: number;
	/** 0–1: bad minutes a minute. */
	readonly impact: number;
	readonly badMinutes: number;
}

export interface Pace {
	readonly spendings: readonly Spending[];
	readonly budgetMinutes: number;
	/** Milliseconds. */
	readonly window: number;
	/** Bad minutes a minute from now on, 0 or more. */
	readonly perMinute: number;
	readonly now: number;
}

/**
 * When a budget over a rolling window is used up at a steady pace; undefined where not within a window from now. At a
 * time t from now
 *
 *     spent(t) = bad minutes of the past that are still in the window + pace × t
 *
 * which is a line between the moments at which something of the past begins or ends to leave the window. With nothing
 * spent yet this is window ÷ burn rate, as in Google's Site Reliability Workbook, chapter 5; a past that ages makes it later.
 */
export function exhaustionOf({ spendings, budgetMinutes, window, perMinute, now }: Pace): number | undefined {
	let spent = spendings.reduce((total, { badMinutes }) => total + badMinutes, 0);
	if (spent > 0 && spent >= budgetMinutes) return now;
	if (!(perMinute > 0)) return undefined;
	// Each stretch leaves the window between two moments, a window after it was.
	const turns = spendings
		.flatMap(({ start, end, impact }) => [
			{ at: start + window - now, leaving: impact },
			{ at: end + window - now, leaving: -impact },
		])
		.sort((one, other) => one.at - other.at);
	let leaving = 0;
	let time = 0;
	for (const turn of [...turns, { at: window, leaving: 0 }]) {
		const pace = perMinute - leaving;
		const reached = pace > 0 ? ((budgetMinutes - spent) / pace) * MINUTE : Number.POSITIVE_INFINITY;
		if (time + reached <= turn.at) return now + time + reached;
		spent += (pace * (turn.at - time)) / MINUTE;
		time = turn.at;
		leaving += turn.leaving;
	}
	return undefined;
}
