import * as vscode from 'vscode';
import type { ActionContext } from './actionContext.ts';
import { itemAtHand } from './itemAtHand.ts';

/** Opens the panel on one item, with every term of its score and the lines that these came from. */
export async function explainScore(context: ActionContext, argument: unknown): Promise<void> {
	const found = await itemAtHand(context, argument, vscode.l10n.t('Choose an item to explain its score'));
	if (found) await context.panel.show(found.priced.item.key);
}
