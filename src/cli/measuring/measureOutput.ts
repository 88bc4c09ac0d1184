import {
	english,
	escapeMarkdown,
	ledgerNotes,
	ledgerWord,
	type MeasureTable,
	measuresOf,
	measureTable,
	type Snapshot,
	say,
} from '../../core/index.ts';
import { inert, table } from '../formats/text.ts';
import type { Ledger } from './ledgerFile.ts';
import { measureReport } from './measureReport.ts';
import type { MeasureRequest } from './measureRequest.ts';

/** What being on call was like, week by week, in one of the formats; and how the weeks stand in the ledger, if there is one. */
export function measureOutput(snapshot: Snapshot, ledger: Ledger, { weeks, format }: MeasureRequest): string {
	const measures = measuresOf(snapshot, weeks);
	const table = () => withLedger(measureTable(measures, { translate: english }), ledger);
	switch (format) {
		case 'text':
			return text(table());
		case 'markdown':
			return markdown(table());
		case 'json':
			return `${JSON.stringify({ ...measureReport(measures), ledger: ledger.exists ? ledgerReport(ledger) : null }, null, 2)}\n`;
	}
}

function withLedger(table: MeasureTable, { exists, review }: Ledger): MeasureTable {
	if (!exists) return table;
	const values = table.weeks.map((name) => {
		const word = ledgerWord(review, name);
		return word ? say(word) : '–';
	});
	const notes = ledgerNotes(review).map((note) => say(note));
	return { ...table, rows: [...table.rows, { label: 'Ledger', values }], notes: [...table.notes, ...notes] };
}

function ledgerReport({ file, review }: Ledger) {
	return {
		file,
		weeks: review.weeks.map(({ week, state, line, differences }) => ({
			week: week.name,
			state,
			line: line?.number ?? null,
			differs: differences.map(({ path }) => path.join('.')),
		})),
		unusableLines: review.problems.filter(({ code }) => code === 'ledger.line').length,
	};
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
