// Holds memory:/workspace, filled from workspace.json (path → text) that the harness serves beside this file.
import * as vscode from 'vscode';

const SCHEME = 'memory';
const ROOT = '/workspace';

/** The part of the editor's proposed `fileSearchProvider` API that is used here; vscode.dev's folders have it too. */
interface FileSearch {
	registerFileSearchProvider(scheme: string, provider: { provideFileSearchResults(): vscode.Uri[] }): vscode.Disposable;
}

interface Entry {
	readonly created: number;
	readonly modified: number;
	/** A folder has none. */
	readonly content?: Uint8Array;
}

class VirtualFiles implements vscode.FileSystemProvider {
	private readonly entries = new Map<string, Entry>([['/', { created: 0, modified: 0 }]]);
	private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	readonly onDidChangeFile = this.changed.event;

	watch(): vscode.Disposable {
		return new vscode.Disposable(() => {});
	}

	stat(uri: vscode.Uri): vscode.FileStat {
		const entry = this.entry(uri);
		return { type: typeOf(entry), ctime: entry.created, mtime: entry.modified, size: entry.content?.length ?? 0 };
	}

	readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
		this.entry(uri);
		return [...this.entries]
			.filter(([path]) => path !== uri.path && parentOf(path) === uri.path)
			.map(([path, entry]) => [path.slice(path.lastIndexOf('/') + 1), typeOf(entry)]);
	}

	readFile(uri: vscode.Uri): Uint8Array {
		const { content } = this.entry(uri);
		if (!content) throw vscode.FileSystemError.FileIsADirectory(uri);
		return content;
	}

	writeFile(
		uri: vscode.Uri,
		content: Uint8Array,
		options: { readonly create: boolean; readonly overwrite: boolean },
	): void {
		const before = this.entries.get(uri.path);
		if (!before && !options.create) throw vscode.FileSystemError.FileNotFound(uri);
		if (before && options.create && !options.overwrite) throw vscode.FileSystemError.FileExists(uri);
		this.put(uri.path, content);
		this.tell([before ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri]);
	}

	createDirectory(uri: vscode.Uri): void {
		this.makeFolders(uri.path);
		this.tell([vscode.FileChangeType.Created, uri]);
	}

	delete(uri: vscode.Uri): void {
		for (const [path] of this.entriesAt(uri)) this.entries.delete(path);
		this.tell([vscode.FileChangeType.Deleted, uri]);
	}

	rename(from: vscode.Uri, to: vscode.Uri, options: { readonly overwrite: boolean }): void {
		if (this.entries.has(to.path) && !options.overwrite) throw vscode.FileSystemError.FileExists(to);
		this.makeFolders(parentOf(to.path));
		for (const [path, entry] of this.entriesAt(from)) {
			this.entries.delete(path);
			this.entries.set(to.path + path.slice(from.path.length), entry);
		}
		this.tell([vscode.FileChangeType.Deleted, from], [vscode.FileChangeType.Created, to]);
	}

	/** What the editor's own search, and `findFiles`, go by; they wait for ever where a scheme has none. */
	provideFileSearchResults(): vscode.Uri[] {
		return [...this.entries]
			.filter(([, { content }]) => content)
			.map(([path]) => vscode.Uri.from({ scheme: SCHEME, path }));
	}

	/** Puts a file in place, and the folders above it. */
	put(path: string, content: Uint8Array): void {
		this.makeFolders(parentOf(path));
		const now = Date.now();
		this.entries.set(path, { created: this.entries.get(path)?.created ?? now, modified: now, content });
	}

	private makeFolders(path: string): void {
		if (this.entries.has(path)) return;
		this.makeFolders(parentOf(path));
		const now = Date.now();
		this.entries.set(path, { created: now, modified: now });
	}

	private entry(uri: vscode.Uri): Entry {
		const entry = this.entries.get(uri.path);
		if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
		return entry;
	}

	/** A file or folder that must exist, and all below it. */
	private entriesAt(uri: vscode.Uri): [string, Entry][] {
		this.entry(uri);
		return [...this.entries].filter(([path]) => path === uri.path || path.startsWith(`${uri.path}/`));
	}

	private tell(...changes: readonly [vscode.FileChangeType, vscode.Uri][]): void {
		this.changed.fire(changes.map(([type, uri]) => ({ type, uri })));
	}
}

function typeOf(entry: Entry): vscode.FileType {
	return entry.content ? vscode.FileType.File : vscode.FileType.Directory;
}

function parentOf(path: string): string {
	return path.slice(0, path.lastIndexOf('/')) || '/';
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const seed = await fetch(vscode.Uri.joinPath(context.extensionUri, 'workspace.json').toString(true));
	const texts: Record<string, string> = await seed.json();
	const files = new VirtualFiles();
	for (const [path, text] of Object.entries(texts)) files.put(`${ROOT}/${path}`, new TextEncoder().encode(text));
	context.subscriptions.push(
		vscode.workspace.registerFileSystemProvider(SCHEME, files, { isCaseSensitive: true }),
		(vscode.workspace as unknown as FileSearch).registerFileSearchProvider(SCHEME, files),
	);
}
