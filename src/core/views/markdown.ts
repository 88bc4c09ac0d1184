/**
 * Text from a file as Markdown that shows it and does nothing else: no emphasis, link, image, code, HTML, table, icon
 * or formula can come of it, and it stays on its line. For use inside a line, not at the start of one.
 */
export function escapeMarkdown(text: string): string {
	return oneLine(text)
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/[\\`*_{}[\]~|]/g, '\\$&')
		.replace(/\$(?=\()/g, '&#36;')
		.replace(/\$/g, '\\$')
		.replace(/:(?=\/\/)/g, '\\:')
		.replace(/\b(www)\./gi, '$1\\.')
		.replace(/@/g, '\\@');
}

/** The same for text that starts a line: it may not become a list, a heading or a rule either. */
export function escapeMarkdownLine(text: string): string {
	return escapeMarkdown(text)
		.replace(/^[-+#=]/, '\\$&')
		.replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Bold (`**`) or slanted (`*`) text; nothing where there is none, as the marks alone would be read as text. */
export function marked(mark: '*' | '**', text: string): string {
	const escaped = escapeMarkdown(text);
	return escaped === '' ? '' : `${mark}${escaped}${mark}`;
}

/** A link whose text and target are inert. */
export function markdownLink(text: string, target: string): string {
	const safe = target.replace(/[\s<>\\()]/g, (character) => `%${hex(character)}`);
	return `[${escapeMarkdown(text)}](<${safe}>)`;
}

/** Line ends, tabs and controls become spaces; marks that reorder what is read (bidirectional overrides) go. */
export function oneLine(text: string): string {
	return text
		.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '')
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.replace(/ {2,}/g, ' ')
		.trim();
}

function hex(character: string): string {
	return character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}
