import type { Place } from '../place.ts';
import type { Translate } from '../text.ts';
import type { Explanation } from './explanation.ts';
import { EVIDENCE_SHOWN, type ExplanationRow } from './explanationRows.ts';
import { escapeMarkdown, escapeMarkdownLine, markdownLink, marked } from './markdown.ts';

export interface ExplanationMarkdownOptions {
	/** The target of a link to a place; without it, or where it returns undefined, places are plain text. */
	readonly link?: (place: Place) => string | undefined;
	readonly translate: Translate;
}

/** The explanation as Markdown: a heading line, the reason, a nested list. All text from files is inert. */
export function explanationMarkdown(explanation: Explanation, options: ExplanationMarkdownOptions): string {
	const lines = [
		`${marked('**', explanation.title)} (${placed(explanation.id, explanation.place, options)})`,
		'',
		escapeMarkdownLine(explanation.reason),
		'',
	];
	return `${lines.join('\n')}\n${rowsMarkdown(explanation.rows, options)}`;
}

/** Rows as a nested list, each line with its end. */
export function rowsMarkdown(rows: readonly ExplanationRow[], options: ExplanationMarkdownOptions): string {
	const lines: string[] = [];
	for (const line of rows) writeRow(line, 0, lines, options);
	return lines.map((line) => `${line}\n`).join('');
}

function writeRow(line: ExplanationRow, depth: number, lines: string[], options: ExplanationMarkdownOptions): void {
	const interval = line.interval === undefined ? '' : ` (${escapeMarkdown(line.interval)})`;
	const shown = line.more === undefined ? line.evidence : line.evidence.slice(0, EVIDENCE_SHOWN);
	const evidence = shown.map((found) =>
		found.label === found.where
			? placed(found.where, found.place, options)
			: `${placed(found.label, found.place, options)} (${escapeMarkdown(found.where)})`,
	);
	if (line.more !== undefined) evidence.push(escapeMarkdown(line.more));
	const details = [
		...(line.basisText === undefined ? [] : [escapeMarkdown(line.basisText)]),
		...(evidence.length === 0 ? [] : [evidence.join(', ')]),
		...(line.note === undefined ? [] : [marked('*', line.note)]),
	];
	const tail = details.length === 0 ? '' : ` · ${details.join(' · ')}`;
	lines.push(`${'  '.repeat(depth)}- ${marked('**', line.label)}: ${escapeMarkdown(line.value)}${interval}${tail}`);
	for (const child of line.children) writeRow(child, depth + 1, lines, options);
}

function placed(text: string, place: Place, options: ExplanationMarkdownOptions): string {
	const target = options.link?.(place);
	return target === undefined ? escapeMarkdown(text) : markdownLink(text, target);
}
