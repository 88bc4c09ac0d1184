import { finished, type Steps } from '../../steps.ts';

/** A value in a JSON text, by its UTF-16 offsets. `whole` is false where the text ends within it. */
export interface JsonRange {
	readonly start: number;
	readonly end: number;
	readonly whole: boolean;
}

/** A value at the top of a JSON text: often the only one, one a line in NDJSON, one a page where a tool joined pages. */
export interface JsonDocument extends JsonRange {
	/** Of a list. */
	readonly elements?: readonly JsonRange[];
	/** Of an object: its members that are lists, by key. */
	readonly lists?: ReadonlyMap<string, readonly JsonRange[]>;
}

/**
 * Where the records of a JSON text stand, without reading them: so a cut or broken record costs only itself, and each
 * has its place. Takes one pass, in steps; never throws, and yields something for any text.
 */
export function* readJsonText(text: string): Steps<readonly JsonDocument[]> {
	const first = yield* readDocument(text, skipSpace(text, 0));
	if (!first) return [];
	// One value a line: each line stands for itself, whatever another holds.
	if (isLines(text, first)) return yield* lineDocuments(text);
	const documents: JsonDocument[] = [];
	let next: JsonDocument | undefined = first;
	while (next) {
		documents.push(next);
		next = yield* readDocument(text, skipSpace(text, next.end));
	}
	return documents;
}

/** The value; undefined where it is no JSON. */
export function parseJson(text: string, range: { readonly start: number; readonly end: number }): unknown {
	try {
		return JSON.parse(text.slice(range.start, range.end));
	} catch {
		return undefined;
	}
}

function isLines(text: string, first: JsonDocument): boolean {
	if (text[first.start] !== '{') return false;
	const line = lineEnd(text, first.start);
	if (first.end <= line) return skipSpace(text, first.end) >= line;
	// The first line is broken: it is one of several where the next starts a value of its own.
	return text[skipSpace(text, line)] === '{' && text[line - 1] !== ',';
}

function* lineDocuments(text: string): Steps<JsonDocument[]> {
	const documents: JsonDocument[] = [];
	for (let at = skipSpace(text, 0); at < text.length; ) {
		const line = lineEnd(text, at);
		let end = line;
		while (end > at && isSpace(text.charCodeAt(end - 1))) end--;
		yield at / text.length;
		const read = finished(readDocument(text.slice(at, end), 0));
		const whole = read?.whole === true && read.end === end - at;
		const lists = new Map<string, JsonRange[]>();
		for (const [key, ranges] of read?.lists ?? [])
			lists.set(
				key,
				ranges.map((range) => moved(range, at)),
			);
		documents.push({
			start: at,
			end,
			whole,
			...(whole && read.elements ? { elements: read.elements.map((range) => moved(range, at)) } : {}),
			...(whole && read.lists ? { lists } : {}),
		});
		at = skipSpace(text, line);
	}
	return documents;
}

function moved(range: JsonRange, by: number): JsonRange {
	return { start: range.start + by, end: range.end + by, whole: range.whole };
}

function* readDocument(text: string, start: number): Steps<JsonDocument | undefined> {
	if (start >= text.length) return undefined;
	if (text[start] === '[') {
		const { ranges, end, whole } = yield* readElements(text, start);
		return { start, end, whole, elements: ranges };
	}
	if (text[start] === '{') return yield* readMembers(text, start);
	return readValue(text, start);
}

function* readElements(text: string, start: number): Steps<{ ranges: JsonRange[]; end: number; whole: boolean }> {
	const ranges: JsonRange[] = [];
	let at = skipSpace(text, start + 1);
	while (at < text.length) {
		if (text[at] === ']') return { ranges, end: at + 1, whole: true };
		yield at / text.length;
		const value = readValue(text, at);
		ranges.push(value);
		at = skipSpace(text, value.end);
	}
	return { ranges, end: text.length, whole: false };
}

function* readMembers(text: string, start: number): Steps<JsonDocument> {
	const lists = new Map<string, readonly JsonRange[]>();
	let at = skipSpace(text, start + 1);
	while (at < text.length) {
		if (text[at] === '}') return { start, end: at + 1, whole: true, lists };
		const key = readValue(text, at);
		at = skipSpace(text, key.end);
		if (text[at] !== ':') continue;
		at = skipSpace(text, at + 1);
		if (text[at] === '[') {
			const { ranges, end } = yield* readElements(text, at);
			const name = parseJson(text, key);
			if (typeof name === 'string') lists.set(name, ranges);
			at = skipSpace(text, end);
		} else if (at < text.length && text[at] !== '}') at = skipSpace(text, readValue(text, at).end);
	}
	return { start, end: text.length, whole: false, lists };
}

const [QUOTE, BACKSLASH, COMMA] = [34, 92, 44];
const opening = new Set([123, 91]);
const closing = new Set([125, 93]);

/** Any value, by brackets and quotes alone. Takes at least one character, so that nothing goes on forever. */
function readValue(text: string, start: number): JsonRange {
	let depth = 0;
	let at = start;
	while (at < text.length) {
		const unit = text.charCodeAt(at);
		if (unit === QUOTE) {
			at = stringEnd(text, at);
			if (at < 0) return { start, end: text.length, whole: false };
			if (depth === 0) return { start, end: at, whole: true };
			continue;
		}
		if (opening.has(unit)) depth++;
		else if (closing.has(unit)) {
			if (depth === 0) return { start, end: Math.max(at, start + 1), whole: true };
			depth--;
			if (depth === 0) return { start, end: at + 1, whole: true };
		} else if (depth === 0 && at > start && (unit === COMMA || unit === 58 || isSpace(unit)))
			return { start, end: at, whole: true };
		at++;
	}
	return { start, end: text.length, whole: depth === 0 && text[start] !== '"' };
}

/** Behind the closing quote; negative where there is none. */
function stringEnd(text: string, start: number): number {
	let from = start + 1;
	for (;;) {
		const quote = text.indexOf('"', from);
		if (quote < 0) return -1;
		let backslashes = 0;
		while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH && quote - 1 - backslashes > start) backslashes++;
		if (backslashes % 2 === 0) return quote + 1;
		from = quote + 1;
	}
}

function isSpace(unit: number): boolean {
	return unit === 32 || unit === 10 || unit === 13 || unit === 9 || unit === 0xfeff;
}

/** Commas between values are passed over too: what stands between them counts. */
function skipSpace(text: string, offset: number): number {
	let at = offset;
	while (at < text.length && (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === COMMA)) at++;
	return at;
}

function lineEnd(text: string, offset: number): number {
	let at = offset;
	while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
	return at;
}
