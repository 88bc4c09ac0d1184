import * as vscode from 'vscode';
import type { Report, Snapshot } from '../../core/index.ts';
import { applyConfirmed, type FileChange, tellRefusal } from '../edits.ts';
import { additionTo } from '../reporting/additionTo.ts';
import { byTemplate } from '../reporting/ownTemplate.ts';
import { reportOptions } from '../reporting/reportOptions.ts';
import { showRichText } from '../reporting/richTextPanel.ts';
import { reportsFolder, writeReport } from '../reporting/writeReport.ts';
import { readLedgerText } from '../workspace/ledgerText.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

const reportForms = ['markdown', 'html', 'text', 'rich'] as const;
type ReportForm = (typeof reportForms)[number];

/**
 * The report of the last whole week, or of the one that is given, such as `2026-W47`: written under `.reliability/reports`,
 * or as text to copy. The ledger keeps that it was made.
 */
export async function weeklyReport(context: ActionContext, week: unknown, form: unknown): Promise<void> {
	const moment = await backlogAtHand(context);
	if (!moment) return;
	const chosen = await formOf(form, vscode.l10n.t('The weekly report as what?'));
	if (!chosen) return;
	const { core } = moment;
	// The snapshot may be an hour old, and the week may have ended since.
	const snapshot = { ...moment.snapshot, now: context.now() };
	const made = core.weeklyReport(
		snapshot,
		typeof week === 'string' ? week : undefined,
		reportOptions(reportsFolder(moment)),
	);
	if (made.kind === 'noWeek') return void vscode.window.showWarningMessage(core.say(made.why, vscode.l10n.t));
	await show(context, moment, made.report, chosen, await circulated(moment, snapshot, made.week.name), made.week.name);
}

/** One page for who decides. The plan that it promises is solved first. */
export async function executiveBrief(context: ActionContext, form: unknown): Promise<void> {
	const moment = await backlogAtHand(context);
	if (!moment) return;
	const chosen = await formOf(form, vscode.l10n.t('The executive brief as what?'));
	if (!chosen) return;
	const { core, snapshot } = moment;
	const { solvePlan } = await import('../planning/planning.ts');
	const title = vscode.l10n.t('Planning, to say what the ask buys');
	const solved = await solvePlan(context.extensionUri, core, snapshot, title);
	if (solved)
		await show(context, moment, core.executiveBrief(snapshot, solved, reportOptions(reportsFolder(moment))), chosen);
}

/** The line of the ledger that says that the report of a week was made; nothing where one says so already. */
async function circulated(moment: Moment, snapshot: Snapshot, week: string): Promise<FileChange[]> {
	const ledger = await readLedgerText(moment);
	const added = ledger && moment.core.reportMade(snapshot, ledger.text ?? '', week);
	return ledger && added !== undefined ? [await additionTo(ledger, added, vscode.l10n.t('Report'))] : [];
}

async function formOf(given: unknown, placeHolder: string): Promise<ReportForm | undefined> {
	const known = reportForms.find((form) => form === given);
	if (known) return known;
	const choices: (vscode.QuickPickItem & { readonly form: ReportForm })[] = [
		{
			form: 'markdown',
			label: vscode.l10n.t('Markdown'),
			detail: vscode.l10n.t('A file under .reliability/reports, with its charts beside it'),
			iconPath: new vscode.ThemeIcon('markdown'),
		},
		{
			form: 'html',
			label: vscode.l10n.t('Web Page'),
			detail: vscode.l10n.t('One file under .reliability/reports, to print or to forward'),
			iconPath: new vscode.ThemeIcon('globe'),
		},
		{
			form: 'text',
			label: vscode.l10n.t('Text'),
			detail: vscode.l10n.t('To copy into a chat'),
			iconPath: new vscode.ThemeIcon('comment'),
		},
		{
			form: 'rich',
			label: vscode.l10n.t('Rich Text'),
			detail: vscode.l10n.t('To paste into a mail or a document'),
			iconPath: new vscode.ThemeIcon('copy'),
		},
	];
	return (await vscode.window.showQuickPick(choices, { placeHolder, matchOnDetail: true }))?.form;
}

async function show(
	{ extensionUri }: ActionContext,
	moment: Moment,
	report: Report,
	form: ReportForm,
	besides: readonly FileChange[] = [],
	week?: string,
): Promise<void> {
	if (form === 'text' || form === 'rich') {
		if (form === 'rich') await showRichText(moment.core, report, extensionUri);
		else {
			const content = moment.core.reportText(report);
			await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'plaintext', content }));
		}
		if (besides.length === 0) return;
		const outcome = await applyConfirmed(besides);
		const [ledger] = besides;
		if (outcome.kind === 'refused' && ledger)
			tellRefusal('created' in ledger ? ledger.created : ledger.document.uri, outcome.reason);
		return;
	}
	const written = await writeReport(moment, report, form, besides, async (named, charts) =>
		week === undefined ? { kind: 'none' } : byTemplate(moment, named, week, charts),
	);
	if (!written) return;
	if (form === 'markdown') await vscode.commands.executeCommand('markdown.showPreview', written);
	else tellPage(written, report.onePage);
}

/** Does not wait for an answer: the command is over. */
function tellPage(page: vscode.Uri, onePage: boolean): void {
	const [browse, file] = [vscode.l10n.t('Open in Browser'), vscode.l10n.t('Show File')];
	const name = vscode.workspace.asRelativePath(page);
	const told = onePage
		? vscode.l10n.t('{0} is there. The browser prints it on one page, or saves that as PDF.', name)
		: vscode.l10n.t('{0} is there.', name);
	void vscode.window.showInformationMessage(told, browse, file).then((choice) => {
		if (choice === browse) void vscode.env.openExternal(page);
		if (choice === file) void vscode.window.showTextDocument(page);
	});
}
