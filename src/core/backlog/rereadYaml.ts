import { readPlainEntries, readPlainYaml } from './plainYaml.ts';
import type { MapEntry, SequenceNode, SourceNode } from './sourceTree.ts';

/** A text with the tree that the fast reader gave for it. */
export interface PlainReading {
	readonly text: string;
	readonly root: SourceNode;
}

/** What `readPlainYaml` gives, of a text that may have much in common with one that was read before. */
export function rereadYaml(before: PlainReading | undefined, text: string): SourceNode | undefined {
	return (before && afterEdit(before, text)) ?? readPlainYaml(text);
}

/** Lists whose entries are read one by one. */
const sections = new Set(['items', 'incidents']);

/**
 * The tree of a text that differs from the one before only within entries of one list: those alone are read, what stands
 * before them is the same, and what stands behind them is moved. Undefined where anything else may have changed.
 */
function afterEdit({ text: before, root }: PlainReading, text: string): SourceNode | undefined {
	if (root.type !== 'map' || root.flow) return undefined;
	const first = sharedStart(before, text);
	const last = before.length - sharedEnd(before, text, first);
	const at = lastWhere(root.entries, ({ keyStart }) => keyStart < first);
	const section = root.entries[at];
	if (!section || !sections.has(section.key) || section.value.type !== 'sequence' || section.value.flow)
		return undefined;
	const list = section.value;
	const after = root.entries[at + 1];
	const end = after ? after.keyStart : before.length;
	// What is behind the edit must begin on a line of its own, before and after.
	if (after && end - 1 < last) return undefined;
	const from = lastWhere(list.items, (item) => lineStart(before, item.start) < first);
	if (from < 0) return undefined;
	const to = firstWhere(list.items, from + 1, (item) => lineStart(before, item.start) - 1 >= last);
	const shift = text.length - before.length;
	const start = lineStart(before, list.items[from]!.start);
	const stop = to < list.items.length ? lineStart(before, list.items[to]!.start) : end;
	// In memory of its own: a piece of the text would keep the whole of every text that somebody typed.
	const piece = readPlainEntries(`\n${text.slice(start, stop + shift)}`, list.start - lineStart(before, list.start));
	if (!piece) return undefined;
	const read = movedList(piece, start - 1);
	const items = [
		...list.items.slice(0, from),
		...read.items,
		...list.items.slice(to).map((item) => (shift === 0 ? item : moved(item, shift))),
	];
	const value: SequenceNode = {
		...list,
		items,
		start: from === 0 ? read.start : list.start,
		end: items[items.length - 1]!.end,
	};
	const behind = root.entries.slice(at + 1);
	const entries = [
		...root.entries.slice(0, at),
		{ ...section, value },
		...(shift === 0 ? behind : behind.map((entry) => movedEntry(entry, shift))),
	];
	return { ...root, entries, end: entries[entries.length - 1]!.value.end };
}

/** Of entries in the order of their places. */
function lastWhere<T>(entries: readonly T[], holds: (entry: T) => boolean): number {
	return firstWhere(entries, 0, (entry) => !holds(entry)) - 1;
}

function firstWhere<T>(entries: readonly T[], from: number, holds: (entry: T) => boolean): number {
	let low = from;
	let high = entries.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (holds(entries[middle]!)) high = middle;
		else low = middle + 1;
	}
	return low;
}

function lineStart(text: string, at: number): number {
	return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** How many of the first characters are the same. Long pieces are compared at once. */
function sharedStart(one: string, other: string): number {
	const most = Math.min(one.length, other.length);
	let shared = 0;
	for (let step = 1 << 16; step > 0; step >>= 4)
		while (shared + step <= most && one.slice(shared, shared + step) === other.slice(shared, shared + step))
			shared += step;
	return shared;
}

/** How many of the last characters are the same, beside those that are shared from the start. */
function sharedEnd(one: string, other: string, start: number): number {
	const most = Math.min(one.length, other.length) - start;
	let shared = 0;
	for (let step = 1 << 16; step > 0; step >>= 4)
		while (
			shared + step <= most &&
			one.slice(one.length - shared - step, one.length - shared) ===
				other.slice(other.length - shared - step, other.length - shared)
		)
			shared += step;
	return shared;
}

/** Of nodes that were moved: the one that was read, and how far it is from there. */
const sources = new WeakMap<SourceNode, { readonly node: SourceNode; readonly shift: number }>();

/** The node that was read, of one that only stands elsewhere now; and how far. */
export function readAs(node: SourceNode): { readonly node: SourceNode; readonly shift: number } {
	return sources.get(node) ?? { node, shift: 0 };
}

/** The same node elsewhere. What is in it is moved when somebody looks at it. */
function moved(from: SourceNode, by: number): SourceNode {
	const { node, shift } = readAs(from);
	const distance = shift + by;
	const made = movedFrom(node, distance);
	sources.set(made, { node, shift: distance });
	return made;
}

function movedFrom(node: SourceNode, shift: number): SourceNode {
	const start = node.start + shift;
	const end = node.end + shift;
	switch (node.type) {
		case 'scalar':
			return { ...node, start, end };
		case 'sequence':
			return { type: 'sequence', flow: node.flow, items: node.items.map((item) => moved(item, shift)), start, end };
		case 'map': {
			let entries: readonly MapEntry[] | undefined;
			return {
				type: 'map',
				flow: node.flow,
				get entries() {
					entries ??= node.entries.map((entry) => movedEntry(entry, shift));
					return entries;
				},
				start,
				end,
			};
		}
	}
}

function movedEntry({ key, keyStart, keyEnd, value }: MapEntry, shift: number): MapEntry {
	return { key, keyStart: keyStart + shift, keyEnd: keyEnd + shift, value: moved(value, shift) };
}

function movedList({ items, start, end, ...list }: SequenceNode, shift: number): SequenceNode {
	return { ...list, items: items.map((item) => moved(item, shift)), start: start + shift, end: end + shift };
}
