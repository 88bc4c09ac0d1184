import * as vscode from 'vscode';
import type { PricedItem } from '../../core/index.ts';
import { itemIcon } from '../icons.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { itemsAtHand } from './backlogAtHand.ts';

export interface ItemAtHand {
	readonly moment: Moment;
	readonly priced: PricedItem;
}

/**
 * The item that a command is about: named by its argument (a row of the tree, a key, or an id that only one item has),
 * else chosen from a list.
 */
export async function itemAtHand(
	context: ActionContext,
	argument: unknown,
	placeholder: string,
): Promise<ItemAtHand | undefined> {
	const moment = await itemsAtHand(context);
	if (!moment) return undefined;
	const named = namedItem(moment, argument) ?? (await pickItem(moment, placeholder));
	return named && { moment, priced: named };
}

function namedItem({ snapshot }: Moment, argument: unknown): PricedItem | undefined {
	const name = nameIn(argument);
	if (name === undefined) return undefined;
	const byKey = snapshot.items.find(({ item }) => item.key === name);
	if (byKey) return byKey;
	const byId = snapshot.items.filter(({ item }) => item.id === name);
	return byId.length === 1 ? byId[0] : undefined;
}

function nameIn(argument: unknown): string | undefined {
	if (typeof argument === 'string') return argument;
	if (typeof argument !== 'object' || argument === null || !('key' in argument)) return undefined;
	return typeof argument.key === 'string' ? argument.key : undefined;
}

async function pickItem(moment: Moment, placeholder: string): Promise<PricedItem | undefined> {
	const picked = await vscode.window.showQuickPick(itemChoices(moment), {
		placeHolder: placeholder,
		matchOnDescription: true,
		matchOnDetail: true,
	});
	return picked && moment.snapshot.items.find(({ item }) => item.key === picked.key);
}

export interface ItemChoice extends vscode.QuickPickItem {
	readonly key: string;
	readonly links: readonly string[];
}

export function itemChoices({ core, snapshot }: Moment): ItemChoice[] {
	return core
		.pickRows(snapshot, { translate: vscode.l10n.t, locale: vscode.env.language })
		.map(({ key, kind, status, label, description, detail, links }) => ({
			key,
			label,
			description,
			detail,
			links,
			iconPath: itemIcon(kind, status),
		}));
}
