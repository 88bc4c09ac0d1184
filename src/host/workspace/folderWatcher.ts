import * as vscode from 'vscode';

/** Folders mostly come in bursts: a checkout, a build. */
const burst = 1000;

/**
 * Tells of folders that come and go with files in them: a system need not tell of each file. A name with a dot is taken
 * for a file's, which spares a search at every file that is made.
 */
export class FolderWatcher implements vscode.Disposable {
	readonly #watcher = vscode.workspace.createFileSystemWatcher('**', false, true, false);
	readonly #onDidCome = new vscode.EventEmitter<void>();
	/** Once after each burst. */
	readonly onDidCome = this.#onDidCome.event;
	/** A file or a folder, at once. */
	readonly onDidGo = this.#watcher.onDidDelete;
	readonly #listener: vscode.Disposable;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor() {
		this.#listener = this.#watcher.onDidCreate((uri) => {
			if (uri.path.slice(uri.path.lastIndexOf('/') + 1).includes('.')) return;
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => this.#onDidCome.fire(), burst);
		});
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#listener.dispose();
		this.#watcher.dispose();
		this.#onDidCome.dispose();
	}
}
