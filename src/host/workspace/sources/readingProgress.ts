import * as vscode from 'vscode';

/** Milliseconds after which the view shows that something is read, and after which a notification offers to cancel it. */
const shownAfter = 100;
const announcedAfter = 2000;

/** Nothing for what is read at once; then a bar on the view; for what takes long a notification with *Cancel*. */
export class ReadingProgress {
	readonly #name: string;
	readonly #cancel: () => void;
	readonly #since = performance.now();
	readonly #ends: (() => void)[] = [];
	#shown = false;
	#announced = false;
	#notification: vscode.Progress<{ readonly message?: string; readonly increment?: number }> | undefined;
	#percent = 0;

	/** @param file Its key. */
	constructor(file: string, cancel: () => void) {
		this.#name = vscode.workspace.asRelativePath(vscode.Uri.parse(file, true));
		this.#cancel = cancel;
	}

	/** The share that is done, 0–1. */
	report(share: number): void {
		const passed = performance.now() - this.#since;
		if (!this.#shown && passed > shownAfter) {
			this.#shown = true;
			void vscode.window.withProgress({ location: { viewId: 'lightsOn.backlog' } }, () => this.#untilEnd());
		}
		if (!this.#announced && passed > announcedAfter) this.#announce();
		const percent = Math.floor(share * 100);
		if (!this.#notification || percent <= this.#percent) return;
		this.#notification.report({
			message: vscode.l10n.t('{0} %', percent),
			increment: percent - this.#percent,
		});
		this.#percent = percent;
	}

	end(): void {
		for (const end of this.#ends) end();
	}

	#announce(): void {
		this.#announced = true;
		void vscode.window.withProgress(
			{
				location: vscode.ProgressLocation.Notification,
				title: vscode.l10n.t('Reading {0}', this.#name),
				cancellable: true,
			},
			(progress, token) => {
				this.#notification = progress;
				token.onCancellationRequested(this.#cancel);
				return this.#untilEnd();
			},
		);
	}

	#untilEnd(): Promise<void> {
		return new Promise((resolve) => this.#ends.push(resolve));
	}
}
