import * as vscode from 'vscode';
import { reasonOf } from '../log.ts';
import { fileKey } from './state.ts';

export type TextRead =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'missing' }
	| { readonly kind: 'tooLarge'; readonly bytes: number }
	| { readonly kind: 'unreadable'; readonly reason: string };

interface Kept {
	readonly mtime: number;
	readonly size: number;
	readonly read: TextRead;
	/** Nothing has hinted since that the file might have changed. */
	verified: boolean;
}

/** The texts of files: an open document wins over the disk, and a file is read once per version. */
export class Texts {
	readonly #kept = new Map<string, Kept>();
	/** How often something hinted that a file might have changed. */
	#hints = 0;

	/** Undefined where the file is not open. */
	openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
		const key = fileKey(uri);
		return vscode.workspace.textDocuments.find((document) => !document.isClosed && fileKey(document.uri) === key);
	}

	/** Unsaved text included; undefined where the file is not open. */
	openText(uri: vscode.Uri): string | undefined {
		return this.openDocument(uri)?.getText();
	}

	/** A file of more than `limit` bytes is not read. */
	async read(uri: vscode.Uri, limit: number): Promise<TextRead> {
		const open = this.openText(uri);
		if (open !== undefined) return { kind: 'text', text: open };
		const key = fileKey(uri);
		const kept = this.#kept.get(key);
		if (kept?.verified) return kept.read;
		const hints = this.#hints;
		try {
			const { mtime, size } = await vscode.workspace.fs.stat(uri);
			if (kept && kept.mtime === mtime && kept.size === size) {
				kept.verified = hints === this.#hints;
				return kept.read;
			}
			const read: TextRead =
				size > limit ? { kind: 'tooLarge', bytes: size } : { kind: 'text', text: await this.#decode(uri) };
			// A hint that came meanwhile may be about this file: its time and size are looked at again.
			this.#kept.set(key, { mtime, size, read, verified: hints === this.#hints });
			return read;
		} catch (error) {
			this.#kept.delete(key);
			if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { kind: 'missing' };
			return { kind: 'unreadable', reason: reasonOf(error) };
		}
	}

	/** The file has changed: read it anew, even where its time and size look the same. */
	forget(uri: vscode.Uri): void {
		this.#hints++;
		this.#kept.delete(fileKey(uri));
	}

	/** Any file may have changed: look at times and sizes again. */
	doubtAll(): void {
		this.#hints++;
		for (const kept of this.#kept.values()) kept.verified = false;
	}

	/** Keeps only what is still in use. */
	retain(keys: ReadonlySet<string>): void {
		for (const key of this.#kept.keys()) if (!keys.has(key)) this.#kept.delete(key);
	}

	/** Honours the encoding that the user has set, and drops a byte order mark, as an editor does. */
	async #decode(uri: vscode.Uri): Promise<string> {
		return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
	}
}
