import * as vscode from 'vscode';

/** A disk for one test alone, in any host. */
export class Shelf implements vscode.FileSystemProvider {
	readonly #files = new Map<string, Uint8Array>();
	readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

	/** Says of each write, in its turn, whether it breaks off in the middle: as a process does that is killed. */
	breaks: (() => boolean) | undefined;

	get names(): string[] {
		return [...this.#files.keys()].sort();
	}

	/** What the files of a folder hold, by their paths in it. */
	under(folder: string): ReadonlyMap<string, string> {
		const inside = this.names.filter((name) => name.startsWith(`${folder}/`));
		return new Map(inside.map((name) => [name.slice(folder.length), new TextDecoder().decode(this.#files.get(name))]));
	}

	watch(): vscode.Disposable {
		return new vscode.Disposable(() => {});
	}

	stat(uri: vscode.Uri): vscode.FileStat {
		const file = this.#files.get(uri.path);
		if (file) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: file.length };
		if ([...this.#files.keys()].some((name) => name.startsWith(`${uri.path}/`)) || uri.path === '/')
			return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
		throw vscode.FileSystemError.FileNotFound(uri);
	}

	readDirectory(): [string, vscode.FileType][] {
		return [];
	}

	createDirectory(): void {}

	readFile(uri: vscode.Uri): Uint8Array {
		const file = this.#files.get(uri.path);
		if (!file) throw vscode.FileSystemError.FileNotFound(uri);
		return file;
	}

	/** Fails later, as disks do: the editor waits for ever on one that throws at once. */
	async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
		const broken = this.breaks?.() === true;
		this.#files.set(uri.path, broken ? content.slice(0, content.length / 2) : content);
		if (broken) throw new Error('ENOSPC: no space left on device, write');
	}

	delete(): void {}

	rename(from: vscode.Uri, to: vscode.Uri): void {
		this.#files.set(to.path, this.readFile(from));
		this.#files.delete(from.path);
	}
}
