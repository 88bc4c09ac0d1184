import { type Message, message } from '../text.ts';
import { type RateRatio, rateRatio } from './rateRatio.ts';

export type Direction = 'up' | 'down' | 'unclear' | 'tooFew' | 'tooFewWeeks';

/** Whether a weekly count is more than noise beside the weeks before it. */
export interface Trend extends RateRatio {
	readonly direction: Direction;
	/** Whole weeks that it is compared with; of `tooFewWeeks` those that it would take. */
	readonly weeks: number;
	/** Events in both. */
	readonly events: number;
	/** “up, likely real”, “no clear change”, “too few to say (n = 3)”, “too few weeks (2 of 4)”. */
	readonly words: Message;
}

/** With fewer events than this in both, nothing is said. */
export const LEAST_EVENTS = 5;
/** The chance with which the interval of the ratio holds. */
export const TREND_LEVEL = 0.9;

/**
 * The last week's count against the mean of the `weeks` before it, by the exact interval of the ratio of two Poisson
 * rates. `counts` are whole weeks, the oldest first, all of them since records began: weeks of which nothing is known are
 * no weeks without events. Events that come
 * in bursts scatter more than Poisson: give incidents or interruptions, not raw notifications.
 */
export function trendOf(counts: readonly number[], weeks: number): Trend {
	const last = counts.at(-1) ?? 0;
	if (counts.length <= weeks) return tooFewWeeks(counts, weeks);
	const before = counts.slice(-1 - weeks, -1).reduce((sum, count) => sum + count, 0);
	const ratio = rateRatio({ events: last, time: 1 }, { events: before, time: weeks }, TREND_LEVEL);
	const events = last + before;
	const direction = events < LEAST_EVENTS ? 'tooFew' : ratio.low > 1 ? 'up' : ratio.high < 1 ? 'down' : 'unclear';
	return { ...ratio, direction, weeks, events, words: wordsOf(direction, events) };
}

function tooFewWeeks(counts: readonly number[], weeks: number): Trend {
	return {
		low: 0,
		high: Number.POSITIVE_INFINITY,
		direction: 'tooFewWeeks',
		weeks,
		events: counts.reduce((sum, count) => sum + count, 0),
		words: message('too few weeks ({0} of {1})', Math.max(0, counts.length - 1), weeks),
	};
}

function wordsOf(direction: Exclude<Direction, 'tooFewWeeks'>, events: number): Message {
	switch (direction) {
		case 'up':
			return message('up, likely real');
		case 'down':
			return message('down, likely real');
		case 'unclear':
			return message('no clear change');
		case 'tooFew':
			return message('too few to say (n = {0})', events);
	}
}
