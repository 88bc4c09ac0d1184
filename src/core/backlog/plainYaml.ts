import { doubleQuoted, plainValue } from './plainScalars.ts';
import type { MapEntry, MapNode, ScalarNode, SequenceNode, SourceNode } from './sourceTree.ts';

/**
 * Reads what nearly every backlog is written in: block maps and lists, flow ones on one line, scalars on one line,
 * literal blocks and comments. It gives the very tree that the whole of YAML gives for it, at a fraction of the time, and
 * undefined for all else, sound or not: anchors, aliases, tags, documents, tabs, text over several lines, a key twice,
 * and whatever is not certain. So it never finds a fault: who gets nothing from it asks the parser of all of YAML.
 */
export function readPlainYaml(text: string): SourceNode | undefined {
	if (unusual.test(text)) return undefined;
	return new Reader(text).root();
}

/** The entries of a list whose dashes are indented so, where a text has nothing else. */
export function readPlainEntries(text: string, indent: number): SequenceNode | undefined {
	return unusual.test(text) ? undefined : new Reader(text).list(indent);
}

/** Characters that YAML forbids, or that are blank to some and not to others, and a line end that is a lone CR. */
const unusual =
	/[^\P{Control}\t\n\r]|[\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ufeff\ufffe\uffff]|\p{Surrogate}|\r(?!\n)/u;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const DOUBLE = 34;
const HASH = 35;
const SINGLE = 39;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const PIPE = 124;
const CLOSE_MAP = 125;

/** What a plain scalar may not start with, or what means something else there. */
const indicators = codes('?:,[]{}#&*!|>\'"%@`');
/** At the start of a line: marks of documents, directives, conflicts. */
const marks = codes('%.<=>|');

/** Far less than the whole reader allows, so that nothing here runs out of stack. */
const MAX_DEPTH = 40;
const MAX_KEY = 1000;
/** Words up to this length are looked for among so many that were read before. */
const LONGEST_WORD = 24;
const WORDS = 1024;
/** Up to so many keys are compared one by one. */
const FEW_KEYS = 12;

interface Key {
	readonly key: string;
	readonly start: number;
	readonly end: number;
}

/** Between two entries `at` is the first character of the next line with content, and `column` its indentation. */
class Reader {
	private at = 0;
	/** −1 at the end of the text. */
	private column = -1;
	private depth = 0;
	/** Lines within brackets must be indented more than this. */
	private above = 0;
	private readonly words: string[] = Array(WORDS).fill('');

	constructor(private readonly text: string) {}

	root(): SourceNode | undefined {
		const root = this.nextLine(0) && this.column === 0 ? this.block(0) : undefined;
		return root && this.at === this.text.length ? root : undefined;
	}

	list(indent: number): SequenceNode | undefined {
		if (!this.nextLine(0) || this.column !== indent || !this.isEntry()) return undefined;
		const list = this.sequence(indent);
		return list && this.at === this.text.length ? list : undefined;
	}

	/** What a file says again and again, such as keys and names, is one string in memory. */
	private word(start: number, end: number): string {
		const { text, words } = this;
		const length = end - start;
		if (length > LONGEST_WORD) return text.slice(start, end);
		const middle = text.charCodeAt(start + (length >> 1));
		const slot = (length + 31 * text.charCodeAt(start) + 131 * middle + 17 * text.charCodeAt(end - 1)) % WORDS;
		const known = words[slot]!;
		if (known.length === length && text.startsWith(known, start)) return known;
		const word = text.slice(start, end);
		words[slot] = word;
		return word;
	}

	/** A map or a list that starts here. */
	private block(indent: number): SourceNode | undefined {
		if (++this.depth > MAX_DEPTH) return undefined;
		const node = this.isEntry() ? this.sequence(indent) : this.map(indent, this.key());
		this.depth--;
		return node;
	}

	private map(indent: number, first: Key | undefined): MapNode | undefined {
		const entries: MapEntry[] = [];
		let known: Set<string> | undefined;
		let end = 0;
		for (let key = first; key; key = this.key()) {
			if (key.key === '<<' || (known ? known.has(key.key) : isAmong(entries, key.key))) return undefined;
			const value = this.valueOf(indent);
			if (!value) return undefined;
			entries.push({ key: key.key, keyStart: key.start, keyEnd: key.end, value });
			if (known) known.add(key.key);
			else if (entries.length > FEW_KEYS) known = new Set(entries.map((entry) => entry.key));
			end = value.end;
			if (this.column > indent) return undefined;
			if (this.column < indent) return { type: 'map', flow: false, entries: entries.slice(), start: first!.start, end };
		}
		return undefined;
	}

	/** A key, its colon and what separates that from the value; nothing is taken where there is none. */
	private key(): Key | undefined {
		const { text } = this;
		const start = this.at;
		const first = text.charCodeAt(start);
		let end: number;
		let key: string | undefined;
		if (first === SINGLE || first === DOUBLE) {
			end = this.quoteEnd(start, first);
			if (end < 0) return undefined;
			key = this.unquoted(start, end, first);
		} else {
			if (!this.startsPlain(start)) return undefined;
			end = this.plainEnd(start, false);
			if (end < 0) return undefined;
			key = this.word(start, end);
		}
		if (key === undefined || end - start > MAX_KEY || text.charCodeAt(end) !== COLON) return undefined;
		if (!this.isBlankAt(end + 1)) return undefined;
		this.at = end + 1;
		return { key, start, end };
	}

	/** The value behind a colon, of a key in a map that is indented so. */
	private valueOf(indent: number): SourceNode | undefined {
		const { text } = this;
		const colon = this.at;
		const start = this.skipSpaces(colon);
		const first = text.charCodeAt(start);
		if (first === PIPE) return this.literal(start, indent);
		if (!this.isLineEnd(start) && !(first === HASH && start > colon)) return this.inline(start, indent);
		if (!this.lineRest(colon)) return undefined;
		if (this.column > indent) return this.block(this.column);
		if (this.column === indent && this.isEntry()) {
			if (++this.depth > MAX_DEPTH) return undefined;
			const list = this.sequence(indent);
			this.depth--;
			return list;
		}
		return { type: 'scalar', value: null, style: 'plain', start: colon, end: colon };
	}

	private sequence(indent: number): SequenceNode | undefined {
		const items: SourceNode[] = [];
		const start = this.at;
		let end = start;
		do {
			const item = this.item(indent);
			if (!item) return undefined;
			items.push(item);
			end = item.end;
			if (this.column > indent) return undefined;
		} while (this.column === indent && this.isEntry());
		return { type: 'sequence', flow: false, items: items.slice(), start, end };
	}

	/** What stands behind a dash, on its line. */
	private item(indent: number): SourceNode | undefined {
		const dash = this.at;
		const start = this.skipSpaces(dash + 1);
		const first = this.text.charCodeAt(start);
		if (this.isLineEnd(start) || first === HASH) return undefined;
		if (first === OPEN_LIST || first === OPEN_MAP) return this.inline(start, indent);
		this.at = start;
		const column = indent + start - dash;
		if (this.isEntry()) {
			this.column = column;
			return this.block(column);
		}
		const key = this.key();
		if (!key) return this.inline(start, indent);
		if (++this.depth > MAX_DEPTH) return undefined;
		const map = this.map(column, key);
		this.depth--;
		return map;
	}

	/** A scalar on one line or a collection in brackets, with the rest of the line; under what is indented so. */
	private inline(start: number, indent: number): SourceNode | undefined {
		this.above = indent;
		const node = this.flow(start, false);
		return node && this.lineRest(node.end) ? node : undefined;
	}

	/** A scalar, or a collection in brackets; `within` brackets a comma ends it. `at` is behind it then. */
	private flow(start: number, within: boolean): SourceNode | undefined {
		const first = this.text.charCodeAt(start);
		if (first === OPEN_MAP) return this.flowMap(start);
		if (first === OPEN_LIST) return this.flowList(start);
		if (first === SINGLE || first === DOUBLE) {
			const end = this.quoteEnd(start, first);
			if (end < 0) return undefined;
			const value = this.unquoted(start, end, first);
			if (value === undefined) return undefined;
			this.at = end;
			return { type: 'scalar', value, style: first === SINGLE ? 'single' : 'double', start, end };
		}
		if (!this.startsPlain(start)) return undefined;
		const end = this.plainEnd(start, within);
		if (end < 0 || this.text.charCodeAt(end) === COLON) return undefined;
		this.at = end;
		return { type: 'scalar', value: plainValue(this.word(start, end)), style: 'plain', start, end };
	}

	private flowMap(start: number): MapNode | undefined {
		if (++this.depth > MAX_DEPTH) return undefined;
		const { text } = this;
		const entries: MapEntry[] = [];
		this.at = this.skipBreaks(start + 1);
		while (text.charCodeAt(this.at) !== CLOSE_MAP) {
			const key = this.flowKey();
			if (!key || key.key === '<<' || isAmong(entries, key.key)) return undefined;
			const value = this.flow(this.skipSpaces(key.end + 1), true);
			if (!value) return undefined;
			entries.push({ key: key.key, keyStart: key.start, keyEnd: key.end, value });
			if (!this.nextInFlow(CLOSE_MAP)) return undefined;
		}
		this.depth--;
		return { type: 'map', flow: true, entries: entries.slice(), start, end: ++this.at };
	}

	private flowKey(): Key | undefined {
		const { text } = this;
		const start = this.at;
		const first = text.charCodeAt(start);
		const isQuoted = first === SINGLE || first === DOUBLE;
		if (!isQuoted && !this.startsPlain(start)) return undefined;
		const end = isQuoted ? this.quoteEnd(start, first) : this.plainEnd(start, true);
		if (end < 0 || end - start > MAX_KEY) return undefined;
		if (text.charCodeAt(end) !== COLON || text.charCodeAt(end + 1) !== SPACE) return undefined;
		const key = isQuoted ? this.unquoted(start, end, first) : this.word(start, end);
		return key === undefined ? undefined : { key, start, end };
	}

	private flowList(start: number): SequenceNode | undefined {
		if (++this.depth > MAX_DEPTH) return undefined;
		const items: SourceNode[] = [];
		this.at = this.skipBreaks(start + 1);
		while (this.text.charCodeAt(this.at) !== CLOSE_LIST) {
			const item = this.flow(this.at, true);
			if (!item) return undefined;
			items.push(item);
			if (!this.nextInFlow(CLOSE_LIST)) return undefined;
		}
		this.depth--;
		return { type: 'sequence', flow: true, items: items.slice(), start, end: ++this.at };
	}

	/** To the next entry, or to the bracket at the end; false where neither follows. */
	private nextInFlow(close: number): boolean {
		this.at = this.skipBreaks(this.at);
		const next = this.text.charCodeAt(this.at);
		if (next === close) return true;
		if (next !== COMMA) return false;
		this.at = this.skipBreaks(this.at + 1);
		// A comma before the bracket is sound too; it is left to the whole reader.
		return this.text.charCodeAt(this.at) !== close;
	}

	/** A literal block, kept simple: the first line is not blank, and no line is blank but deeper than the text. */
	private literal(start: number, above: number): ScalarNode | undefined {
		const { text } = this;
		let at = start + 1;
		const strips = text.charCodeAt(at) === DASH;
		if (strips) at++;
		at = this.skipSpaces(at);
		if (text.charCodeAt(at) === CR) at++;
		if (text.charCodeAt(at) !== LF) return undefined;
		at++;
		const indent = this.skipSpaces(at) - at;
		if (indent <= above) return undefined;
		const lines: string[] = [];
		let filled = 0;
		let end = start;
		for (;;) {
			const content = this.skipSpaces(at);
			const code = text.charCodeAt(content);
			if (code === TAB) return undefined;
			const blank = code === LF || code === CR || content >= text.length;
			if (blank ? content - at > indent : content - at < indent) {
				if (blank || content - at > above) return undefined;
				break;
			}
			if (content >= text.length) break;
			const next = text.indexOf('\n', content) + 1;
			if (next === 0) return undefined;
			const lineEnd = text.charCodeAt(next - 2) === CR ? next - 2 : next - 1;
			lines.push(blank ? '' : text.slice(at + indent, lineEnd));
			if (!blank) {
				filled = lines.length;
				end = lineEnd;
			}
			at = next;
		}
		if (filled === 0) return undefined;
		while (text.charCodeAt(end - 1) === SPACE || text.charCodeAt(end - 1) === TAB) end--;
		const value = lines.slice(0, filled).join('\n') + (strips ? '' : '\n');
		return this.nextLine(at) ? { type: 'scalar', value, style: 'block', start, end } : undefined;
	}

	private startsPlain(at: number): boolean {
		const { text } = this;
		const code = text.charCodeAt(at);
		if (!(code > SPACE) || indicators[code] === 1) return false;
		if (code !== DASH) return true;
		const next = text.charCodeAt(at + 1);
		return next > SPACE && next !== DASH && indicators[next] !== 1;
	}

	/** Where a plain scalar ends: before white space at the end of the line, a comment, a comma within brackets, or on a colon. */
	private plainEnd(start: number, within: boolean): number {
		const { text } = this;
		const { length } = text;
		let end = start + 1;
		for (let at = start; at < length; at++) {
			const code = text.charCodeAt(at);
			if (code > COLON && !(within && isFlowCode(code))) {
				end = at + 1;
				continue;
			}
			if (code === LF || code === CR) return end;
			if (code === SPACE) continue;
			if (code === TAB) return -1;
			if (code === COLON) {
				const next = text.charCodeAt(at + 1);
				if (!(next > SPACE)) return end === at ? at : -1;
				if (within && isFlowCode(next)) return -1;
			} else if (code === HASH) {
				if (text.charCodeAt(at - 1) === SPACE) return end;
			} else if (within && isFlowCode(code)) return end;
			end = at + 1;
		}
		return end;
	}

	/** Behind the closing quote; −1 where there is none on the line. */
	private quoteEnd(start: number, quote: number): number {
		const { text } = this;
		for (let at = start + 1; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code === LF) return -1;
			if (code === BACKSLASH && quote === DOUBLE) at++;
			else if (code === quote) {
				if (quote === DOUBLE || text.charCodeAt(at + 1) !== SINGLE) return at + 1;
				at++;
			}
		}
		return -1;
	}

	private unquoted(start: number, end: number, quote: number): string | undefined {
		const inner = this.text.slice(start + 1, end - 1);
		if (quote === DOUBLE) return doubleQuoted(inner);
		return inner.includes("'") ? inner.replaceAll("''", "'") : inner;
	}

	/** Nothing but a comment may follow on the line; goes on to the next one with content. */
	private lineRest(from: number): boolean {
		const { text } = this;
		let at = this.skipSpaces(from);
		if (text.charCodeAt(at) === HASH && at > from) {
			at = text.indexOf('\n', at);
			if (at < 0) at = text.length;
		}
		return this.isLineEnd(at) && this.nextLine(at);
	}

	/** Past the end of a line to the next one with content; false where that starts in a way that is not read here. */
	private nextLine(from: number): boolean {
		const { text } = this;
		const { length } = text;
		let at = from;
		while (at < length) {
			if (text.charCodeAt(at) === CR) at++;
			if (text.charCodeAt(at) === LF) at++;
			const start = at;
			while (text.charCodeAt(at) === SPACE) at++;
			if (at >= length) break;
			const code = text.charCodeAt(at);
			if (code === LF || code === CR) continue;
			if (code === HASH) {
				at = text.indexOf('\n', at);
				if (at < 0) break;
				continue;
			}
			if (code === TAB) return false;
			this.at = at;
			this.column = at - start;
			return this.column > 0 || !(marks[code] === 1 || (code === DASH && text.charCodeAt(at + 1) === DASH));
		}
		this.at = length;
		this.column = -1;
		return true;
	}

	/** Past spaces, comments and line ends within brackets; stops at what is not indented enough, which nothing expects. */
	private skipBreaks(from: number): number {
		const { text } = this;
		let at = this.skipSpaces(from);
		while (this.isLineEnd(at) || (text.charCodeAt(at) === HASH && at > from)) {
			const end = text.indexOf('\n', at);
			if (end < 0) return text.length;
			at = this.skipSpaces(end + 1);
			if (!this.isLineEnd(at) && at - end - 1 <= this.above) return text.length;
		}
		return at;
	}

	private skipSpaces(from: number): number {
		let at = from;
		while (this.text.charCodeAt(at) === SPACE) at++;
		return at;
	}

	private isEntry(): boolean {
		return this.text.charCodeAt(this.at) === DASH && this.text.charCodeAt(this.at + 1) === SPACE;
	}

	private isLineEnd(at: number): boolean {
		const code = this.text.charCodeAt(at);
		return code === LF || code === CR || at >= this.text.length;
	}

	private isBlankAt(at: number): boolean {
		return this.text.charCodeAt(at) === SPACE || this.isLineEnd(at);
	}
}

function isFlowCode(code: number): boolean {
	return code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === OPEN_MAP || code === CLOSE_MAP;
}

function isAmong(entries: readonly MapEntry[], key: string): boolean {
	for (const entry of entries) if (entry.key === key) return true;
	return false;
}

function codes(characters: string): Uint8Array {
	const table = new Uint8Array(128);
	for (const character of characters) table[character.charCodeAt(0)] = 1;
	return table;
}
