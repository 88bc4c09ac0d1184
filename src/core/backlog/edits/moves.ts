import { lineEnd, lineStart, nextLine, startsLine } from '../lines.ts';
import type { SequenceNode } from '../sourceTree.ts';
import { dashOf, pastComments, startOfComments } from './blockLines.ts';
import { type Draft, type EditResult, insertion, planned, refused } from './draft.ts';
import { unusual } from './lists.ts';

interface Span {
	readonly start: number;
	readonly end: number;
}

/**
 * Moves an entry of a list to another place in it. In a block its lines move with the comments directly above and
 * below it and the gap beside it; in brackets its text moves and commas stay. All other bytes stay as they are.
 */
export function moveTo(draft: Draft, list: SequenceNode, from: number, to: number): EditResult {
	if (from === to) return planned();
	const { text } = draft;
	const spans = list.flow ? list.items : blocksOf(text, list);
	if (!spans) return refused(unusual);
	return list.flow ? inBrackets(text, spans, from, to) : inLines(text, spans, from, to);
}

function inLines(text: string, spans: readonly Span[], from: number, to: number): EditResult {
	const moved = spans[from]!;
	const own = text.slice(moved.start, moved.end);
	if (from < to) {
		const gap = text.slice(moved.end, spans[from + 1]!.start);
		return planned({ start: moved.start, end: spans[from + 1]!.start, text: '' }, insertion(spans[to]!.end, gap + own));
	}
	const before = spans[from - 1]!.end;
	const gap = text.slice(before, moved.start);
	return planned(insertion(spans[to]!.start, own + gap), { start: before, end: moved.end, text: '' });
}

/** Each element between the two places takes the place of its neighbour. */
function inBrackets(text: string, spans: readonly Span[], from: number, to: number): EditResult {
	const order = spans.map((_, index) => index);
	order.splice(to, 0, order.splice(from, 1)[0]!);
	return planned(
		...order.flatMap((source, place) => {
			if (source === place) return [];
			const { start, end } = spans[place]!;
			return [{ start, end, text: text.slice(spans[source]!.start, spans[source]!.end) }];
		}),
	);
}

/** The lines of each entry of a block, without the last line break; undefined where one does not stand on its own lines. */
function blocksOf(text: string, list: SequenceNode): Span[] | undefined {
	const spans: Span[] = [];
	for (const [index, item] of list.items.entries()) {
		const dash = dashOf(text, list, index);
		if (dash === undefined || !startsLine(text, dash)) return undefined;
		const at = dash - lineStart(text, dash);
		const earliest = spans.at(-1) ? nextLine(text, spans.at(-1)!.end) : 0;
		const start = Math.max(startOfComments(text, dash, at), earliest);
		spans.push({ start, end: lineEnd(text, pastComments(text, Math.max(item.end, dash), at)) });
	}
	return spans;
}
