/** A Markdown text by its headings, tables and lists: as much of it as a postmortem needs. Offsets are UTF-16 units. */
export interface MarkdownText {
	/** The text between the `---` lines at the start, and where it stands. */
	readonly frontMatter?: { readonly text: string; readonly start: number };
	/** What stands before the first heading has none. */
	readonly sections: readonly MarkdownSection[];
}

export interface MarkdownSection {
	readonly level: number;
	readonly heading: string;
	readonly start: number;
	readonly end: number;
	/** Without those of tables. Fenced code is not among them. */
	readonly lines: readonly MarkdownLine[];
	readonly tables: readonly MarkdownTable[];
}

export interface MarkdownLine {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

export interface MarkdownTable {
	readonly header: readonly string[];
	readonly rows: readonly (MarkdownLine & { readonly cells: readonly string[] })[];
}

export function readMarkdown(text: string): MarkdownText {
	const lines = linesOf(text);
	const front = frontMatterOf(lines);
	const sections: MarkdownSection[] = [];
	let current = newSection(0, '', 0);
	let fence: string | undefined;
	for (let index = front?.next ?? 0; index < lines.length; index++) {
		const line = lines[index]!;
		const mark = /^\s{0,3}(```+|~~~+)/.exec(line.text)?.[1];
		if (fence !== undefined) {
			if (mark?.startsWith(fence)) fence = undefined;
			continue;
		}
		if (mark) {
			fence = mark;
			continue;
		}
		const under = index > 0 && /^(=+|-{3,})\s*$/.test(line.text) ? lines[index - 1] : undefined;
		const heading = /^\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line.text);
		if (heading || (under && under.text.trim() !== '' && !under.text.includes('|') && current.lines.at(-1) === under)) {
			if (!heading) current.lines.pop();
			const start = heading ? line.start : under!.start;
			sections.push({ ...current, end: start });
			current = heading
				? newSection(heading[1]!.length, heading[2]!, start)
				: newSection(line.text.startsWith('=') ? 1 : 2, under!.text.trim(), start);
			continue;
		}
		const table = isRow(line.text) && isDivider(lines[index + 1]?.text) ? tableAt(lines, index) : undefined;
		if (table) {
			current.tables.push(table);
			index += table.rows.length + 1;
		} else current.lines.push(line);
	}
	sections.push({ ...current, end: text.length });
	return { sections, ...(front ? { frontMatter: { text: front.text, start: front.start } } : {}) };
}

function newSection(level: number, heading: string, start: number) {
	return { level, heading, start, end: start, lines: [] as MarkdownLine[], tables: [] as MarkdownTable[] };
}

function linesOf(text: string): MarkdownLine[] {
	const lines: MarkdownLine[] = [];
	let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	for (const match of text.matchAll(/\r\n|\n|\r|$/g)) {
		if (match.index < start) continue;
		lines.push({ text: text.slice(start, match.index), start, end: match.index });
		start = match.index + match[0].length;
	}
	return lines;
}

function frontMatterOf(lines: readonly MarkdownLine[]): { text: string; start: number; next: number } | undefined {
	if (lines[0]?.text.trimEnd() !== '---') return undefined;
	const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line.text));
	if (end < 0) return undefined;
	return {
		text: lines
			.slice(1, end)
			.map((line) => line.text)
			.join('\n'),
		start: lines[0].end + 1,
		next: end + 1,
	};
}

function isRow(line: string | undefined): boolean {
	return line?.includes('|') === true && line.trim() !== '|';
}

function isDivider(line: string | undefined): boolean {
	return line?.includes('-') === true && /^[\s|:-]+$/.test(line) && line.includes('|');
}

function tableAt(lines: readonly MarkdownLine[], index: number): MarkdownTable {
	const rows: (MarkdownLine & { readonly cells: readonly string[] })[] = [];
	for (let at = index + 2; isRow(lines[at]?.text); at++) rows.push({ ...lines[at]!, cells: cellsOf(lines[at]!.text) });
	return { header: cellsOf(lines[index]!.text).map(plainText), rows };
}

function cellsOf(line: string): string[] {
	const inner = line
		.trim()
		.replace(/^\|/, '')
		.replace(/(?<!\\)\|$/, '');
	return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
}

/** Past this a cell or a line is no text that anybody lists; it bounds the time, too. */
const MOST_PLAIN = 2000;

/** In a private area of Unicode: no text has them that has not set out to. */
const ESCAPED = 0xe000;

/** Without emphasis, code marks and links' addresses. A mark after a backslash is a letter like others. */
export function plainText(text: string): string {
	return text
		.slice(0, MOST_PLAIN)
		.replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => String.fromCharCode(ESCAPED + mark.charCodeAt(0)))
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/[`*]|(?<!\w)_|_(?!\w)/g, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/[\ue021-\ue07e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - ESCAPED))
		.replace(/\s+/g, ' ')
		.trim();
}

/** The first web address in a text, be it that of a link. */
export function addressIn(text: string): string | undefined {
	return /https?:\/\/[^\s)>\]"']+/.exec(text)?.[0].replace(/[.,;]+$/, '');
}
