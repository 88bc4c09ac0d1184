import * as vscode from 'vscode';
import type { FollowUpRow } from '../../core/index.ts';
import { applyToFiles, tellRefusal } from '../edits.ts';
import { besideLedger } from '../reporting/writeReport.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';
import { NOTES_FOLDER } from './startRetrospective.ts';

interface ActionChoice extends vscode.QuickPickItem {
	readonly row: FollowUpRow;
}

/**
 * Takes open actions of a retrospective into the backlog as items, as one undo step. Those of the notes that are given or open
 * in the editor, else of the newest ones.
 *
 * @param chosen Ids of actions; absent: asked for.
 */
export async function addActions(context: ActionContext, given: unknown, chosen: unknown): Promise<void> {
	const moment = await backlogAtHand(context);
	if (!moment) return;
	const notes = await notesAtHand(moment, given);
	if (!notes)
		return void vscode.window.showInformationMessage(
			vscode.l10n.t('There are no notes of a retrospective yet. Start one first.'),
		);
	const { core, snapshot } = moment;
	const text = (await vscode.workspace.openTextDocument(notes)).getText();
	const rows = core.retrospectiveActions(snapshot, notes.toString(), text);
	if (rows.length === 0)
		return void vscode.window.showInformationMessage(
			vscode.l10n.t('These notes have no open action that is not in the backlog. Write one as “- [ ] …”.'),
		);
	const wanted = Array.isArray(chosen) ? rows.filter(({ key }) => chosen.includes(key)) : await ask(rows, moment);
	const backlog = wanted?.[0] && core.followUpBacklog(wanted[0], snapshot.backlogs);
	if (!wanted || !backlog) return;
	const file = vscode.Uri.parse(backlog.file, true);
	const outcome = await applyToFiles([{ file, intents: core.actionIntents(wanted, backlog) }]);
	if (outcome.kind === 'refused') return tellRefusal(file, outcome.reason);
	await context.workspace.settled();
	const show = vscode.l10n.t('Show Backlog File');
	const told =
		wanted.length === 1
			? vscode.l10n.t('1 action is in the backlog now. Give it an effort, and it is ranked.')
			: vscode.l10n.t('{0} actions are in the backlog now. Give them an effort, and they are ranked.', wanted.length);
	// Does not wait for an answer: the command is over.
	void vscode.window.showInformationMessage(told, show).then((choice) => {
		if (choice === show) void vscode.window.showTextDocument(file);
	});
}

/** All are chosen to begin with: what is written down as an action is meant. */
async function ask(rows: readonly FollowUpRow[], { core, snapshot }: Moment): Promise<FollowUpRow[] | undefined> {
	const shownIn = { translate: vscode.l10n.t, locale: vscode.env.language };
	const choices = rows.map((row): ActionChoice => {
		const { label, description } = core.followUpWords(row, snapshot, shownIn);
		const about = row.incident?.id ?? '';
		return { row, label, description: [description, about].filter((part) => part !== '').join(' · '), picked: true };
	});
	const picked = await vscode.window.showQuickPick(choices, {
		canPickMany: true,
		placeHolder: vscode.l10n.t('Which actions become items of the backlog?'),
		matchOnDescription: true,
	});
	return picked && picked.length > 0 ? picked.map(({ row }) => row) : undefined;
}

async function notesAtHand(moment: Moment, given: unknown): Promise<vscode.Uri | undefined> {
	if (given instanceof vscode.Uri) return given;
	const folder = besideLedger(moment, NOTES_FOLDER);
	if (!folder) return undefined;
	const open = vscode.window.activeTextEditor?.document.uri;
	if (open && vscode.Uri.joinPath(open, '..').toString() === folder.toString()) return open;
	const newest = (await namesIn(folder))
		.filter((name) => /^\d{4}-W\d\d\.md$/.test(name))
		.sort()
		.at(-1);
	return newest === undefined ? undefined : vscode.Uri.joinPath(folder, newest);
}

async function namesIn(folder: vscode.Uri): Promise<string[]> {
	try {
		return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return [];
		throw error;
	}
}
