import {
	english,
	escapeMarkdown,
	type MeasureTable,
	measuresOf,
	measureTable,
	type Snapshot,
} from '../../core/index.ts';
import { inert, table } from '../formats/text.ts';
import { measureReport } from './measureReport.ts';
import type { MeasureRequest } from './measureRequest.ts';

/** What being on call was like, week by week, in one of the formats. */
export function measureOutput(snapshot: Snapshot, { weeks, format }: MeasureRequest): string {
	const measures = measuresOf(snapshot, weeks);
	switch (format) {
		case 'text':
			return text(measureTable(measures, { translate: english }));
		case 'markdown':
			return markdown(measureTable(measures, { translate: english }));
		case 'json':
			return `${JSON.stringify(measureReport(measures), null, 2)}\n`;
	}
}

const trendHeads = ['Against 4 weeks before', 'Against 13'];
const budgetHeads = ['Service', 'Objective', 'Availability', 'Error budget', 'Spent in the last week at'];

function rowsOf({ rows }: MeasureTable): string[][] {
	return rows.map(({ label, values, trend }) => [label, ...values, trend?.short ?? '', trend?.long ?? '']);
}

function budgetsOf({ budgets }: MeasureTable): string[][] {
	return budgets.map(({ service, objective, availability, left, burn }) => [
		service,
		objective,
		availability,
		left,
		burn,
	]);
}

function text(view: MeasureTable): string {
	const heads = ['', ...view.weeks, ...trendHeads];
	const right = heads.map((_, column) => column > 0 && column <= view.weeks.length);
	const lines = [view.headline, '', ...table(heads, rowsOf(view), right)];
	if (view.budgets.length > 0)
		lines.push('', ...table(budgetHeads, budgetsOf(view), [false, false, true, false, false]));
	lines.push('', ...view.notes);
	return `${lines.map(inert).join('\n')}\n`;
}

function markdown(view: MeasureTable): string {
	const row = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
	const grid = (heads: readonly string[], rows: readonly (readonly string[])[], right: (column: number) => boolean) => [
		row(heads),
		`|${heads.map((_, column) => (right(column) ? '---:' : '---')).join('|')}|`,
		...rows.map(row),
	];
	const lines = [
		'## Measures',
		'',
		escapeMarkdown(view.headline),
		'',
		...grid(['', ...view.weeks, ...trendHeads], rowsOf(view), (column) => column > 0 && column <= view.weeks.length),
	];
	if (view.budgets.length > 0)
		lines.push('', '## Error budgets', '', ...grid(budgetHeads, budgetsOf(view), (column) => column === 2));
	lines.push('', ...view.notes.map((note) => `- ${escapeMarkdown(note)}`));
	return `${lines.join('\n')}\n`;
}
