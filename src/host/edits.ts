import * as vscode from 'vscode';
import type { Intent, TextEdit } from '../core/index.ts';
import { loadCore } from './core.ts';
import { noRoomReason, notCreatedReason, notSavedReason, readOnlyReason } from './refusals.ts';

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
			if (plan.edits.length > 0 && !document.isDirty) {
				const noRoom = await noRoomReason(document.uri, core.applyEdits(document.getText(), plan.edits));
				if (noRoom) return { kind: 'refused', reason: noRoom };
				toSave.push(document);
			}
			addEdits(edit, document, plan.edits);
		}
		if (edit.size === 0) return { kind: 'done' };
		// Refused by the editor where the text has changed since: plan again on the newest text.
		if (!(await vscode.workspace.applyEdit(edit))) continue;
		return saveAll(toSave);
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
 * somebody decides against them. Files that were saved are saved again, files with unsaved changes stay so.
 */
export function applyAfterPreview(
	changes: readonly FileChange[],
): Promise<EditOutcome | { readonly kind: 'dismissed' }> {
	return applyChanges(changes, true);
}

/** The same without a preview, for changes that were agreed to already. */
export async function applyConfirmed(changes: readonly FileChange[]): Promise<EditOutcome> {
	const outcome = await applyChanges(changes, false);
	if (outcome.kind !== 'dismissed') return outcome;
	// Nobody was asked: the editor could not do it, and keeps to itself why.
	const created = changes.find((change) => 'created' in change);
	const reason = created ? notCreatedReason(created.created) : vscode.l10n.t('The file keeps changing. Try again.');
	return { kind: 'refused', reason };
}

async function applyChanges(
	changes: readonly FileChange[],
	preview: boolean,
): Promise<EditOutcome | { readonly kind: 'dismissed' }> {
	const edit = new vscode.WorkspaceEdit();
	const saved: vscode.TextDocument[] = [];
	for (const change of changes) {
		const refused = await refusalOf(change);
		if (refused) return { kind: 'refused', reason: refused };
		const metadata = preview ? { label: change.label, needsConfirmation: true } : undefined;
		if ('created' in change) {
			const contents = new TextEncoder().encode(change.text);
			edit.createFile(change.created, { contents, ignoreIfExists: false }, metadata);
			continue;
		}
		const { document, edits } = change;
		if (!document.isDirty) saved.push(document);
		addEdits(edit, document, edits, metadata);
	}
	if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return { kind: 'dismissed' };
	return saveAll(saved.filter((document) => document.isDirty));
}

/** Why a change would fail, as far as that can be known before. */
async function refusalOf(change: FileChange): Promise<string | undefined> {
	const created = 'created' in change;
	const readOnly = await readOnlyReason(created ? change.created : change.document.uri);
	if (readOnly) return readOnly;
	if (created) return noRoomReason(change.created, change.text);
	const { document, edits } = change;
	if (document.isDirty) return undefined;
	return noRoomReason(document.uri, (await loadCore()).applyEdits(document.getText(), edits));
}

async function saveAll(documents: readonly vscode.TextDocument[]): Promise<EditOutcome> {
	for (const document of documents)
		if (!(await document.save())) return { kind: 'refused', reason: notSavedReason(document.uri) };
	return { kind: 'done' };
}

/** Tells the user why nothing was changed, with a way to the file. */
export function tellRefusal(file: vscode.Uri, reason: string): void {
	const open = vscode.l10n.t('Open File');
	void vscode.window.showWarningMessage(reason, open).then((choice) => {
		if (choice === open) void vscode.window.showTextDocument(file);
	});
}
