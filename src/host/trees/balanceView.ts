import * as vscode from 'vscode';
import type { EffortRow } from '../../core/index.ts';
import type { ActualBalance } from '../git/actualBalance.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import { type RowNode, RowTree } from './rowTree.ts';

export const balanceViewId = 'lightsOn.balance';

type EffortNode = RowNode<EffortRow>;

/**
 * The view *Balance*: what is planned, in progress and was worked on, beside the floor. Git is asked only while somebody
 * sees the view, and never in an untrusted workspace.
 */
export class BalanceView implements vscode.TreeDataProvider<EffortNode>, vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #actual: ActualBalance;
	readonly #tree = new RowTree<EffortRow>({
		childrenOf: ({ children }) => children,
		sameLooks: (before, after) => looksOf(before) === looksOf(after),
		tooltip: ({ note }) => new vscode.MarkdownString().appendText(note),
	});
	readonly onDidChangeTreeData = this.#tree.onDidChange;
	readonly #treeView: vscode.TreeView<EffortNode>;
	readonly #listeners: vscode.Disposable[];

	constructor(workspace: BacklogWorkspace, actual: ActualBalance) {
		this.#workspace = workspace;
		this.#actual = actual;
		this.#treeView = vscode.window.createTreeView(balanceViewId, { treeDataProvider: this, showCollapseAll: true });
		this.#listeners = [
			actual.onDidChange(() => this.#update()),
			this.#treeView.onDidChangeVisibility(({ visible }) => actual.watch(visible)),
		];
	}

	/** The rows as they are, for tests. */
	get rows(): readonly EffortRow[] {
		return this.#tree.roots.map(({ row }) => row);
	}

	/**
	 * The editor asks for the first rows as the view opens, before it says that it is visible. It gets those of now: a change
	 * that comes while it still waits for its first rows can make it wait for ever, and the view stays empty.
	 */
	getChildren(node?: EffortNode): EffortNode[] {
		if (!node && !this.#treeView.visible) this.#tree.take(this.#rowsNow());
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
		for (const listener of this.#listeners) listener.dispose();
		this.#treeView.dispose();
		this.#tree.dispose();
	}

	/** What is known is shown at once, and again when git has told the rest. */
	#update(): void {
		if (this.#treeView.visible) this.#tree.update(this.#rowsNow());
	}

	#rowsNow(): readonly EffortRow[] {
		const { moment } = this.#workspace;
		if (!moment) return [];
		const { core, snapshot } = moment;
		const options = {
			translate: vscode.l10n.t,
			locale: vscode.env.language,
			items: snapshot.backlogs.flatMap(({ items }) => items),
		};
		return core.effortRows(snapshot.balance, this.#actual.of(moment, core.WEEKS_HELD), options);
	}
}

function looksOf({ label, description, icon, note, place, commit, children }: EffortRow): string {
	return JSON.stringify([label, description, icon, note, place, commit, children.length > 0]);
}
