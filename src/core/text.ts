/**
 * Sentences as data. The core makes them from a template and arguments; whoever shows them translates the template.
 * Placeholders are `{0}`, `{1}` …, as in `vscode.l10n.t`.
 */
export interface Message {
	readonly template: string;
	/** A sentence within another one is translated by itself. */
	readonly args: readonly MessageArgument[];
}

export type MessageArgument = string | number | Message;

/** Puts the arguments of a template in place, in some language. `vscode.l10n.t` is one. */
export type Translate = (template: string, ...args: (string | number)[]) => string;

export function message(template: string, ...args: MessageArgument[]): Message {
	return { template, args };
}

/**
 * A template that becomes a message elsewhere. It gives back what it takes: by this name those are found that translators
 * have to word.
 */
export function template<const Text extends string>(text: Text): Text {
	return text;
}

/** The template's own language. An unknown placeholder stays as it is. */
export const english: Translate = (template, ...args) =>
	template.replace(/\{(\d+)\}/g, (whole, index) => {
		const value = args[Number(index)];
		return value === undefined ? whole : String(value);
	});

export function say(sentence: Message, translate: Translate = english): string {
	return translate(
		sentence.template,
		...sentence.args.map((arg) => (typeof arg === 'object' ? say(arg, translate) : arg)),
	);
}
