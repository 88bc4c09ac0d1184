import { finished, type Steps } from './steps.ts';

/** Where something stands: a half-open range of UTF-16 offsets in the text of one file. */
export interface Place {
	/** The file's key: a URI in the editor, a path relative to the start folder (with `/`) in the command line. */
	readonly file: string;
	readonly start: number;
	readonly end: number;
}

/** Line and character count from zero, as in editors. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

export interface Span {
	readonly start: Position;
	readonly end: Position;
}

/** The offsets at which the lines of a text start. `\n`, `\r\n` and a lone `\r` end a line. */
export type LineStarts = readonly number[];

export function lineStarts(text: string): LineStarts {
	return finished(lineStartsInSteps(text));
}

/** So much of a text is looked through in one step. In UTF-16 units. */
const STEP = 256 * 1024;

/** The same in steps, for long texts. */
export function* lineStartsInSteps(text: string): Steps<LineStarts> {
	const starts = [0];
	for (let from = 0; from < text.length; from += STEP) {
		if (from > 0) yield from / text.length;
		const to = Math.min(text.length, from + STEP);
		for (let offset = from; offset < to; offset++) {
			const unit = text.charCodeAt(offset);
			if (unit === 13 && text.charCodeAt(offset + 1) === 10) continue;
			if (unit === 10 || unit === 13) starts.push(offset + 1);
		}
	}
	return starts;
}

/** An offset outside the text counts as its nearest end. */
export function positionAt(starts: LineStarts, offset: number): Position {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (starts[middle]! <= offset) low = middle;
		else high = middle - 1;
	}
	return { line: low, character: Math.max(0, offset - starts[low]!) };
}

export function spanOf(starts: LineStarts, place: { readonly start: number; readonly end: number }): Span {
	return { start: positionAt(starts, place.start), end: positionAt(starts, place.end) };
}
