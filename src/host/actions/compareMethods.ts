import * as vscode from 'vscode';
import type { ComparisonView } from '../../core/index.ts';
import { itemIcon } from '../icons.ts';
import { revealPlace } from '../places.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { itemsAtHand } from './backlogAtHand.ts';

const explain = { iconPath: new vscode.ThemeIcon('question'), tooltip: vscode.l10n.t('Explain Score') };
const openWhole = { iconPath: new vscode.ThemeIcon('open-preview'), tooltip: vscode.l10n.t('Open as Markdown') };

const shownIn = () => ({ translate: vscode.l10n.t, locale: vscode.env.language });

interface ComparedChoice extends vscode.QuickPickItem {
	readonly key: string;
}

/**
 * Where the methods part about the open items, as a list: Enter shows the item in its file, its button explains its score,
 * the button of the list opens the whole comparison as Markdown. With `document` it opens at once.
 */
export async function compareMethods(context: ActionContext, form: unknown): Promise<void> {
	const moment = await itemsAtHand(context);
	if (!moment) return;
	const view = viewOf(moment);
	if (form === 'document') return openDocument(moment, view);
	const list = vscode.window.createQuickPick<ComparedChoice>();
	list.title = vscode.l10n.t('Methods Compared');
	list.placeholder = view.headline;
	list.matchOnDescription = true;
	list.matchOnDetail = true;
	list.buttons = [openWhole];
	list.items = view.rows.map(({ key, kind, status, title, places, why }) => ({
		key,
		label: title,
		description: places,
		detail: why,
		iconPath: itemIcon(kind, status),
		buttons: [explain],
	}));
	list.onDidTriggerButton(() => {
		list.hide();
		void openDocument(moment, view);
	});
	list.onDidTriggerItemButton(({ item }) => {
		list.hide();
		void vscode.commands.executeCommand('lightsOn.explainScore', item.key);
	});
	list.onDidAccept(() => {
		const chosen = list.selectedItems[0]?.key;
		list.hide();
		const latest = context.workspace.moment;
		const priced = latest?.snapshot.items.find(({ item }) => item.key === chosen);
		if (latest && priced) void revealPlace(latest, priced.item.origin);
	});
	list.onDidHide(() => list.dispose());
	list.show();
}

function viewOf({ core, snapshot }: Moment): ComparisonView {
	return core.comparisonView(core.comparisonOf(snapshot), snapshot, shownIn());
}

async function openDocument({ core }: Moment, view: ComparisonView): Promise<void> {
	const document = await vscode.workspace.openTextDocument({
		language: 'markdown',
		content: core.comparisonMarkdown(view, shownIn()),
	});
	await vscode.window.showTextDocument(document);
}
