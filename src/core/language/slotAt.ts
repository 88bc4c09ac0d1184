import { lineEnd, lineStart, nextLine } from '../backlog/lines.ts';
import { readYaml } from '../backlog/readYaml.ts';
import { entryOf } from '../backlog/sourceTree.ts';
import { FlowScanner } from './flowScanner.ts';
import { BlockScanner } from './scanner.ts';
import { type Frame, frameOf, type Slot } from './slot.ts';

/** A key at the margin: where one section of the file ends and another begins. */
const marginKey = /^(?:"([^"\n\r]*)"|'([^'\n\r]*)'|([A-Za-z][\w-]*))\s*:(?=\s|$)/gm;

/**
 * What stands at an offset of a backlog file, or may be written there; undefined in comments, between values, and where
 * nobody can say. The text may be broken anywhere. Only the entry around the offset is looked at closely, so a long file
 * costs little more than a short one.
 */
export function slotAt(text: string, offset: number): Slot | undefined {
	const first = text.search(/[^\s\ufeff]/);
	if (text[first] === '{') return inBraces(text, offset, first);
	const root = frameOf('map', [], false, 0);
	const section = sectionAt(text, offset, root);
	const { from, to, path, column } = stretchAt(text, offset, section);
	const scanner = new BlockScanner(text, to, offset, root);
	return (path ? scanner.within(path, column) : scanner).scan(from);
}

/** The list and the id of the entry around an offset, read from the entry's own text; undefined outside of entries. */
export function entryAt(text: string, offset: number): { readonly list: string; readonly id: string } | undefined {
	const section = sectionAt(text, offset, frameOf('map', [], false, 0));
	const { from, to, path } = stretchAt(text, offset, section);
	if (!path) return undefined;
	const list = readYaml(text.slice(from, to)).root;
	const entry = list?.type === 'sequence' ? list.items[0] : undefined;
	const id = entryOf(entry, 'id')?.value;
	return id?.type === 'scalar' && id.value !== null ? { list: path[0]!, id: String(id.value) } : undefined;
}

/** A file in braces, as JSON is. */
function inBraces(text: string, offset: number, first: number): Slot | undefined {
	const scanner = new FlowScanner(text, text.length, offset, -1);
	scanner.scan(first, []);
	return scanner.found;
}

interface Section {
	readonly start: number;
	readonly end: number;
	readonly key?: string;
}

/** The section around an offset. Notes the keys of all of them. */
function sectionAt(text: string, offset: number, root: Frame): Section {
	let start = 0;
	let end = text.length;
	let key: string | undefined;
	for (const match of text.matchAll(marginKey)) {
		const name = match[1] ?? match[2] ?? match[3]!;
		root.keys.add(name);
		if (match.index <= offset) {
			start = match.index;
			key = name;
		} else if (end === text.length) end = match.index;
	}
	return key === undefined ? { start, end } : { start, end, key };
}

interface Stretch {
	readonly from: number;
	readonly to: number;
	/** Of an entry: the list that it is in. */
	readonly path?: readonly string[];
	readonly column: number;
}

/** Of a section that is a list the entry around the offset, else all of it. */
function stretchAt(text: string, offset: number, { start, end, key }: Section): Stretch {
	const whole = { from: start, to: end, column: 0 };
	const body = nextLine(text, start);
	if (key === undefined || offset < body || body >= end) return whole;
	const dash = /^( *)-(?=\s|$)/m.exec(text.slice(body, end));
	const opener = text.slice(start, lineEnd(text, start));
	if (!dash || !/:\s*(?:#.*)?$/.test(opener)) return whole;
	const isEntry = (at: number) =>
		text.startsWith(`${dash[1]}-`, at) && /[\s]|^$/.test(text[at + dash[1]!.length + 1] ?? '');
	let from = lineStart(text, offset);
	while (from > body && !isEntry(from)) from = lineStart(text, from - 1);
	if (!isEntry(from)) return whole;
	let to = nextLine(text, Math.max(offset, from));
	while (to < end && !isEntry(to)) to = nextLine(text, to);
	const path = [key];
	// Dashes may stand at the column of their key.
	return { from, to, path, column: dash[1] === '' ? -1 : 0 };
}
