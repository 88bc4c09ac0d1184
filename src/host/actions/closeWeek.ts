import * as vscode from 'vscode';
import type { LedgerReview, Snapshot, WeekToClose } from '../../core/index.ts';
import type { Core } from '../core.ts';
import { applyConfirmed, tellRefusal } from '../edits.ts';
import { additionTo } from '../reporting/additionTo.ts';
import { readLedgerText } from '../workspace/ledgerText.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

/**
 * Adds the last whole week to the ledger: one line, one undo step. Where weeks were missed, or differ from what their
 * records give now, asks which one; a week may be given as the argument, such as `2026-W47`.
 */
export async function closeWeek(context: ActionContext, given: unknown): Promise<void> {
	const moment = await backlogAtHand(context);
	const ledger = moment && (await readLedgerText(moment));
	if (!moment || !ledger) return;
	const { core } = moment;
	// The snapshot may be an hour old, and the week may have ended since.
	const snapshot: Snapshot = { ...moment.snapshot, now: context.now() };
	const text = ledger.text ?? '';
	const review = core.reviewLedger(snapshot, ledger.uri.toString(), text);
	const wanted = typeof given === 'string' ? { week: given } : await weekToClose(core, review);
	if (!wanted) return;
	const result = core.appendWeek(snapshot, review, text, wanted);
	const told = core.say(result.told, vscode.l10n.t);
	if (result.kind === 'unchanged') return tell(told, ledger.uri);
	if (result.kind !== 'added') return void vscode.window.showWarningMessage(told);
	const outcome = await applyConfirmed([await additionTo(ledger, result.added, vscode.l10n.t('Close Week'))]);
	if (outcome.kind === 'done') tell(told, ledger.uri);
	else tellRefusal(ledger.uri, outcome.reason);
}

interface WeekChoice extends vscode.QuickPickItem {
	readonly wanted: WeekToClose;
}

/** The last week without a question, unless there is another one to choose. */
async function weekToClose(core: Core, review: LedgerReview): Promise<WeekToClose | undefined> {
	const open = [...review.weeks].reverse().filter(({ state }) => state !== 'closed');
	if (open.length === 0 || (open.length === 1 && open[0]!.state === 'due')) return {};
	const say = (sentence: Parameters<typeof core.say>[0]) => core.say(sentence, vscode.l10n.t);
	const choices = open.map(({ week, state, differences }): WeekChoice => {
		const word = core.ledgerWord(review, week.name);
		const base = { label: week.name, description: word ? say(word) : '' };
		switch (state) {
			case 'differs':
				return {
					...base,
					detail: say(core.differenceWords(week, differences)),
					iconPath: new vscode.ThemeIcon('diff'),
					wanted: { week: week.name, correct: true },
				};
			case 'gap':
				return {
					...base,
					detail: vscode.l10n.t('Close it late, behind the weeks after it'),
					iconPath: new vscode.ThemeIcon('circle-large-outline'),
					wanted: { week: week.name },
				};
			default:
				return {
					...base,
					detail: vscode.l10n.t('The last whole week'),
					iconPath: new vscode.ThemeIcon('circle-large-outline'),
					wanted: { week: week.name },
				};
		}
	});
	const picked = await vscode.window.showQuickPick(choices, {
		placeHolder: vscode.l10n.t('Close which week? One that differs gets a line that corrects it'),
		matchOnDetail: true,
	});
	return picked?.wanted;
}

function tell(told: string, uri: vscode.Uri): void {
	const open = vscode.l10n.t('Open Ledger');
	void vscode.window.showInformationMessage(told, open).then((choice) => {
		if (choice === open) void vscode.window.showTextDocument(uri);
	});
}
