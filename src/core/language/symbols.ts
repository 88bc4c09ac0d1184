import { EditedLines } from '../backlog/editedLines.ts';
import { readYaml } from '../backlog/readYaml.ts';
import { type EntriesRead, rereadEntries } from '../backlog/rereadEntries.ts';
import { entryOf, type MapEntry, type SourceNode } from '../backlog/sourceTree.ts';
import { oneLine } from '../views/markdown.ts';

/** A part of the file, for outlines and breadcrumbs. Offsets are UTF-16. */
export interface FileSymbol {
	readonly name: string;
	readonly detail: string;
	readonly kind: 'section' | 'item' | 'incident' | 'service' | 'key';
	readonly start: number;
	readonly end: number;
	/** Where its name stands. */
	readonly nameStart: number;
	readonly nameEnd: number;
	readonly children: readonly FileSymbol[];
}

/** An outline is asked for again after each pause in typing: only the entry that was typed in is read then. */
let last: EntriesRead | undefined;

/** Sections, their entries by id and title, and the keys of those; of incidents, which may be many, not their keys. */
export function symbolsOf(text: string): readonly FileSymbol[] {
	const { root, lines } = treeOf(text);
	const symbols = root?.type === 'map' ? root.entries.flatMap((entry) => sectionSymbol(entry, root)) : [];
	return lines && lines.edited > 0 ? symbols.map((symbol) => symbolNow(symbol, lines)) : symbols;
}

function treeOf(text: string): Partial<EntriesRead> {
	const again = last && (last.text === text ? last : rereadEntries(last, text));
	if (again) {
		last = again;
		return again;
	}
	const { root, plain } = readYaml(text);
	last = plain && root ? { text, root, lines: EditedLines.ofText(text) } : undefined;
	return last ?? (root ? { root } : {});
}

function symbolNow(symbol: FileSymbol, lines: EditedLines): FileSymbol {
	return {
		...symbol,
		start: lines.offsetNow(symbol.start),
		end: lines.offsetNow(symbol.end),
		nameStart: lines.offsetNow(symbol.nameStart),
		nameEnd: lines.offsetNow(symbol.nameEnd),
		children: symbol.children.map((child) => symbolNow(child, lines)),
	};
}

const entryKinds: Readonly<Record<string, 'item' | 'incident' | 'service'>> = {
	items: 'item',
	incidents: 'incident',
	services: 'service',
};

function sectionSymbol(entry: MapEntry, parent: SourceNode): FileSymbol[] {
	const { key, value } = entry;
	const kind = Object.hasOwn(entryKinds, key) ? entryKinds[key] : undefined;
	const children =
		kind && value.type === 'sequence'
			? value.items.flatMap((item) => entrySymbol(item, kind, value))
			: keySymbols(value, 1);
	return keySymbol(entry, parent, 'section', children);
}

function entrySymbol(node: SourceNode, kind: 'item' | 'incident' | 'service', parent: SourceNode): FileSymbol[] {
	if (node.type !== 'map' || !isWithin(node, parent)) return [];
	const id = scalarAt(node, 'id');
	const named = id ?? { text: '', start: node.start, end: node.start };
	if (named.start < node.start || named.end > node.end) return [];
	const detail = scalarAt(node, 'title') ?? scalarAt(node, kind === 'incident' ? 'cause' : 'owner');
	return [
		{
			name: oneLine(named.text) || '…',
			detail: oneLine(detail?.text ?? ''),
			kind,
			start: node.start,
			end: node.end,
			nameStart: named.start,
			nameEnd: named.end,
			children: kind === 'incident' ? [] : keySymbols(node, 2).filter(({ name }) => name !== 'id' && name !== 'title'),
		},
	];
}

/** The keys of a map, so many levels deep. */
function keySymbols(node: SourceNode, levels: number): FileSymbol[] {
	if (node.type !== 'map' || levels === 0) return [];
	return node.entries.flatMap((entry) => keySymbol(entry, node, 'key', keySymbols(entry.value, levels - 1)));
}

/** None for what an alias or a merge brings in from elsewhere. */
function keySymbol(
	{ key, keyStart, keyEnd, value }: MapEntry,
	parent: SourceNode,
	kind: FileSymbol['kind'],
	children: readonly FileSymbol[],
): FileSymbol[] {
	if (keyStart < parent.start || keyEnd > parent.end) return [];
	const isHere = value.start >= keyEnd;
	const end = isHere ? Math.max(keyEnd, value.end) : keyEnd;
	return [
		{
			name: oneLine(key) || '…',
			detail:
				isHere && value.type === 'scalar' && value.value !== null ? oneLine(String(value.value)).slice(0, 80) : '',
			kind,
			start: keyStart,
			end,
			nameStart: keyStart,
			nameEnd: keyEnd,
			children: isHere ? children : [],
		},
	];
}

function scalarAt(node: SourceNode, key: string): { text: string; start: number; end: number } | undefined {
	const value = entryOf(node, key)?.value;
	return value?.type === 'scalar' && value.value !== null
		? { text: String(value.value), start: value.start, end: value.end }
		: undefined;
}

function isWithin(node: SourceNode, parent: SourceNode): boolean {
	return node.start >= parent.start && node.end <= parent.end;
}
