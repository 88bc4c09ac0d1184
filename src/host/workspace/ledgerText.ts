import * as vscode from 'vscode';
import { fileKey, type Moment } from './state.ts';

export interface LedgerText {
	readonly uri: vscode.Uri;
	/** Unsaved text included; undefined where there is no ledger yet. */
	readonly text: string | undefined;
}

/** The ledger of the workspace. Fails where it is there and cannot be read. */
export async function readLedgerText({ core, snapshot }: Moment): Promise<LedgerText | undefined> {
	const file = core.ledgerFile(snapshot);
	if (file === undefined) return undefined;
	const uri = vscode.Uri.parse(file, true);
	const open = vscode.workspace.textDocuments.find(
		(document) => !document.isClosed && fileKey(document.uri) === fileKey(uri),
	);
	// A file that is gone may still have a document without changes for a while.
	if (open?.isDirty) return { uri, text: open.getText() };
	try {
		const bytes = await vscode.workspace.fs.readFile(uri);
		return { uri, text: await vscode.workspace.decode(bytes, { uri }) };
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { uri, text: undefined };
		throw error;
	}
}
