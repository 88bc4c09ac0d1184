import * as vscode from 'vscode';
import type { BalanceHistory, EffortState, RepositoryCommits, Snapshot } from '../../core/index.ts';
import { ReadingProgress } from '../readingProgress.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import type { Moment } from '../workspace/state.ts';
import type { CommitHistory } from './commitHistory.ts';

/** After the last change: nobody waits for git, and typing must not. */
const pause = 300;

/**
 * What was really worked on, for all who show it. Git is asked only while the view *Balance* is seen, and once whenever the
 * panel asks, never in an untrusted workspace. What it told stays known.
 */
export class ActualBalance implements vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #history: CommitHistory;
	/** The view in which progress is shown. */
	readonly #viewId: string;
	readonly #onDidChange = new vscode.EventEmitter<void>();
	/** Git is being asked, or has told. */
	readonly onDidChange = this.#onDidChange.event;
	readonly #listeners: vscode.Disposable[];
	#repositories: readonly RepositoryCommits[] | undefined;
	/** Of each snapshot, by the number of weeks: several ask for the same. */
	#made = new WeakMap<Snapshot, Map<number, BalanceHistory>>();
	#isWatched = false;
	#isAsked = false;
	/** By the user, who may have a long history: what was known still is. */
	#isCancelled = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#reading: vscode.CancellationTokenSource | undefined;

	constructor(workspace: BacklogWorkspace, history: CommitHistory, viewId: string) {
		this.#workspace = workspace;
		this.#history = history;
		this.#viewId = viewId;
		this.#listeners = [
			workspace.onDidChange(() => this.#later()),
			vscode.workspace.onDidGrantWorkspaceTrust(() => this.#later(0)),
		];
	}

	/** Of the last whole weeks, or why it is not known. Never asks git. */
	of({ core, snapshot }: Moment, weeks: number): BalanceHistory | EffortState {
		if (!vscode.workspace.isTrusted) return 'untrusted';
		if (!this.#repositories) return this.#isCancelled ? 'cancelled' : 'reading';
		if (this.#repositories.length === 0) return 'noGit';
		const made = this.#made.get(snapshot) ?? new Map<number, BalanceHistory>();
		this.#made.set(snapshot, made);
		const known = made.get(weeks) ?? core.effortByWeek(snapshot, this.#repositories, weeks);
		made.set(weeks, known);
		return known;
	}

	/** While it is watched, each change is followed by a look at what is new in git. */
	watch(isWatched: boolean): void {
		this.#isWatched = isWatched;
		this.#later(0);
	}

	/** Looks once; `drop` says that nobody waits for it any more. */
	ask(): void {
		this.#isAsked = true;
		this.#later(0);
	}

	drop(): void {
		this.#isAsked = false;
		if (!this.#isWatched) this.#stop();
	}

	dispose(): void {
		this.#stop();
		for (const listener of this.#listeners) listener.dispose();
		this.#onDidChange.dispose();
	}

	#later(after = pause): void {
		this.#stop();
		if (this.#isWatched || this.#isAsked) this.#timer = setTimeout(() => void this.#read(), after);
	}

	#stop(): void {
		clearTimeout(this.#timer);
		this.#reading?.cancel();
		this.#reading?.dispose();
		this.#reading = undefined;
	}

	async #read(): Promise<void> {
		const { moment } = this.#workspace;
		if (!moment || !vscode.workspace.isTrusted) {
			this.#onDidChange.fire();
			return;
		}
		this.#isCancelled = false;
		if (!this.#repositories) this.#onDidChange.fire();
		const reading = new vscode.CancellationTokenSource();
		this.#reading = reading;
		const progress = new ReadingProgress(vscode.l10n.t('Reading the history of git'), this.#viewId, () => {
			this.#isCancelled = true;
			reading.cancel();
		});
		const repositories = await this.#history
			.read(moment.core, moment.snapshot, reading.token, (share) => progress.report(share))
			.finally(() => progress.end());
		if (reading !== this.#reading) return;
		if (!repositories || reading.token.isCancellationRequested) {
			if (this.#isCancelled) this.#end();
			return;
		}
		if (!sameCommits(this.#repositories, repositories)) this.#made = new WeakMap();
		this.#repositories = repositories;
		this.#end();
	}

	#end(): void {
		this.#isAsked = false;
		this.#onDidChange.fire();
	}
}

function sameCommits(before: readonly RepositoryCommits[] | undefined, after: readonly RepositoryCommits[]): boolean {
	return before?.length === after.length && after.every(({ commits }, index) => commits === before[index]?.commits);
}
