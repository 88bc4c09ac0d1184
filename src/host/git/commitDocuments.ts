import * as vscode from 'vscode';
import { loadCore } from '../core.ts';
import type { CommitHistory } from './commitHistory.ts';

const scheme = 'lights-on-commit';

/** Commits to read, each as a document of its own that nobody can change. */
export class CommitDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
	readonly #history: CommitHistory;
	readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

	constructor(history: CommitHistory) {
		this.#history = history;
	}

	async open(hash: string): Promise<void> {
		const uri = vscode.Uri.from({ scheme, path: `/${hash.slice(0, 8)}.diff`, query: hash });
		await vscode.window.showTextDocument(uri, { preview: true });
	}

	async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
		const text = await this.#history.show(await loadCore(), query);
		return text ?? vscode.l10n.t('Git does not know this commit any more.');
	}

	dispose(): void {
		this.#registration.dispose();
	}
}
