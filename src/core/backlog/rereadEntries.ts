import { firstWhere } from '../firstWhere.ts';
import type { EditedLines } from './editedLines.ts';
import { readPlainEntries } from './plainYaml.ts';
import type { MapEntry, MapNode, SequenceNode, SourceNode } from './sourceTree.ts';
import { differenceOf, type KnownEdit } from './textDifference.ts';

/** A text with its tree, whose offsets are those of the text that was last read whole. */
export interface EntriesRead {
	readonly text: string;
	readonly root: SourceNode;
	readonly lines: EditedLines;
}

/** Entries of one list that were read anew. */
export interface EntriesReread extends EntriesRead {
	readonly section: 'items' | 'incidents';
	/** Indexes of the entries before that are replaced: from the first, up to but without the last. */
	readonly from: number;
	readonly to: number;
	/** What stands in their place. */
	readonly made: readonly SourceNode[];
	/** From this offset of the reading, up to but without the other, everything belongs to them. */
	readonly start: number;
	readonly end: number;
}

/** Beyond these the whole is read anew, so that an edit stays short. */
const MOST_STRETCHES = 256;
const MOST_ENTRIES = 64;
/** So much more room than before would be too narrow for the offsets. */
const MOST_GROWTH = 100_000;

/**
 * Reads a text again that differs from the one before only within entries of one list: those alone are read, and all
 * others are the same objects with the same offsets. Undefined where anything else may have changed, or where the entries
 * are written in a way that only the parser of all of YAML reads.
 *
 * @param edit All that has changed since the text before, where that is known.
 */
export function rereadEntries(
	{ text: before, root, lines }: EntriesRead,
	text: string,
	edit?: KnownEdit,
): EntriesReread | undefined {
	if (root.type !== 'map' || root.flow || lines.edited >= MOST_STRETCHES) return undefined;
	const changed = differenceOf(before, text, edit);
	const at = firstWhere(root.entries, ({ keyStart }) => lines.offsetNow(keyStart) >= changed.start) - 1;
	const section = root.entries[at];
	if (!section || !isList(section)) return undefined;
	const list = section.value;
	const after = root.entries[at + 1];
	const end = after ? lines.offsetNow(after.keyStart) : before.length;
	// What is behind the edit must begin on a line of its own, before and after.
	if (after && end - 1 < changed.end) return undefined;
	const lineOf = (item: SourceNode) => lineStart(before, lines.offsetNow(item.start));
	const { items } = list;
	let from = firstWhere(items, (item) => lineOf(item) >= changed.start) - 1;
	if (from < 0) return undefined;
	let to = firstWhere(items, (item) => lineOf(item) - 1 >= changed.end, from + 1);
	// A stretch that was written anew before is written anew as a whole.
	while (from > 0 && lines.isWithin(lines.offsetRead(lineOf(items[from]!)))) from--;
	while (to < items.length && lines.isWithin(lines.offsetRead(lineOf(items[to]!)))) to++;
	if (to - from > MOST_ENTRIES) return undefined;
	// It may begin with a comment.
	const readStart = lines.startOf(lines.offsetRead(lineOf(items[from]!)));
	const start = lines.offsetNow(readStart);
	const stop = to < items.length ? lineOf(items[to]!) : end;
	const grown = stop + text.length - before.length;
	if (grown - start > MOST_GROWTH * (stop - start)) return undefined;
	// In memory of its own: a piece of the text would keep the whole of every text that somebody typed.
	const piece = `\n${text.slice(start, grown)}`;
	const read = readPlainEntries(piece, lines.offsetNow(list.start) - lineOf(list));
	if (!read || read.items.length > MOST_ENTRIES) return undefined;
	const readEnd = lines.offsetRead(stop);
	const scale = (readEnd - readStart) / (grown - start);
	const place = (offset: number) => readStart + (offset - 1) * scale;
	const made = read.items.map((item) => placed(item, place));
	return {
		text,
		root: withItems(root, at, list, spliced(items, from, to, made), from === 0 ? place(read.start) : list.start),
		lines: lines.with(readStart, readEnd, piece.slice(1)),
		section: section.key,
		from,
		to,
		made,
		start: readStart,
		end: after || to < items.length ? readEnd : Number.POSITIVE_INFINITY,
	};
}

type ListEntry = MapEntry & { readonly key: 'items' | 'incidents'; readonly value: SequenceNode };

function isList(section: MapEntry): section is ListEntry {
	const { key, value } = section;
	return (key === 'items' || key === 'incidents') && value.type === 'sequence' && !value.flow && value.items.length > 0;
}

/** A copy with some entries in the place of others. */
export function spliced<T>(entries: readonly T[], from: number, to: number, made: readonly T[]): T[] {
	if (to - from !== made.length) return [...entries.slice(0, from), ...made, ...entries.slice(to)];
	const copy = entries.slice();
	for (let index = 0; index < made.length; index++) copy[from + index] = made[index]!;
	return copy;
}

/** The root with other entries in one of its lists. */
function withItems(
	root: MapNode,
	at: number,
	list: SequenceNode,
	items: readonly SourceNode[],
	start: number,
): MapNode {
	const last = items[items.length - 1]!;
	const value = { ...list, items, start, end: last.end };
	const entries = [...root.entries];
	entries[at] = { ...root.entries[at]!, value };
	return { ...root, entries, end: entries[entries.length - 1]!.value.end };
}

function placed(node: SourceNode, place: (offset: number) => number): SourceNode {
	const [start, end] = [place(node.start), place(node.end)];
	switch (node.type) {
		case 'scalar':
			return { ...node, start, end };
		case 'sequence':
			return { ...node, items: node.items.map((item) => placed(item, place)), start, end };
		case 'map': {
			const entries = node.entries.map(({ key, keyStart, keyEnd, value }) => ({
				key,
				keyStart: place(keyStart),
				keyEnd: place(keyEnd),
				value: placed(value, place),
			}));
			return { ...node, entries, start, end };
		}
	}
}

function lineStart(text: string, at: number): number {
	return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}
