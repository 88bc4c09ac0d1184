import * as vscode from 'vscode';
import type { Report } from '../../core/index.ts';
import type { Moment } from '../workspace/state.ts';

export type ByTemplate =
	| { readonly kind: 'none' }
	| { readonly kind: 'filled'; readonly text: string }
	/** It was told, with a way to the line. */
	| { readonly kind: 'faulty' };

/** The Markdown of a weekly report by the template of the repository, `.reliability/report.md`, unsaved text included. */
export async function byTemplate(
	{ core, snapshot }: Moment,
	report: Report,
	week: string,
	charts: boolean,
): Promise<ByTemplate> {
	const file = core.reportTemplateFile(snapshot);
	if (file === undefined) return { kind: 'none' };
	const uri = vscode.Uri.parse(file, true);
	const template = await textOf(uri);
	if (template === undefined) return { kind: 'none' };
	const { fillTemplate } = await import('../../template/fillTemplate.ts');
	const filled = fillTemplate(template, core.reportPlaceholders(report, week, { charts }));
	if (filled.kind === 'filled') return filled;
	tellFault(uri, filled.line, filled.why);
	return { kind: 'faulty' };
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
	try {
		await vscode.workspace.fs.stat(uri);
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
		throw error;
	}
	return (await vscode.workspace.openTextDocument(uri)).getText();
}

/** Does not wait for an answer: the command is over. */
function tellFault(uri: vscode.Uri, line: number, why: string): void {
	const show = vscode.l10n.t('Show Line');
	const told = vscode.l10n.t(
		'No report was made: line {0} of its template {1} has a fault: {2}.',
		line,
		vscode.workspace.asRelativePath(uri),
		why,
	);
	void vscode.window.showErrorMessage(told, show).then((choice) => {
		const at = new vscode.Position(line - 1, 0);
		if (choice === show) void vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
	});
}
