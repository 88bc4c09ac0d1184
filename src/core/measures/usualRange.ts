import { betaProbability } from './betaQuantile.ts';
import { LEAST_EVENTS, TREND_LEVEL } from './trend.ts';

/** What a week may hold without standing out. */
export interface UsualRange {
	readonly low: number;
	readonly high: number;
}

/**
 * The counts of one week that are no clear change beside `before` events in `weeks` weeks: exactly those of which
 * `trendOf` says neither “up” nor “down”. The exact test of the ratio of two Poisson rates, turned around: of all events
 * together those of the last week are binomial with a chance of 1 ÷ (1 + weeks).
 */
export function usualCounts(before: number, weeks: number): UsualRange {
	const tail = (1 - TREND_LEVEL) / 2;
	const chance = 1 / (1 + weeks);
	const isUp = (count: number) =>
		count + before >= LEAST_EVENTS && count > 0 && betaProbability(chance, count, before + 1) < tail;
	const isDown = (count: number) =>
		count + before >= LEAST_EVENTS && before > 0 && betaProbability(chance, count + 1, before) > 1 - tail;
	const mean = Math.round(before / weeks);
	let low = mean;
	while (low > 0 && !isDown(low - 1)) low--;
	let high = mean;
	while (!isUp(high + 1)) high++;
	return { low, high };
}

/** With fewer values nothing is usual. */
const LEAST_VALUES = 8;

/**
 * The 10th and the 90th percentile of what earlier weeks held, for what is no count of events: minutes, hours, money.
 * Between two values by the part of the way (R's type 7). Undefined with fewer than eight weeks.
 */
export function usualValues(before: readonly number[]): UsualRange | undefined {
	if (before.length < LEAST_VALUES) return undefined;
	const sorted = [...before].sort((one, other) => one - other);
	const at = (part: number) => {
		const place = part * (sorted.length - 1);
		const below = Math.floor(place);
		const low = sorted[below]!;
		return low + (place - below) * ((sorted[below + 1] ?? low) - low);
	};
	return { low: at(0.1), high: at(0.9) };
}
