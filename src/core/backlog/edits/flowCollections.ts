import { column, lineEnd, lineStart, nextLine, startsLine } from '../lines.ts';
import { type Draft, type EditResult, insertion, planned } from './draft.ts';

/** Lists and records in brackets: what they hold is text between commas. */

interface Span {
	readonly start: number;
	readonly end: number;
}

/** Puts a piece behind the element of an index, or first at -1. */
export function insertIntoFlow(
	draft: Draft,
	whole: Span,
	elements: readonly Span[],
	index: number,
	piece: string,
): EditResult {
	const { text, style } = draft;
	if (elements.length === 0) return fillEmpty(draft, whole, piece);
	const neighbour = elements[Math.max(index, 0)]!;
	const apart = startsLine(text, neighbour.start);
	const newLine = style.eol + ' '.repeat(column(text, neighbour.start));
	if (index < 0) return planned(insertion(neighbour.start, `${piece},${apart ? newLine : ' '}`));
	if (!apart) return planned(insertion(neighbour.end, `, ${piece}`));
	const comma = commaAfter(text, neighbour.end, whole.end);
	if (comma !== undefined) return planned(insertion(endOfOwnLine(text, comma + 1), `${newLine}${piece},`));
	return planned(insertion(neighbour.end, ','), insertion(endOfOwnLine(text, neighbour.end), newLine + piece));
}

function fillEmpty(draft: Draft, whole: Span, piece: string): EditResult {
	const [open, close] = [whole.start + 1, whole.end - 1];
	if (draft.text.slice(open, close).trim() !== '') return planned(insertion(close, piece));
	const padding = draft.text[whole.start] === '{' ? draft.style.padding : '';
	return planned({ start: open, end: close, text: padding + piece + padding });
}

/** Takes an element out with the comma that it no longer needs. */
export function removeFromFlow(draft: Draft, whole: Span, elements: readonly Span[], index: number): EditResult {
	const { text } = draft;
	const element = elements[index]!;
	const previous = elements[index - 1];
	const next = elements[index + 1];
	const comma = commaAfter(text, element.end, whole.end);
	if (!previous && !next) {
		const inner = text.slice(whole.start + 1, whole.end - 1);
		if (!/(?:^|\s)#/.test(inner.replace(text.slice(element.start, element.end), '')))
			return planned({ start: whole.start + 1, end: whole.end - 1, text: '' });
		return planned({ start: element.start, end: comma === undefined ? element.end : comma + 1, text: '' });
	}
	const behind = comma === undefined ? element.end : comma + 1;
	if (startsLine(text, element.start) && endOfOwnLine(text, behind) === lineEnd(text, behind)) {
		const line = { start: lineStart(text, element.start), end: nextLine(text, behind), text: '' };
		if (comma !== undefined || !previous) return planned(line);
		const before = commaAfter(text, previous.end, element.start)!;
		return planned({ start: before, end: before + 1, text: '' }, line);
	}
	if (next) return planned({ start: element.start, end: next.start, text: '' });
	return planned({ start: previous!.end, end: element.end, text: '' });
}

/** The comma that follows, past white space and comments. */
function commaAfter(text: string, from: number, limit: number): number | undefined {
	const blank = /(?:\s|#[^\r\n]*)*/y;
	blank.lastIndex = from;
	blank.exec(text);
	return blank.lastIndex < limit && text[blank.lastIndex] === ',' ? blank.lastIndex : undefined;
}

/** The end of the line where nothing but a comment follows; otherwise the place itself. */
function endOfOwnLine(text: string, from: number): number {
	const end = lineEnd(text, from);
	return /^\s*(?:\s#.*)?$/.test(text.slice(from, end)) ? end : from;
}
