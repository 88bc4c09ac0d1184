import type * as vscode from 'vscode';
import { Diagnostics } from './diagnostics.ts';
import type { ActualBalance } from './git/actualBalance.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';

/** After the last change: nobody waits for it, and typing must not. */
const pause = 300;

/** Shows on the floor that less reliability work was done than it asks for, once commits are known. Never asks git. */
export class ActualDiagnostics implements vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #actual: ActualBalance;
	readonly #diagnostics = new Diagnostics();
	readonly #listeners: vscode.Disposable[];
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(workspace: BacklogWorkspace, actual: ActualBalance) {
		this.#workspace = workspace;
		this.#actual = actual;
		this.#listeners = [workspace.onDidChange(() => this.#later()), actual.onDidChange(() => this.#later())];
	}

	dispose(): void {
		clearTimeout(this.#timer);
		for (const listener of this.#listeners) listener.dispose();
		this.#diagnostics.dispose();
	}

	#later(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#update(), pause);
	}

	#update(): void {
		const { moment } = this.#workspace;
		const history = moment && this.#actual.of(moment, moment.core.WEEKS_HELD);
		if (!moment || !history || typeof history === 'string') {
			this.#diagnostics.update({ kind: 'noFile' });
			return;
		}
		const snapshot = { ...moment.snapshot, problems: moment.core.actualProblems(moment.snapshot, history) };
		this.#diagnostics.update({ kind: 'ready', moment: { ...moment, snapshot } });
	}
}
