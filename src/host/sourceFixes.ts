import * as vscode from 'vscode';
import { problemRange, toDiagnostic } from './diagnostics.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';
import { fileKey } from './workspace/state.ts';

/** Where sources may lie: every kind of file that a reader reads. */
export const sourcePattern = '**/*.{csv,tsv,json,jsonl,ndjson,yaml,yml,md,markdown,txt}';

/** In the exports themselves: which service a name stands for. The answer is written into the backlog. */
export class SourceFixes implements vscode.CodeActionProvider {
	static readonly kinds = [vscode.CodeActionKind.QuickFix];
	readonly #workspace: BacklogWorkspace;

	constructor(workspace: BacklogWorkspace) {
		this.#workspace = workspace;
	}

	provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
		const { moment } = this.#workspace;
		const file = fileKey(document.uri);
		if (moment?.texts.get(file) !== document.getText()) return [];
		return moment.snapshot.problems.flatMap((problem) => {
			const { code, subject, place } = problem;
			if (code !== 'source.service' || subject === undefined || place.file !== file) return [];
			if (!problemRange(moment, place).intersection(range)) return [];
			const title = vscode.l10n.t('Map “{0}” to a service…', subject);
			const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
			action.diagnostics = [toDiagnostic(moment, problem)];
			action.isPreferred = true;
			action.command = { command: 'lightsOn.mapServices', title, arguments: [subject] };
			return [action];
		});
	}
}
