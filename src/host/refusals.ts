// Why a file was not written: each reason names the file and says what to do.
import * as vscode from 'vscode';
import { hasRoomFor, isWriteProtected } from './workspace/disk.ts';

const nameOf = (file: vscode.Uri) => vscode.workspace.asRelativePath(file);

/** Undefined where the file can be written. */
export async function readOnlyReason(file: vscode.Uri): Promise<string | undefined> {
	const readOnly = vscode.l10n.t(
		'{0} is read-only. Nothing was changed: make it writable, and try again.',
		nameOf(file),
	);
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

/**
 * Undefined where the disk has room for a text, or does not say. It is asked before, as the editor empties a file before it
 * writes it: on a full disk half of it would be left there.
 */
export async function noRoomReason(file: vscode.Uri, text: string): Promise<string | undefined> {
	if (await hasRoomFor(file, new TextEncoder().encode(text).length)) return undefined;
	return vscode.l10n.t(
		'There is no room on the disk for {0}. Nothing was changed: free some space, and try again.',
		nameOf(file),
	);
}

export function notSavedReason(file: vscode.Uri): string {
	return vscode.l10n.t(
		'{0} could not be saved. The change stands in the editor, unsaved: save it once the file can be written.',
		nameOf(file),
	);
}

export function notCreatedReason(file: vscode.Uri): string {
	return vscode.l10n.t(
		'{0} could not be created. See that its folder can be written and the disk has room, and try again.',
		nameOf(file),
	);
}
