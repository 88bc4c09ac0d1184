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

/**
 * Where offsets stand in a text that somebody edits. A reading that was brought up to date by its entries keeps the offsets
 * of the text that was last read whole, so that nothing behind an edit must move; only this knows where that is now.
 */
export interface TextLines {
	positionAt(offset: number): Position;
	/** The offset in the text as it is now, of one of the reading. */
	offsetNow(offset: number): number;
	/** The offset of the reading, of one in the text as it is now. Offsets of a reading need not be whole numbers. */
	offsetRead(offset: number): number;
}

/** The lines of a text that is read whole, or of one that was brought up to date. */
export type Lines = LineStarts | TextLines;

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

/** The lines of a text, counted when somebody asks for them. */
export function linesOf(text: string): TextLines {
	let starts: LineStarts | undefined;
	return {
		positionAt: (offset) => {
			starts ??= lineStarts(text);
			return positionAt(starts, offset);
		},
		offsetNow: (offset) => offset,
		offsetRead: (offset) => offset,
	};
}

/** The offset in the text as it is now, of one of a reading. */
export function offsetNow(lines: Lines, offset: number): number {
	return 'offsetNow' in lines ? lines.offsetNow(offset) : offset;
}

/** The offset of a reading, of one in the text as it is now. */
export function offsetRead(lines: Lines, offset: number): number {
	return 'offsetRead' in lines ? lines.offsetRead(offset) : offset;
}

/** An offset outside the text counts as its nearest end. */
export function positionAt(lines: Lines, offset: number): Position {
	if ('positionAt' in lines) return lines.positionAt(offset);
	const starts = lines;
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (starts[middle]! <= offset) low = middle;
		else high = middle - 1;
	}
	return { line: low, character: Math.max(0, offset - starts[low]!) };
}

/** The same place with its offsets in the text as it is now. */
export function placeNow<P extends { readonly start: number; readonly end: number }>(lines: Lines, place: P): P {
	return { ...place, start: offsetNow(lines, place.start), end: offsetNow(lines, place.end) };
}

export function spanOf(starts: Lines, place: { readonly start: number; readonly end: number }): Span {
	return { start: positionAt(starts, place.start), end: positionAt(starts, place.end) };
}
