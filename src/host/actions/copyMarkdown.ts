import * as vscode from 'vscode';
import type { ActionContext } from './actionContext.ts';
import { itemAtHand } from './itemAtHand.ts';

const shownIn = () => ({ translate: vscode.l10n.t, locale: vscode.env.language });

/** One item as a line of Markdown, for an issue or a chat. */
export async function copyItemAsMarkdown(context: ActionContext, argument: unknown): Promise<void> {
	const found = await itemAtHand(context, argument, vscode.l10n.t('Choose an item to copy'));
	if (!found) return;
	const { core, snapshot } = found.moment;
	await copy(core.itemMarkdown(found.priced, snapshot, shownIn()));
}

/** Every term of one item's score as Markdown. */
export async function copyExplanationAsMarkdown(context: ActionContext, argument: unknown): Promise<void> {
	const found = await itemAtHand(context, argument, vscode.l10n.t('Choose an item to copy its explanation'));
	if (!found) return;
	const { core, snapshot } = found.moment;
	await copy(core.explanationMarkdown(core.explainItem(found.priced, snapshot, shownIn()), shownIn()));
}

async function copy(markdown: string): Promise<void> {
	await vscode.env.clipboard.writeText(markdown);
	vscode.window.setStatusBarMessage(vscode.l10n.t('Copied as Markdown'), 3000);
}
