import * as vscode from 'vscode';
import type { Calendar, SourceMapping, SourceReading } from '../../../core/index.ts';
import type { Core } from '../../core.ts';
import { inSlices } from '../../workspace/slices.ts';

/** Past this a file is read where it lies, by the command line, or not at all. In bytes. */
const mostBytes = 64 * 1024 * 1024;

export interface ImportedText {
	readonly uri: vscode.Uri;
	/** As people know it: relative to the workspace where it lies in it. */
	readonly name: string;
	readonly text: string;
}

/** The file to import: the one that was given, or one that is asked for. Undefined where somebody cancels. */
export async function sourceUri(given: unknown): Promise<vscode.Uri | undefined> {
	if (given instanceof vscode.Uri) return given;
	const chosen = await vscode.window.showOpenDialog({
		title: vscode.l10n.t('Import Incidents'),
		openLabel: vscode.l10n.t('Import'),
		filters: {
			[vscode.l10n.t('Exports of incidents')]: ['csv', 'tsv', 'json', 'ndjson', 'jsonl', 'yaml', 'yml', 'md'],
			[vscode.l10n.t('All files')]: ['*'],
		},
	});
	return chosen?.[0];
}

/** Unsaved text included. Throws one plain sentence where the file cannot be read. */
export async function readText(core: Core, uri: vscode.Uri): Promise<ImportedText> {
	const name = vscode.workspace.asRelativePath(uri);
	const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
	if (open) return { uri, name, text: open.getText() };
	const { size } = await vscode.workspace.fs.stat(uri);
	if (size > mostBytes)
		throw new Error(
			vscode.l10n.t(
				'{0} has {1} MB, which is too large to import here. Use “lights-on import” on the command line.',
				name,
				Math.ceil(size / 1_000_000),
			),
		);
	const { text } = core.decodeText(await vscode.workspace.fs.readFile(uri));
	return { uri, name, text };
}

/** Shorter texts are read before a notification could be seen. In UTF-16 units. */
const worthTelling = 1_000_000;

/** Reads with progress and a way to cancel; undefined where it was used. */
export function readWithProgress(
	core: Core,
	{ uri, name, text }: ImportedText,
	calendar: Calendar,
	mapping: SourceMapping,
): Thenable<SourceReading | undefined> {
	if (text.length < worthTelling) return inSlices(core.readSourceInSteps(uri.toString(), text, calendar, mapping));
	return vscode.window.withProgress(
		{
			location: vscode.ProgressLocation.Notification,
			title: vscode.l10n.t('Reading {0}', name),
			cancellable: true,
		},
		(progress, token) => {
			let told = 0;
			return inSlices(core.readSourceInSteps(uri.toString(), text, calendar, mapping), (part) => {
				progress.report({ increment: Math.max(0, part - told) * 100 });
				told = Math.max(told, part);
				return token.isCancellationRequested ? 'stop' : 'go on';
			});
		},
	);
}
