import * as vscode from 'vscode';
import { applyConfirmed, tellRefusal } from '../edits.ts';
import { reportOptions } from '../reporting/reportOptions.ts';
import { besideLedger } from '../reporting/writeReport.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

export const NOTES_FOLDER = 'retrospectives';

/**
 * The notes of the last whole week, or of the one that is given, such as `2026-W47`: written under
 * `.reliability/retrospectives` and opened to write on in them. Notes that are there are opened as they are.
 */
export async function startRetrospective(context: ActionContext, week: unknown): Promise<void> {
	const moment = await backlogAtHand(context);
	const folder = moment && besideLedger(moment, NOTES_FOLDER);
	if (!moment || !folder) return;
	const { core } = moment;
	// The snapshot may be an hour old, and the week may have ended since.
	const snapshot = { ...moment.snapshot, now: context.now() };
	const made = core.retrospective(snapshot, typeof week === 'string' ? week : undefined, reportOptions(folder));
	if (made.kind === 'noWeek') return void vscode.window.showWarningMessage(core.say(made.why, vscode.l10n.t));
	const notes = vscode.Uri.joinPath(folder, `${made.week.name}.md`);
	if (!(await isThere(notes))) {
		const text = core.reportMarkdown(made.report, { charts: false });
		const label = vscode.l10n.t('Retrospective');
		const outcome = await applyConfirmed([{ label, created: notes, text }]);
		if (outcome.kind !== 'done') return tellRefusal(notes, outcome.reason);
	}
	await vscode.window.showTextDocument(notes);
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
		throw error;
	}
}
