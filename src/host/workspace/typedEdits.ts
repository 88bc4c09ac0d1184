import * as vscode from 'vscode';
import type { KnownEdit } from '../../core/index.ts';
import type { Core } from '../core.ts';

/** What has changed since a text was read; undefined as long as nothing has. */
interface Since {
	readonly core: Core;
	readonly edit?: KnownEdit | undefined;
}

/**
 * Between which offsets open documents have changed since their text was last read, as the editor itself tells it. What a
 * document says is the editor's; this only spares comparing it with what it said before.
 */
export class TypedEdits implements vscode.Disposable {
	/** A document that was closed and is opened again is another one. */
	readonly #since = new WeakMap<vscode.TextDocument, Since>();
	readonly #listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
		const since = this.#since.get(document);
		if (!since) return;
		const { core } = since;
		this.#since.set(document, { core, edit: core.withChanges(since.edit, contentChanges) });
	});

	/** From here on: what is read is the document's text as it is now. */
	begin(core: Core, document: vscode.TextDocument): void {
		this.#since.set(document, { core });
	}

	/** Undefined where the text that was read last was not that of this document, or where nothing has changed since. */
	of(document: vscode.TextDocument): KnownEdit | undefined {
		return this.#since.get(document)?.edit;
	}

	dispose(): void {
		this.#listener.dispose();
	}
}
