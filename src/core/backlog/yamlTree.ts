import {
	type Alias,
	isAlias,
	isMap,
	isNode,
	isPair,
	isScalar,
	isSeq,
	type Node,
	type Pair,
	Scalar,
	type YAMLMap,
} from 'yaml';
import { message } from '../text.ts';
import type { YamlFault } from './readYaml.ts';
import type { MapEntry, MapNode, ScalarNode, SequenceNode, SourceNode } from './sourceTree.ts';

/** Nesting deeper than this is refused: no real file needs it, and everything above may then recurse. */
export const MAX_DEPTH = 100;
/** Values that aliases may add to a file in all. */
const MAX_ALIASED = 100_000;

interface Anchored {
	readonly node: SourceNode;
	/** Values in it, with what its own aliases add. */
	readonly size: number;
	/** Levels under it. */
	readonly height: number;
}

export interface Tree {
	readonly root: SourceNode | undefined;
	readonly faults: readonly YamlFault[];
	/** Aliases that add too much were left out. */
	readonly exhausted: boolean;
}

/** The parser's nodes as the tree that the rest of the core works on. */
export function treeOf(contents: unknown, text: string): Tree {
	const builder = new Builder(text);
	const root = isNode(contents) ? builder.node(contents) : undefined;
	return { root, faults: builder.faults, exhausted: builder.exhausted };
}

class Builder {
	readonly faults: YamlFault[] = [];
	exhausted = false;
	private readonly anchors = new Map<string, Anchored>();
	private readonly open = new Set<string>();
	private count = 0;
	private aliased = 0;
	private depth = 0;
	private deepest = 0;

	constructor(private readonly text: string) {}

	node(node: Node): SourceNode {
		if (isAlias(node)) return this.alias(node);
		const anchor = node.anchor;
		if (!anchor) return this.value(node);
		const { count, deepest } = this;
		this.deepest = this.depth;
		this.open.add(anchor);
		const value = this.value(node);
		this.open.delete(anchor);
		this.anchors.set(anchor, { node: value, size: this.count - count, height: this.deepest - this.depth });
		this.deepest = Math.max(deepest, this.deepest);
		return value;
	}

	private value(node: Node): SourceNode {
		this.count++;
		if (isScalar(node)) return this.scalar(node);
		this.depth++;
		this.deepest = Math.max(this.deepest, this.depth);
		const value = isMap(node) ? this.map(node) : this.sequence(node);
		this.depth--;
		return value;
	}

	private scalar(node: Scalar): ScalarNode {
		const [start, rangeEnd] = node.range!;
		const style = styleOf(node);
		const source = this.text.slice(start, rangeEnd);
		const end = style === 'block' ? start + source.trimEnd().length : rangeEnd;
		if (start === end) return nothing(this.behind(start));
		const value = isPlainValue(node.value) ? node.value : source;
		return { type: 'scalar', value, style, start, end };
	}

	private map(node: YAMLMap): MapNode {
		return this.mapOf(node.items, node.range![0], node.range![1], node.flow === true);
	}

	private mapOf(pairs: readonly Pair[], start: number, rangeEnd: number, flow: boolean): MapNode {
		const entries = new Map<string, MapEntry>();
		const merged: MapEntry[] = [];
		let end = start;
		for (const pair of pairs) {
			if (!isNode(pair.key)) continue;
			const [keyStart, keyEnd] = pair.key.range!;
			const value = isNode(pair.value) ? this.node(pair.value) : nothing(keyEnd);
			end = Math.max(end, keyEnd, value.end);
			const key = this.key(pair.key);
			if (key === '<<' && isScalar(pair.key) && styleOf(pair.key) === 'plain') {
				merged.push(...this.merged(value));
				continue;
			}
			const first = entries.get(key);
			if (first) this.faults.push(duplicate(key, first, keyStart, keyEnd));
			else entries.set(key, { key, keyStart, keyEnd, value });
		}
		for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry);
		return { type: 'map', flow, entries: [...entries.values()], start, end: flow ? Math.max(end, rangeEnd) : end };
	}

	private sequence(node: Node): SequenceNode {
		if (!isSeq(node)) throw new Error('A node is a scalar, a map or a sequence.');
		const items: SourceNode[] = [];
		const [start, rangeEnd] = node.range!;
		let end = start;
		for (const item of node.items) {
			const value = isPair(item) ? this.pair(item) : isNode(item) ? this.node(item) : undefined;
			if (!value) continue;
			items.push(value);
			end = Math.max(end, value.end);
		}
		const flow = node.flow === true;
		return { type: 'sequence', flow, items, start, end: flow ? Math.max(end, rangeEnd) : end };
	}

	private pair(pair: Pair): SourceNode | undefined {
		if (!isNode(pair.key)) return undefined;
		const last = isNode(pair.value) ? pair.value : pair.key;
		return this.mapOf([pair], pair.key.range![0], last.range![1], true);
	}

	private key(node: Node): string {
		if (isAlias(node)) {
			const target = this.anchors.get(node.source)?.node;
			if (target?.type === 'scalar') return String(target.value);
		} else if (node.anchor) this.node(node);
		if (isScalar(node) && typeof node.value === 'string') return node.value;
		return this.text.slice(node.range![0], node.range![1]).trim();
	}

	private alias(alias: Alias): SourceNode {
		const [start, end] = alias.range!;
		const target = this.anchors.get(alias.source);
		if (!target) {
			const name = alias.source;
			const sentence = this.open.has(name)
				? message('{0} may not stand within what it names.', shown(`*${name}`))
				: message('Nothing is marked {0} before this. If it is text, put it in quotes.', shown(`&${name}`));
			this.faults.push({ code: 'yaml.alias', start, end, message: sentence });
			// A glob such as `*.yaml` was meant as text: read it so, and say only that it needs quotes.
			return { type: 'scalar', value: this.text.slice(start, end), style: 'plain', start, end };
		}
		this.aliased += target.size;
		if (this.aliased > MAX_ALIASED || this.depth + target.height > MAX_DEPTH) {
			if (!this.exhausted) {
				const sentence = message('Aliases repeat too much of this file. Write the values out.');
				this.faults.push({ code: 'yaml.alias', start, end, message: sentence });
			}
			this.exhausted = true;
			return { type: 'scalar', value: null, style: 'plain', start, end };
		}
		this.count += target.size;
		this.deepest = Math.max(this.deepest, this.depth + target.height);
		return { ...target.node, start, end };
	}

	private merged(value: SourceNode): MapEntry[] {
		if (value.type === 'map') return [...value.entries];
		if (value.type === 'sequence' && value.items.every((item) => item.type === 'map'))
			return value.items.flatMap((item) => this.merged(item));
		if (!this.exhausted)
			this.faults.push({
				code: 'yaml.alias',
				start: value.start,
				end: value.end,
				message: message('Only keys with values can be merged by <<.'),
			});
		return [];
	}

	/** Directly behind the colon, dash or anchor that an absent value follows. */
	private behind(offset: number): number {
		let at = offset;
		while (at > 0 && (this.text[at - 1] === ' ' || this.text[at - 1] === '\t')) at--;
		return at;
	}
}

function nothing(at: number): ScalarNode {
	return { type: 'scalar', value: null, style: 'plain', start: at, end: at };
}

function isPlainValue(value: unknown): value is ScalarNode['value'] {
	return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function styleOf(node: Scalar): ScalarNode['style'] {
	switch (node.type) {
		case Scalar.QUOTE_SINGLE:
			return 'single';
		case Scalar.QUOTE_DOUBLE:
			return 'double';
		case Scalar.BLOCK_FOLDED:
		case Scalar.BLOCK_LITERAL:
			return 'block';
		default:
			return 'plain';
	}
}

function duplicate(key: string, first: MapEntry, start: number, end: number): YamlFault {
	return {
		code: 'yaml.duplicateKey',
		start,
		end,
		message: message('“{0}” stands here for the second time. Only the first counts.', key),
		related: [{ start: first.keyStart, end: first.keyEnd, message: message('“{0}” stands here first.', key) }],
	};
}

/** A piece of the file within a sentence: on one line, and not longer than the sentence. */
function shown(source: string): string {
	const line = source.replace(/\s+/g, ' ');
	return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
