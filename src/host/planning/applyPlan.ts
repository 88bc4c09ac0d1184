import * as vscode from 'vscode';
import { applyToFiles, tellRefusal } from '../edits.ts';
import type { PlanDesk } from './planDesk.ts';

/** Writes the plan that was told, for a request or at all, into the files that it was made from. */
export async function applyPlan(desk: PlanDesk | undefined, request?: number): Promise<void> {
	const told = desk?.told(request);
	if (!told || told.outcome.plan.status === 'infeasible') {
		void vscode.window.showInformationMessage(vscode.l10n.t('There is no plan to apply yet.'));
		return;
	}
	const { core, snapshot } = told.source;
	const edits = core.planEdits(told.ready, told.outcome.plan, snapshot);
	if (edits.length === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t('The file already says so.'));
		return;
	}
	const files = edits.map(({ file, intents }) => ({ file: vscode.Uri.parse(file, true), intents }));
	const outcome = await applyToFiles(files);
	if (outcome.kind === 'refused') tellRefusal(files[0]!.file, outcome.reason);
}
