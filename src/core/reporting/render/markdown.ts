import { escapeMarkdown, escapeMarkdownLine, markdownLink, marked } from '../../views/markdown.ts';
import {
	type Block,
	chartFile,
	type Line,
	leadOf,
	type Report,
	type ReportChart,
	type ReportSection,
	type Source,
} from '../report.ts';

export interface MarkdownOptions {
	/** The charts lie beside it, by the names of `chartFile`; else their sentences stand for them. */
	readonly charts: boolean;
}

/** A report as Markdown that GitHub, GitLab and the editor show alike. Texts from files are inert in it. */
export function reportMarkdown(report: Report, options: MarkdownOptions): string {
	const parts = [
		`# ${escapeMarkdown(report.title)}`,
		escapeMarkdownLine(report.about),
		headlineMarkdown(report),
		...report.sections.map(
			(section) => `## ${escapeMarkdown(section.title)}\n\n${sectionMarkdown(section, report, options)}`,
		),
		...(report.sources.length > 0 ? [`## ${escapeMarkdown(report.labels.sources)}\n\n${sourcesMarkdown(report)}`] : []),
	];
	return `${parts.join('\n\n')}\n`;
}

export function headlineMarkdown(report: Report): string {
	return `**${escapeMarkdown(report.headline.text)}**${cite(report, report.headline.source)}`;
}

/** Without its title. */
export function sectionMarkdown({ blocks }: ReportSection, report: Report, options: MarkdownOptions): string {
	return blocks.map((block) => blockLines(block, report, options).join('\n')).join('\n\n');
}

/** The lines that the numbers stand for. */
export function sourcesMarkdown({ sources }: Report): string {
	return sources.map((source) => `${source.number}. ${sourceText(source)}`).join('\n');
}

function blockLines(block: Block, report: Report, options: MarkdownOptions): string[] {
	switch (block.kind) {
		case 'lines':
			return block.lines.flatMap((line, index) => [...(index > 0 ? [''] : []), lineText(line, report)]);
		case 'list':
			return block.lines.map((line) => `- ${lineText(line, report)}`);
		case 'tasks':
			return block.lines.map((line) => `- [ ] ${lineText(line, report)}`);
		case 'table': {
			const heads = [...block.heads, report.labels.source];
			const cells = (row: readonly string[]) => `| ${row.join(' | ')} |`;
			return [
				cells(heads.map(escapeMarkdown)),
				`|${heads.map((_, column) => (block.right.includes(column) ? '---:' : '---')).join('|')}|`,
				...block.rows.map((row) => cells([...row.cells.map(escapeMarkdown), cite(report, row.source).trim()])),
			];
		}
		case 'charts':
			return block.charts.flatMap((chart, index) => [
				...(index > 0 ? [''] : []),
				...chartLines(chart, report, options),
			]);
	}
}

function chartLines(shown: ReportChart, report: Report, { charts }: MarkdownOptions): string[] {
	const { chart, key } = shown;
	if (!charts) return [escapeMarkdownLine(chart.text)];
	return [
		`${marked('**', chart.title)}${key === undefined ? '' : `: ${escapeMarkdown(key)}`}`,
		'',
		`!${markdownLink(chart.text, chartFile(report, shown))}`,
	];
}

function lineText({ lead, text, source }: Line, report: Report): string {
	const cited = cite(report, source);
	return lead === undefined
		? `${escapeMarkdownLine(text)}${cited}`
		: `${marked('**', leadOf(lead))} ${escapeMarkdown(text)}${cited}`;
}

/** ` [3]`: it opens the first line of the source, where there is something to open. */
function cite({ sources }: Report, number: number | undefined): string {
	if (number === undefined) return '';
	const link = sources[number - 1]?.lines[0]?.link;
	return link === undefined ? ` \\[${number}\\]` : ` ${markdownLink(`[${number}]`, link)}`;
}

function sourceText({ lines, moreText }: Source): string {
	return [
		...lines.map(({ text, link }) => (link === undefined ? escapeMarkdown(text) : markdownLink(text, link))),
		...(moreText === undefined ? [] : [escapeMarkdown(moreText)]),
	].join(', ');
}
