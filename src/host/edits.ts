import * as vscode from 'vscode';
import type { Intent, TextEdit } from '../core/index.ts';
import { loadCore } from './core.ts';
import { isWriteProtected } from './workspace/disk.ts';

export type EditOutcome =
	| { readonly kind: 'done' }
	/** Why nothing was changed, in the user's language. */
	| { readonly kind: 'refused'; readonly reason: string };

const mostTries = 3;

/**
 * Writes what somebody decided into a file: one undo step, only the bytes that must change. Works on unsaved text; a
 * file that was saved before is saved again, a file with unsaved changes stays so.
 */
export function applyIntents(file: vscode.Uri, intents: readonly Intent[]): Promise<EditOutcome> {
	return applyToFiles([{ file, intents }]);
}

type Change = { readonly file: vscode.Uri; readonly intents: readonly Intent[] };

/** One after the other: a file that is being saved still looks as if somebody had left it unsaved. */
let last: Promise<unknown> = Promise.resolve();

/** The same for several files: all of it is one undo step, and nothing is written where one of them refuses. */
export function applyToFiles(changes: readonly Change[]): Promise<EditOutcome> {
	const next = last.then(() => applyNow(changes));
	last = next.catch(() => undefined);
	return next;
}

async function applyNow(changes: readonly Change[]): Promise<EditOutcome> {
	const core = await loadCore();
	const files: { readonly document: vscode.TextDocument; readonly intents: readonly Intent[] }[] = [];
	for (const { file, intents } of changes) {
		const refused = await readOnlyReason(file);
		if (refused) return { kind: 'refused', reason: refused };
		files.push({ document: await vscode.workspace.openTextDocument(file), intents });
	}
	for (let attempt = 0; attempt < mostTries; attempt++) {
		const edit = new vscode.WorkspaceEdit();
		const toSave: vscode.TextDocument[] = [];
		for (const { document, intents } of files) {
			const plan = core.planEdit(document.getText(), intents);
			if (!plan.ok) return { kind: 'refused', reason: core.say(plan.reason, vscode.l10n.t) };
			// What is wanted may stand there already; the editor would refuse an edit without a change.
			if (plan.edits.length > 0 && !document.isDirty) toSave.push(document);
			addEdits(edit, document, plan.edits);
		}
		if (edit.size === 0) return { kind: 'done' };
		// Refused by the editor where the text has changed since: plan again on the newest text.
		if (!(await vscode.workspace.applyEdit(edit))) continue;
		for (const document of toSave)
			if (!(await document.save()))
				return { kind: 'refused', reason: vscode.l10n.t('The change was made but the file could not be saved.') };
		return { kind: 'done' };
	}
	return { kind: 'refused', reason: vscode.l10n.t('The file keeps changing. Try again.') };
}

/** Edits that the core planned, as the editor takes them from a provider. The only way in which text of a file is changed. */
export function addEdits(
	edit: vscode.WorkspaceEdit,
	document: vscode.TextDocument,
	edits: readonly TextEdit[],
	metadata?: vscode.WorkspaceEditEntryMetadata,
): vscode.WorkspaceEdit {
	for (const { start, end, text } of edits) {
		const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
		edit.replace(document.uri, range, text, metadata);
	}
	return edit;
}

/** What is wanted of one file. */
export type FileChange = {
	/** What the change is, for the preview. */
	readonly label: string;
} & (
	| { readonly document: vscode.TextDocument; readonly edits: readonly TextEdit[] }
	/** A file that is not there yet. */
	| { readonly created: vscode.Uri; readonly text: string }
);

/**
 * Shows changes in the editor's refactor preview and makes those that are confirmed there: one undo step. `dismissed` where
 * somebody decides against them. With `confirmed` they were agreed to already, and are made without a preview. Files that
 * were saved are saved again, files with unsaved changes stay so.
 */
export async function applyAfterPreview(
	changes: readonly FileChange[],
	confirmed: boolean,
): Promise<EditOutcome | { readonly kind: 'dismissed' }> {
	const edit = new vscode.WorkspaceEdit();
	const saved: vscode.TextDocument[] = [];
	for (const change of changes) {
		const metadata = confirmed ? undefined : { label: change.label, needsConfirmation: true };
		if ('created' in change) {
			const contents = new TextEncoder().encode(change.text);
			edit.createFile(change.created, { contents, ignoreIfExists: false }, metadata);
			continue;
		}
		const { document, edits } = change;
		const refused = await readOnlyReason(document.uri);
		if (refused) return { kind: 'refused', reason: refused };
		if (!document.isDirty) saved.push(document);
		addEdits(edit, document, edits, metadata);
	}
	if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return { kind: 'dismissed' };
	for (const document of saved)
		if (document.isDirty && !(await document.save()))
			return { kind: 'refused', reason: vscode.l10n.t('The change was made but the file could not be saved.') };
	return { kind: 'done' };
}

/** Tells the user why nothing was changed, with a way to the file. */
export function tellRefusal(file: vscode.Uri, reason: string): void {
	const open = vscode.l10n.t('Open File');
	void vscode.window.showWarningMessage(reason, open).then((choice) => {
		if (choice === open) void vscode.window.showTextDocument(file);
	});
}

/** Why a file cannot be written; undefined where it can. */
export async function readOnlyReason(file: vscode.Uri): Promise<string | undefined> {
	const readOnly = vscode.l10n.t('The file is read-only.');
	if (vscode.workspace.fs.isWritableFileSystem(file.scheme) === false) return readOnly;
	try {
		const { permissions } = await vscode.workspace.fs.stat(file);
		if (permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0) return readOnly;
		return (await isWriteProtected(file)) ? readOnly : undefined;
	} catch {
		// Unsaved text of a file that is gone: the document can still be edited.
		return undefined;
	}
}
