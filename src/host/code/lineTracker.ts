import * as vscode from 'vscode';
import type { LineRange, Stretch } from '../../core/index.ts';
import type { Core } from '../core.ts';
import { fileKey } from '../workspace/state.ts';

/** Where lines that the backlog names stand now, in documents that are open. Documents without such lines cost nothing. */
export class LineTracker implements vscode.Disposable {
	/** By document, then by entry; undefined where nothing of the lines is left. */
	readonly #known = new Map<string, Map<string, Stretch | undefined>>();
	readonly #listeners: readonly vscode.Disposable[];
	#core: Core | undefined;

	constructor() {
		this.#listeners = [
			vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(fileKey(uri))),
		];
	}

	/** Undefined where they are not there, or not any more. They are followed from the first time on that they are asked for. */
	linesOf(core: Core, document: vscode.TextDocument, entry: string, lines: LineRange): LineRange | undefined {
		this.#core = core;
		const key = fileKey(document.uri);
		const entries = this.#known.get(key) ?? new Map<string, Stretch | undefined>();
		this.#known.set(key, entries);
		if (!entries.has(entry)) entries.set(entry, stretchOf(document, lines));
		const stretch = entries.get(entry);
		return (
			stretch && {
				first: document.positionAt(stretch.start).line + 1,
				last: document.positionAt(stretch.end).line + 1,
			}
		);
	}

	dispose(): void {
		for (const listener of this.#listeners) listener.dispose();
	}

	#follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		const entries = this.#known.get(fileKey(document.uri));
		if (!entries || !this.#core) return;
		// The last change of the text comes first, so that each finds the places that it speaks of.
		for (const { rangeOffset, rangeLength, text } of contentChanges)
			for (const [entry, stretch] of entries)
				if (stretch)
					entries.set(
						entry,
						this.#core.trackSpan(stretch, {
							start: rangeOffset,
							end: rangeOffset + rangeLength,
							length: text.length,
						}),
					);
	}
}

function stretchOf(document: vscode.TextDocument, { first, last }: LineRange): Stretch | undefined {
	if (first > document.lineCount) return undefined;
	const end = document.lineAt(Math.min(last, document.lineCount) - 1).range.end;
	return { start: document.offsetAt(new vscode.Position(first - 1, 0)), end: document.offsetAt(end) };
}
