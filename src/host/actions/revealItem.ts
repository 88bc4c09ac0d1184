import * as vscode from 'vscode';
import { revealPlace } from '../places.ts';
import type { ActionContext } from './actionContext.ts';
import { itemAtHand } from './itemAtHand.ts';

/** Shows an item in its file. */
export async function revealItem(context: ActionContext, argument: unknown): Promise<void> {
	const found = await itemAtHand(context, argument, vscode.l10n.t('Choose an item to show it in its file'));
	if (found) await revealPlace(found.moment, found.priced.item.origin);
}

/** The target of links in tooltips: a range of a file that takes part in the ranking. Anything else is ignored. */
export async function revealLinkedPlace(
	context: ActionContext,
	file: unknown,
	start: unknown,
	end: unknown,
): Promise<void> {
	const { moment } = context.workspace;
	if (!moment || typeof file !== 'string' || typeof start !== 'number' || typeof end !== 'number') return;
	await revealPlace(moment, { file, start, end });
}
