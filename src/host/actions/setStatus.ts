import * as vscode from 'vscode';
import type { Status } from '../../core/index.ts';
import { applyToFiles, tellRefusal } from '../edits.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { itemAtHand } from './itemAtHand.ts';
import { keysIn } from './itemsChosen.ts';

/**
 * Writes the status of items into their files as one undo step; of those that are done also what they promised. The menu of
 * the view passes all rows that are selected as the second argument; the status may be given in its place, or behind it.
 */
export async function setStatus(
	context: ActionContext,
	argument: unknown,
	rows: unknown,
	given: unknown = rows,
): Promise<void> {
	const found = await itemAtHand(context, argument, vscode.l10n.t('Choose an item to set its status'));
	if (!found) return;
	const { item } = found.priced;
	const { core, snapshot } = found.moment;
	const keys = keysIn(rows);
	const current = keys.length > 1 ? undefined : item.status;
	const chosen = core.statuses.find((known) => known === given) ?? (await pickStatus(found.moment, current));
	if (chosen === undefined) return;
	const edits = core.fieldEdits(snapshot, keys.length > 1 ? keys : [item.key], { status: chosen }, context.now());
	const file = vscode.Uri.parse(item.origin.file, true);
	const outcome = edits.ok
		? await applyToFiles(edits.edits.map(({ file, intents }) => ({ file: vscode.Uri.parse(file, true), intents })))
		: { kind: 'refused' as const, reason: core.say(edits.reason, vscode.l10n.t) };
	if (outcome.kind === 'refused') tellRefusal(file, outcome.reason);
}

async function pickStatus({ core }: Moment, current: Status | undefined): Promise<Status | undefined> {
	const picked = await vscode.window.showQuickPick(
		core.statuses.map((status) => ({
			status,
			label: core.say(core.statusWord(status), vscode.l10n.t),
			...(status === current ? { description: vscode.l10n.t('now') } : {}),
		})),
		{ placeHolder: vscode.l10n.t('Choose the new status') },
	);
	return picked?.status;
}
