import * as vscode from 'vscode';
import { loadCore } from '../core.ts';
import { applyConfirmed } from '../edits.ts';
import { backlogFileName, rootPaths } from '../workspace/backlogFinder.ts';
import type { ActionContext } from './actionContext.ts';

/** Writes a commented starter that scores at once, and opens it. A file that is there already is opened as it is. */
export async function createBacklogFile({ now, workspace }: ActionContext, given: unknown): Promise<void> {
	const folder = await chosenFolder(given);
	if (!folder) return;
	const existing = await existingFile(folder);
	const file = existing ?? vscode.Uri.joinPath(folder, backlogFileName);
	if (!existing) {
		if (vscode.workspace.fs.isWritableFileSystem(file.scheme) === false) {
			void vscode.window.showWarningMessage(vscode.l10n.t('This folder is read-only.'));
			return;
		}
		const { starterText } = await loadCore();
		// Unlike a write to the disk this fails where another process has made the file meanwhile.
		const outcome = await applyConfirmed([{ label: backlogFileName, created: file, text: starterText(now()) }]);
		if (outcome.kind === 'refused') return void vscode.window.showWarningMessage(outcome.reason);
	}
	await vscode.window.showTextDocument(file);
	await workspace.settled();
}

async function chosenFolder(given: unknown): Promise<vscode.Uri | undefined> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	if (given instanceof vscode.Uri) return given;
	const [first] = folders;
	if (!first) {
		const open = vscode.l10n.t('Open Folder…');
		void vscode.window
			.showInformationMessage(vscode.l10n.t('Open a folder first: the backlog is a file in it.'), open)
			.then((choice) => {
				if (choice === open) void vscode.commands.executeCommand('workbench.action.files.openFolder');
			});
		return undefined;
	}
	if (folders.length === 1) return first.uri;
	const picked = await vscode.window.showWorkspaceFolderPick({
		placeHolder: vscode.l10n.t('Create the backlog file in which folder?'),
	});
	return picked?.uri;
}

async function existingFile(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
	for (const path of rootPaths) {
		const uri = vscode.Uri.joinPath(folder, path);
		try {
			await vscode.workspace.fs.stat(uri);
			return uri;
		} catch {
			// Not there: the next name, or a new file.
		}
	}
	return undefined;
}
