import * as vscode from 'vscode';

/** Milliseconds after which the view shows that something is read, and after which a notification offers to cancel it. */
const shownAfter = 100;
const announcedAfter = 2000;

/** Nothing for what is read at once; then a bar on the view; for what takes long a notification with *Cancel*. */
export class ReadingProgress {
	readonly #title: string;
	readonly #viewId: string;
	readonly #cancel: () => void;
	readonly #since = performance.now();
	readonly #ends: (() => void)[] = [];
	#shown = false;
	#announced = false;
	#notification: vscode.Progress<{ readonly message?: string; readonly increment?: number }> | undefined;
	#percent = 0;

	constructor(title: string, viewId: string, cancel: () => void) {
		this.#title = title;
		this.#viewId = viewId;
		this.#cancel = cancel;
	}

	/** The share that is done, 0–1. */
	report(share: number): void {
		const passed = performance.now() - this.#since;
		if (!this.#shown && passed > shownAfter) {
			this.#shown = true;
			void vscode.window.withProgress({ location: { viewId: this.#viewId } }, () => this.#untilEnd());
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
				title: this.#title,
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
