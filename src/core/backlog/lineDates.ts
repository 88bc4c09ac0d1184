import { lineStarts } from '../place.ts';

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

/** Dates of an older text, as far as its lines stand at the start and at the end of the newer one. The rest is new. */
export function carriedDates(older: string, dates: LineDates, newer: string): LineDates {
	if (older === newer) return dates;
	const [before, after] = [older.split(/\r\n|\n|\r/), newer.split(/\r\n|\n|\r/)];
	const shorter = Math.min(before.length, after.length);
	let head = 0;
	while (head < shorter && before[head] === after[head]) head++;
	let tail = 0;
	while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
	return after.map((_, line) => {
		if (line < head) return dates[line];
		return line >= after.length - tail ? dates[line + before.length - after.length] : undefined;
	});
}
