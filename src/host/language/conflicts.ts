import * as vscode from 'vscode';
import { loadCore } from '../core.ts';
import { addEdits } from '../edits.ts';
import { machineGit } from '../git/machineGit.ts';

/** *Resolve by Item*: works out its edit once somebody chooses it. */
class ResolveByItem extends vscode.CodeAction {
	readonly #document: vscode.TextDocument;

	constructor(document: vscode.TextDocument, diagnostics: vscode.Diagnostic[]) {
		super(vscode.l10n.t('Resolve by Item'), vscode.CodeActionKind.QuickFix);
		this.#document = document;
		this.diagnostics = diagnostics;
		this.isPreferred = true;
	}

	/** Says why where the text does not allow it. */
	async settle(token: vscode.CancellationToken): Promise<void> {
		const document = this.#document;
		const core = await loadCore();
		const base = await commonAncestor(document.uri, token);
		// What is worked out from here on is of one text.
		const result = core.resolveConflicts(document.getText(), base);
		if (!result.ok) {
			void vscode.window.showWarningMessage(core.say(result.reason, vscode.l10n.t));
			return;
		}
		this.edit = addEdits(new vscode.WorkspaceEdit(), document, result.edits);
	}
}

/** The one quick fix of what a merge left in a backlog file: for the whole file, as one undo step. */
export function conflictActions(document: vscode.TextDocument, diagnostics: vscode.Diagnostic[]): vscode.CodeAction[] {
	return [new ResolveByItem(document, diagnostics)];
}

export async function resolveConflictAction(
	action: vscode.CodeAction,
	token: vscode.CancellationToken,
): Promise<vscode.CodeAction> {
	if (action instanceof ResolveByItem) await action.settle(token);
	return action;
}

/** The file that both sides came from, as git keeps it while a merge is under way; undefined where there is none. */
function commonAncestor(file: vscode.Uri, token: vscode.CancellationToken): Promise<string | undefined> {
	const name = file.path.slice(file.path.lastIndexOf('/') + 1);
	return machineGit.run(vscode.Uri.joinPath(file, '..'), ['cat-file', 'blob', `:1:./${name}`], { token });
}
