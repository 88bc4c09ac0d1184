import { column, lineEnd, lineStart, nextLine } from '../lines.ts';
import type { SequenceNode } from '../sourceTree.ts';
import { type Draft, insertion } from './draft.ts';
import type { TextEdit } from './textEdit.ts';

/** New lines behind the line of an offset. */
export function linesAfter(draft: Draft, offset: number, lines: readonly string[]): TextEdit {
	const { eol } = draft.style;
	return insertion(lineEnd(draft.text, offset), lines.map((line) => eol + line).join(''));
}

/** Past the comment lines that stand deeper than a column: they belong to what is above them. */
export function pastComments(text: string, offset: number, deeperThan: number): number {
	let at = offset;
	for (;;) {
		const next = nextLine(text, at);
		if (next === lineEnd(text, at)) return at;
		const follow = /^(?:[ \t]*(?:\r\n|\n|\r))*([ \t]*)#[^\r\n]*/.exec(text.slice(next, next + 4096));
		if (!follow || follow[1]!.length <= deeperThan) return at;
		at = next + follow[0].length;
	}
}

/** Whole lines from one offset to another; the line break before them where none is behind. */
export function withoutLines(text: string, from: number, to: number): TextEdit {
	const start = lineStart(text, from);
	const end = nextLine(text, to);
	if (end > lineEnd(text, to) || start === 0) return { start, end, text: '' };
	const previous = text.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
	return { start: previous, end, text: '' };
}

/** Offset of the dash of an entry of a block list; undefined where it does not stand first on its line. */
export function dashOf(text: string, list: SequenceNode, index: number): number | undefined {
	if (index === 0) return text[list.start] === '-' ? list.start : undefined;
	const at = column(text, list.start);
	const previous = list.items[index - 1]!;
	const limit = list.items[index]!.start;
	for (let line = nextLine(text, previous.end); line <= limit; line = nextLine(text, line)) {
		if (text[line + at] === '-' && text.slice(line, line + at).trim() === '') return line + at;
		if (nextLine(text, line) === line) break;
	}
	return undefined;
}

export function isBlankLine(text: string, offset: number): boolean {
	return text.slice(lineStart(text, offset), lineEnd(text, offset)).trim() === '';
}

/** The start of the line of a key or dash, or of the comments above it that stand at its own column. */
export function startOfComments(text: string, offset: number, at: number): number {
	let start = lineStart(text, offset);
	while (start > 0) {
		const previous = lineStart(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
		if (!/^\s*#/.test(text.slice(previous, start)) || text.slice(previous, previous + at).trim() !== '') break;
		start = previous;
	}
	return start;
}
