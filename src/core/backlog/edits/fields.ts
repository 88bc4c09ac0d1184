import { message } from '../../text.ts';
import { column, lineEnd, lineStart, startsLine } from '../lines.ts';
import {
	entryOf,
	type MapEntry,
	type MapNode,
	plain,
	type ScalarNode,
	type SequenceNode,
	type SourceNode,
} from '../sourceTree.ts';
import { linesAfter, pastComments, startOfComments, withoutLines } from './blockLines.ts';
import { type Draft, type EditResult, insertion, isAbsent, isOwn, ownEntries, planned, refused } from './draft.ts';
import { sameValue } from './expected.ts';
import { insertIntoFlow, removeFromFlow } from './flowCollections.ts';
import { precedingIndex } from './keyOrder.ts';
import { append, elsewhere, removeAt } from './lists.ts';
import type { FieldRecord, FieldValue } from './render.ts';
import * as render from './render.ts';
import { joined, type TextEdit } from './textEdit.ts';

/** Sets what stands at a path under a map. `section` names the map's place in the order of keys. */
export function assign(
	draft: Draft,
	map: MapNode,
	path: readonly string[],
	value: FieldValue,
	section: string,
): EditResult {
	const [key, ...rest] = path;
	const entry = ownEntry(map, key!);
	if (!entry) {
		if (entryOf(map, key!) && rest.length > 0) return refused(elsewhere);
		return addKey(draft, map, key!, nested(rest, value), section);
	}
	if (rest.length === 0) return replace(draft, map, entry, value);
	if (isAbsent(entry.value)) return replace(draft, map, entry, nested(rest, value));
	if (entry.value.type !== 'map')
		return refused(message('{0} does not hold keys of its own. Edit the file by hand.', key!));
	return isOwn(entry.value) ? assign(draft, entry.value, rest, value, key!) : refused(elsewhere);
}

export function nested(path: readonly string[], value: FieldValue): FieldValue {
	return path.reduceRight<FieldValue>((inner, key) => ({ [key]: inner }), value);
}

function ownEntry(map: MapNode, key: string): MapEntry | undefined {
	return ownEntries(map).find((entry) => entry.key === key);
}

/** Removes what stands at a path, with the maps that this leaves empty. What is not there needs no edit. */
export function remove(draft: Draft, map: MapNode, path: readonly string[]): EditResult {
	const [key, ...rest] = path;
	const entry = ownEntry(map, key!);
	if (!entry) return entryOf(map, key!) ? refused(elsewhere) : planned();
	if (rest.length === 0) return removeKey(draft, map, entry);
	const { value } = entry;
	if (value.type !== 'map' || !entryOf(value, rest[0]!)) return planned();
	if (!isOwn(value)) return refused(elsewhere);
	if (value.entries.length === 1 && (rest.length === 1 || emptiedBy(value.entries[0]!.value, rest.slice(1))))
		return removeKey(draft, map, entry);
	return remove(draft, value, rest);
}

function emptiedBy(node: SourceNode, path: readonly string[]): boolean {
	if (node.type !== 'map' || node.entries.length !== 1 || node.entries[0]!.key !== path[0]) return false;
	return path.length === 1 || emptiedBy(node.entries[0]!.value, path.slice(1));
}

function replace(draft: Draft, map: MapNode, entry: MapEntry, value: FieldValue): EditResult {
	const old = entry.value;
	if (sameValue(plain(old), value)) return planned();
	const parts = isOwn(old) ? replaceParts(draft, old, value, entry.key) : undefined;
	return parts?.ok && joined(parts.edits) ? parts : replaceWhole(draft, map, entry, value);
}

/** Where old and new value have much in common, only what differs. Undefined where they have not. */
function replaceParts(draft: Draft, old: SourceNode, value: FieldValue, section: string): EditResult | undefined {
	if (old.type === 'map' && render.isRecord(value)) {
		const next = render.entriesOf(value);
		if (!next.some(([key]) => ownEntry(old, key))) return undefined;
		const gone = old.entries.filter((entry) => !Object.hasOwn(value, entry.key));
		return together([
			...gone.map((entry) => remove(draft, old, [entry.key])),
			...next.map(([key, item]) => assign(draft, old, [key], item, section)),
		]);
	}
	if (old.type !== 'sequence' || !render.isList(value)) return undefined;
	const had = old.items.map(plain);
	if (had.length > 0 && had.every((item, index) => sameValue(item, value[index])))
		return append(draft, old, value.slice(had.length));
	const gone = had.findIndex((item, index) => !sameValue(item, value[index]));
	const other = old.items[gone];
	const same = had.every((item, index) => index === gone || sameValue(item, value[index]));
	if (same && had.length === value.length && other && isWordIn(old, other, value[gone]!)) {
		const put = (old.flow ? render.flow : render.inline)(value[gone]!, draft.style, other.style);
		return planned({ start: other.start, end: other.end, text: put });
	}
	const rest = had.filter((_, index) => index !== gone);
	return value.length > 0 && sameValue(rest, value) ? removeAt(draft, old, gone) : undefined;
}

/** One scalar takes the place of another, which is written there and not elsewhere. */
function isWordIn({ start, end }: SequenceNode, old: SourceNode, value: FieldValue): old is ScalarNode {
	const isThere = old.start >= start && old.end <= end && old.end > old.start;
	return old.type === 'scalar' && isThere && !render.isRecord(value) && !render.isList(value);
}

function together(results: readonly EditResult[]): EditResult {
	const edits: TextEdit[] = [];
	for (const result of results) {
		if (!result.ok) return result;
		edits.push(...result.edits);
	}
	return planned(...edits);
}

function replaceWhole(draft: Draft, map: MapNode, entry: MapEntry, value: FieldValue): EditResult {
	const { text, style } = draft;
	const old = entry.value;
	const keyColumn = column(text, entry.keyStart);
	const kept = old.type === 'scalar' ? old.style : 'plain';
	const colon = text.slice(entry.keyEnd, Math.max(old.start, entry.keyEnd)).indexOf(':');
	const behind = colon < 0 ? entry.keyEnd : entry.keyEnd + colon + 1;
	const short = map.flow || render.fitsBehind(entry.key, value, keyColumn + entry.key.length + 2, style);
	const put = short ? (map.flow ? render.flow(value, style, kept) : render.inline(value, style, kept)) : '';
	const below = short ? [] : render.blockUnder(entry.key, value, keyColumn, style);
	const isBelow = old.type !== 'scalar' && !old.flow && lineStart(text, old.start) > entry.keyStart;
	if (old.start === old.end) {
		const inserted = short ? [insertion(old.start, `${colon < 0 ? ':' : ''} ${put}`)] : [];
		return planned(...inserted, ...under(draft, old.end, below));
	}
	if (isBelow) {
		// The key's line, with its comment, stays; the lines under it go, with theirs.
		const end = lineEnd(text, behind);
		const head = short ? [insertion(behind, ` ${put}`)] : [];
		return planned(...head, {
			start: end,
			end: lineEnd(text, old.end),
			text: below.map((line) => style.eol + line).join(''),
		});
	}
	if (short) return planned({ start: old.start, end: old.end, text: put });
	return planned({ start: behind, end: old.end, text: '' }, ...under(draft, old.end, below));
}

function under(draft: Draft, offset: number, lines: readonly string[]): TextEdit[] {
	if (lines.length === 0) return [];
	const at = lines[0]!.length - lines[0]!.trimStart().length;
	return [linesAfter(draft, pastComments(draft.text, offset, at - 1), lines)];
}

/** A new key in its place among the others. */
export function addKey(draft: Draft, map: MapNode, key: string, value: FieldValue, section: string): EditResult {
	const { text, style } = draft;
	const entries = ownEntries(map);
	const index = precedingIndex(
		entries.map((entry) => entry.key),
		key,
		section,
	);
	if (map.flow) {
		const elements = entries.map((entry) => ({ start: entry.keyStart, end: Math.max(entry.keyEnd, entry.value.end) }));
		return insertIntoFlow(draft, map, elements, index, render.flowEntry(key, value, style));
	}
	const at = column(text, entries[0]?.keyStart ?? map.start);
	const lines = render.blockEntry(key, value, at, style);
	const gap = section === '' && hasBlankLine(text, entries) ? [''] : [];
	return insertLines(draft, map, entries, index, at, lines, gap);
}

/** The sections of the file stand apart. */
function hasBlankLine(text: string, entries: readonly MapEntry[]): boolean {
	return entries.slice(1).some((entry, index) => {
		const between = text.slice(entries[index]!.value.end, entry.keyStart);
		return /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(between);
	});
}

/** Puts the lines of a key, of which the first lacks its indentation, behind the key of an index or first at -1. */
function insertLines(
	draft: Draft,
	map: MapNode,
	entries: readonly MapEntry[],
	index: number,
	at: number,
	lines: readonly string[],
	gap: readonly string[],
): EditResult {
	const { text, style } = draft;
	const margin = ' '.repeat(at);
	const previous = entries[index];
	if (previous || entries.length === 0) {
		const end = previous ? Math.max(previous.keyEnd, previous.value.end) : map.end;
		return planned(linesAfter(draft, pastComments(text, end, at), [...gap, margin + lines[0]!, ...lines.slice(1)]));
	}
	const first = entries[0]!;
	if (!startsLine(text, first.keyStart))
		return planned(insertion(first.keyStart, lines.join(style.eol) + style.eol + margin));
	const above = startOfComments(text, first.keyStart, at);
	return planned(insertion(above, `${margin}${[...lines, ...gap].join(style.eol)}${style.eol}`));
}

function removeKey(draft: Draft, map: MapNode, entry: MapEntry): EditResult {
	const { text } = draft;
	const entries = ownEntries(map);
	const index = entries.findIndex((other) => other.keyStart === entry.keyStart);
	const end = Math.max(entry.keyEnd, entry.value.end);
	if (map.flow) {
		const elements = entries.map((other) => ({ start: other.keyStart, end: Math.max(other.keyEnd, other.value.end) }));
		return removeFromFlow(draft, map, elements, index);
	}
	if (entries.length === 1) return refused(message('{0} is the only key there. Edit the file by hand.', entry.key));
	if (startsLine(text, entry.keyStart)) return planned(withoutLines(text, entry.keyStart, end));
	// Behind a dash: the next key moves up to it, unless comments between the two would be lost.
	const next = entries[index + 1]!;
	const between = text.slice(lineEnd(text, end), next.keyStart);
	return between.trim() === ''
		? planned({ start: entry.keyStart, end: next.keyStart, text: '' })
		: planned({ start: entry.keyStart, end: lineEnd(text, end), text: '' });
}

/** A whole new file, or the first content behind its comments. */
export function startFile(draft: Draft, value: FieldRecord): EditResult {
	const { text, style } = draft;
	const lines = render.blockMap(value, 0, style).join(style.eol);
	if (text === '' || text === '\ufeff') return planned(insertion(text.length, lines + style.eol));
	const ends = /[\r\n]$/.test(text);
	const before = (ends ? '' : style.eol) + (text.trim() === '' || /^---\s*$/.test(text) ? '' : style.eol);
	return planned(insertion(text.length, `${before}${lines}${ends ? style.eol : ''}`));
}
