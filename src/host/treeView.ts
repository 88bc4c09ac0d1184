import * as vscode from 'vscode';
import type { ItemRow, PagedRow, TreeChoice, TreePages, TreeRow } from '../core/index.ts';
import { explanationTooltip } from './explanationTooltip.ts';
import { itemIcon } from './icons.ts';
import { setting } from './settings.ts';
import type { RememberedChoice } from './treeChoice.ts';
import { ItemDrag } from './trees/itemDrag.ts';
import { ItemMoves } from './trees/itemMoves.ts';
import { type RowNode, RowTree } from './trees/rowTree.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';
import type { BacklogState, Moment } from './workspace/state.ts';

const backlogViewId = 'lightsOn.backlog';

type TreeNode = RowNode<PagedRow>;

/** The view *Backlog*. Only rows that look different are refreshed, so that selection and expansion stay. */
export class BacklogTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #choice: RememberedChoice<TreeChoice>;
	readonly #tree = new RowTree<PagedRow>({
		childrenOf: (row) => (row.type === 'group' ? row.children : []),
		sameLooks,
		tooltip: (row) => this.#tooltip(row),
	});
	readonly onDidChangeTreeData = this.#tree.onDidChange;
	readonly #view: vscode.TreeView<TreeNode>;
	readonly #listeners: vscode.Disposable[];
	/** All rows, those too that a page does not show yet. */
	#rows: readonly TreeRow[] = [];
	#pages: TreePages = new Map();
	readonly moves: ItemMoves;
	/** What the editor asks when items are dragged; here for tests too, which have no mouse. */
	readonly drag: ItemDrag;

	constructor(workspace: BacklogWorkspace, choice: RememberedChoice<TreeChoice>, now: () => number) {
		this.#workspace = workspace;
		this.#choice = choice;
		this.moves = new ItemMoves(workspace, choice, () => this.#rows, now);
		this.drag = new ItemDrag(async (keys, target) => {
			await this.moves.make((core, shown) => core.dropOn(shown, keys, target));
		});
		this.#view = vscode.window.createTreeView(backlogViewId, {
			treeDataProvider: this,
			showCollapseAll: true,
			canSelectMany: true,
			dragAndDropController: this.drag,
		});
		this.#listeners = [
			workspace.onDidChange((state) => this.update(state)),
			choice.onDidChange(() => this.update(workspace.state)),
		];
	}

	/** The rows as they are shown now, for tests. */
	get rows(): readonly PagedRow[] {
		return this.#tree.roots.map((node) => node.row);
	}

	get view(): vscode.TreeView<TreeNode> {
		return this.#view;
	}

	update(state: BacklogState): void {
		this.#rows = state.kind === 'ready' ? this.#rowsOf(state.moment) : [];
		this.#showPages();
		this.#describe(state);
	}

	/** One page more of the items of a group, or of those that stand in none. Its first item is chosen: one reads on there. */
	async showMore(under: string): Promise<void> {
		const { moment } = this.#workspace;
		if (!moment) return;
		const siblings = () => {
			const group = this.#tree.find(under);
			return group ? this.#tree.childrenOf(group) : this.#tree.roots;
		};
		const place = siblings().findIndex(({ row }) => row.type === 'more');
		this.#turnTo(moment.core.nextPage(under, this.#pages));
		const first = siblings()[place];
		if (first) await this.#view.reveal(first, { select: true, focus: true });
	}

	#turnTo(pages: TreePages): void {
		if (pages === this.#pages) return;
		this.#pages = pages;
		this.#showPages();
	}

	#showPages(): void {
		const { moment } = this.#workspace;
		this.#tree.update(moment ? moment.core.pagedRows(this.#rows, this.#pages, vscode.l10n.t) : []);
	}

	/** Selects an item, turning to its page; it does nothing where the filter hides it. */
	async reveal(key: string, options: { focus: boolean }): Promise<void> {
		const pages = this.#workspace.moment?.core.pagesShowing(this.#rows, key, this.#pages);
		if (pages) this.#turnTo(pages);
		const node = this.#tree.find(key);
		if (node) await this.#view.reveal(node, { select: true, focus: options.focus, expand: true });
	}

	/**
	 * The items that a key is about: all that are selected where the row with the focus is one of them, else that row. The
	 * editor tells of the selection only, so the focus is found by what it adds to it or takes from it.
	 */
	async keysAtFocus(): Promise<readonly string[]> {
		const before = this.#view.selection;
		await vscode.commands.executeCommand('list.toggleSelection');
		const after = this.#view.selection;
		await vscode.commands.executeCommand('list.toggleSelection');
		const added = after.filter((node) => !before.includes(node));
		const about = added.length > 0 ? added : after.length < before.length ? before : [];
		return about.flatMap(({ key }) => key ?? []);
	}

	getChildren(node?: TreeNode): TreeNode[] | Promise<TreeNode[]> {
		if (node) return [...this.#tree.childrenOf(node)];
		// The view shows its progress bar until the first search is over.
		if (this.#workspace.state.kind === 'searching') return this.#workspace.latest().then(() => [...this.#tree.roots]);
		return [...this.#tree.roots];
	}

	getParent(node: TreeNode): TreeNode | undefined {
		return node.parent;
	}

	getTreeItem(node: TreeNode): vscode.TreeItem {
		const { row } = node;
		return row.type === 'item' ? itemTreeItem(row) : row.type === 'more' ? moreTreeItem(row) : groupTreeItem(row);
	}

	resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
		return this.#tree.resolve(item, node);
	}

	dispose(): void {
		for (const listener of this.#listeners) listener.dispose();
		this.#view.dispose();
		this.#tree.dispose();
	}

	#rowsOf({ core, snapshot }: Moment): readonly TreeRow[] {
		return core.treeRows(snapshot, this.#choice.value, { translate: vscode.l10n.t, locale: vscode.env.language });
	}

	#tooltip(row: PagedRow): vscode.MarkdownString | undefined {
		const { moment } = this.#workspace;
		return moment && row.type === 'item' ? explanationTooltip(moment, row.id) : undefined;
	}

	#describe(state: BacklogState): void {
		if (state.kind !== 'ready') {
			this.#view.message = '';
			this.#view.badge = undefined;
			this.#view.description = '';
			return;
		}
		const { core, snapshot } = state.moment;
		const summary = core.treeSummary(snapshot, this.#choice.value, vscode.l10n.t);
		this.#view.message = summary.message ?? '';
		this.#view.description = summary.description ?? '';
		const content = setting('badge');
		const badge = content === 'off' ? undefined : summary.badges[content];
		this.#view.badge = badge && badge.value > 0 ? { value: badge.value, tooltip: badge.tooltip } : undefined;
	}
}

function itemTreeItem(row: ItemRow): vscode.TreeItem {
	const item = new vscode.TreeItem(row.label, vscode.TreeItemCollapsibleState.None);
	item.id = row.id;
	item.description = row.description;
	item.iconPath = itemIcon(row.kind, row.status);
	item.contextValue = row.contexts.join(' ');
	item.accessibilityInformation = { label: row.spoken };
	item.command = { command: 'lightsOn.revealItem', title: vscode.l10n.t('Show in File'), arguments: [row.id] };
	return item;
}

function moreTreeItem(row: Extract<PagedRow, { type: 'more' }>): vscode.TreeItem {
	const item = new vscode.TreeItem(row.label, vscode.TreeItemCollapsibleState.None);
	item.id = row.id;
	item.description = row.description;
	item.iconPath = new vscode.ThemeIcon('ellipsis');
	item.accessibilityInformation = { label: row.spoken };
	item.command = { command: '_lightsOn.showMoreItems', title: row.label, arguments: [row.under] };
	return item;
}

function groupTreeItem(row: Extract<PagedRow, { type: 'group' }>): vscode.TreeItem {
	const item = new vscode.TreeItem(
		row.label,
		row.collapsed ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded,
	);
	item.id = row.id;
	item.description = row.description;
	item.contextValue = 'group';
	return item;
}

/** Rows of one id have one type; a group's children are compared by themselves. */
function sameLooks(before: PagedRow, after: PagedRow): boolean {
	if (before.type !== 'item' || after.type !== 'item')
		return before.label === after.label && before.description === (after as typeof before).description;
	return (
		before.label === after.label &&
		before.description === after.description &&
		before.kind === after.kind &&
		before.status === after.status &&
		before.spoken === after.spoken &&
		before.contexts.join() === after.contexts.join()
	);
}
