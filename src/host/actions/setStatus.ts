import * as vscode from 'vscode';
import type { Status } from '../../core/index.ts';
import { applyIntents, tellRefusal } from '../edits.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { itemAtHand } from './itemAtHand.ts';

/** Writes the status of an item into its file; of one that is done also what it promised. `status` may be given as the second argument. */
export async function setStatus(context: ActionContext, argument: unknown, status: unknown): Promise<void> {
	const found = await itemAtHand(context, argument, vscode.l10n.t('Choose an item to set its status'));
	if (!found) return;
	const { item } = found.priced;
	const chosen =
		found.moment.core.statuses.find((known) => known === status) ?? (await pickStatus(found.moment, item.status));
	if (chosen === undefined || chosen === item.status) return;
	const file = vscode.Uri.parse(item.origin.file, true);
	const { core, snapshot } = found.moment;
	const outcome = await applyIntents(
		file,
		chosen === 'done'
			? core.doneIntents(item, snapshot, context.now())
			: [{ type: 'setField', list: 'items', id: item.id, path: ['status'], value: chosen }],
	);
	if (outcome.kind === 'refused') tellRefusal(file, outcome.reason);
}

async function pickStatus({ core }: Moment, current: Status): Promise<Status | undefined> {
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
