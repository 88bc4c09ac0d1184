import * as vscode from 'vscode';
import type { FieldTexts } from '../core/index.ts';
import { loadCore } from './core.ts';
import { applyIntents, applyToFiles, tellRefusal } from './edits.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';

/** Writes into the fields of items, all of it as one undo step. Gives the reason where it was refused. */
export async function editItems(
	workspace: BacklogWorkspace,
	now: number,
	keys: readonly string[],
	texts: FieldTexts,
): Promise<string | undefined> {
	const core = await loadCore();
	const plan = core.fieldEdits(workspace.moment?.snapshot ?? core.assemble([], now), keys, texts, now);
	if (!plan.ok) return core.say(plan.reason, vscode.l10n.t);
	const changes = plan.edits.map(({ file, intents }) => ({ file: vscode.Uri.parse(file, true), intents }));
	const outcome = await applyToFiles(changes);
	if (outcome.kind === 'refused') return outcome.reason;
	await workspace.latest();
	return undefined;
}

/** Writes into the file that the team lives with a risk, or no longer. */
export async function acceptRisk(workspace: BacklogWorkspace, key: string, accepted: boolean): Promise<void> {
	const core = await loadCore();
	const { moment } = workspace;
	if (!moment) return;
	const plan = core.acceptanceEdits(core.riskCatalogue(moment.snapshot), key, accepted);
	if (plan.ok) {
		for (const { file, intents } of plan.edits) {
			const uri = vscode.Uri.parse(file, true);
			const outcome = await applyIntents(uri, intents);
			if (outcome.kind === 'refused') tellRefusal(uri, outcome.reason);
		}
	} else void vscode.window.showWarningMessage(core.say(plan.reason, vscode.l10n.t));
	await workspace.latest();
}
