import type { Backlog } from '../backlog/model.ts';
import type { MapEntry, SourceNode } from '../backlog/sourceTree.ts';
import { isOwnId, type NameKind, nameOfKey, nameOfValue } from './names.ts';

/** One place in a backlog file where a name is written. */
export interface Occurrence {
	readonly kind: NameKind;
	readonly name: string;
	/** UTF-16 offsets, quotes included. */
	readonly start: number;
	readonly end: number;
	/** The entry's own id. */
	readonly isDefinition: boolean;
	/** The name is a key of a map. */
	readonly isKey: boolean;
}

const found = new WeakMap<SourceNode, readonly Occurrence[]>();

/** Every name in a backlog file, in the order of the text. */
export function occurrencesIn({ origin }: Pick<Backlog, 'origin'>): readonly Occurrence[] {
	return origin.node ? occurrencesUnder(origin.node) : [];
}

/** The same for the tree of a file. */
export function occurrencesUnder(root: SourceNode): readonly Occurrence[] {
	let all = found.get(root);
	if (!all) {
		all = [...new Map(walk(root, []).map((one) => [one.start, one])).values()].sort((a, b) => a.start - b.start);
		found.set(root, all);
	}
	return all;
}

function walk(node: SourceNode, path: readonly string[]): Occurrence[] {
	switch (node.type) {
		case 'sequence':
			return node.items.flatMap((item) => walk(item, [...path, '[]']));
		case 'map':
			return node.entries.flatMap((entry) => [...keyName(entry, path), ...walk(entry.value, [...path, entry.key])]);
		case 'scalar': {
			const kind = nameOfValue(path);
			if (kind === undefined || node.value === null || node.start === node.end) return [];
			const { start, end } = node;
			return [{ kind, name: String(node.value).trim(), start, end, isDefinition: isOwnId(path), isKey: false }];
		}
	}
}

function keyName({ key, keyStart, keyEnd }: MapEntry, path: readonly string[]): Occurrence[] {
	const kind = nameOfKey(path);
	return kind === undefined
		? []
		: [{ kind, name: key, start: keyStart, end: keyEnd, isDefinition: false, isKey: true }];
}
