import * as vscode from 'vscode';
import { loadCore } from '../core.ts';
import { machineGit } from '../git/machineGit.ts';
import { type Log, reasonOf } from '../log.ts';
import type { MeasuredBudgets } from '../pulling/measuredBudgets.ts';
import { backlogFileName, backlogPattern, findNestedFiles, findRootFiles, inOrder } from './backlogFinder.ts';
import { FolderWatcher } from './folderWatcher.ts';
import { Inputs } from './inputs.ts';
import { LineHistory } from './lineHistory.ts';
import { OwnershipFiles } from './ownershipFiles.ts';
import { SloFiles } from './sources/sloFiles.ts';
import { SourceFinder } from './sources/sourceFinder.ts';
import { SourceReadings } from './sources/sourceReadings.ts';
import { type BacklogState, fileKey, type Moment } from './state.ts';
import { Texts } from './texts.ts';

/** After the last key, so that a burst of typing is read once. */
const typingPause = 150;
/** Somebody who types without a pause still sees the ranking move. */
const longestWait = 1000;
const aMinute = 60_000;
const anHour = 3_600_000;
const mostRounds = 5;

/** How much has to be done again: each level includes those before it. */
const work = { nothing: 0, assemble: 1, find: 2 } as const;
type Work = (typeof work)[keyof typeof work];

/**
 * Keeps the one `BacklogState` of the workspace up to date and tells everybody when it changes. At most one reading is
 * under way; what happens meanwhile is read in the next.
 */
export class BacklogWorkspace implements vscode.Disposable {
	readonly #log: Log;
	readonly #now: () => number;
	readonly #measured: MeasuredBudgets;
	readonly #texts = new Texts();
	readonly #sources = new SourceFinder();
	readonly #readings = new SourceReadings();
	readonly #slos = new SloFiles(this.#texts);
	readonly #ownership: OwnershipFiles;
	readonly #inputs: Inputs;
	readonly #onDidChange = new vscode.EventEmitter<BacklogState>();
	readonly #history = new LineHistory(machineGit);
	readonly #disposables: vscode.Disposable[] = [
		this.#sources,
		this.#readings,
		this.#slos,
		this.#history,
		this.#onDidChange,
	];
	readonly onDidChange = this.#onDidChange.event;
	/** A source was read; its key. */
	readonly onDidReadSource = this.#readings.onDidRead;

	#state: BacklogState = { kind: 'searching' };
	#files: readonly vscode.Uri[] = [];
	/** As the last search found them. */
	#nested: readonly vscode.Uri[] = [];
	#sourceFiles: ReadonlySet<string> = new Set();
	#wanted: Work = work.nothing;
	#running: Promise<void> | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#typingSince: number | undefined;
	#searching: vscode.CancellationTokenSource | undefined;
	#disposed = false;

	constructor(log: Log, now: () => number, measured: MeasuredBudgets) {
		this.#measured = measured;
		this.#log = log;
		this.#now = now;
		this.#ownership = new OwnershipFiles(log);
		this.#inputs = new Inputs(this.#texts, this.#sources, this.#readings, this.#ownership, this.#slos);
		this.#disposables.push(this.#ownership, this.#inputs);
	}

	get state(): BacklogState {
		return this.#state;
	}

	get moment(): Moment | undefined {
		return this.#state.kind === 'ready' ? this.#state.moment : undefined;
	}

	/** Begins to watch and to look for files. */
	start(): void {
		this.#watchFiles();
		this.#watchDocuments();
		// Rates decay and deadlines near: what was right an hour ago is a little off now.
		const clock = setInterval(() => this.#request(work.assemble), anHour);
		this.#disposables.push({ dispose: () => clearInterval(clock) });
		this.#request(work.find);
	}

	/** For commands: what was typed last counts, but nobody waits for a search while there is something to show. */
	async latest(): Promise<BacklogState> {
		if (this.moment && this.#timer === undefined) return this.#state;
		await this.settled();
		while (this.#state.kind === 'searching' && !this.#disposed) await this.#nextChange();
		return this.#state;
	}

	/** The state once everything known so far has been read, typing that is still going on included. */
	async settled(): Promise<BacklogState> {
		while (!this.#disposed && (this.#timer !== undefined || this.#running)) {
			if (this.#timer !== undefined) this.#run();
			await this.#running;
		}
		return this.#state;
	}

	/**
	 * The moment that was made from just this text of a file, as soon as there is one; undefined where the file takes no
	 * part, or where the token is cancelled first.
	 */
	async readyFor(uri: vscode.Uri, text: string, token: vscode.CancellationToken): Promise<Moment | undefined> {
		const key = fileKey(uri);
		while (!token.isCancellationRequested && !this.#disposed) {
			if (this.moment?.texts.get(key) === text) return this.moment;
			const takesPart = this.#state.kind === 'searching' || this.#files.some((file) => fileKey(file) === key);
			if (!takesPart) return undefined;
			await this.#nextChange(token);
		}
		return undefined;
	}

	#nextChange(token?: vscode.CancellationToken): Promise<void> {
		return new Promise((resolve) => {
			const done = () => {
				for (const listener of listeners) listener.dispose();
				resolve();
			};
			const listeners = [this.onDidChange(done)];
			if (token) listeners.push(token.onCancellationRequested(done));
		});
	}

	dispose(): void {
		this.#disposed = true;
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#stopSearching();
		for (const disposable of this.#disposables) disposable.dispose();
	}

	#watchFiles(): void {
		const backlogs = vscode.workspace.createFileSystemWatcher(backlogPattern);
		const folders = new FolderWatcher();
		this.#disposables.push(
			backlogs,
			folders,
			backlogs.onDidCreate((uri) => this.#changed(uri, work.find)),
			backlogs.onDidDelete((uri) => this.#changed(uri, work.find)),
			backlogs.onDidChange((uri) => this.#changed(uri, work.assemble)),
			folders.onDidCome(() => {
				this.#sources.forgetAll();
				this.#request(work.find);
			}),
			folders.onDidGo((uri) => this.#folderGone(uri)),
			this.#sources.onDidChange((uri) => this.#changed(uri, work.assemble)),
			this.#slos.onDidChange((uri) => this.#changed(uri, work.assemble)),
			this.#ownership.onDidChange(() => this.#request(work.assemble)),
			this.#measured.onDidChange(() => this.#request(work.assemble)),
			this.#history.onDidChange(() => this.#request(work.assemble)),
			vscode.workspace.onDidGrantWorkspaceTrust(() => this.#request(work.assemble)),
			vscode.workspace.onDidRenameFiles(() => this.#request(work.find)),
			vscode.workspace.onDidDeleteFiles(({ files }) => {
				for (const uri of files) this.#changed(uri, work.find);
			}),
			vscode.workspace.onDidCreateFiles(({ files }) => {
				// The editor's own changes are known before the watcher tells of them.
				if (files.some((uri) => uri.path.endsWith(`/${backlogFileName}`))) this.#request(work.find);
			}),
			vscode.workspace.onDidChangeWorkspaceFolders(() => {
				this.#sources.forgetAll();
				this.#request(work.find);
			}),
			vscode.workspace.onDidChangeConfiguration((event) => {
				if (event.affectsConfiguration('files.exclude') || event.affectsConfiguration('search.exclude'))
					this.#request(work.find);
			}),
			vscode.window.onDidChangeWindowState((window) => {
				if (!window.focused) return;
				// Some file systems tell nobody of changes from outside.
				this.#texts.doubtAll();
				this.#request(work.assemble);
			}),
		);
	}

	#watchDocuments(): void {
		const takesPart = (document: vscode.TextDocument) =>
			document.uri.path.endsWith(`/${backlogFileName}`) ||
			this.#readings.knows(fileKey(document.uri)) ||
			this.#slos.knows(fileKey(document.uri));
		this.#disposables.push(
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length === 0 || !takesPart(document)) return;
				this.#readings.supersede(fileKey(document.uri));
				this.#request(work.assemble, typingPause);
			}),
			vscode.workspace.onDidOpenTextDocument((document) => {
				if (takesPart(document)) this.#request(this.#isKnown(document.uri) ? work.assemble : work.find);
			}),
			vscode.workspace.onDidCloseTextDocument((document) => {
				if (takesPart(document)) this.#changed(document.uri, work.assemble);
			}),
		);
	}

	#isKnown(uri: vscode.Uri): boolean {
		const key = fileKey(uri);
		return this.#sourceFiles.has(key) || this.#files.some((file) => fileKey(file) === key);
	}

	#changed(uri: vscode.Uri, wanted: Work): void {
		this.#texts.forget(uri);
		this.#readings.supersede(fileKey(uri));
		this.#request(wanted);
	}

	#folderGone(uri: vscode.Uri): void {
		const inside = `${fileKey(uri)}/`;
		if ([...this.#sourceFiles].some((file) => file.startsWith(inside))) {
			this.#sources.forgetAll();
			this.#request(work.assemble);
		}
		if (this.#files.some((file) => fileKey(file).startsWith(inside))) this.#request(work.find);
	}

	#request(wanted: Work, pause = 0): void {
		if (this.#disposed) return;
		if (wanted > this.#wanted) this.#wanted = wanted;
		// Not by the clock: somebody may set it back.
		this.#typingSince ??= performance.now();
		const waited = performance.now() - this.#typingSince;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#run(), waited >= longestWait ? 0 : pause);
	}

	#run(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#typingSince = undefined;
		// The reading under way sees what is wanted when it comes to its end.
		if (this.#running) return;
		this.#running = this.#work().finally(() => {
			this.#running = undefined;
			// Somebody may have asked between the last look and now.
			if (this.#wanted !== work.nothing) this.#run();
		});
	}

	async #work(): Promise<void> {
		for (let round = 0; this.#wanted !== work.nothing && !this.#disposed; round++) {
			const wanted = this.#wanted;
			this.#wanted = work.nothing;
			try {
				if (wanted === work.find) await this.#find();
				else await this.#publish(this.#files, round < mostRounds);
			} catch (error) {
				this.#log.error(`Failed to read the backlog: ${reasonOf(error)}`, error);
			}
		}
	}

	/** The files at exact names, and those that were found before, are shown at once; the search for nested ones goes on. */
	async #find(): Promise<void> {
		if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
			this.#stopSearching();
			this.#files = [];
			this.#set({ kind: 'noFolder' });
			return;
		}
		const roots = await findRootFiles();
		if (this.#disposed) return;
		const known = this.#nested.filter((uri) => vscode.workspace.getWorkspaceFolder(uri));
		this.#files = inOrder([...roots, ...known]);
		void this.#searchNested(roots);
		if (this.#files.length > 0) await this.#publish(this.#files, true);
	}

	/** Nobody waits for it: on some file systems it takes long. */
	async #searchNested(roots: readonly vscode.Uri[]): Promise<void> {
		this.#stopSearching();
		const searching = new vscode.CancellationTokenSource();
		this.#searching = searching;
		let nested: readonly vscode.Uri[] = [];
		try {
			nested = await findNestedFiles(this.#log, searching.token);
		} catch (error) {
			// A file system without search still has the exact names.
			this.#log.warn(`Failed to search for nested backlog files: ${reasonOf(error)}`);
		}
		if (this.#searching !== searching || this.#disposed) return;
		this.#searching = undefined;
		searching.dispose();
		const files = inOrder([...roots, ...nested]);
		this.#nested = nested;
		const same =
			files.length === this.#files.length && files.every((uri, i) => fileKey(uri) === fileKey(this.#files[i]!));
		this.#files = files;
		// Where no file is left, nothing has been shown of that yet.
		if (!same || files.length === 0 || this.#state.kind !== 'ready') {
			this.#log.info(`${files.length} backlog file(s): ${files.map((uri) => uri.path).join(', ')}`);
			this.#request(work.assemble);
		}
	}

	#stopSearching(): void {
		this.#searching?.cancel();
		this.#searching?.dispose();
		this.#searching = undefined;
	}

	async #publish(files: readonly vscode.Uri[], giveWay: boolean): Promise<void> {
		if (files.length === 0) {
			this.#setNoFile();
			return;
		}
		const core = await loadCore();
		const inputs = await this.#inputs.read(core, files);
		if (this.#disposed) return;
		if (giveWay && this.#inputs.superseded(files)) {
			this.#request(work.assemble);
			return;
		}
		if (inputs.length === 0) {
			this.#setNoFile();
			return;
		}
		const sources = inputs.flatMap((input) => [
			...input.sources,
			...(input.sloFiles ?? []).filter((slos) => slos.kind === 'read'),
		]);
		this.#sourceFiles = new Set(sources.map((source) => source.file));
		const dated = this.#history.dated(core, inputs);
		const measured = this.#measured.current(core);
		const snapshot = core.assembleAfter(this.moment?.snapshot, dated, this.#thisMinute(), measured);
		if (process.env.NODE_ENV === 'development') {
			const difference = core.shadowDifference(snapshot, dated, measured);
			if (difference) this.#log.error(`The snapshot is not that of the whole: ${difference}`);
		}
		this.#set({
			kind: 'ready',
			moment: {
				snapshot,
				core,
				files: files.filter((uri) => inputs.some((input) => input.file === fileKey(uri))),
				texts: new Map([...inputs, ...sources].map(({ file, text }) => [file, text])),
				lastGoodTexts: new Map(
					inputs.flatMap(({ file, lastGood }) => (lastGood ? [[file, lastGood.text] as const] : [])),
				),
			},
		});
	}

	/** The end of the minute: what history says at one moment holds for each key that is typed within it. */
	#thisMinute(): number {
		return Math.ceil(this.#now() / aMinute) * aMinute;
	}

	/** While the search goes on, a file may still be found. */
	#setNoFile(): void {
		if (this.#state.kind === 'searching' && this.#searching) return;
		this.#set({ kind: 'noFile' });
	}

	#set(state: BacklogState): void {
		if (this.#disposed || (state.kind !== 'ready' && state.kind === this.#state.kind)) return;
		this.#state = state;
		this.#onDidChange.fire(state);
	}
}
