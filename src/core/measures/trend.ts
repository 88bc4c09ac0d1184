import { type Message, message } from '../text.ts';
import { type RateRatio, rateRatio } from './rateRatio.ts';

export type Direction = 'up' | 'down' | 'unclear' | 'tooFew';

/** Whether a weekly count is more than noise beside the weeks before it. */
export interface Trend extends RateRatio {
	readonly direction: Direction;
	/** Whole weeks that it is compared with. */
	readonly weeks: number;
	/** Events in both. */
	readonly events: number;
	/** “up, likely real”, “no clear change”, “too few to say (n = 3)”. */
	readonly words: Message;
}

/** With fewer events than this in both, nothing is said. */
export const LEAST_EVENTS = 5;
/** The chance with which the interval of the ratio holds. */
export const TREND_LEVEL = 0.9;

/**
 * The last week's count against the mean of the `weeks` before it, by the exact interval of the ratio of two Poisson
 * rates. `counts` are whole weeks, the oldest first; absent where there are not so many weeks before it. Events that come
 * in bursts scatter more than Poisson: give incidents or interruptions, not raw notifications.
 */
export function trendOf(counts: readonly number[], weeks: number): Trend | undefined {
	const last = counts.at(-1);
	if (last === undefined || weeks < 1 || counts.length <= weeks) return undefined;
	const before = counts.slice(-1 - weeks, -1).reduce((sum, count) => sum + count, 0);
	const ratio = rateRatio({ events: last, time: 1 }, { events: before, time: weeks }, TREND_LEVEL);
	const events = last + before;
	const direction: Direction =
		events < LEAST_EVENTS ? 'tooFew' : ratio.low > 1 ? 'up' : ratio.high < 1 ? 'down' : 'unclear';
	return { ...ratio, direction, weeks, events, words: wordsOf(direction, events) };
}

function wordsOf(direction: Direction, events: number): Message {
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
