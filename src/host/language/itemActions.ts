import * as vscode from 'vscode';
import type { ItemAction } from '../../core/index.ts';
import { addEdits } from '../edits.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import { fileKey, type Moment } from '../workspace/state.ts';

/** A code action that works out its edit once somebody chooses it. */
class Chosen extends vscode.CodeAction {
	readonly #moment: Moment;
	readonly #document: vscode.TextDocument;
	readonly #action: ItemAction;

	constructor(moment: Moment, document: vscode.TextDocument, action: ItemAction) {
		super(moment.core.say(action.title, vscode.l10n.t), vscode.CodeActionKind.RefactorRewrite);
		this.#moment = moment;
		this.#document = document;
		this.#action = action;
	}

	/** Says why where the text does not allow it. */
	resolve(): void {
		const text = this.#document.getText();
		const { core, texts } = this.#moment;
		const plan = texts.get(fileKey(this.#document.uri)) === text ? this.#action.plan(text) : undefined;
		if (!plan?.ok) {
			const reason = plan ? core.say(plan.reason, vscode.l10n.t) : vscode.l10n.t('The file keeps changing. Try again.');
			void vscode.window.showWarningMessage(reason);
			return;
		}
		this.edit = addEdits(new vscode.WorkspaceEdit(), this.#document, plan.edits);
	}
}

/** What can be done with the item at the cursor. Only when asked: nothing is worked out while the cursor moves. */
export async function itemActions(
	workspace: BacklogWorkspace,
	document: vscode.TextDocument,
	range: vscode.Range,
	token: vscode.CancellationToken,
): Promise<vscode.CodeAction[]> {
	const moment = await workspace.readyFor(document.uri, document.getText(), token);
	if (!moment) return [];
	const actions = moment.core.itemActionsAt(moment.snapshot, fileKey(document.uri), document.offsetAt(range.start));
	return actions.map((action) => new Chosen(moment, document, action));
}

export function resolveItemAction(action: vscode.CodeAction): vscode.CodeAction {
	if (action instanceof Chosen) action.resolve();
	return action;
}
