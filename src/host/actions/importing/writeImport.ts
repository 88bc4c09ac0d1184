import * as vscode from 'vscode';
import type { ImportPlan, TextEdit } from '../../../core/index.ts';
import type { Core } from '../../core.ts';
import type { ImportTargetChoice } from './importTargets.ts';

/** Texts as they were when the import was planned: what has changed since must be planned anew. */
export interface PlannedImport {
	readonly target: ImportTargetChoice;
	readonly targetText: string;
	readonly plan: ImportPlan;
	/** Of the backlog, so that it reads a new file. */
	readonly backlog?: { readonly uri: vscode.Uri; readonly edits: readonly TextEdit[] };
}

export type Written = 'written' | 'discarded';

/**
 * Writes an import as one undo step; with `review` the editor first shows its refactor preview, in which each file can be
 * looked at and left out. Files that were saved are saved again, files with unsaved changes stay so.
 */
export async function writeImport(core: Core, planned: PlannedImport, review: boolean): Promise<Written> {
	const { target, targetText, plan, backlog } = planned;
	const edit = new vscode.WorkspaceEdit();
	const confirm = (label: string, description: string): vscode.WorkspaceEditEntryMetadata | undefined =>
		review ? { needsConfirmation: true, label, description } : undefined;
	const incidents = confirm(
		vscode.l10n.t('Imported incidents'),
		vscode.l10n.t('{0} new, {1} changed', plan.added.length, plan.changed.length),
	);
	const clean: vscode.TextDocument[] = [];
	if (target.newSource !== undefined) {
		const contents = new TextEncoder().encode(core.applyEdits(targetText, plan.edits));
		edit.createFile(target.uri, { contents, ignoreIfExists: false }, incidents);
	} else {
		const document = await vscode.workspace.openTextDocument(target.uri);
		if (document.getText() !== targetText)
			throw new Error(vscode.l10n.t('{0} has changed meanwhile. Import again.', target.label));
		if (!document.isDirty) clean.push(document);
		replaceAll(edit, document, plan.edits, incidents);
	}
	if (backlog && backlog.edits.length > 0) {
		const document = await vscode.workspace.openTextDocument(backlog.uri);
		if (!document.isDirty && !clean.includes(document)) clean.push(document);
		replaceAll(edit, document, backlog.edits, confirm(vscode.l10n.t('Sources of the backlog'), target.label));
	}
	// Where nothing is chosen in the preview, nothing is written, and the editor says no.
	if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return 'discarded';
	for (const document of clean)
		if (document.isDirty && !(await document.save()))
			throw new Error(vscode.l10n.t('The import was made but {0} could not be saved.', target.label));
	return 'written';
}

function replaceAll(
	edit: vscode.WorkspaceEdit,
	document: vscode.TextDocument,
	edits: readonly TextEdit[],
	metadata: vscode.WorkspaceEditEntryMetadata | undefined,
): void {
	for (const { start, end, text } of edits)
		edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text, metadata);
}
