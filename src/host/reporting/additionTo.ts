import * as vscode from 'vscode';
import type { FileChange } from '../edits.ts';
import type { LedgerText } from '../workspace/ledgerText.ts';

/** Text for the end of the ledger as a change; where there is no ledger yet, it is made. */
export async function additionTo({ uri, text }: LedgerText, added: string, label: string): Promise<FileChange> {
	if (text === undefined) return { label, created: uri, text: added };
	const document = await vscode.workspace.openTextDocument(uri);
	const end = document.getText().length;
	return { label, document, edits: [{ start: end, end, text: added }] };
}
