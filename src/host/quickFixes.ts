import * as vscode from 'vscode';
import type { Problem } from '../core/index.ts';
import { problemRange, toDiagnostic } from './diagnostics.ts';
import { addEdits } from './edits.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';
import { fileKey, type Moment } from './workspace/state.ts';

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
			if (problem.place.file !== file || !problemRange(moment, problem.place).intersection(range)) return [];
			const edit = mendOf(moment, problem, document);
			const title = (problem.fix ?? problem.mend)?.title;
			if (!edit || !title) return [];
			const action = new vscode.CodeAction(moment.core.say(title, vscode.l10n.t), vscode.CodeActionKind.QuickFix);
			action.diagnostics = [toDiagnostic(moment, problem)];
			action.isPreferred = true;
			action.edit = edit;
			return [action];
		});
	}
}

/** Undefined where there is no mend, or the text does not allow it. */
function mendOf(
	moment: Moment,
	{ fix, mend }: Problem,
	document: vscode.TextDocument,
): vscode.WorkspaceEdit | undefined {
	const edit = new vscode.WorkspaceEdit();
	if (fix) {
		const range = problemRange(moment, fix.place);
		edit.replace(vscode.Uri.parse(fix.place.file, true), range, inQuotesOf(document.getText(range), fix.text));
		return edit;
	}
	const plan = mend && moment.core.planEdit(document.getText(), mend.intent);
	if (!plan?.ok) return undefined;
	return addEdits(edit, document, plan.edits);
}

/** In the quotes of what it takes the place of. */
function inQuotesOf(before: string, text: string): string {
	const quote = /^(["']).*\1$/s.exec(before)?.[1] ?? '';
	return `${quote}${text}${quote}`;
}
