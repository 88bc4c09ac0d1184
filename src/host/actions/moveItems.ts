import * as vscode from 'vscode';
import type { ActionContext } from './actionContext.ts';
import { itemAtHand } from './itemAtHand.ts';
import { keysIn } from './itemsChosen.ts';

/**
 * Moves items of the view *Backlog* up or down. The key in the view passes `focus`: it is about the rows that have it;
 * the menu passes rows; else an item is chosen from a list.
 */
export function moveItems(context: ActionContext, step: -1 | 1, argument: unknown, rows: unknown): Promise<void> {
	// A key that is held down comes again before the row has its new place, and is about that.
	return context.tree.moves.inTurn(() => moveOnce(context, step, argument, rows));
}

async function moveOnce(context: ActionContext, step: -1 | 1, argument: unknown, rows: unknown): Promise<void> {
	const { tree } = context;
	const keys = argument === 'focus' ? await tree.keysAtFocus() : await keysGiven(context, argument, rows);
	const [first] = keys;
	if (first === undefined) return;
	const moved = await tree.moves.make((core, shown) => core.moveByOne(shown, keys, step));
	if (moved && argument === 'focus') await tree.reveal(first, { focus: true });
}

async function keysGiven(context: ActionContext, argument: unknown, rows: unknown): Promise<readonly string[]> {
	const chosen = keysIn(rows);
	if (chosen.length > 0) return chosen;
	const found = await itemAtHand(context, argument, vscode.l10n.t('Choose an item to move'));
	return found ? [found.priced.item.key] : [];
}
