import { flow, inline } from '../backlog/edits/render.ts';
import type { FileStyle } from '../backlog/edits/style.ts';
import { english, type Message, message, say, type Translate } from '../text.ts';
import { choiceWords } from './choiceWords.ts';
import { indentsOf } from './indents.ts';
import { keyDocumentation } from './keyDocumentation.ts';
import { freshIds, type KnownName, type NameSources, namesOf } from './knownNames.ts';
import { isOwnId, nameOfKey, nameOfValue } from './names.ts';
import { quantitiesAt } from './quantities.ts';
import { formsOf, meaningOf, type SchemaNode, schemasAt } from './schemaForms.ts';
import type { Slot, SlotPath } from './slot.ts';
import { slotAt } from './slotAt.ts';
import {
	entrySnippet,
	keySnippet,
	keysSnippet,
	literal,
	newKeySnippet,
	valueSnippet,
	type Writing,
} from './snippets.ts';

/** One thing that may be written at the cursor. */
export interface Completion {
	readonly label: string;
	readonly kind: 'key' | 'choice' | 'name' | 'quantity' | 'section';
	/** Beside the label, on one line. */
	readonly detail?: string;
	/** Markdown, in which text of files is inert. */
	readonly documentation?: string;
	/** A snippet, with its white space as it is to stand there. */
	readonly insert: string;
	/** What typed text is compared with, where that is not the label. */
	readonly filter?: string;
	/** What is replaced: UTF-16 offsets, on one line. */
	readonly start: number;
	readonly end: number;
	/** There is something to choose from at the first stop of the snippet. */
	readonly asks: boolean;
}

export interface CompletionOptions extends NameSources {
	readonly translate?: Translate;
}

/** What may be written at an offset of a backlog file, the likeliest first. The text may be broken there. */
export function completionsAt(text: string, offset: number, options: CompletionOptions): readonly Completion[] {
	const slot = slotAt(text, offset);
	// What an editor replaces must stand on one line.
	if (!slot || /[\n\r]/.test(text.slice(slot.start, slot.end))) return [];
	return new Offer(text, offset, slot, options).all();
}

/** Puts what is written in what must stand around it. */
type Wrap = (written: string) => string;

class Offer {
	readonly #text: string;
	readonly #offset: number;
	readonly #slot: Slot;
	readonly #options: CompletionOptions;
	readonly #translate: Translate;
	readonly #writing: Writing;
	readonly #quote: string;

	constructor(text: string, offset: number, slot: Slot, options: CompletionOptions) {
		this.#text = text;
		this.#offset = offset;
		this.#slot = slot;
		this.#options = options;
		this.#translate = options.translate ?? english;
		const json = /^[\s\ufeff]*\{\s*(?:"|\}|$)/.test(text);
		this.#quote = /["']/.exec(text[slot.start] ?? '')?.[0] ?? '';
		this.#writing = {
			flow: slot.frame?.flow ?? false,
			json: json || (this.#quote === '"' && slot.role === 'key'),
			column: slot.column,
			indents: indentsOf(text),
		};
	}

	all(): readonly Completion[] {
		const { role, path, frame } = this.#slot;
		if (role === 'key') return this.#keys(path, frame?.keys ?? new Set(), this.#writing, (written) => written);
		const values = schemasAt(path).flatMap((node) => this.#values(path, node, role === 'value', (written) => written));
		return [...this.#keysOfEntry(), ...values];
	}

	/** Under the dash of an entry: its keys, put where they belong. Editors leave the cursor there after its first line. */
	#keysOfEntry(): Completion[] {
		const { entry, column } = this.#slot;
		if (!entry) return [];
		const gap = ' '.repeat(entry.column - column);
		return this.#keys(entry.path, entry.keys, { ...this.#writing, column: entry.column }, (written) => gap + written);
	}

	/** Keys that the map does not have yet, the required ones first, and names where its keys are names. */
	#keys(path: SlotPath, had: ReadonlySet<string>, writing: Writing, wrap: Wrap): Completion[] {
		const { start, end, followed } = this.#slot;
		const isKey = this.#slot.role === 'key';
		const own = isKey && end > start ? this.#text.slice(start, end).replace(/^["']|["']$/g, '') : undefined;
		const isFree = (key: string) => key === own || !had.has(key);
		const offered: Completion[] = [];
		for (const node of schemasAt(path).flatMap(formsOf)) {
			const known = Object.entries(node.properties ?? {});
			const rank = (key: string) => (node.required?.includes(key) ? 0 : 1);
			const missing = (node.required ?? []).filter((key) => !had.has(key));
			if (missing.length > 1 && !(isKey && followed) && own === undefined)
				offered.push(this.#together(node, missing, writing, wrap));
			for (const [key, value] of known.sort((one, other) => rank(one[0]) - rank(other[0]))) {
				if (!isFree(key) || offered.some(({ label }) => label === key)) continue;
				const snippet = keySnippet(key, value, writing);
				const only = isKey && followed;
				offered.push({
					...this.#at(key, only ? this.#keyText(key) : wrap(snippet.text)),
					kind: value.properties || value.items ? 'section' : 'key',
					detail: this.#translate(meaningOf(value)),
					documentation: keyDocumentation(key, value, this.#translate),
					asks: !only && snippet.asks && hasChoice(path, key, value),
				});
			}
			const kind = nameOfKey(path);
			if (kind && typeof node.additionalProperties === 'object')
				for (const known of namesOf(kind, this.#options))
					if (isFree(known.name))
						offered.push(this.#namedKey(known, node.additionalProperties, isKey && followed, wrap));
			if (typeof node.additionalProperties === 'object' && own === undefined)
				offered.push(this.#unnamedKey(node.additionalProperties, writing, wrap));
		}
		return offered;
	}

	/** All keys that are required and lack, at once. */
	#together(node: SchemaNode, keys: readonly string[], writing: Writing, wrap: Wrap): Completion {
		return {
			...this.#at(keys.join(', '), wrap(keysSnippet(node, keys, writing).text)),
			kind: 'section',
			detail: say(message('All that is required'), this.#translate),
			asks: false,
		};
	}

	/** A name that nobody has used yet. */
	#unnamedKey(node: SchemaNode, writing: Writing, wrap: Wrap): Completion {
		const name = say(message('name'), this.#translate);
		return {
			...this.#at(name, wrap(newKeySnippet(name, node, writing).text)),
			kind: 'key',
			detail: say(message('Another name'), this.#translate),
			asks: false,
		};
	}

	#namedKey({ name, detail }: KnownName, node: SchemaNode, only: boolean, wrap: Wrap): Completion {
		const key = this.#written(name);
		return {
			...this.#at(name, only ? literal(key) : wrap(`${literal(key)}: ${valueSnippet(node, this.#writing).text}`)),
			kind: 'name',
			...(detail ? { detail: say(detail, this.#translate) } : {}),
			asks: false,
		};
	}

	/** `isInline`: on the line of its key, or in brackets, so that what has parts stands in brackets too. */
	#values(path: SlotPath, node: SchemaNode, isInline: boolean, wrap: Wrap): Completion[] {
		const kind = nameOfValue(path);
		const names = kind === undefined ? [] : this.#names(kind, path, wrap);
		const quantities = names.length > 0 ? [] : this.#quantities(node, wrap);
		return [...names, ...quantities, ...formsOf(node).flatMap((form) => this.#form(path, form, isInline, wrap))];
	}

	#form(path: SlotPath, form: SchemaNode, isInline: boolean, wrap: Wrap): Completion[] {
		if (form.const !== undefined) return [this.#choice(String(form.const), form, wrap)];
		if (form.enum) return form.enum.map((value) => this.#choice(value, form, wrap, choiceWords(path, value)));
		if (form.type === 'boolean') return ['true', 'false'].map((value) => this.#choice(value, form, wrap));
		if (form.items) return this.#entries(path, form.items, isInline, wrap);
		if (form.properties || typeof form.additionalProperties === 'object')
			return this.#parts(path, form, isInline, wrap);
		return [];
	}

	#entries(path: SlotPath, entry: SchemaNode, isInline: boolean, wrap: Wrap): Completion[] {
		const inner = path && [...path, '[]'];
		if (isInline || this.#slot.followed) return this.#values(inner, entry, true, (written) => wrap(`[${written}]`));
		const snippet = entrySnippet(entry, { ...this.#writing, column: this.#slot.column + 2 });
		if (!snippet) return this.#values(inner, entry, true, (written) => `- ${written}`);
		const label = `- ${formsOf(entry).find(({ required }) => required)?.required?.[0] ?? ''}`;
		return [
			{
				...this.#at(label, `- ${snippet.text}`),
				kind: 'section',
				detail: this.#translate(meaningOf(entry)),
				asks: false,
			},
		];
	}

	/** A section as a whole, and its keys one by one. */
	#parts(path: SlotPath, form: SchemaNode, isInline: boolean, wrap: Wrap): Completion[] {
		const writing = { ...this.#writing, flow: this.#writing.flow || isInline };
		const keys = this.#keys(path, new Set(), writing, (written) => wrap(isInline ? `{ ${written} }` : written));
		const required = form.required ?? [];
		if (required.length < 2 || !isInline) return keys;
		return [
			{
				...this.#at(`{ ${required.join(', ')} }`, wrap(valueSnippet(form, writing).text)),
				kind: 'section',
				detail: this.#translate(meaningOf(form)),
				asks: false,
			},
		];
	}

	#names(kind: NonNullable<ReturnType<typeof nameOfValue>>, path: SlotPath, wrap: Wrap): Completion[] {
		const known: readonly KnownName[] = isOwnId(path)
			? freshIds(kind, this.#options).map((name) => ({ name, detail: message('The next that is free') }))
			: namesOf(kind, this.#options);
		const { frame } = this.#slot;
		const isListed = (name: string) => frame?.type === 'list' && frame.keys.has(name);
		return known
			.filter(({ name }) => !isListed(name))
			.map(
				({ name, detail }): Completion => ({
					...this.#at(name, wrap(literal(this.#written(name)))),
					kind: 'name',
					...(detail ? { detail: say(detail, this.#translate) } : {}),
					asks: false,
				}),
			);
	}

	/** Units behind a number that stands there, else examples. */
	#quantities(node: SchemaNode, wrap: Wrap): Completion[] {
		const typed = this.#text.slice(this.#slot.start, this.#offset).replace(/^["']/, '');
		return quantitiesAt(node, typed, this.#options).map(({ text, detail }) => ({
			...this.#at(text, wrap(literal(this.#written(text)))),
			kind: 'quantity',
			detail: say(detail, this.#translate),
			asks: false,
		}));
	}

	#choice(value: string, form: SchemaNode, wrap: Wrap, words?: Message): Completion {
		const isText = form.enum !== undefined;
		return {
			...this.#at(value, wrap(isText ? literal(this.#written(value)) : value)),
			kind: 'choice',
			...(words ? { detail: say(words, this.#translate) } : {}),
			asks: false,
		};
	}

	/** What replaces the word at the cursor. Behind a colon without a space, one is put. */
	#at(label: string, insert: string): Pick<Completion, 'label' | 'insert' | 'start' | 'end' | 'filter'> {
		const { start, end, role } = this.#slot;
		const gap = role === 'value' && start === end && this.#text[start - 1] === ':' ? ' ' : '';
		return {
			label,
			insert: gap + insert,
			start,
			end,
			...(this.#quote === '' ? {} : { filter: `${this.#quote}${label}${this.#quote}` }),
		};
	}

	/** A text as it must be written here: in quotes where these stand there, or where it would be read as something else. */
	#written(value: string): string {
		if (this.#quote === "'") return `'${value.replaceAll("'", "''")}'`;
		const json = this.#writing.json || this.#quote === '"';
		const style: FileStyle = { eol: '\n', step: 2, listIndent: 2, padding: ' ', json };
		const bracketed = this.#writing.flow || this.#slot.role === 'value';
		return bracketed ? flow(value, style) : inline(value, style);
	}

	#keyText(key: string): string {
		return this.#quote === "'" ? `'${key}'` : this.#writing.json ? `"${key}"` : key;
	}
}

/** Whether anything is offered where the value of a key is written. */
function hasChoice(path: SlotPath, key: string, node: SchemaNode): boolean {
	const value = path && [...path, key];
	const inside = value && [...value, '[]'];
	if (nameOfValue(value) || nameOfValue(inside) || nameOfKey(value)) return true;
	return formsOf(node).some(
		({ properties, items }) =>
			properties !== undefined || (items && formsOf(items).some((form) => form.enum ?? form.properties)),
	);
}
