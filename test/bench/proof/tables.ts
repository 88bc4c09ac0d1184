import type { Bundle } from '../bundles.ts';
import type { CodeBench } from '../codeBench.ts';
import type { CommandBench } from '../commandBench.ts';
import type { DrawsBench } from '../drawsBench.ts';
import type { GrowthBench } from '../growthBench.ts';
import type { HeapBench } from '../heapBench.ts';
import type { ImportBench } from '../importBench.ts';
import type { LanguageBench } from '../languageBench.ts';
import type { LogBench } from '../logBench.ts';
import type { MeasuresBench } from '../measuresBench.ts';
import { median } from '../medians.ts';
import type { PeerBench } from '../peerBench.ts';
import type { PlanBench } from '../planBench.ts';
import type { ReadingBench } from '../readingBench.ts';
import { count, digits, kilobytes, megabytes, times } from './figures.ts';

/** What is behind the figures of the budgets, one table for what is measured together. */

export function readingTable({ items, rounds, rows }: ReadingBench): string {
	const head = [`${count(items)} items, ${rounds} rounds`, 'Median ms', 'p95 ms', 'JSON.parse'];
	return table([
		head,
		...rows.map(({ work, median, most, ratio }) => [work, median.toFixed(2), most.toFixed(2), times(ratio)]),
	]);
}

export function growthTable({ small, large, inSmall, inLarge, ratio }: GrowthBench): string {
	return table([
		['One keystroke in a title', 'Median ms', `${count(small)} items`],
		[`${count(small)} items`, inSmall.toFixed(2), times(1)],
		[`${count(large)} items`, inLarge.toFixed(2), times(ratio)],
	]);
}

export function peerTable({ items, opening, typing }: PeerBench): string {
	const row = (work: string, time: number, own: number) => [work, time.toFixed(2), times(time / own)];
	return table([
		[`Beside the peer, ${count(items)} items`, 'Median ms', 'Ours'],
		row('opening: ours reads, checks, prices and ranks', opening.own, opening.own),
		row('opening: yaml-language-server only validates', opening.peer, opening.own),
		row('one keystroke in a title: ours', typing.own, typing.own),
		row('one keystroke in a title: yaml-language-server', typing.peer, typing.own),
	]);
}

export function heapTable({ items, textBytes, text, read, assembled, outside, peer }: HeapBench): string {
	const row = (held: string, bytes: number) => [held, megabytes(bytes), times(bytes / textBytes)];
	return table([
		[`V8 heap, ${count(items)} items and as many incidents`, 'MB', 'Text’s bytes'],
		row('the text', text),
		row('with its reading', read),
		row('with the snapshot: all that is held', assembled),
		row('besides, outside of that heap', outside),
		...(peer === undefined ? [] : [row('the peer: the text and the document of yaml', peer)]),
	]);
}

/** What draws and prices, each as a multiple of the plain way to draw. */
export function drawsTable({ items, draws, quantities, uniform, plain, own, pricing }: DrawsBench): string {
	const numbers = `${quantities} × ${draws}`;
	const row = (work: string, time: number) => [work, time.toFixed(1), times(time / plain)];
	return table([
		['Draws', 'Median ms', 'Plain draws'],
		row(`draw ${numbers} numbers: sfc32 and the normal quantile`, plain),
		row(`draw ${numbers} uniform numbers: sfc32 alone`, uniform),
		row(`draw ${numbers} numbers: the product’s own, PERT, Gamma and lognormal`, own),
		row(`price ${items} items with them: scores, P10–P90, order, chances of the top, ties, explanations`, pricing),
	]);
}

/** A large export of pages, as a multiple of reading its bytes. */
export function importTable({ rows, megabytes: size, reading, splitting, importing, ratio }: ImportBench): string {
	return table([
		['Import', 'Median ms', 'Reading bytes'],
		[`read the bytes of ${count(rows)} pages, ${digits(size)} MB`, reading.toFixed(1), times(1)],
		['split them into lines and fields', splitting.toFixed(1), times(splitting / reading)],
		['read the pages', importing.toFixed(1), times(ratio)],
	]);
}

export function commandTable({ rows, reading, measuring, ratio }: CommandBench): string {
	return table([
		['Command', 'Median ms', 'Reading bytes'],
		[`read the bytes of ${count(rows)} pages`, reading.toFixed(1), times(1)],
		['lights-on measure, above itself without pages', measuring.toFixed(1), times(ratio)],
	]);
}

/** Plans of several instances: the first that is good enough, and the proof of the best, as multiples of the solver alone. */
export function planTable({ items, rows, ratio }: PlanBench): string {
	const middle = (of: (row: PlanBench['rows'][number]) => number) => median(rows.map(of));
	return table([
		[`Plans of ${count(items)} items, median of ${rows.length}`, 'ms', 'Solver alone'],
		['to the gap of the budget', middle(({ first }) => first).toFixed(0), times(ratio)],
		['to the proof', middle(({ proof }) => proof).toFixed(0), times(middle(({ proof, alone }) => proof / alone))],
		['the solver alone', middle(({ alone }) => alone).toFixed(0), times(1)],
	]);
}

/** All measures of a year, each as a multiple of the pass that only sums the pages. */
export function measuresTable({ pages, weeks, summing, measuring, unordered }: MeasuresBench): string {
	const row = (work: string, time: number) => [work, time.toFixed(2), times(time / summing)];
	return table([
		['Measures', 'Median ms', 'Plain sums'],
		row(`sum ${count(pages)} pages by weeks of 7 × 24 hours`, summing),
		row(`all measures of ${weeks} weeks: bands of two zones, holidays, 60 seconds a person, 500 incidents`, measuring),
		row('the same from pages in no order', unordered),
	]);
}

/** What git prints of a long history, once and afterwards, each as a multiple of splitting the text. */
export function logTable({ commits, fresh, megabytes: size, splitting, once, afterwards }: LogBench): string {
	const row = (work: string, time: number) => [work, time.toFixed(2), times(time / splitting)];
	return table([
		['git log', 'Median ms', 'Splitting'],
		row(`split the log of ${count(commits)} commits, ${digits(size)} MB`, splitting),
		row('read it to commits, with branches, trailers and paths', once),
		row(`read ${fresh} new ones afterwards`, afterwards),
	]);
}

/** What editors ask of the file as a language, each as a multiple of reading it whole. */
export function languageTable({ items, reading, works }: LanguageBench): string {
	const row = (work: string, time: number) => [work, time.toFixed(2), times(time / reading)];
	return table([
		['As a language', 'Median ms', 'Reading whole'],
		row(`read ${count(items)} items whole`, reading),
		...works.map(({ work, median: time }) => row(work, time)),
	]);
}

/** What a file that was never asked for costs, and what compiling costs once. */
export function codeTable({ globs, files, compiling, median, slow, peer }: CodeBench): string {
	const row = (work: string, time: number) => [work, time.toFixed(3)];
	return table([
		['Files of code', 'ms'],
		row(`compile ${globs} globs`, compiling),
		row(`what concerns a file, median of ${count(files)}`, median),
		row('the same, the slowest of a hundred', slow),
		row('the peer, median: each glob in turn, by picomatch', peer),
	]);
}

export function bundleTable(built: readonly Bundle[]): string {
	return table([['Bundle', 'Minified'], ...built.map(({ file, minified }) => [file, kilobytes(minified)])]);
}

/** In columns: words on the left first, figures on the right after them, or where words end. */
export function table(rows: readonly (readonly string[])[], wordColumns: readonly number[] = [0]): string {
	const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
	const cell = (text: string, column: number) =>
		wordColumns.includes(column) ? text.padEnd(widths[column]!) : text.padStart(widths[column]!);
	return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}
