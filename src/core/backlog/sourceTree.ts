import type { Place } from '../place.ts';

/**
 * A YAML or JSON text as a tree of values with their exact ranges. The one interface between readers of text and all
 * that stands on them: nothing above knows which parser made it. Aliases are resolved; `null` values keep their range.
 */
export type SourceNode = ScalarNode | MapNode | SequenceNode;

interface Ranged {
	/** UTF-16 offsets of the value itself, without its key, comments or trailing white space. */
	readonly start: number;
	readonly end: number;
}

export interface ScalarNode extends Ranged {
	readonly type: 'scalar';
	readonly value: string | number | boolean | null;
	readonly style: 'plain' | 'single' | 'double' | 'block';
}

export interface MapNode extends Ranged {
	readonly type: 'map';
	readonly flow: boolean;
	readonly entries: readonly MapEntry[];
}

export interface MapEntry {
	readonly key: string;
	readonly keyStart: number;
	readonly keyEnd: number;
	/** An absent value (`key:` with nothing behind) is a scalar `null` of zero width behind the colon. */
	readonly value: SourceNode;
}

export interface SequenceNode extends Ranged {
	readonly type: 'sequence';
	readonly flow: boolean;
	readonly items: readonly SourceNode[];
}

export type Path = readonly (string | number)[];

/** Where an entry of the backlog came from: its range and, where it was YAML or JSON, its tree. */
export interface Origin extends Place {
	readonly node?: SourceNode;
}

export function entryOf(node: SourceNode | undefined, key: string): MapEntry | undefined {
	return node?.type === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The node at a path; undefined where the path leads nowhere. */
export function nodeAt(node: SourceNode | undefined, path: Path): SourceNode | undefined {
	let current = node;
	for (const step of path) {
		if (current?.type === 'map') current = entryOf(current, String(step))?.value;
		else if (current?.type === 'sequence') current = current.items[Number(step)];
		else return undefined;
	}
	return current;
}

/** The place of the value at a path; where that is absent, of its nearest ancestor that is there. */
export function placeAt(origin: Origin, path: Path = []): Place {
	for (let length = path.length; length > 0; length--) {
		const found = nodeAt(origin.node, path.slice(0, length));
		if (found && found.end > found.start) return { file: origin.file, start: found.start, end: found.end };
	}
	return { file: origin.file, start: origin.start, end: origin.end };
}

/** The place of the key at the end of a path; of the entry itself where there is no such key. */
export function keyPlaceAt(origin: Origin, path: Path): Place {
	const parent = nodeAt(origin.node, path.slice(0, -1));
	const entry = entryOf(parent, String(path[path.length - 1]));
	if (!entry) return placeAt(origin, path);
	return { file: origin.file, start: entry.keyStart, end: entry.keyEnd };
}

export function plain(node: SourceNode): unknown {
	switch (node.type) {
		case 'scalar':
			return node.value;
		case 'sequence':
			return node.items.map(plain);
		case 'map': {
			const value: Record<string, unknown> = {};
			// Assigned, this one name would change what the value is instead of what is in it.
			for (const entry of node.entries)
				if (entry.key === '__proto__')
					Object.defineProperty(value, entry.key, {
						value: plain(entry.value),
						enumerable: true,
						writable: true,
						configurable: true,
					});
				else value[entry.key] = plain(entry.value);
			return value;
		}
	}
}
