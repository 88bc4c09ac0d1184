import * as vscode from 'vscode';
import { folderOf } from '../backlogFinder.ts';
import { searchFiles } from '../search.ts';
import { fileKey } from '../state.ts';

const mostFilesPerGlob = 500;

export type SourceLookup =
	| { readonly kind: 'found'; readonly files: readonly vscode.Uri[]; readonly truncated: boolean }
	/** Inside the workspace by name, but a symbolic link stands in the way: it may lead anywhere. */
	| { readonly kind: 'linked'; readonly path: string };

interface Kept {
	/** Undefined where the glob may name other files than it did. */
	lookup: Promise<SourceLookup> | undefined;
	/** Lives as long as the glob is named: between two watchers a change would be told to nobody. */
	readonly watcher: vscode.Disposable;
}

/** Finds the files that `sources` name, once per glob until one of them is created or deleted, and watches them. */
export class SourceFinder implements vscode.Disposable {
	readonly #kept = new Map<string, Kept>();
	readonly #onDidChange = new vscode.EventEmitter<vscode.Uri>();
	/** A source file was created, changed or deleted. */
	readonly onDidChange = this.#onDidChange.event;

	/** The caller has made sure that the glob does not leave the workspace. */
	find(backlog: vscode.Uri, glob: string): Promise<SourceLookup> {
		const folder = folderOf(backlog);
		const key = sourceKey(backlog, glob);
		let kept = this.#kept.get(key);
		if (!kept) {
			kept = { lookup: undefined, watcher: this.#watch(key, folder, glob.trim()) };
			this.#kept.set(key, kept);
		}
		kept.lookup ??= this.#search(folder, glob.trim());
		return kept.lookup;
	}

	/** Stops watching what no backlog names any more. */
	retain(keys: ReadonlySet<string>): void {
		for (const [key, kept] of this.#kept) {
			if (keys.has(key)) continue;
			kept.watcher.dispose();
			this.#kept.delete(key);
		}
	}

	/** Folders have come or gone: every glob may name other files now. */
	forgetAll(): void {
		for (const kept of this.#kept.values()) kept.lookup = undefined;
	}

	dispose(): void {
		this.retain(new Set());
		this.#onDidChange.dispose();
	}

	async #search(folder: vscode.Uri, glob: string): Promise<SourceLookup> {
		// A backlog's own folder may lie outside of every root only while folders are being removed.
		if (!vscode.workspace.getWorkspaceFolder(folder)) return { kind: 'found', files: [], truncated: false };
		const found = await searchFiles(folder, glob.replace(/^\.\//, ''), { exclude: null, most: mostFilesPerGlob + 1 });
		const files = found.slice(0, mostFilesPerGlob).sort((a, b) => (a.path < b.path ? -1 : 1));
		const links = new Map<string, Promise<boolean>>();
		for (const file of files) {
			if (await passesLink(folder, file, links))
				return { kind: 'linked', path: file.path.slice(folder.path.length + 1) };
		}
		return { kind: 'found', files, truncated: found.length > mostFilesPerGlob };
	}

	#watch(key: string, folder: vscode.Uri, glob: string): vscode.Disposable {
		const watcher = vscode.workspace.createFileSystemWatcher(
			new vscode.RelativePattern(folder, glob.replace(/^\.\//, '')),
		);
		const searchAgain = (uri: vscode.Uri) => {
			const kept = this.#kept.get(key);
			if (kept) kept.lookup = undefined;
			this.#onDidChange.fire(uri);
		};
		return vscode.Disposable.from(
			watcher,
			watcher.onDidCreate(searchAgain),
			watcher.onDidDelete(searchAgain),
			watcher.onDidChange((uri) => this.#onDidChange.fire(uri)),
		);
	}
}

export function sourceKey(backlog: vscode.Uri, glob: string): string {
	return `${fileKey(folderOf(backlog))} ${glob.trim()}`;
}

/** Whether the file or a folder between it and `folder` is a symbolic link. */
export async function passesLink(
	folder: vscode.Uri,
	file: vscode.Uri,
	known: Map<string, Promise<boolean>>,
): Promise<boolean> {
	let at = file;
	while (at.path.length > folder.path.length) {
		const uri = at;
		let link = known.get(uri.path);
		if (!link) {
			link = isLink(uri);
			known.set(uri.path, link);
		}
		if (await link) return true;
		at = vscode.Uri.joinPath(at, '..');
	}
	return false;
}

async function isLink(uri: vscode.Uri): Promise<boolean> {
	try {
		return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.SymbolicLink) !== 0;
	} catch {
		// A file that has gone meanwhile is found missing when it is read.
		return false;
	}
}
