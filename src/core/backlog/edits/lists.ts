import { message } from '../../text.ts';
import { column, lineEnd, lineStart, nextLine, startsLine } from '../lines.ts';
import type { SequenceNode, SourceNode } from '../sourceTree.ts';
import { dashOf, isBlankLine, linesAfter, pastComments, withoutLines } from './blockLines.ts';
import { type Draft, type EditResult, insertion, planned, refused } from './draft.ts';
import { insertIntoFlow, removeFromFlow } from './flowCollections.ts';
import {
	blockItem,
	entriesOf,
	type FieldRecord,
	type FieldValue,
	flow,
	flowEntry,
	flowItem,
	isRecord,
} from './render.ts';
import type { TextEdit } from './textEdit.ts';

export const elsewhere = message(
	'It is written elsewhere in the file and repeated here by an alias. Edit the file by hand.',
);
export const unusual = message('This part of the file is laid out in an unusual way. Edit the file by hand.');

/** Adds values to a list, behind its last entry or that of an index, and in the way in which that is written. */
export function append(
	draft: Draft,
	list: SequenceNode,
	values: readonly FieldValue[],
	last: number = list.items.length - 1,
): EditResult {
	if (values.length === 0) return planned();
	if (list.flow) {
		const pieces = values.map((value) => flowElement(draft, list.items[last], value));
		const multiline = list.items.length > 0 && startsLine(draft.text, list.items.at(-1)!.start);
		const separator = multiline
			? `,${draft.style.eol}${' '.repeat(column(draft.text, list.items.at(-1)!.start))}`
			: ', ';
		return insertIntoFlow(draft, list, list.items, last, pieces.join(separator));
	}
	const dash = dashOf(draft.text, list, last);
	if (dash === undefined) return refused(unusual);
	const at = column(draft.text, dash);
	const node = list.items[last]!;
	const lines = values.flatMap((value) => [
		...(isSpaced(draft.text, list) ? [''] : []),
		...entryLines(draft, value, at, gapAfter(draft.text, dash, node.start), node.type === 'map' && node.flow),
	]);
	return planned(linesAfter(draft, pastComments(draft.text, node.end, at), lines));
}

function entryLines(draft: Draft, value: FieldValue, at: number, gap: number, inFlow: boolean): string[] {
	if (!inFlow || !isRecord(value)) return blockItem(value, at, draft.style, gap);
	return [flowItem(value, at, draft.style, gap)];
}

/** A record takes as many lines as the one before it. */
function flowElement(draft: Draft, last: SourceNode | undefined, value: FieldValue): string {
	if (last?.type !== 'map' || !isRecord(value) || !startsLine(draft.text, last.start)) return flow(value, draft.style);
	const first = last.entries[0];
	if (!first || !startsLine(draft.text, first.keyStart)) return flow(value, draft.style);
	return spreadRecord(value, column(draft.text, last.start), column(draft.text, first.keyStart), draft);
}

function spreadRecord(value: FieldRecord, outer: number, inner: number, draft: Draft): string {
	const { eol } = draft.style;
	const entries = entriesOf(value).map(
		([key, item]) => `${eol}${' '.repeat(inner)}${flowEntry(key, item, draft.style)}`,
	);
	return `{${entries.join(',')}${eol}${' '.repeat(outer)}}`;
}

/** Columns from a dash to what it introduces. */
function gapAfter(text: string, dash: number, start: number): number {
	return start > dash + 1 &&
		lineStart(text, start) === lineStart(text, dash) &&
		text.slice(dash + 1, start).trim() === ''
		? start - dash
		: 2;
}

/** The last two entries have a blank line between them. */
function isSpaced(text: string, list: SequenceNode): boolean {
	const dash = list.items.length > 1 ? dashOf(text, list, list.items.length - 1) : undefined;
	if (dash === undefined) return false;
	const between = text.slice(list.items.at(-2)!.end, dash);
	return /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(between);
}

/** Takes an entry out. A list that this leaves empty is written `[]`. */
export function removeAt(draft: Draft, list: SequenceNode, index: number): EditResult {
	if (list.flow) return removeFromFlow(draft, list, list.items, index);
	const { text } = draft;
	const dash = dashOf(text, list, index);
	if (dash === undefined || !startsLine(text, dash)) return refused(unusual);
	const lines = withoutLines(text, dash, list.items[index]!.end);
	if (list.items.length > 1) return planned(index === 0 ? withoutGapBelow(text, lines) : withoutGap(text, lines));
	const before = text.slice(0, lines.start);
	const colon = /:(?=[^\S\r\n]*(?:[ \t]#[^\r\n]*)?\s*(?:#[^\r\n]*\s*)*$)/.exec(before.slice(-4096));
	if (!colon) return refused(unusual);
	const behind = Math.max(0, before.length - 4096) + colon.index + 1;
	return planned(insertion(behind, ' []'), lines);
}

/** The first entry goes with the blank lines that kept the second from it. */
function withoutGapBelow(text: string, lines: TextEdit): TextEdit {
	let { end } = lines;
	while (end < text.length && isBlankLine(text, end)) end = nextLine(text, end);
	return { ...lines, end };
}

/** One blank line apart stays one blank line apart. */
function withoutGap(text: string, lines: TextEdit): TextEdit {
	const atEnd = lines.end >= text.length;
	if (!atEnd && !isBlankLine(text, lines.end)) return lines;
	// At the end of a text without a last line break, the break before the lines goes with them.
	const above = /^[\r\n]/.test(text.slice(lines.start)) ? lines.start : previousLine(text, lines.start);
	if (above === undefined || !isBlankLine(text, above) || lineStart(text, above) === 0) return lines;
	return above === lines.start
		? { ...lines, start: lineEnd(text, previousLine(text, lines.start)!) }
		: { ...lines, start: above };
}

function previousLine(text: string, offset: number): number | undefined {
	const start = lineStart(text, offset);
	if (start === 0) return undefined;
	return lineStart(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
}
