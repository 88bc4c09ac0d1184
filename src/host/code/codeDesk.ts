import * as vscode from 'vscode';
import type { CodeFacts, CodeIndex, RepositoryCommits, Snapshot } from '../../core/index.ts';
import { linkedMarkdown, placeLink } from '../explanationTooltip.ts';
import type { CommitHistory } from '../git/commitHistory.ts';
import { setting } from '../settings.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import { fileKey, type Moment } from '../workspace/state.ts';
import { LineTracker } from './lineTracker.ts';

/** What is known of a file at one moment. */
export interface FactsAtHand {
	readonly moment: Moment;
	readonly facts: CodeFacts;
}

/**
 * Answers what the backlog knows of a file of code. The globs of a snapshot are compiled when the first file is asked for,
 * and git is asked when another file comes to hand; no folder is searched.
 */
export class CodeDesk implements vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #history: CommitHistory;
	readonly #changed: () => void;
	readonly #tracker = new LineTracker();
	readonly #closing = new vscode.CancellationTokenSource();
	readonly #item = vscode.window.createStatusBarItem('lightsOn.code', vscode.StatusBarAlignment.Left, 4);
	#index: { readonly snapshot: Snapshot; readonly index: CodeIndex } | undefined;
	#repositories: readonly RepositoryCommits[] = [];
	#asking: Promise<void> | undefined;
	#askedFor: string | undefined;
	readonly #asked = new Set<string>();

	constructor(workspace: BacklogWorkspace, history: CommitHistory, changed: () => void) {
		this.#workspace = workspace;
		this.#history = history;
		this.#changed = changed;
		this.#item.name = vscode.l10n.t('Lights On: Reliability of This File');
		this.#item.command = 'lightsOn.showFileReliability';
	}

	/** The files of which something was asked, by their keys, for tests: only those that somebody looked at. */
	get asked(): ReadonlySet<string> {
		return this.#asked;
	}

	/** Undefined while there is no backlog. */
	factsOf(uri: vscode.Uri): FactsAtHand | undefined {
		this.#asked.add(fileKey(uri));
		const { moment } = this.#workspace;
		if (!moment) return undefined;
		this.#askGit(moment, fileKey(uri));
		return { moment, facts: this.#indexOf(moment).factsOf(fileKey(uri)) };
	}

	/** What is known once git has told what it knows. */
	async latestFactsOf(uri: vscode.Uri): Promise<FactsAtHand | undefined> {
		this.factsOf(uri);
		await this.#asking;
		return this.factsOf(uri);
	}

	lenses(document: vscode.TextDocument): vscode.CodeLens[] {
		const found = this.factsOf(document.uri);
		if (!found) return [];
		const { moment, facts } = found;
		const { core, snapshot } = moment;
		const top = core.codeLens(facts, snapshot, shownIn());
		if (!top) return [];
		const lenses = [
			new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
				command: 'lightsOn.showFileReliability',
				title: top.title,
				tooltip: top.tooltip,
				arguments: [document.uri],
			}),
		];
		for (const { attached, title, tooltip, key } of core.codeLineLenses(facts, snapshot, shownIn())) {
			const now = this.#tracker.linesOf(core, document, attached.entry, attached.lines);
			if (!now) continue;
			const range = new vscode.Range(now.first - 1, 0, now.first - 1, 0);
			lenses.push(
				new vscode.CodeLens(
					range,
					key === undefined
						? { command: '_lightsOn.revealPlace', title, tooltip, arguments: Object.values(attached.place) }
						: { command: 'lightsOn.revealItem', title, tooltip, arguments: [key] },
				),
			);
			const { glob } = core.readCodePath(attached.entry);
			const entry = core.writeCodePath({ glob, lines: now });
			if (now.first === attached.lines.first && now.last === attached.lines.last) continue;
			lenses.push(
				new vscode.CodeLens(range, {
					command: '_lightsOn.moveLines',
					title: vscode.l10n.t('Moved: write {0}', entry.slice(glob.length)),
					tooltip: vscode.l10n.t('These lines moved while you edited. Write where they stand now into the backlog.'),
					arguments: [fileKey(document.uri), attached.entry, entry],
				}),
			);
		}
		return lenses;
	}

	/** On the line that a lens stands above. */
	hover(document: vscode.TextDocument, { line }: vscode.Position): vscode.Hover | undefined {
		const found = this.factsOf(document.uri);
		if (!found) return undefined;
		const { moment, facts } = found;
		const own = facts.lines.filter(
			({ entry, lines }) => this.#tracker.linesOf(moment.core, document, entry, lines)?.first === line + 1,
		);
		if (line > 0 && own.length === 0) return undefined;
		const items = new Set(own.flatMap((lines) => lines.items));
		const shown = line === 0 ? facts : { ...facts, items: facts.items.filter(({ subject }) => items.has(subject)) };
		const text = moment.core.codeHover(shown, moment.snapshot, { ...shownIn(), link: placeLink });
		return text === undefined ? undefined : new vscode.Hover(linkedMarkdown(text), document.lineAt(line).range);
	}

	/** How many open items concern a file, or name something in a folder. No colour says so alone: there is none. */
	async decoration(uri: vscode.Uri): Promise<vscode.FileDecoration | undefined> {
		const { moment } = this.#workspace;
		if (!moment) return undefined;
		const index = this.#indexOf(moment);
		const own = index.factsOf(fileKey(uri)).items.map(({ subject }) => subject);
		const items = [...new Set([...own, ...index.itemsIn(fileKey(uri))])];
		const words = moment.core.codeBadge(items, moment.snapshot, shownIn());
		return words && new vscode.FileDecoration(words.badge, words.tooltip);
	}

	/** The file at hand has changed, or what is known of it. Gives the words that the status bar shows, if any. */
	follow(uri: vscode.Uri | undefined): string | undefined {
		const found = uri && this.factsOf(uri);
		const words =
			found && setting('code.statusBar.enabled')
				? found.moment.core.codeStatus(found.facts, found.moment.snapshot, shownIn())
				: undefined;
		if (words === undefined) {
			this.#item.hide();
			return undefined;
		}
		this.#item.text = `$(pulse) ${words.replaceAll('$(', '$ (')}`;
		this.#item.accessibilityInformation = { label: vscode.l10n.t('Lights On, this file: {0}', words), role: 'button' };
		this.#item.tooltip = vscode.l10n.t('Show Reliability of This File');
		this.#item.show();
		return words;
	}

	dispose(): void {
		this.#closing.cancel();
		this.#closing.dispose();
		this.#tracker.dispose();
		this.#item.dispose();
	}

	#indexOf({ core, snapshot }: Moment): CodeIndex {
		if (this.#index?.snapshot !== snapshot)
			this.#index = { snapshot, index: core.codeIndex(snapshot, this.#repositories) };
		return this.#index.index;
	}

	/** Once for each file that comes to hand, one question at a time. */
	#askGit(moment: Moment, key: string): void {
		if (this.#asking || this.#askedFor === key || !vscode.workspace.isTrusted) return;
		this.#askedFor = key;
		this.#asking = this.#history.read(moment.core, moment.snapshot, this.#closing.token).then((repositories) => {
			this.#asking = undefined;
			if (!repositories || sameCommits(this.#repositories, repositories)) return;
			this.#repositories = repositories;
			this.#index = undefined;
			this.#changed();
		});
	}
}

function shownIn() {
	return { translate: vscode.l10n.t, locale: vscode.env.language };
}

function sameCommits(before: readonly RepositoryCommits[], after: readonly RepositoryCommits[]): boolean {
	return before.length === after.length && after.every(({ commits }, index) => commits === before[index]?.commits);
}
