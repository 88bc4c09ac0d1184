import * as vscode from 'vscode';
import { currentRange } from './places.ts';
import { onDidChangeSetting, setting } from './settings.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';
import { fileKey } from './workspace/state.ts';

/** Above each open item of a backlog: its rank and score. A click explains them. */
export class Lenses implements vscode.CodeLensProvider, vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #onDidChange = new vscode.EventEmitter<void>();
	readonly onDidChangeCodeLenses = this.#onDidChange.event;
	readonly #listeners: vscode.Disposable[];

	constructor(workspace: BacklogWorkspace) {
		this.#workspace = workspace;
		this.#listeners = [
			workspace.onDidChange(() => this.#onDidChange.fire()),
			onDidChangeSetting('lens.enabled', () => this.#onDidChange.fire()),
		];
	}

	async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
		if (!setting('lens.enabled')) return [];
		const moment = await this.#workspace.readyFor(document.uri, document.getText(), token);
		if (!moment) return [];
		const shownIn = { translate: vscode.l10n.t, locale: vscode.env.language };
		return moment.core.itemLenses(moment.snapshot, fileKey(document.uri), shownIn).flatMap((lens) => {
			const range = currentRange(moment, lens.place);
			if (!range) return [];
			return [
				new vscode.CodeLens(new vscode.Range(range.start, range.start), {
					command: 'lightsOn.explainScore',
					title: lens.title,
					tooltip: lens.tooltip,
					arguments: [lens.key],
				}),
			];
		});
	}

	dispose(): void {
		for (const listener of this.#listeners) listener.dispose();
		this.#onDidChange.dispose();
	}
}
