import * as vscode from 'vscode';
import type { BacklogInput, CatalogEntity, CodeOwners } from '../../core/index.ts';
import type { Core } from '../core.ts';
import { type Log, reasonOf } from '../log.ts';
import { excludesOf, folderOf } from './backlogFinder.ts';
import { searchFiles } from './search.ts';
import { fileKey } from './state.ts';

const catalogPattern = '**/catalog-info.{yaml,yml}';
/** Where GitHub and GitLab look, in their order: the first that is there counts. */
const codeOwnersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'] as const;
/** A company's catalogue may have thousands; those of one repository are fewer. */
const mostCatalogs = 200;
const mostBytes = 5_000_000;

interface FolderNames {
	readonly catalogs: readonly { readonly file: string; readonly entities: readonly CatalogEntity[] }[];
	readonly codeOwners?: CodeOwners;
}

/**
 * What a repository says beside its backlog of services and owners: `catalog-info.yaml` files and `CODEOWNERS`. They are
 * looked for behind the first ranking, which does not wait for them.
 */
export class OwnershipFiles implements vscode.Disposable {
	readonly #log: Log;
	/** By workspace folder; undefined while it is being searched for the first time. */
	readonly #known = new Map<string, FolderNames | undefined>();
	readonly #onDidChange = new vscode.EventEmitter<void>();
	readonly onDidChange = this.#onDidChange.event;
	readonly #disposables: vscode.Disposable[] = [this.#onDidChange];
	#watching = false;
	#disposed = false;

	constructor(log: Log) {
		this.#log = log;
	}

	/** What is known by now for a backlog; a search that is needed for more begins. */
	namesFor(core: Core, backlog: vscode.Uri): Pick<BacklogInput, 'catalog' | 'codeOwners'> {
		const folder = vscode.workspace.getWorkspaceFolder(backlog);
		if (!folder) return {};
		this.#watch(core);
		const key = fileKey(folder.uri);
		if (!this.#known.has(key)) {
			this.#known.set(key, undefined);
			this.#search(core, folder.uri);
		}
		const names = this.#known.get(key);
		if (!names) return {};
		const below = `${fileKey(folderOf(backlog))}/`;
		return {
			catalog: names.catalogs.filter(({ file }) => file.startsWith(below)).flatMap(({ entities }) => entities),
			...(names.codeOwners ? { codeOwners: { owners: names.codeOwners, root: `${key}/` } } : {}),
		};
	}

	dispose(): void {
		this.#disposed = true;
		for (const disposable of this.#disposables) disposable.dispose();
	}

	#watch(core: Core): void {
		if (this.#watching) return;
		this.#watching = true;
		const again = (uri: vscode.Uri) => {
			const folder = vscode.workspace.getWorkspaceFolder(uri);
			if (folder) this.#search(core, folder.uri);
		};
		for (const pattern of [catalogPattern, '**/CODEOWNERS']) {
			const watcher = vscode.workspace.createFileSystemWatcher(pattern);
			this.#disposables.push(
				watcher,
				watcher.onDidCreate(again),
				watcher.onDidChange(again),
				watcher.onDidDelete(again),
			);
		}
	}

	#search(core: Core, folder: vscode.Uri): void {
		this.#read(core, folder)
			.then((names) => {
				const before = this.#known.get(fileKey(folder));
				this.#known.set(fileKey(folder), names);
				const isNews = names.catalogs.length > 0 || names.codeOwners || before?.catalogs.length || before?.codeOwners;
				if (isNews && !this.#disposed) this.#onDidChange.fire();
			})
			.catch((error) => this.#log.warn(`Failed to look for owners: ${reasonOf(error)}`));
	}

	async #read(core: Core, folder: vscode.Uri): Promise<FolderNames> {
		const [files, codeOwners] = await Promise.all([
			searchFiles(folder, catalogPattern, { exclude: excludesOf(folder), most: mostCatalogs }),
			this.#firstText(codeOwnersPaths.map((path) => vscode.Uri.joinPath(folder, path))),
		]);
		const texts = await Promise.all(files.map((file) => this.#firstText([file])));
		return {
			catalogs: files
				.map((uri, index) => {
					const file = fileKey(uri);
					return { file, entities: core.readCatalog(texts[index] ?? '').map((entity) => ({ ...entity, file })) };
				})
				.sort((one, other) => (one.file < other.file ? -1 : 1)),
			...(codeOwners === undefined ? {} : { codeOwners: core.readCodeOwners(codeOwners) }),
		};
	}

	/** A file that is not there, cannot be read or is far too large says nothing. */
	async #firstText(candidates: readonly vscode.Uri[]): Promise<string | undefined> {
		for (const uri of candidates) {
			try {
				const { type, size } = await vscode.workspace.fs.stat(uri);
				if ((type & vscode.FileType.File) === 0 || (type & vscode.FileType.SymbolicLink) !== 0 || size > mostBytes)
					continue;
				return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
			} catch {
				// Not there: the next one.
			}
		}
		return undefined;
	}
}
