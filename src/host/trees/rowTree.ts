import * as vscode from 'vscode';

interface Row {
	readonly type: string;
	/** Stable for as long as the row is the same one. */
	readonly id: string;
}

/** What the editor holds of a row. It stays the same object for as long as the row is there; commands get it too. */
export class RowNode<R extends Row> {
	readonly id: string;
	parent: RowNode<R> | undefined;
	row: R;
	/** Undefined until somebody asks for them: the rows under a closed group are never made. */
	children: readonly RowNode<R>[] | undefined;
	/** What was shown in a tooltip: the editor keeps it until the row is refreshed. */
	tooltip: string | undefined;

	constructor(row: R, parent: RowNode<R> | undefined) {
		this.id = row.id;
		this.row = row;
		this.parent = parent;
	}

	/** The item's key; undefined for rows of other types. */
	get key(): string | undefined {
		return this.row.type === 'item' ? this.row.id : undefined;
	}
}

/** What a view says of its rows. */
export interface RowSource<R extends Row> {
	childrenOf(row: R): readonly R[];
	/** Of two rows with one id; what stands under them is compared by itself. */
	sameLooks(before: R, after: R): boolean;
	tooltip(row: R): vscode.MarkdownString | undefined;
}

/** Rows as the editor's tree wants them. Only rows that look different are refreshed, so that selection and expansion stay. */
export class RowTree<R extends Row> implements vscode.Disposable {
	readonly #source: RowSource<R>;
	readonly #onDidChange = new vscode.EventEmitter<RowNode<R> | RowNode<R>[] | undefined>();
	readonly onDidChange = this.#onDidChange.event;
	readonly #nodes = new Map<string, RowNode<R>>();
	#roots: readonly RowNode<R>[] = [];

	constructor(source: RowSource<R>) {
		this.#source = source;
	}

	get roots(): readonly RowNode<R>[] {
		return this.#roots;
	}

	update(rows: readonly R[]): void {
		const { before, changed } = this.take(rows);
		if (!sameNodes(before, this.#roots)) this.#onDidChange.fire(undefined);
		else if (changed.length > 0) this.#onDidChange.fire([...changed]);
	}

	/** The same without a word to the editor, which is just asking for the rows. */
	take(rows: readonly R[]): { readonly before: readonly RowNode<R>[]; readonly changed: readonly RowNode<R>[] } {
		const changed: RowNode<R>[] = [];
		const seen = new Set<string>();
		const before = this.#roots;
		this.#roots = rows.map((row) => this.#take(row, undefined, seen, changed));
		for (const id of this.#nodes.keys()) if (!seen.has(id)) this.#nodes.delete(id);
		this.#forgetMovedTooltips(changed);
		return { before, changed };
	}

	childrenOf(node: RowNode<R>): readonly RowNode<R>[] {
		node.children ??= this.#source.childrenOf(node.row).map((row) => {
			const child = new RowNode(row, node);
			this.#nodes.set(row.id, child);
			return child;
		});
		return node.children;
	}

	/** The children have changed though the row has not. */
	refresh(node: RowNode<R>): void {
		const before = node.children;
		if (!before) return;
		const kept = new Set<string>();
		node.children = this.#source.childrenOf(node.row).map((row) => this.#take(row, node, kept, []));
		for (const { id } of before) if (!kept.has(id)) this.#nodes.delete(id);
		this.#onDidChange.fire(node);
	}

	find(id: string): RowNode<R> | undefined {
		const known = this.#nodes.get(id);
		if (known) return known;
		for (const root of this.#roots) this.childrenOf(root);
		return this.#nodes.get(id);
	}

	/** Adds the tooltip of a row to what the editor shows of it. */
	resolve(item: vscode.TreeItem, node: RowNode<R>): vscode.TreeItem {
		const tooltip = this.#source.tooltip(node.row);
		if (tooltip) {
			node.tooltip = tooltip.value;
			item.tooltip = tooltip;
		}
		return item;
	}

	dispose(): void {
		this.#onDidChange.dispose();
	}

	/** The node of a row, kept from before where there is one; what looks different is added to `changed`. */
	#take(row: R, parent: RowNode<R> | undefined, seen: Set<string>, changed: RowNode<R>[]): RowNode<R> {
		const kept = this.#nodes.get(row.id);
		const node = kept ?? new RowNode(row, parent);
		const before = node.children;
		const looksOther = kept && !this.#source.sameLooks(kept.row, row);
		this.#nodes.set(row.id, node);
		seen.add(row.id);
		node.row = row;
		node.parent = parent;
		const inner: RowNode<R>[] = [];
		if (before) node.children = this.#source.childrenOf(row).map((child) => this.#take(child, node, seen, inner));
		// A refresh of a group is one of its rows too.
		if (looksOther || (before && !sameNodes(before, node.children ?? []))) changed.push(node);
		else changed.push(...inner);
		return node;
	}

	/** A tooltip that was read names lines and figures: where these have moved the editor has to ask again. */
	#forgetMovedTooltips(changed: RowNode<R>[]): void {
		for (const node of this.#nodes.values()) {
			if (node.tooltip === undefined || this.#source.tooltip(node.row)?.value === node.tooltip) continue;
			node.tooltip = undefined;
			if (!changed.includes(node)) changed.push(node);
		}
	}
}

function sameNodes<R extends Row>(before: readonly RowNode<R>[], after: readonly RowNode<R>[]): boolean {
	return before.length === after.length && before.every((node, index) => node === after[index]);
}
