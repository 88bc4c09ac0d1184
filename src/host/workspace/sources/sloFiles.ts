import * as vscode from 'vscode';
import type { Backlog, SloFileInput, SloReading } from '../../../core/index.ts';
import type { Core } from '../../core.ts';
import { folderOf } from '../backlogFinder.ts';
import { fileKey } from '../state.ts';
import type { Texts } from '../texts.ts';
import { passesLink } from './sourceFinder.ts';

/** Past the greatest text that the core reads, so that every text under it gets the core's own verdict. */
const mostBytes = 20_000_000;

/** The SLO files that services name: each read once a version, and watched from when it is named, be it there or not. */
export class SloFiles implements vscode.Disposable {
	readonly #texts: Texts;
	readonly #readings = new Map<string, { readonly text: string; readonly reading: SloReading }>();
	readonly #watchers = new Map<string, vscode.Disposable>();
	readonly #onDidChange = new vscode.EventEmitter<vscode.Uri>();
	/** An SLO file was created, changed or deleted. */
	readonly onDidChange = this.#onDidChange.event;

	constructor(texts: Texts) {
		this.#texts = texts;
	}

	/** What comes of each path that the backlog's services name. Its keys are added to `used`. */
	async read(core: Core, backlogFile: vscode.Uri, backlog: Backlog, used: Set<string>): Promise<SloFileInput[]> {
		const folder = folderOf(backlogFile);
		const read = async (path: string): Promise<SloFileInput> => {
			const name = core.plainPath(path);
			const uri = vscode.Uri.joinPath(folder, name);
			const file = fileKey(uri);
			used.add(file);
			this.#watch(file, folder, name);
			if (await passesLink(folder, uri, new Map())) return { kind: 'linked', path };
			const found = await this.#texts.read(uri, mostBytes);
			switch (found.kind) {
				case 'missing':
					return { kind: 'missing', path };
				case 'tooLarge':
					return { kind: 'unreadable', path, why: vscode.l10n.t('it is too large') };
				case 'unreadable':
					return { kind: 'unreadable', path, why: found.reason };
				case 'text':
					return { kind: 'read', path, file, text: found.text, reading: this.#readingOf(core, file, found.text) };
			}
		};
		return Promise.all(core.sloPaths(backlog).map(read));
	}

	/** Whether a service names it, be it there or not. */
	knows(file: string): boolean {
		return this.#watchers.has(file);
	}

	/** Stops watching what no backlog names any more. */
	retain(used: ReadonlySet<string>): void {
		for (const [file, watcher] of this.#watchers) {
			if (used.has(file)) continue;
			watcher.dispose();
			this.#watchers.delete(file);
			this.#readings.delete(file);
		}
	}

	dispose(): void {
		this.retain(new Set());
		this.#onDidChange.dispose();
	}

	#readingOf(core: Core, file: string, text: string): SloReading {
		const kept = this.#readings.get(file);
		if (kept?.text === text) return kept.reading;
		const reading = core.readSloFile(text);
		this.#readings.set(file, { text, reading });
		return reading;
	}

	#watch(file: string, folder: vscode.Uri, name: string): void {
		if (this.#watchers.has(file)) return;
		// A path is no glob: signs that globs are made of stand for themselves, as any sign.
		const pattern = new vscode.RelativePattern(folder, name.replace(/[*?{}[\]]/g, '?'));
		const watcher = vscode.workspace.createFileSystemWatcher(pattern);
		const tell = (uri: vscode.Uri) => this.#onDidChange.fire(uri);
		this.#watchers.set(
			file,
			vscode.Disposable.from(watcher, watcher.onDidCreate(tell), watcher.onDidChange(tell), watcher.onDidDelete(tell)),
		);
	}
}
