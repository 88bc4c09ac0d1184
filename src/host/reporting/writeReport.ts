import * as vscode from 'vscode';
import type { Report } from '../../core/index.ts';
import { applyConfirmed, type FileChange, tellRefusal } from '../edits.ts';
import type { Moment } from '../workspace/state.ts';
import type { ByTemplate } from './ownTemplate.ts';

/** More reports of one week than anybody makes. */
const MOST_NAMES = 100;

type OwnMarkdown = (report: Report, charts: boolean) => Promise<ByTemplate>;

interface ReportFile {
	readonly name: string;
	readonly text: string;
}

/** Beside the ledger. Undefined where there is no backlog. */
export function reportsFolder(moment: Moment): vscode.Uri | undefined {
	return besideLedger(moment, 'reports');
}

/** Undefined where there is no backlog. */
export function besideLedger({ core, snapshot }: Moment, folder: string): vscode.Uri | undefined {
	const ledger = core.ledgerFile(snapshot);
	return ledger === undefined ? undefined : vscode.Uri.joinPath(vscode.Uri.parse(ledger, true), '..', folder);
}

/**
 * Writes a report with its charts as one undo step, and never over a file: where one of its name says something else, such
 * as one that somebody edited, it gets the next free name. One that says the same is not written again.
 *
 * @param besides What else is written in the same step.
 * @param own Makes Markdown in place of the usual one.
 */
export async function writeReport(
	moment: Moment,
	report: Report,
	form: 'markdown' | 'html',
	besides: readonly FileChange[] = [],
	own: OwnMarkdown = async () => ({ kind: 'none' }),
): Promise<vscode.Uri | undefined> {
	const folder = reportsFolder(moment);
	if (!folder) return undefined;
	for (let attempt = 1; attempt <= MOST_NAMES; attempt++) {
		const named = attempt === 1 ? report : { ...report, name: `${report.name}-${attempt}` };
		const files = await filesOf(moment, named, form, own);
		if (!files) return undefined;
		const first = vscode.Uri.joinPath(folder, files[0]!.name);
		const states = await Promise.all(files.map((file) => stateOf(vscode.Uri.joinPath(folder, file.name), file.text)));
		const isThere = states.every((state) => state === 'same');
		if (isThere && besides.length === 0) return first;
		if (!isThere && states.some((state) => state !== 'absent')) continue;
		const made = files.map(
			({ name, text }): FileChange => ({
				label: vscode.l10n.t('Report'),
				created: vscode.Uri.joinPath(folder, name),
				text,
			}),
		);
		const outcome = await applyConfirmed([...(isThere ? [] : made), ...besides]);
		if (outcome.kind === 'done') return first;
		tellRefusal(first, outcome.reason);
		return undefined;
	}
	throw new Error(`There are ${MOST_NAMES} reports of this name already.`);
}

/** Undefined where the template has a fault. */
async function filesOf(
	{ core }: Moment,
	report: Report,
	form: 'markdown' | 'html',
	own: OwnMarkdown,
): Promise<ReportFile[] | undefined> {
	const { drawReportChart: draw } = await import('../reporting/machineCharts.ts');
	if (form === 'html') return [{ name: `${report.name}.html`, text: core.reportHtml(report, draw) }];
	const charts = draw !== undefined;
	const made = await own(report, charts);
	if (made.kind === 'faulty') return undefined;
	const text = made.kind === 'filled' ? made.text : core.reportMarkdown(report, { charts });
	return [
		{ name: `${report.name}.md`, text },
		...(draw
			? core
					.chartsOf(report)
					.map((chart) => ({ name: core.chartFile(report, chart), text: `${draw(chart, chart.id).trim()}\n` }))
			: []),
	];
}

/** What an editor shows of it counts, saved or not. */
async function stateOf(uri: vscode.Uri, text: string): Promise<'absent' | 'same' | 'other'> {
	const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
	if (open?.isDirty) return open.getText() === text ? 'same' : 'other';
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) === text ? 'same' : 'other';
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return 'absent';
		throw error;
	}
}
