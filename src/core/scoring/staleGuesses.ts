import { dateAt, type WrittenLines } from '../backlog/lineDates.ts';
import { type Item, isOpen } from '../backlog/model.ts';
import { DAY, WEEK, WEEKS_PER_QUARTER } from '../backlog/quantities.ts';
import { nodeAt, type Path, placeAt } from '../backlog/sourceTree.ts';
import { type Lines, type Place, positionAt } from '../place.ts';
import type { Problem } from '../problem.ts';
import { type Message, message } from '../text.ts';

/** A guess that nobody has touched for longer is stale. */
const STALE = 2 * WEEKS_PER_QUARTER * WEEK;
/** A year of 365.25 days has twelve. */
const MONTH = 30.4375 * DAY;

/** The lines of a file, and when they were written. */
export interface DatedLines {
	readonly lines: Lines;
	/** Absent where no history is known. */
	readonly written?: WrittenLines;
}

/** When what stands at a place was last written: its newest line. Undefined where that is in no commit, or not known. */
export function writtenAt({ start, end }: Place, { lines, written }: DatedLines): number | undefined {
	if (!written) return undefined;
	const last = positionAt(lines, Math.max(start, end - 1)).line;
	let newest: number | undefined;
	for (let line = positionAt(lines, start).line; line <= last; line++) {
		const date = dateAt(written, line);
		if (date === undefined) return undefined;
		newest = Math.max(newest ?? date, date);
	}
	return newest;
}

/** Whole months since something was written that is older than two quarters; undefined for all that is younger. */
export function staleMonths(written: number | undefined, now: number): number | undefined {
	return written !== undefined && now - written > STALE ? Math.floor((now - written) / MONTH) : undefined;
}

/** What an item guesses. The file's own names, as a reader finds them there. */
const guesses: readonly Path[] = [
	['effort'],
	['avoids', 'share'],
	['risk', 'detect'],
	['risk', 'repair'],
	['risk', 'impact'],
	['risk', 'every'],
	['risk', 'share'],
	['toil'],
	['value'],
	['rice', 'reach'],
	['rice', 'impact'],
	['rice', 'confidence'],
	['deadline', 'loss'],
	['confidence'],
];

interface StaleGuess {
	readonly name: string;
	readonly place: Place;
	readonly months: number;
}

/** One problem for each open item with stale guesses, at the oldest; the others are named with it. */
export function staleGuesses(items: readonly Item[], lines: DatedLines, now: number): Problem[] {
	if (!lines.written) return [];
	return items.filter(isOpen).flatMap((item) => {
		const [oldest, ...others] = staleGuessesOf(item, lines, now).sort((one, other) => other.months - one.months);
		if (!oldest) return [];
		return [
			{
				code: 'guess.stale',
				severity: 'information',
				place: oldest.place,
				message: staleMessage(oldest, others.length, item.id),
				...(others.length === 0
					? {}
					: {
							related: others.map(({ name, place, months }) => ({
								place,
								message: message('“{0}” was written {1} months ago.', name, months),
							})),
						}),
			} satisfies Problem,
		];
	});
}

function staleMessage({ name, months }: StaleGuess, others: number, id: string): Message {
	switch (others) {
		case 0:
			return message('“{0}” was written {1} months ago. Check whether it still holds.', name, months);
		case 1:
			return message(
				'“{0}” was written {1} months ago, and one more guess of {2} is older than two quarters. Check whether they hold.',
				...[name, months, id],
			);
		default:
			return message(
				'“{0}” was written {1} months ago, and {2} more guesses of {3} are older than two quarters. Check whether they hold.',
				...[name, months, others, id],
			);
	}
}

function staleGuessesOf({ origin }: Item, lines: DatedLines, now: number): StaleGuess[] {
	return guesses.flatMap((path) => {
		if (!nodeAt(origin.node, path)) return [];
		const place = placeAt(origin, path);
		const months = staleMonths(writtenAt(place, lines), now);
		return months === undefined ? [] : [{ name: path.join('.'), place, months }];
	});
}
