import * as vscode from 'vscode';
import { type Log, reasonOf } from './log.ts';
import { setting } from './settings.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';
import { readLedgerText } from './workspace/ledgerText.ts';

const toldKey = 'lightsOn.reportReminded';
/** The ledger is looked at no more often, in milliseconds. */
const PAUSE = 3_600_000;

/** Says that the report of a week was missed: once for each week, and never where it is turned off. */
export class ReportReminder implements vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #memory: vscode.Memento;
	readonly #listener: vscode.Disposable;
	#looked = Number.NEGATIVE_INFINITY;

	constructor(workspace: BacklogWorkspace, memory: vscode.Memento, log: Log, now: () => number) {
		this.#workspace = workspace;
		this.#memory = memory;
		this.#listener = workspace.onDidChange(
			() => void this.#look(now()).catch((error) => log.error(`Failed to read the ledger: ${reasonOf(error)}`, error)),
		);
	}

	dispose(): void {
		this.#listener.dispose();
	}

	async #look(now: number): Promise<void> {
		const { moment } = this.#workspace;
		if (!moment || Math.abs(now - this.#looked) < PAUSE || !setting('reportReminder.enabled')) return;
		this.#looked = now;
		const ledger = await readLedgerText(moment);
		const week = ledger?.text && moment.core.missedReport({ ...moment.snapshot, now }, ledger.text)?.name;
		if (!week || this.#memory.get(toldKey) === week) return;
		await this.#memory.update(toldKey, week);
		const make = vscode.l10n.t('Make Report');
		const off = vscode.l10n.t('Turn Off Reminders');
		const chosen = await vscode.window.showInformationMessage(
			vscode.l10n.t('There is no report of {0} yet. The numbers count when they come every week.', week),
			make,
			off,
		);
		if (chosen === make) await vscode.commands.executeCommand('lightsOn.weeklyReport', week);
		if (chosen === off)
			await vscode.workspace
				.getConfiguration('lightsOn')
				.update('reportReminder.enabled', false, vscode.ConfigurationTarget.Global);
	}
}
