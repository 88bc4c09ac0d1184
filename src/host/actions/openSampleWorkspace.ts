import * as vscode from 'vscode';
import { loadCore } from '../core.ts';
import { backlogFileName } from '../workspace/backlogFinder.ts';
import type { ActionContext } from './actionContext.ts';

/** Schemes of folders that the editor can open by themselves: on this machine, or on the one it is connected to. */
const openable = ['file', 'vscode-remote'];

/**
 * Writes the example of a team that has kept its backlog for a year, with dates that end now, and opens it in a window of its
 * own. A sample of this week that is there already is opened as it is. Gives the folder.
 *
 * @param given Where to write it; it is then not opened.
 */
export async function openSampleWorkspace(context: ActionContext, given: unknown): Promise<vscode.Uri | undefined> {
	const core = await loadCore();
	const weeks = core.weeksSinceSample(context.now());
	const parent = given instanceof vscode.Uri ? given : await parentFolder(context);
	if (!parent) return undefined;
	const folder = vscode.Uri.joinPath(parent, `checkout-${weeks}`);
	if (!(await isThere(vscode.Uri.joinPath(folder, backlogFileName)))) {
		const files = Object.entries(await sampleFiles(context.extensionUri));
		await writeSample(folder, new Map(files.map(([name, text]) => [name, core.shiftDates(text, weeks)])));
	}
	if (!(given instanceof vscode.Uri) && openable.includes(folder.scheme))
		await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
	return folder;
}

/** The backlog last, and as a whole: where it is, all of the sample is, however the writing was broken off before. */
async function writeSample(folder: vscode.Uri, files: ReadonlyMap<string, string>): Promise<void> {
	const place = (name: string) => vscode.Uri.joinPath(folder, name);
	const whole = `${backlogFileName}.part`;
	for (const [name, text] of files)
		await vscode.workspace.fs.writeFile(place(name === backlogFileName ? whole : name), new TextEncoder().encode(text));
	await vscode.workspace.fs.rename(place(whole), place(backlogFileName));
}

/** The extension's own storage; in a browser without a disk the folder that is open, after a question. */
async function parentFolder({ storageUri }: ActionContext): Promise<vscode.Uri | undefined> {
	if (openable.includes(storageUri.scheme)) return vscode.Uri.joinPath(storageUri, 'sample');
	const [first] = vscode.workspace.workspaceFolders ?? [];
	if (!first) {
		void vscode.window.showInformationMessage(
			vscode.l10n.t('Open a folder first: without a disk, the sample is written into it.'),
		);
		return undefined;
	}
	const write = vscode.l10n.t('Write Sample');
	const asked = vscode.l10n.t('Write the sample into “{0}”?', first.name);
	const chosen = await vscode.window.showInformationMessage(asked, { modal: true }, write);
	return chosen === write ? vscode.Uri.joinPath(first.uri, 'lights-on-sample') : undefined;
}

async function sampleFiles(extensionUri: vscode.Uri): Promise<Readonly<Record<string, string>>> {
	const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist/sample.json'));
	return JSON.parse(new TextDecoder().decode(bytes));
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
		throw error;
	}
}
