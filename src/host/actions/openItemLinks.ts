import * as vscode from 'vscode';
import type { ActionContext } from './actionContext.ts';
import { itemAtHand } from './itemAtHand.ts';

/** Opens the links of an item; of several, those that are chosen. Web addresses only. */
export async function openItemLinks(context: ActionContext, argument: unknown): Promise<void> {
	const found = await itemAtHand(context, argument, vscode.l10n.t('Choose an item to open its links'));
	if (!found) return;
	const links = found.priced.item.links.filter(found.moment.core.isWebLink);
	if (links.length === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t('This item has no links to web pages.'));
		return;
	}
	const chosen = links.length === 1 ? links[0] : await vscode.window.showQuickPick(links);
	if (chosen !== undefined) await vscode.env.openExternal(vscode.Uri.parse(chosen, true));
}
