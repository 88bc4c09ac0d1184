import * as vscode from 'vscode';
import { problemRange, toDiagnostic } from './diagnostics.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';
import { fileKey } from './workspace/state.ts';

/** The mends that problems bring along, as quick fixes. */
export class QuickFixes implements vscode.CodeActionProvider {
	static readonly kinds = [vscode.CodeActionKind.QuickFix];
	readonly #workspace: BacklogWorkspace;

	constructor(workspace: BacklogWorkspace) {
		this.#workspace = workspace;
	}

	async provideCodeActions(
		document: vscode.TextDocument,
		range: vscode.Range,
		_context: vscode.CodeActionContext,
		token: vscode.CancellationToken,
	): Promise<vscode.CodeAction[]> {
		// Places of another text than this one would mend the wrong words.
		const moment = await this.#workspace.readyFor(document.uri, document.getText(), token);
		if (!moment) return [];
		const file = fileKey(document.uri);
		return moment.snapshot.problems.flatMap((problem) => {
			const { fix, place } = problem;
			if (!fix || place.file !== file || !problemRange(moment, place).intersection(range)) return [];
			const action = new vscode.CodeAction(moment.core.say(fix.title, vscode.l10n.t), vscode.CodeActionKind.QuickFix);
			action.diagnostics = [toDiagnostic(moment, problem)];
			action.isPreferred = true;
			action.edit = new vscode.WorkspaceEdit();
			action.edit.replace(vscode.Uri.parse(fix.place.file, true), problemRange(moment, fix.place), fix.text);
			return [action];
		});
	}
}
