import * as vscode from 'vscode';
import { Diagnostics } from './diagnostics.ts';
import { type Log, reasonOf } from './log.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';
import { readLedgerText } from './workspace/ledgerText.ts';

const ledgerPattern = '**/.reliability/ledger.jsonl';
/** After the last change: every week of the ledger is computed again, and nobody waits for it. */
const pause = 500;

/** Shows where the ledger says something else than its records give now, and lines of it that are none. */
export class LedgerDiagnostics implements vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #log: Log;
	readonly #diagnostics = new Diagnostics();
	readonly #registrations: vscode.Disposable[];
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(workspace: BacklogWorkspace, log: Log) {
		this.#workspace = workspace;
		this.#log = log;
		const watcher = vscode.workspace.createFileSystemWatcher(ledgerPattern);
		const later = () => this.#later();
		this.#registrations = [
			watcher,
			watcher.onDidCreate(later),
			watcher.onDidChange(later),
			watcher.onDidDelete(later),
			workspace.onDidChange(later),
			vscode.workspace.onDidChangeTextDocument(({ document }) => {
				if (document.uri.path.endsWith('/ledger.jsonl')) later();
			}),
		];
	}

	dispose(): void {
		clearTimeout(this.#timer);
		for (const registration of this.#registrations) registration.dispose();
		this.#diagnostics.dispose();
	}

	#later(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			void this.#update().catch((error) => this.#log.error(`Failed to read the ledger: ${reasonOf(error)}`, error));
		}, pause);
	}

	async #update(): Promise<void> {
		const { moment } = this.#workspace;
		const ledger = moment && (await readLedgerText(moment));
		if (!moment || ledger?.text === undefined) {
			this.#diagnostics.update({ kind: 'noFile' });
			return;
		}
		// What came meanwhile is looked at in its turn.
		if (moment !== this.#workspace.moment) return;
		const { core, snapshot } = moment;
		const review = core.reviewLedger(snapshot, ledger.uri.toString(), ledger.text);
		const shown = core.withLedger({ ...snapshot, problems: [] }, review, ledger.text);
		this.#diagnostics.update({ kind: 'ready', moment: { ...moment, snapshot: shown } });
	}
}
