import { MAX_LENGTH, readYaml, type YamlFault, type YamlReading } from '../../backlog/readYaml.ts';
import { entryOf, type SourceNode } from '../../backlog/sourceTree.ts';
import type { Steps } from '../../steps.ts';

/** A YAML text that is a list, or a map with one under a key. */
export interface YamlList {
	/** Absent where there is no such list. */
	readonly items?: readonly SourceNode[];
	readonly faults: readonly YamlFault[];
	readonly root: SourceNode | undefined;
}

/** So much is parsed in one step. In UTF-16 units. */
const PIECE = 8 * 1024;
/** Short texts are parsed whole in less time than a step may take. */
const SHORT = 4 * PIECE;

/**
 * The entries of a list, a few at a time: to parse a long YAML text takes seconds. Where entries depend on each other
 * (anchors), stand otherwise than one below the other, or are not sound, the text is read whole: what comes is the same.
 */
export function* readYamlList(text: string, key: string): Steps<YamlList> {
	const starts = text.length > SHORT ? entryStarts(text, key) : undefined;
	if (!starts) return wholeList(readYaml(text), key);
	const items: SourceNode[] = [];
	const faults: YamlFault[] = [];
	for (let first = 0; first < starts.length; ) {
		const start = starts[first]!;
		let next = first + 1;
		while (next < starts.length && starts[next]! - start < PIECE) next++;
		const end = starts[next] ?? text.length;
		yield start / text.length;
		const { root, faults: found, broken } = readYaml(text.slice(start, end));
		const isSound = !broken && found.length === 0 && root?.type === 'sequence' && root.items.length === next - first;
		// A text that is too long to be read whole has at least the entries that are sound.
		if (!isSound && text.length <= MAX_LENGTH) return wholeList(readYaml(text), key);
		faults.push(...found.map((fault) => movedFault(fault, start)));
		if (root?.type === 'sequence') for (const item of root.items) items.push(moved(item, start));
		first = next;
	}
	return { items, faults, root: undefined };
}

/** The same text read whole. */
export function wholeList({ root, faults }: YamlReading, key: string): YamlList {
	const list = root?.type === 'sequence' ? root : entryOf(root, key)?.value;
	return { root, faults, ...(list?.type === 'sequence' ? { items: list.items } : {}) };
}

/** Anchors, aliases and tags; what ends a document or speaks of it. */
const dependent = /(?:^|[\s,[{(:-])[&*!]\S|^(?:---|\.\.\.|%)/m;
const nothing = /^[ \t]*(?:#.*)?$/;

/** Where the entries of a block list start that is all there is in a text; undefined where that is not certain. */
function entryStarts(text: string, key: string): number[] | undefined {
	if (dependent.test(text)) return undefined;
	const starts: number[] = [];
	let indent = -1;
	let named = false;
	for (let at = 0; at < text.length; ) {
		const feed = text.indexOf('\n', at);
		const end = feed < 0 ? text.length : feed;
		const dash = at + spacesAt(text, at);
		const isEntry = text[dash] === '-' && /\s/.test(text[dash + 1] ?? '\n');
		if (indent < 0) {
			const line = text.slice(at, Math.min(end, at + 500)).trimEnd();
			if (isEntry) indent = dash - at;
			else if (!named && line.replace(/\s*#.*$/, '') === `${key}:`) named = true;
			else if (!nothing.test(line)) return undefined;
		}
		if (indent >= 0) {
			if (isEntry && dash - at === indent) starts.push(at);
			else if (
				dash - at <= indent &&
				dash < end &&
				!nothing.test(text.slice(dash, Math.min(end, dash + 500)).trimEnd())
			)
				return undefined;
		}
		at = end + 1;
	}
	return starts.length > 0 ? starts : undefined;
}

function spacesAt(text: string, at: number): number {
	let count = 0;
	while (text.charCodeAt(at + count) === 32) count++;
	return count;
}

function movedFault(fault: YamlFault, by: number): YamlFault {
	return {
		...fault,
		start: fault.start + by,
		end: fault.end + by,
		...(fault.related
			? { related: fault.related.map((place) => ({ ...place, start: place.start + by, end: place.end + by })) }
			: {}),
	};
}

function moved(node: SourceNode, by: number): SourceNode {
	const start = node.start + by;
	const end = node.end + by;
	switch (node.type) {
		case 'scalar':
			return { ...node, start, end };
		case 'sequence':
			return { ...node, start, end, items: node.items.map((item) => moved(item, by)) };
		case 'map':
			return {
				...node,
				start,
				end,
				entries: node.entries.map((entry) => ({
					...entry,
					keyStart: entry.keyStart + by,
					keyEnd: entry.keyEnd + by,
					value: moved(entry.value, by),
				})),
			};
	}
}
