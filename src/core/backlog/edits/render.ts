import type { ScalarNode } from '../sourceTree.ts';
import type { FileStyle } from './style.ts';

/** What a field can be set to. Undefined entries of a record are left out. */
export type FieldValue = string | number | boolean | null | readonly FieldValue[] | FieldRecord;
export interface FieldRecord {
	readonly [key: string]: FieldValue | undefined;
}

export function isList(value: FieldValue | undefined): value is readonly FieldValue[] {
	return Array.isArray(value);
}

export function isRecord(value: FieldValue | undefined): value is FieldRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A nested list or record longer than this stands on lines of its own. */
const MAX_INLINE = 100;

/** In brackets: `{ low: 3d, likely: 5d }`, `[a, b]`. */
export function flow(value: FieldValue, style: FileStyle, kept: ScalarNode['style'] = 'plain'): string {
	if (isList(value)) return `[${value.map((item) => flow(item, style)).join(', ')}]`;
	if (!isRecord(value)) return scalar(value, style, true, kept);
	const entries = entriesOf(value).map(([key, item]) => flowEntry(key, item, style));
	if (entries.length === 0) return '{}';
	return `{${style.padding}${entries.join(', ')}${style.padding}}`;
}

export function flowEntry(key: string, value: FieldValue, style: FileStyle): string {
	return `${keyText(key, style)}: ${flow(value, style)}`;
}

/** Whether a value is short enough for the line of its key; `width` counts what stands before it on the line. */
function fitsInline(value: FieldValue, width: number, style: FileStyle): boolean {
	if (isList(value)) return value.every(isLeaf) && width + flow(value, style).length <= MAX_INLINE;
	if (!isRecord(value)) return true;
	const shallow = entriesOf(value).every(([, item]) => isLeaf(item) || (isList(item) && item.every(isLeaf)));
	return shallow && width + flow(value, style).length <= MAX_INLINE;
}

/** Whether a value fits behind this key in a block. Sections whose figures each want a comment stand on lines of their own. */
export function fitsBehind(key: string, value: FieldValue, width: number, style: FileStyle): boolean {
	return !(isRecord(value) && spreadSections.has(key)) && fitsInline(value, width, style);
}

const spreadSections: ReadonlySet<string> = new Set(['rates']);

const isLeaf = (value: FieldValue): boolean => !isList(value) && !isRecord(value);

/** The lines of a record's keys at a column, the first without its indentation. */
export function blockMap(value: FieldRecord, at: number, style: FileStyle): string[] {
	return entriesOf(value).flatMap(([key, item], index) => {
		const [first, ...rest] = blockEntry(key, item, at, style);
		return [index === 0 ? first! : ' '.repeat(at) + first, ...rest];
	});
}

/** The lines of one key and its value; the first lacks its indentation. */
export function blockEntry(key: string, value: FieldValue, at: number, style: FileStyle): string[] {
	const name = keyText(key, style);
	if (fitsBehind(key, value, at + name.length + 2, style)) return [`${name}: ${inline(value, style)}`];
	return [`${name}:`, ...blockUnder(key, value, at, style)];
}

/** The lines of a list or record under a key that stands at a column. */
export function blockUnder(key: string, value: FieldValue, keyColumn: number, style: FileStyle): string[] {
	if (isList(value)) {
		const at = keyColumn + style.listIndent;
		return value.flatMap((item) => (oneLiners.has(key) ? [flowItem(item, at, style)] : blockItem(item, at, style)));
	}
	const at = keyColumn + style.step;
	return isRecord(value) ? indentFirst(blockMap(value, at, style), at) : [' '.repeat(at) + inline(value, style)];
}

/** Lists that the format's documentation writes with one line for each entry. */
const oneLiners: ReadonlySet<string> = new Set(['incidents']);

/** An entry of a list in brackets, on one line. */
export function flowItem(value: FieldValue, at: number, style: FileStyle, gap = 2): string {
	return `${' '.repeat(at)}-${' '.repeat(gap - 1)}${isRecord(value) ? flow(value, style) : inline(value, style)}`;
}

/** The lines of one entry of a list whose dash stands at a column. */
export function blockItem(value: FieldValue, at: number, style: FileStyle, gap = 2): string[] {
	const dash = `${' '.repeat(at)}-${' '.repeat(gap - 1)}`;
	if (isRecord(value) && entriesOf(value).length > 0) {
		const [first, ...rest] = blockMap(value, at + gap, style);
		return [dash + first, ...rest];
	}
	return [dash + inline(value, style)];
}

/** Behind a key or a dash, on the same line. */
export function inline(value: FieldValue, style: FileStyle, kept: ScalarNode['style'] = 'plain'): string {
	return isLeaf(value) ? scalar(value as string, style, false, kept) : flow(value, style);
}

function indentFirst(lines: readonly string[], at: number): string[] {
	return lines.map((line, index) => (index === 0 ? ' '.repeat(at) + line : line));
}

export function entriesOf(value: FieldRecord): [string, FieldValue][] {
	return Object.entries(value).filter((entry): entry is [string, FieldValue] => entry[1] !== undefined);
}

function keyText(key: string, style: FileStyle): string {
	return style.json || !isPlain(key, true) || key === '<<' ? quoted(key) : key;
}

/** Text in the quotes that it had where they can hold it, and without quotes where it had and needs none. */
function scalar(
	value: string | number | boolean | null,
	style: FileStyle,
	inFlow: boolean,
	kept: ScalarNode['style'] = 'plain',
): string {
	if (typeof value === 'number' && !Number.isFinite(value))
		return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
	if (typeof value !== 'string') return String(value);
	if (style.json || kept === 'double') return quoted(value);
	if (kept === 'single' && !special.test(value.replaceAll('\t', ''))) return `'${value.replaceAll("'", "''")}'`;
	return isPlain(value, inFlow) ? value : quoted(value);
}

/** Line breaks, control characters and what some readers take for them: only escapes carry these. */
const special = /[\p{Control}\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;
const everySpecial = new RegExp(special.source, 'gu');

function quoted(value: string): string {
	const escaped = value
		.replace(/[\\"]/g, '\\$&')
		.replaceAll('\n', '\\n')
		.replaceAll('\t', '\\t')
		.replaceAll('\r', '\\r')
		.replace(everySpecial, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
	return `"${escaped}"`;
}

/** What YAML 1.2, or 1.1 before it, reads as something else than text. */
const typed =
	/^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?[\d_]+|0o[0-7]+|0x[\da-f]+|[-+]?(?:\.[\d_]+|[\d_]+(?:\.[\d_]*)?)(?:e[-+]?\d+)?|[-+]?\.inf|\.nan|=|<<)$/i;

function isPlain(value: string, inFlow: boolean): boolean {
	if (value === '' || value.trim() !== value || special.test(value) || typed.test(value)) return false;
	if (/^[,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)/.test(value)) return false;
	if (/:(?:\s|$)|\s#/.test(value)) return false;
	return !inFlow || !/[,[\]{}]|^[-?:]|:$/.test(value);
}
