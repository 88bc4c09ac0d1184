import type { Snapshot } from '../snapshot.ts';
import { say } from '../text.ts';
import { escapeMarkdownLine, marked } from '../views/markdown.ts';
import { choiceWords } from './choiceWords.ts';
import { priceWords } from './itemWords.ts';
import { keyDocumentation } from './keyDocumentation.ts';
import { nameOfKey, nameOfValue } from './names.ts';
import { nameWords, type WordOptions } from './nameWords.ts';
import { unquoted } from './quotes.ts';
import { readOffset } from './readOffset.ts';
import { schemasAt } from './schemaForms.ts';
import type { Slot } from './slot.ts';
import { entryAt, slotAt } from './slotAt.ts';

/** What is said of the word at a place. */
export interface Hover {
	readonly start: number;
	readonly end: number;
	/** Markdown in which text of files is inert. */
	readonly markdown: string;
}

export interface HoverOptions extends WordOptions {
	readonly snapshot: Snapshot | undefined;
	/** The backlog file's key. */
	readonly file: string;
}

/**
 * What a key means and how it is written, what a name stands for, and what a value of an item does to its price;
 * undefined where there is nothing to say. The text may be broken.
 */
export function hoverAt(text: string, offset: number, options: HoverOptions): Hover | undefined {
	const slot = slotAt(text, offset);
	if (!slot || slot.start === slot.end) return undefined;
	const word = unquoted(text.slice(slot.start, slot.end));
	const parts = slot.role === 'key' ? keyParts(slot, word, options) : valueParts(slot, word, options);
	const price = priceOf(text, offset, slot, word, options);
	const markdown = [...parts, ...(price === undefined ? [] : [price])].join('\n\n---\n\n');
	return markdown === '' ? undefined : { start: slot.start, end: slot.end, markdown };
}

function keyParts({ path }: Slot, key: string, options: HoverOptions): string[] {
	const named = nameOfKey(path);
	const name = named && options.snapshot && nameWords(named, key, options.snapshot, options.file, options);
	const [node] = schemasAt(path && [...path, key]);
	if (named) return name ? [name] : [];
	return node ? [`${marked('**', key)}\n\n${keyDocumentation(key, node, options.translate)}`] : [];
}

function valueParts({ path }: Slot, value: string, options: HoverOptions): string[] {
	const kind = nameOfValue(path);
	const name = kind && options.snapshot && nameWords(kind, value, options.snapshot, options.file, options);
	if (name) return [name];
	const choice = choiceWords(path, value);
	if (choice) return [`${marked('**', value)}\n\n${escapeMarkdownLine(say(choice, options.translate))}`];
	const [node] = schemasAt(path);
	const key = path?.findLast((step) => step !== '[]');
	return node && key !== undefined ? [keyDocumentation(key, node, options.translate)] : [];
}

/** Of the entry's key that the word is, or stands under. */
function priceOf(text: string, offset: number, slot: Slot, word: string, options: HoverOptions): string | undefined {
	const path = slot.path && [...slot.path, ...(slot.role === 'key' ? [word] : [])];
	if (!options.snapshot || path?.[0] !== 'items' || path[1] !== '[]' || path[2] === undefined) return undefined;
	const entry = itemAt(text, offset, options);
	return entry && priceWords(path[2], entry, options.snapshot, options.file, options);
}

/** The id of the item around an offset. In files that are all braces, as it stood when the file was last read. */
function itemAt(text: string, offset: number, { snapshot, file }: HoverOptions): string | undefined {
	const entry = entryAt(text, offset);
	if (entry) return entry.list === 'items' ? entry.id : undefined;
	if (!snapshot) return undefined;
	const items = snapshot.backlogs.find((backlog) => backlog.file === file)?.items ?? [];
	const at = readOffset(snapshot, file, offset);
	return items.find(({ origin }) => origin.start <= at && at <= origin.end)?.id;
}
