import * as vscode from 'vscode';
import { revealPlace } from '../places.ts';
import type { ActionContext } from './actionContext.ts';
import { itemsAtHand } from './backlogAtHand.ts';
import { type ItemChoice, itemChoices } from './itemAtHand.ts';

const explain = { iconPath: new vscode.ThemeIcon('question'), tooltip: vscode.l10n.t('Explain Score') };
const review = { iconPath: new vscode.ThemeIcon('graph'), tooltip: vscode.l10n.t('Review Priorities') };

/** The ranking as a list: Enter shows the item in its file, the buttons explain it or open the panel. */
export async function scoreBacklog(context: ActionContext): Promise<void> {
	const moment = await itemsAtHand(context);
	if (!moment) return;
	const list = vscode.window.createQuickPick<ItemChoice>();
	list.title = vscode.l10n.t('Backlog by Score');
	list.placeholder = vscode.l10n.t('Choose an item to show it in its file');
	list.matchOnDescription = true;
	list.matchOnDetail = true;
	list.buttons = [review];
	list.items = itemChoices(moment).map((choice) => ({ ...choice, buttons: [explain] }));
	// The ranking moves while the file is edited elsewhere: the list that is open moves along.
	const follow = context.workspace.onDidChange((state) => {
		if (state.kind !== 'ready') return;
		const active = list.activeItems[0]?.key;
		list.items = itemChoices(state.moment).map((choice) => ({ ...choice, buttons: [explain] }));
		list.activeItems = list.items.filter(({ key }) => key === active);
	});
	list.onDidTriggerButton(() => {
		list.hide();
		void vscode.commands.executeCommand('lightsOn.reviewPriorities');
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
	list.onDidHide(() => {
		follow.dispose();
		list.dispose();
	});
	list.show();
}
