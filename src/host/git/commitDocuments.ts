import * as vscode from 'vscode';
import { loadCore } from '../core.ts';
import type { CommitHistory } from './commitHistory.ts';

const scheme = 'lights-on-commit';

/** Commits to read, each as a document of its own that nobody can change. */
export class CommitDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
	readonly #history: CommitHistory;
	/** What was opened by its own text, by the URI of its document. */
	readonly #others = new Map<string, () => Promise<string | undefined>>();
	readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

	constructor(history: CommitHistory) {
		this.#history = history;
	}

	/** @param of A part of the commit by its name, and how its text is read; else the whole commit, as the history knows it. */
	async open(
		hash: string,
		of?: { readonly name: string; readonly read: () => Promise<string | undefined> },
	): Promise<void> {
		const name = of ? `${of.name} ${hash.slice(0, 8)}` : hash.slice(0, 8);
		const uri = vscode.Uri.from({ scheme, path: `/${name}.diff`, query: hash });
		if (of) this.#others.set(uri.toString(), of.read);
		await vscode.window.showTextDocument(uri, { preview: true });
	}

	async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
		const other = this.#others.get(uri.toString());
		const text = await (other ? other() : this.#history.show(await loadCore(), uri.query));
		return text ?? vscode.l10n.t('Git does not know this commit any more.');
	}

	dispose(): void {
		this.#registration.dispose();
	}
}
