import * as vscode from 'vscode';
import type { BalanceHistory, EffortRow, EffortState, RepositoryCommits } from '../../core/index.ts';
import type { CommitHistory } from '../git/commitHistory.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import type { Moment } from '../workspace/state.ts';
import { type RowNode, RowTree } from './rowTree.ts';

const viewId = 'lightsOn.balance';
/** Whole weeks of commits that are shown. */
const weeks = 13;
const aWeek = 7 * 86_400_000;
/** After the last change: nobody waits for git, and typing must not. */
const pause = 300;

type EffortNode = RowNode<EffortRow>;

/**
 * The view *Balance*: what is planned, in progress and was worked on, beside the floor. Git is asked only while somebody
 * sees the view, and never in an untrusted workspace.
 */
export class BalanceView implements vscode.TreeDataProvider<EffortNode>, vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #history: CommitHistory;
	readonly #tree = new RowTree<EffortRow>({
		childrenOf: ({ children }) => children,
		sameLooks: (before, after) => looksOf(before) === looksOf(after),
		tooltip: ({ note }) => new vscode.MarkdownString().appendText(note),
	});
	readonly onDidChangeTreeData = this.#tree.onDidChange;
	readonly #treeView: vscode.TreeView<EffortNode>;
	readonly #listeners: vscode.Disposable[];
	#repositories: readonly RepositoryCommits[] | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asking: vscode.CancellationTokenSource | undefined;

	constructor(workspace: BacklogWorkspace, history: CommitHistory) {
		this.#workspace = workspace;
		this.#history = history;
		this.#treeView = vscode.window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
		this.#listeners = [
			workspace.onDidChange(() => this.#later()),
			this.#treeView.onDidChangeVisibility(() => this.#later(0)),
		];
	}

	/** The rows as they are, for tests. */
	get rows(): readonly EffortRow[] {
		return this.#tree.roots.map(({ row }) => row);
	}

	getChildren(node?: EffortNode): EffortNode[] {
		return [...(node ? this.#tree.childrenOf(node) : this.#tree.roots)];
	}

	getParent(node: EffortNode): EffortNode | undefined {
		return node.parent;
	}

	getTreeItem({ row }: EffortNode): vscode.TreeItem {
		const item = new vscode.TreeItem(
			row.label,
			row.children.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
		);
		item.id = row.id;
		item.description = row.description;
		item.iconPath = new vscode.ThemeIcon(row.icon);
		item.accessibilityInformation = { label: `${row.label}: ${row.description}. ${row.note}` };
		const title = vscode.l10n.t('Show');
		if (row.place) {
			const { file, start, end } = row.place;
			item.command = { command: '_lightsOn.revealPlace', title, arguments: [file, start, end] };
		} else if (row.commit !== undefined)
			item.command = { command: '_lightsOn.showCommit', title, arguments: [row.commit] };
		return item;
	}

	resolveTreeItem(item: vscode.TreeItem, node: EffortNode): vscode.TreeItem {
		return this.#tree.resolve(item, node);
	}

	dispose(): void {
		this.#stop();
		for (const listener of this.#listeners) listener.dispose();
		this.#treeView.dispose();
		this.#tree.dispose();
	}

	#later(after = pause): void {
		this.#stop();
		if (this.#treeView.visible) this.#timer = setTimeout(() => void this.#update(), after);
	}

	#stop(): void {
		clearTimeout(this.#timer);
		this.#asking?.cancel();
		this.#asking?.dispose();
		this.#asking = undefined;
	}

	/** What is known is shown at once, and again when git has told the rest. */
	async #update(): Promise<void> {
		const { moment } = this.#workspace;
		if (!moment) {
			this.#tree.update([]);
			return;
		}
		if (!vscode.workspace.isTrusted) {
			this.#show(moment, 'untrusted');
			return;
		}
		if (!this.#repositories) this.#show(moment, 'reading');
		const asking = new vscode.CancellationTokenSource();
		this.#asking = asking;
		const { core, snapshot } = moment;
		// A week more, for commits that were made in one week and written in the one before.
		const since = snapshot.now - (weeks + 2) * aWeek;
		const repositories = await vscode.window.withProgress({ location: { viewId } }, () =>
			this.#history.read(core, snapshot, since, asking.token),
		);
		if (!repositories || asking.token.isCancellationRequested) return;
		this.#repositories = repositories;
		this.#show(moment, repositories.length > 0 ? core.effortByWeek(snapshot, repositories, weeks) : 'noGit');
	}

	#show({ core, snapshot }: Moment, history: BalanceHistory | EffortState): void {
		const options = {
			translate: vscode.l10n.t,
			locale: vscode.env.language,
			items: snapshot.backlogs.flatMap(({ items }) => items),
		};
		this.#tree.update(core.effortRows(snapshot.balance, history, options));
	}
}

function looksOf({ label, description, icon, note, place, commit, children }: EffortRow): string {
	return JSON.stringify([label, description, icon, note, place, commit, children.length > 0]);
}
