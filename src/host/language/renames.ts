import * as vscode from 'vscode';
import type { Message, NamedAt } from '../../core/index.ts';
import { addEdits } from '../edits.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import { fileKey, type Moment } from '../workspace/state.ts';

/** The name at a position, if it can be changed. Throws why not, which the editor shows. */
export async function prepareRename(
	workspace: BacklogWorkspace,
	document: vscode.TextDocument,
	position: vscode.Position,
	token: vscode.CancellationToken,
): Promise<{ range: vscode.Range; placeholder: string }> {
	const { moment, named } = await namedAt(workspace, document, position, token);
	const refusal = moment.core.renameRefusal(named, moment.snapshot);
	if (refusal) throw refused(moment, refusal);
	const range = new vscode.Range(document.positionAt(named.start), document.positionAt(named.end));
	return { range, placeholder: named.name };
}

/** The edits of all backlog files that mean the same thing by the name, as one change. Throws why there are none. */
export async function renameEdits(
	workspace: BacklogWorkspace,
	document: vscode.TextDocument,
	position: vscode.Position,
	newName: string,
	token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
	const { moment, named } = await namedAt(workspace, document, position, token);
	const plan = moment.core.planRename(named, newName, moment.snapshot, moment.texts);
	if (!plan.ok) throw refused(moment, plan.reason);
	const edit = new vscode.WorkspaceEdit();
	for (const { file, edits } of plan.changes) {
		const uri = vscode.Uri.parse(file, true);
		const other = await vscode.workspace.openTextDocument(uri);
		if (other.getText() !== moment.texts.get(file))
			throw new Error(vscode.l10n.t('The file keeps changing. Try again.'));
		addEdits(edit, other, edits);
	}
	return edit;
}

/** Only of the text that stands there now: edits of another one would hit the wrong words. */
async function namedAt(
	workspace: BacklogWorkspace,
	document: vscode.TextDocument,
	position: vscode.Position,
	token: vscode.CancellationToken,
): Promise<{ moment: Moment; named: NamedAt }> {
	const text = document.getText();
	const moment = await workspace.readyFor(document.uri, text, token);
	const named = moment?.core.nameAt(text, document.offsetAt(position), fileKey(document.uri));
	if (!moment || !named) throw new Error(vscode.l10n.t('Nothing stands here that can be renamed.'));
	return { moment, named };
}

function refused({ core }: Moment, reason: Message): Error {
	return new Error(core.say(reason, vscode.l10n.t));
}
