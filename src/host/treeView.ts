import * as vscode from 'vscode';
import type { ItemRow, TreeRow } from '../core/index.ts';
import { explanationTooltip } from './explanationTooltip.ts';
import { itemIcon } from './icons.ts';
import { setting } from './settings.ts';
import type { RememberedChoice } from './treeChoice.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';
import type { BacklogState, Moment } from './workspace/state.ts';

const backlogViewId = 'lightsOn.backlog';

/** What the editor holds of a row. It stays the same object for as long as the row is there; commands get it too. */
export class TreeNode {
	readonly id: string;
	parent: TreeNode | undefined;
	row: TreeRow;
	children: readonly TreeNode[] = [];
	/** What was shown in a tooltip: the editor keeps it until the row is refreshed. */
	tooltip: string | undefined;

	constructor(row: TreeRow, parent: TreeNode | undefined) {
		this.id = row.id;
		this.row = row;
		this.parent = parent;
	}

	/** The item's key; undefined for a group. */
	get key(): string | undefined {
		return this.row.type === 'item' ? this.row.id : undefined;
	}
}

/** The view *Backlog*. Only rows that look different are refreshed, so that selection and expansion stay. */
export class BacklogTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #choice: RememberedChoice;
	readonly #onDidChangeTreeData = new vscode.EventEmitter<TreeNode | TreeNode[] | undefined>();
	readonly onDidChangeTreeData = this.#onDidChangeTreeData.event;
	readonly #nodes = new Map<string, TreeNode>();
	readonly #view: vscode.TreeView<TreeNode>;
	readonly #listeners: vscode.Disposable[];
	#roots: readonly TreeNode[] = [];

	constructor(workspace: BacklogWorkspace, choice: RememberedChoice) {
		this.#workspace = workspace;
		this.#choice = choice;
		this.#view = vscode.window.createTreeView(backlogViewId, { treeDataProvider: this, showCollapseAll: true });
		this.#listeners = [
			workspace.onDidChange((state) => this.update(state)),
			choice.onDidChange(() => this.update(workspace.state)),
		];
	}

	/** The rows as they are shown now, for tests. */
	get rows(): readonly TreeRow[] {
		return this.#roots.map((node) => node.row);
	}

	get view(): vscode.TreeView<TreeNode> {
		return this.#view;
	}

	update(state: BacklogState): void {
		const rows = state.kind === 'ready' ? this.#rowsOf(state.moment) : [];
		const changed: TreeNode[] = [];
		const seen = new Set<string>();
		const before = this.#roots;
		this.#roots = rows.map((row) => this.#take(row, undefined, seen, changed));
		for (const id of this.#nodes.keys()) if (!seen.has(id)) this.#nodes.delete(id);
		this.#forgetMovedTooltips(state, changed);
		if (!sameNodes(before, this.#roots)) this.#onDidChangeTreeData.fire(undefined);
		else if (changed.length > 0) this.#onDidChangeTreeData.fire(changed);
		this.#describe(state);
	}

	/** Selects an item; it does nothing where the filter hides it. */
	async reveal(key: string, options: { focus: boolean }): Promise<void> {
		const node = this.#nodes.get(key);
		if (node) await this.#view.reveal(node, { select: true, focus: options.focus, expand: true });
	}

	getChildren(node?: TreeNode): TreeNode[] | Promise<TreeNode[]> {
		if (node) return [...node.children];
		// The view shows its progress bar until the first search is over.
		if (this.#workspace.state.kind === 'searching') return this.#workspace.latest().then(() => [...this.#roots]);
		return [...this.#roots];
	}

	getParent(node: TreeNode): TreeNode | undefined {
		return node.parent;
	}

	getTreeItem(node: TreeNode): vscode.TreeItem {
		return node.row.type === 'item' ? itemTreeItem(node.row) : groupTreeItem(node.row);
	}

	resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
		const tooltip = this.#tooltip(node);
		if (tooltip) {
			node.tooltip = tooltip.value;
			item.tooltip = tooltip;
		}
		return item;
	}

	dispose(): void {
		for (const listener of this.#listeners) listener.dispose();
		this.#view.dispose();
		this.#onDidChangeTreeData.dispose();
	}

	#rowsOf({ core, snapshot }: Moment): readonly TreeRow[] {
		return core.treeRows(snapshot, this.#choice.value, { translate: vscode.l10n.t, locale: vscode.env.language });
	}

	/** The node of a row, kept from before where there is one; what looks different is added to `changed`. */
	#take(row: TreeRow, parent: TreeNode | undefined, seen: Set<string>, changed: TreeNode[]): TreeNode {
		const kept = this.#nodes.get(row.id);
		const node = kept ?? new TreeNode(row, parent);
		const before = node.children;
		const looks = kept && !sameLooks(kept.row, row);
		this.#nodes.set(row.id, node);
		seen.add(row.id);
		node.row = row;
		node.parent = parent;
		const inner: TreeNode[] = [];
		if (row.type === 'group') node.children = row.children.map((child) => this.#take(child, node, seen, inner));
		// A refresh of a group is one of its rows too.
		if (looks || (kept && !sameNodes(before, node.children))) changed.push(node);
		else changed.push(...inner);
		return node;
	}

	/** A tooltip that was read names lines and figures: where these have moved the editor has to ask again. */
	#forgetMovedTooltips(state: BacklogState, changed: TreeNode[]): void {
		if (state.kind !== 'ready') return;
		for (const node of this.#nodes.values()) {
			if (node.tooltip === undefined) continue;
			if (this.#tooltip(node)?.value === node.tooltip) continue;
			node.tooltip = undefined;
			if (!changed.includes(node)) changed.push(node);
		}
	}

	#tooltip(node: TreeNode): vscode.MarkdownString | undefined {
		const { moment } = this.#workspace;
		return moment && node.key !== undefined ? explanationTooltip(moment, node.key) : undefined;
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

function groupTreeItem(row: Exclude<TreeRow, ItemRow>): vscode.TreeItem {
	const item = new vscode.TreeItem(
		row.label,
		row.collapsed ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded,
	);
	item.id = row.id;
	item.description = row.description;
	item.contextValue = 'group';
	return item;
}

function sameNodes(before: readonly TreeNode[], after: readonly TreeNode[]): boolean {
	return before.length === after.length && before.every((node, index) => node === after[index]);
}

/** Rows of one id have one type; a group's children are compared by themselves. */
function sameLooks(before: TreeRow, after: TreeRow): boolean {
	if (before.type === 'group' || after.type === 'group')
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
