import { type LineStarts, lineStarts } from '../place.ts';
import { differenceOf } from './textDifference.ts';

/**
 * When each line of a text was written, in milliseconds since 1970, from its first line on. Undefined for a line that is
 * in no commit yet.
 */
export type LineDates = readonly (number | undefined)[];

/**
 * The arguments with which git says who wrote the lines of a text, which it reads from its standard input: of the file's
 * unsaved text too. Lines that only moved or got another indentation keep their date. No program that a repository
 * names is run.
 *
 * @param name Of the file in the folder that git runs in.
 */
export function blameArguments(name: string): readonly string[] {
	const quiet = ['-c', 'core.fsmonitor=false', '-c', 'blame.ignoreRevsFile='];
	return [...quiet, 'blame', '--no-textconv', '-w', '-M', '--porcelain', '--contents', '-', '--', name];
}

/** What git is told about its surroundings: to ask nobody, to lock nothing, and to speak English. */
export const gitEnvironment: Readonly<Record<string, string>> = {
	GIT_TERMINAL_PROMPT: '0',
	GIT_OPTIONAL_LOCKS: '0',
	LC_ALL: 'C',
};

/**
 * Reads what `git blame --porcelain` printed of a text. The date is the author's, which a rebase keeps. Undefined where
 * it is not about just these lines.
 */
export function readBlame(output: string, text: string): LineDates | undefined {
	const dates: (number | undefined)[] = [];
	const written = new Map<string, number>();
	let commit = '';
	for (const line of output.split('\n')) {
		// The text of the line comes last.
		if (line.startsWith('\t')) dates.push(isUncommitted(commit) ? undefined : written.get(commit));
		else if (line.startsWith('author-time ')) written.set(commit, Number(line.slice('author-time '.length)) * 1000);
		else commit = /^([0-9a-f]{40,64}) \d+ \d+/.exec(line)?.[1] ?? commit;
	}
	const lines = lineStarts(text);
	const count = lines.at(-1) === text.length ? lines.length - 1 : lines.length;
	return dates.length === count ? dates : undefined;
}

function isUncommitted(commit: string): boolean {
	return /^0+$/.test(commit);
}

/** Of the lines of a text that was edited since its lines were dated. Lines between two edits count as edited. */
export interface CarriedDates {
	/** The dates that are carried over. */
	readonly source: LineDates;
	/** So many of the first lines are as they were, and so many of the last. */
	readonly head: number;
	readonly tail: number;
	/** How many lines the text has; the empty one behind its last line end counts. */
	readonly count: number;
	at(line: number): number | undefined;
}

/** When the lines of a text were written, by a history of just this text or of an older one. */
export type WrittenLines = LineDates | CarriedDates;

export function dateAt(written: WrittenLines, line: number): number | undefined {
	return 'at' in written && 'source' in written ? written.at(line) : written[line];
}

/** Where the lines of dated texts start: the same text is edited key by key. */
const starts = new WeakMap<LineDates, LineStarts>();

/**
 * Dates of an older text, as far as its lines stand at the start and at the end of the newer one. The rest is new. What it
 * costs beyond comparing the texts grows with the edit.
 */
export function carriedDates(older: string, dates: LineDates, newer: string): CarriedDates {
	let olderStarts = starts.get(dates);
	if (!olderStarts) {
		olderStarts = lineStarts(older);
		starts.set(dates, olderStarts);
	}
	const changed = differenceOf(older, newer);
	// Whole lines, and none that begins where the change does: a line end may be half changed.
	const first = Math.max(0, firstBehind(olderStarts, changed.start - 1) - 1);
	const last = firstBehind(olderStarts, changed.end);
	const from = olderStarts[first]!;
	const until = olderStarts[last] ?? older.length;
	const before = linesOf(older.slice(from, until));
	const after = linesOf(newer.slice(from, until + newer.length - older.length));
	if (last < olderStarts.length) {
		// What follows the last line end is the next line, which is not looked at.
		before.pop();
		after.pop();
	}
	const shorter = Math.min(before.length, after.length);
	let same = 0;
	while (same < shorter && before[same] === after[same]) same++;
	let tail = 0;
	while (tail < shorter - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
	const grown = after.length - before.length;
	const head = first + same;
	const behind = first + after.length - tail;
	const count = olderStarts.length + grown;
	return {
		source: dates,
		head,
		tail: count - behind,
		count,
		at: (line) => (line < head ? dates[line] : line >= behind ? dates[line - grown] : undefined),
	};
}

/** The index of the first line that starts behind an offset. */
function firstBehind(lines: LineStarts, offset: number): number {
	let low = 0;
	let high = lines.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (lines[middle]! <= offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

function linesOf(text: string): string[] {
	return text.split(/\r\n|\n|\r/);
}
