import type { Indents } from './indents.ts';
import { examplesOf, formsOf, type SchemaNode } from './schemaForms.ts';

/** How what is inserted is to be written. */
export interface Writing {
	/** In braces or brackets: all on one line. */
	readonly flow: boolean;
	/** All keys and texts in quotes. */
	readonly json: boolean;
	/** Where the key stands, for the lines under it. */
	readonly column: number;
	readonly indents: Indents;
}

/** The text of a snippet, with stops to type at, and whether somebody should be asked to choose at the first. */
export interface Snippet {
	readonly text: string;
	readonly asks: boolean;
}

/** A key with a place for its value; required keys of a section are there at once. */
export function keySnippet(key: string, node: SchemaNode, writing: Writing): Snippet {
	return new Writer(writing).entry(key, node);
}

/** Several keys of a section, with a place for each value. */
export function keysSnippet(form: SchemaNode, keys: readonly string[], writing: Writing): Snippet {
	const writer = new Writer(writing);
	const text = writing.flow
		? keys.map((key) => writer.entry(key, form.properties![key]!).text).join(', ')
		: writer.lines(form, writing.column, keys).trimStart();
	return { text, asks: false };
}

/** A key whose name is to be typed, with a place for its value. */
export function newKeySnippet(name: string, node: SchemaNode, writing: Writing): Snippet {
	return new Writer(writing).newEntry(name, node);
}

/** The value alone, on one line. */
export function valueSnippet(node: SchemaNode, writing: Writing): Snippet {
	const text = new Writer({ ...writing, flow: true }).inline(node);
	return { text, asks: asksFor(node) };
}

/** A new entry of a list, from its first required key on; undefined where its entries are no maps. */
export function entrySnippet(node: SchemaNode, writing: Writing): Snippet | undefined {
	const form = formsOf(node).find(({ properties, required }) => properties && (required?.length ?? 0) > 0);
	if (!form) return undefined;
	return { text: new Writer(writing).lines(form, writing.column).trimStart(), asks: false };
}

/** Text that means itself in a snippet. */
export function literal(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}

class Writer {
	readonly #writing: Writing;
	#stops = 0;

	constructor(writing: Writing) {
		this.#writing = writing;
	}

	entry(key: string, node: SchemaNode): Snippet {
		const { flow, column, indents } = this.#writing;
		const name = `${this.#name(key)}:`;
		const form = formsOf(node)[0] ?? node;
		if (!flow && form.properties && (form.required?.length ?? 0) > 0)
			return { text: `${name}\n${this.lines(form, column + indents.step)}`, asks: false };
		if (!flow && form.properties && column === 0)
			return { text: `${name}\n${' '.repeat(indents.step)}${this.#stop()}`, asks: true };
		if (!flow && form.items && formsOf(form.items).some(({ properties }) => properties)) {
			const entry = formsOf(form.items).find(({ properties }) => properties)!;
			const dash = `${' '.repeat(column + indents.listIndent)}- `;
			const only = formsOf(form.items).length === 1 && (entry.required?.length ?? 0) > 0;
			const lines = only ? this.lines(entry, column + indents.listIndent + 2).trimStart() : this.#stop();
			return { text: `${name}\n${dash}${lines}`, asks: !only };
		}
		return { text: `${name} ${this.inline(node)}`, asks: asksFor(node) };
	}

	newEntry(name: string, node: SchemaNode): Snippet {
		const stop = this.#quoted(`\${${++this.#stops}:${literal(name)}}`);
		return { text: `${stop}: ${this.inline(node)}`, asks: false };
	}

	/** Keys of a section, a line each: those that are required. */
	lines(form: SchemaNode, column: number, keys: readonly string[] = form.required ?? []): string {
		return keys
			.map((key) => `${' '.repeat(column)}${this.#name(key)}: ${this.inline(form.properties![key]!)}`)
			.join('\n');
	}

	inline(node: SchemaNode): string {
		const form = formsOf(node)[0] ?? node;
		if (form.const !== undefined) return String(form.const);
		if (form.enum) return this.#quoted(this.#choice(form.enum));
		if (form.type === 'boolean') return this.#choice(['true', 'false']);
		if (form.items) return `[${this.#stop()}]`;
		if (form.properties || typeof form.additionalProperties === 'object') {
			const required = (form.required ?? []).map((key) => `${this.#name(key)}: ${this.inline(form.properties![key]!)}`);
			return `{ ${required.length > 0 ? required.join(', ') : this.#stop()} }`;
		}
		const example = exampleOf(node);
		if (example === undefined) return isText(form) ? this.#quoted(this.#stop()) : this.#stop();
		const stop = `\${${++this.#stops}:${literal(String(example))}}`;
		return typeof example === 'string' ? this.#quoted(stop) : stop;
	}

	#stop(): string {
		return `$${++this.#stops}`;
	}

	#choice(values: readonly string[]): string {
		const escaped = values.map((value) => value.replace(/[\\$},|]/g, '\\$&'));
		return `\${${++this.#stops}|${escaped.join(',')}|}`;
	}

	#name(key: string): string {
		return this.#writing.json ? `"${key}"` : key;
	}

	#quoted(text: string): string {
		return this.#writing.json ? `"${text}"` : text;
	}
}

/** As people write it: a text where it may be one. */
export function exampleOf(node: SchemaNode): string | number | undefined {
	const examples = examplesOf(node);
	return examples.find((one) => typeof one === 'string') ?? examples[0];
}

function isText({ type }: SchemaNode): boolean {
	return type === 'string' || (Array.isArray(type) && type.includes('string'));
}

/** There is something to choose from where the value is typed, and the snippet has not chosen already. */
function asksFor(node: SchemaNode): boolean {
	const form = formsOf(node)[0] ?? node;
	if (form.items || typeof form.additionalProperties === 'object') return true;
	if (form.properties) return (form.required?.length ?? 0) === 0;
	return isText(form) && form.pattern === undefined && form.enum === undefined;
}
