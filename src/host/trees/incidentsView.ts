import * as vscode from 'vscode';
import type { Incident, IncidentChoice, IncidentView, IncidentViewRow } from '../../core/index.ts';
import { incidentTooltip } from '../explanationTooltip.ts';
import type { RememberedChoice } from '../treeChoice.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import type { Moment } from '../workspace/state.ts';
import { type RowNode, RowTree } from './rowTree.ts';

const viewId = 'lightsOn.incidents';

type IncidentNode = RowNode<IncidentViewRow>;

/** The view *Incidents*. It is brought up to date only while somebody sees it: a long history takes its time. */
export class IncidentsView implements vscode.TreeDataProvider<IncidentNode>, vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #choice: RememberedChoice<IncidentChoice>;
	readonly #tree = new RowTree<IncidentViewRow>({
		childrenOf: (row) => this.#shown?.view.childrenOf(row, this.#pages.get(row.id) ?? this.#shown.page) ?? [],
		sameLooks,
		tooltip: (row) => this.#tooltip(row),
	});
	readonly onDidChangeTreeData = this.#tree.onDidChange;
	readonly #treeView: vscode.TreeView<IncidentNode>;
	readonly #listeners: vscode.Disposable[];
	/** How many rows of a group are shown, where somebody asked for more than a page. */
	readonly #pages = new Map<string, number>();
	#shown: { readonly view: IncidentView; readonly page: number } | undefined;
	#outdated = true;

	constructor(workspace: BacklogWorkspace, choice: RememberedChoice<IncidentChoice>) {
		this.#workspace = workspace;
		this.#choice = choice;
		this.#treeView = vscode.window.createTreeView(viewId, {
			treeDataProvider: this,
			canSelectMany: true,
			showCollapseAll: true,
		});
		this.#listeners = [
			workspace.onDidChange(() => this.#invalidate()),
			choice.onDidChange(() => this.#invalidate()),
			this.#treeView.onDidChangeVisibility(({ visible }) => {
				if (visible) this.#bringUpToDate();
			}),
		];
	}

	/** The rows as they are, for tests. */
	get rows(): readonly IncidentViewRow[] {
		this.#bringUpToDate();
		return this.#tree.roots.map((node) => node.row);
	}

	get treeView(): vscode.TreeView<IncidentNode> {
		return this.#treeView;
	}

	getChildren(node?: IncidentNode): IncidentNode[] | Promise<IncidentNode[]> {
		if (node) return [...this.#tree.childrenOf(node)];
		if (this.#workspace.state.kind === 'searching') return this.#workspace.latest().then(() => this.#roots());
		return this.#roots();
	}

	getParent(node: IncidentNode): IncidentNode | undefined {
		return node.parent;
	}

	getTreeItem({ row }: IncidentNode): vscode.TreeItem {
		return treeItem(row);
	}

	resolveTreeItem(item: vscode.TreeItem, node: IncidentNode): vscode.TreeItem {
		return this.#tree.resolve(item, node);
	}

	/** One page more of a group's incidents. Its first one is chosen: one reads on there. */
	async showMore(group: string): Promise<void> {
		const node = this.#tree.find(group);
		if (!node || !this.#shown) return;
		const place = this.#tree.childrenOf(node).findIndex(({ row }) => row.type === 'more');
		this.#pages.set(group, (this.#pages.get(group) ?? this.#shown.page) + this.#shown.page);
		this.#tree.refresh(node);
		const first = node.children?.[place];
		if (first) await this.#treeView.reveal(first, { select: true, focus: true });
	}

	/** The incidents of the rows that are selected; of a group, all of them. */
	get selectedIncidents(): readonly Incident[] {
		return incidentsOf(this.#treeView.selection);
	}

	dispose(): void {
		for (const listener of this.#listeners) listener.dispose();
		this.#treeView.dispose();
		this.#tree.dispose();
	}

	#roots(): IncidentNode[] {
		this.#bringUpToDate();
		return [...this.#tree.roots];
	}

	#invalidate(): void {
		this.#outdated = true;
		if (this.#treeView.visible) this.#bringUpToDate();
	}

	#bringUpToDate(): void {
		if (!this.#outdated) return;
		this.#outdated = false;
		const { moment } = this.#workspace;
		this.#shown = moment && { view: viewOf(moment, this.#choice.value), page: moment.core.INCIDENTS_PER_PAGE };
		this.#tree.update(this.#shown?.view.rows ?? []);
		this.#treeView.message = this.#shown?.view.message ?? '';
	}

	#tooltip(row: IncidentViewRow): vscode.MarkdownString | undefined {
		const { moment } = this.#workspace;
		return moment && row.type === 'incident' ? incidentTooltip(moment, row.incident.incident) : undefined;
	}
}

/** The incidents that rows of the view stand for, each once. Anything else stands for none. */
export function incidentsOf(nodes: readonly unknown[]): readonly Incident[] {
	const found = nodes.flatMap((node) => {
		const row = (node as Partial<IncidentNode> | undefined)?.row;
		if (row?.type === 'incident') return [row.incident.incident];
		return row?.type === 'incidentGroup' ? row.group.incidents.map(({ incident }) => incident) : [];
	});
	return [...new Set(found)];
}

function viewOf({ core, snapshot }: Moment, choice: IncidentChoice): IncidentView {
	return core.incidentView(snapshot, choice, { translate: vscode.l10n.t, locale: vscode.env.language });
}

/** Shapes, not colours: a triangle, a half and a ticked circle, a flame. */
const icons = { unaddressed: 'warning', partly: 'color-mode', addressed: 'pass', ongoing: 'flame' } as const;

function treeItem(row: IncidentViewRow): vscode.TreeItem {
	const state =
		row.type === 'incidentGroup' ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None;
	const item = new vscode.TreeItem(row.label, state);
	item.id = row.id;
	item.description = row.description;
	item.accessibilityInformation = { label: row.spoken };
	switch (row.type) {
		case 'followUps':
			item.iconPath = new vscode.ThemeIcon('checklist');
			item.contextValue = 'followUps';
			item.command = { command: 'lightsOn.reviewFollowUps', title: vscode.l10n.t('Review Follow-ups') };
			break;
		case 'incidentGroup':
			item.iconPath = new vscode.ThemeIcon(icons[row.state]);
			item.contextValue = 'incidentGroup';
			break;
		case 'incident':
			item.iconPath = new vscode.ThemeIcon(icons[row.state]);
			item.contextValue = row.contexts.join(' ');
			item.command = { command: 'lightsOn.revealIncident', title: vscode.l10n.t('Show in File'), arguments: [row.id] };
			break;
		case 'more':
			item.iconPath = new vscode.ThemeIcon('ellipsis');
			item.command = { command: '_lightsOn.showMoreIncidents', title: row.label, arguments: [row.group] };
			break;
	}
	return item;
}

function sameLooks(before: IncidentViewRow, after: IncidentViewRow): boolean {
	return (
		before.label === after.label &&
		before.description === after.description &&
		before.spoken === after.spoken &&
		'state' in before === 'state' in after &&
		(before as { state?: string }).state === (after as { state?: string }).state &&
		contextsOf(before) === contextsOf(after)
	);
}

function contextsOf(row: IncidentViewRow): string {
	return row.type === 'incident' ? row.contexts.join() : '';
}
