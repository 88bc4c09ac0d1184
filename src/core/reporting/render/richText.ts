import { escapeHtml } from '../../views/escapeHtml.ts';
import { type Block, type Line, leadOf, type Report, type Source } from '../report.ts';

/** Mail programs drop style sheets: what a table needs to be one stands in its cells. */
const CELL = 'border:1px solid #bfbfbf;padding:3px 8px;vertical-align:top';

/**
 * A report as a piece of HTML to paste into a mail or a document: headings, paragraphs, lists and tables. Charts are their
 * sentences, and sources are named without links, as these lead nowhere from there. Texts from files are escaped.
 */
export function reportRichText({ title, about, headline, sections, sources, labels }: Report): string {
	return [
		`<h1>${escapeHtml(title)}</h1>`,
		`<p>${escapeHtml(about)}</p>`,
		`<p><b>${escapeHtml(headline.text)}</b>${cited(headline.source)}</p>`,
		...sections.flatMap((section) => [
			`<h2>${escapeHtml(section.title)}</h2>`,
			...section.blocks.map((block) => blockText(block, labels.source)),
		]),
		...(sources.length > 0
			? [`<h2>${escapeHtml(labels.sources)}</h2>`, `<ol>${sources.map(sourceText).join('')}</ol>`]
			: []),
	].join('\n');
}

function blockText(block: Block, source: string): string {
	switch (block.kind) {
		case 'lines':
			return block.lines.map((line) => `<p>${lineText(line)}</p>`).join('\n');
		case 'list':
		case 'tasks':
			return `<ul>${block.lines.map((line) => `<li>${lineText(line)}</li>`).join('')}</ul>`;
		case 'table': {
			const style = (column: number) => `style="${CELL};text-align:${block.right.includes(column) ? 'right' : 'left'}"`;
			const heads = [...block.heads, source].map(
				(head, column) => `<th scope="col" ${style(column)}>${escapeHtml(head)}</th>`,
			);
			const rows = block.rows.map(({ cells, source: number }) => {
				const texts = [...cells.map(escapeHtml), cited(number).trim()];
				return `<tr>${texts.map((text, column) => `<td ${style(column)}>${text}</td>`).join('')}</tr>`;
			});
			return `<table style="border-collapse:collapse"><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
		}
		case 'charts':
			return block.charts.map(({ chart }) => `<p>${escapeHtml(chart.text)}</p>`).join('\n');
	}
}

function lineText({ lead, text, source }: Line): string {
	return `${lead === undefined ? '' : `<b>${escapeHtml(leadOf(lead))}</b> `}${escapeHtml(text)}${cited(source)}`;
}

function cited(source: number | undefined): string {
	return source === undefined ? '' : ` [${source}]`;
}

function sourceText({ lines, moreText }: Source): string {
	return `<li>${escapeHtml([...lines.map(({ text }) => text), ...(moreText === undefined ? [] : [moreText])].join(', '))}</li>`;
}
