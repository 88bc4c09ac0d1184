// What the extension tells in notifications, for suites: the editor itself gives no way to read them.
import * as vscode from 'vscode';

const kinds = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const;

/** The texts of the notifications that are shown while work is done; none of them is answered. */
export async function toldDuring(work: () => PromiseLike<unknown>): Promise<string[]> {
	const told: string[] = [];
	const shown = Object.fromEntries(kinds.map((kind) => [kind, vscode.window[kind]]));
	const heard = async (text: string) => void told.push(text);
	// Suites and the extension have the same `vscode`.
	Object.assign(vscode.window, Object.fromEntries(kinds.map((kind) => [kind, heard])));
	try {
		await work();
	} finally {
		Object.assign(vscode.window, shown);
	}
	return told;
}
