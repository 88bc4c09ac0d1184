import { type Block, type Line, leadOf, type Report, type Source } from '../report.ts';

/** A report as plain text for a chat or a mail: short lines of tables are lists, as chats have no columns. */
export function reportText(report: Report): string {
	const lines = [report.title, report.about, '', withSource(report.headline.text, report.headline.source)];
	for (const { title, blocks } of report.sections) {
		lines.push('', title.toUpperCase());
		for (const block of blocks) lines.push(...blockLines(block));
	}
	if (report.sources.length > 0) {
		lines.push('', report.labels.sources.toUpperCase());
		lines.push(...report.sources.map((source) => `[${source.number}] ${sourceText(source)}`));
	}
	return `${lines.join('\n')}\n`;
}

function blockLines(block: Block): string[] {
	switch (block.kind) {
		case 'lines':
			return block.lines.map(lineText);
		case 'list':
			return block.lines.map((line) => `- ${lineText(line)}`);
		case 'tasks':
			return block.lines.map((line) => `- [ ] ${lineText(line)}`);
		case 'table':
			return block.rows.map(({ cells: [first = '', ...rest], source }) => {
				const facts = rest.flatMap((cell, index) =>
					cell === '' || cell === '–' ? [] : [`${block.heads[index + 1]}: ${cell}`],
				);
				const name = /^\d+$/.test(first) ? `${block.heads[0]} ${first}` : first;
				return `- ${withSource([name, ...facts].join('; '), source)}`;
			});
		case 'charts':
			return block.charts.map(({ chart }) => chart.text);
	}
}

function lineText({ lead, text, source }: Line): string {
	return withSource(lead === undefined ? text : `${leadOf(lead)} ${text}`, source);
}

function withSource(text: string, source: number | undefined): string {
	return source === undefined ? text : `${text} [${source}]`;
}

function sourceText({ lines, moreText }: Source): string {
	return [...lines.map(({ text }) => text), ...(moreText === undefined ? [] : [moreText])].join(', ');
}
