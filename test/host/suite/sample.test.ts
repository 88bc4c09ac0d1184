import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lightsOn } from './backlogInEditor.ts';

/** A disk for this test alone, in any host. */
class Shelf implements vscode.FileSystemProvider {
	readonly #files = new Map<string, Uint8Array>();
	readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

	get names(): string[] {
		return [...this.#files.keys()].sort();
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

	writeFile(uri: vscode.Uri, content: Uint8Array): void {
		this.#files.set(uri.path, content);
	}

	delete(): void {}

	rename(): void {}
}

describe('the sample workspace', () => {
	const shelf = new Shelf();
	let registration: vscode.Disposable;
	before(async () => {
		await lightsOn();
		registration = vscode.workspace.registerFileSystemProvider('shelf', shelf);
	});
	after(() => registration.dispose());

	it('is written with its history, up to now, and once written is left as it is', async () => {
		const parent = vscode.Uri.from({ scheme: 'shelf', path: '/sample' });
		const open = () => vscode.commands.executeCommand<vscode.Uri>('lightsOn.openSampleWorkspace', parent);
		const folder = await open();
		const backlog = vscode.Uri.joinPath(folder, 'reliability.yaml');
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(backlog));
		assert.match(text, /^\s*- id: REL-1$/m);
		for (const name of ['exports/pages.csv', 'postmortems/inc-79.md', 'services/checkout/db/failover.ts'])
			assert.ok(shelf.names.includes(`${folder.path}/${name}`), shelf.names.join('\n'));
		const days = [...text.matchAll(/started: (\d{4}-\d\d-\d\d)/g)].map(([, day]) => Date.parse(day!));
		const age = (Date.now() - Math.max(...days)) / 86_400_000;
		assert.ok(age > 0 && age < 14, `${age} days`);
		await vscode.workspace.fs.writeFile(backlog, new TextEncoder().encode('mine'));
		await open();
		assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(backlog)), 'mine');
	});
});
