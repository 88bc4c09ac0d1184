import {
	type BalanceHistory,
	type BalanceSide,
	effortRows,
	english,
	escapeMarkdown,
	formatFigure,
	formatNumber,
	ledgerNotes,
	ledgerWord,
	type MeasureTable,
	measuresOf,
	measureTable,
	type Snapshot,
	say,
} from '../../core/index.ts';
import { jsonText } from '../formats/jsonText.ts';
import { inert, table } from '../formats/text.ts';
import { figure } from '../inquiry.ts';
import type { Ledger } from './ledgerFile.ts';
import { measureReport } from './measureReport.ts';
import type { MeasureRequest } from './measureRequest.ts';

/** What being on call was like, week by week, in one of the formats; and how the weeks stand in the ledger, if there is one. */
export function measureOutput(
	snapshot: Snapshot,
	ledger: Ledger,
	effort: BalanceHistory | undefined,
	{ weeks, format }: MeasureRequest,
): string {
	const measures = measuresOf(snapshot, weeks);
	const table = () => withLedger(withEffort(measureTable(measures, { translate: english }), snapshot, effort), ledger);
	switch (format) {
		case 'text':
			return text(table());
		case 'markdown':
			return markdown(table());
		case 'json':
			return jsonText({
				...measureReport(measures),
				balance: balanceReport(snapshot, effort),
				ledger: ledger.exists ? ledgerReport(ledger) : null,
			});
	}
}

/** The share of reliability work in what was really worked on, beside what is planned, in progress and promised. */
function withEffort(table: MeasureTable, { balance }: Snapshot, effort: BalanceHistory | undefined): MeasureTable {
	const notes = effortRows(balance, effort ?? 'noGit', { translate: english }).map(
		({ label, description }) => `${label}: ${description}`,
	);
	const share = (value: number | undefined) => (value === undefined ? '–' : formatFigure(value, 'share'));
	const rows = effort?.weeks.some(({ commits }) => commits > 0)
		? [
				{ label: 'Reliability work, by commits', values: effort.weeks.map(({ side }) => share(side.share)) },
				{
					label: 'of so many author-days',
					values: effort.weeks.map(({ side }) => formatNumber(side.reliability + side.product + side.uncategorised)),
				},
				{ label: 'uncategorised', values: effort.weeks.map(({ side }) => share(uncategorisedShare(side))) },
			]
		: [];
	return { ...table, rows: [...table.rows, ...rows], notes: [...table.notes, `Balance. ${notes.join('. ')}.`] };
}

function uncategorisedShare({ reliability, product, uncategorised }: BalanceSide): number | undefined {
	const all = reliability + product + uncategorised;
	return all > 0 ? uncategorised / all : undefined;
}

/** Planned and in progress in engineer-days, actual in author-days; shares are 0–1. */
function balanceReport({ balance }: Snapshot, effort: BalanceHistory | undefined) {
	return {
		floor: balance.floor?.share ?? null,
		planned: sideReport(balance.planned),
		inProgress: sideReport(balance.inProgress),
		actual: effort
			? {
					...sideReport(effort.actual),
					commitsOfMachines: effort.byMachines,
					weeks: effort.weeks.map(({ week, side, people, commits, parts }) => ({
						week: week.name,
						...sideReport(side),
						people,
						commits,
						parts: parts.map(({ by, item, type, kind, days, commits: own }) => ({
							by,
							item: item?.id ?? null,
							type: type ?? null,
							kind: kind ?? null,
							days: figure(days),
							commits: own.map(({ hash }) => hash),
						})),
					})),
				}
			: null,
	};
}

function sideReport({ reliability, product, uncategorised, share }: BalanceSide) {
	return {
		reliability: figure(reliability),
		product: figure(product),
		uncategorised: figure(uncategorised),
		share: share === undefined ? null : figure(share),
	};
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
const budgetHeads = ['Service', 'Objective', 'Availability', 'Error budget', 'Spent at', 'Used up'];

function rowsOf({ rows }: MeasureTable): string[][] {
	return rows.map(({ label, values, trend }) => [label, ...values, trend?.short ?? '', trend?.long ?? '']);
}

function budgetsOf({ budgets }: MeasureTable): string[][] {
	const measurable = isMeasurable(budgets);
	return budgets.map(({ service, objective, availability, left, burn, exhausted, basis }) => [
		service,
		objective,
		availability,
		left,
		burn,
		exhausted,
		...(measurable ? [basis ?? 'Incidents count.'] : []),
	]);
}

function budgetHeadsOf({ budgets }: MeasureTable): string[] {
	return isMeasurable(budgets) ? [...budgetHeads, 'Basis'] : budgetHeads;
}

function isMeasurable(budgets: MeasureTable['budgets']): boolean {
	return budgets.some(({ basis }) => basis !== undefined);
}

function text(view: MeasureTable): string {
	const heads = ['', ...view.weeks, ...trendHeads];
	const right = heads.map((_, column) => column > 0 && column <= view.weeks.length);
	const lines = [view.headline, '', ...table(heads, rowsOf(view), right)];
	if (view.budgets.length > 0)
		lines.push('', ...table(budgetHeadsOf(view), budgetsOf(view), [false, false, true, false, false, false, false]));
	if (view.policy.length > 0) lines.push('', 'Error-budget policy:', ...view.policy.map((clause) => `  ${clause}`));
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
		lines.push('', '## Error budgets', '', ...grid(budgetHeadsOf(view), budgetsOf(view), (column) => column === 2));
	if (view.policy.length > 0)
		lines.push('', '## Error-budget policy', '', ...view.policy.map((clause) => `- ${escapeMarkdown(clause)}`));
	lines.push('', ...view.notes.map((note) => `- ${escapeMarkdown(note)}`));
	return `${lines.join('\n')}\n`;
}
