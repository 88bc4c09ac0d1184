import { say } from '../../text.ts';
import { escapeHtml } from '../../views/escapeHtml.ts';
import {
	type Block,
	type DrawChart,
	type Line,
	leadOf,
	type Report,
	type ReportChart,
	type Source,
} from '../report.ts';
import { reportStyles } from './htmlStyles.ts';

/**
 * A report as one file of HTML without scripts, that fetches nothing and prints as it reads. Texts from files are escaped.
 *
 * @param draw Absent: sentence and table stand for the picture. Gives SVG that is well formed and safe: what it draws is put in as it is.
 */
export function reportHtml(report: Report, draw: DrawChart | undefined): string {
	const { title, about, headline, sections, sources, labels } = report;
	return `<!DOCTYPE html>
<html lang="${escapeHtml(report.language)}"${report.onePage ? ' class="one-page"' : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${reportStyles}</style>
</head>
<body>
<main>
<header>
<h1>${escapeHtml(title)}</h1>
<p class="about">${escapeHtml(about)}</p>
<p class="headline">${lineHtml(headline)}</p>
</header>
${sections
	.map(
		({ id, title: heading, blocks }) => `<section aria-labelledby="${escapeHtml(id)}">
<h2 id="${escapeHtml(id)}">${escapeHtml(heading)}</h2>
${blocks.map((block) => blockHtml(block, id, report, draw)).join('\n')}
</section>`,
	)
	.join('\n')}
${
	sources.length === 0
		? ''
		: `<section aria-labelledby="sources">
<h2 id="sources">${escapeHtml(labels.sources)}</h2>
<ol class="sources">
${sources.map(sourceHtml).join('\n')}
</ol>
</section>
`
}</main>
</body>
</html>
`;
}

function blockHtml(block: Block, section: string, report: Report, draw: DrawChart | undefined): string {
	switch (block.kind) {
		case 'lines':
			return block.lines.map((line) => `<p>${lineHtml(line)}</p>`).join('\n');
		case 'list':
		case 'tasks':
			return `<ul>\n${block.lines.map((line) => `<li>${lineHtml(line)}</li>`).join('\n')}\n</ul>`;
		case 'table':
			return tableHtml(block, section, report);
		case 'charts':
			return `<div class="charts">\n${block.charts.map((chart) => chartHtml(chart, report, draw)).join('\n')}\n</div>`;
	}
}

/** A table may be wider than a telephone: it scrolls by itself, also by keys. */
function tableHtml(
	{ heads, right, rows }: Extract<Block, { readonly kind: 'table' }>,
	section: string,
	report: Report,
): string {
	const side = (column: number) => (right.includes(column) ? ' class="right"' : '');
	const head = [...heads, report.labels.source].map(
		(text, column) => `<th scope="col"${side(column)}>${escapeHtml(text)}</th>`,
	);
	const body = rows.map(({ cells: [first = '', ...rest], source }) => {
		const cells = [
			`<th scope="row"${side(0)}>${escapeHtml(first)}</th>`,
			...rest.map((text, index) => `<td${side(index + 1)}>${escapeHtml(text)}</td>`),
			`<td>${citeHtml(source)}</td>`,
		];
		return `<tr>${cells.join('')}</tr>`;
	});
	return `<div class="scroll" role="group" aria-labelledby="${escapeHtml(section)}" tabindex="0">
<table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
}

/** The picture, its sentence for who does not see it, and the same figures to read. */
function chartHtml(shown: ReportChart, report: Report, draw: DrawChart | undefined): string {
	const { id, chart, key } = shown;
	const picture = draw
		? draw(shown, `chart-${id}`)
				.trim()
				.replace(/^<svg/, `<svg role="img" aria-label="${escapeHtml(chart.text)}"`)
		: `<p>${escapeHtml(chart.text)}</p>`;
	const { heads, rows } = chart.table;
	const summary = say({ template: report.labels.table, args: [chart.title] });
	return `<figure>
<figcaption><b>${escapeHtml(chart.title)}</b>${key === undefined ? '' : `<br>${escapeHtml(key)}`}</figcaption>
${picture}
<details>
<summary>${escapeHtml(summary)}</summary>
<table>
<thead><tr>${heads.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(({ head, cells }) => `<tr><th scope="row">${escapeHtml(head)}</th>${cells.map(({ text }) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table>
</details>
</figure>`;
}

function lineHtml({ lead, text, source }: Line): string {
	return `${lead === undefined ? '' : `<b>${escapeHtml(leadOf(lead))}</b> `}${escapeHtml(text)}${citeHtml(source)}`;
}

function citeHtml(source: number | undefined): string {
	return source === undefined ? '' : ` <a class="cite" href="#source-${source}">[${source}]</a>`;
}

function sourceHtml({ number, lines, moreText }: Source): string {
	const named = lines.map(({ text, link }) =>
		link === undefined ? escapeHtml(text) : `<a href="${escapeHtml(encodeLink(link))}">${escapeHtml(text)}</a>`,
	);
	return `<li id="source-${number}">${[...named, ...(moreText === undefined ? [] : [escapeHtml(moreText)])].join(', ')}</li>`;
}

/** A link is relative, or to the web: nothing else is followed. */
function encodeLink(link: string): string {
	return link.replace(/[\s"<>\\^`{|}]/g, (character) => encodeURIComponent(character));
}
