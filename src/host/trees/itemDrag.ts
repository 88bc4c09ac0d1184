import * as vscode from 'vscode';
import type { PagedRow } from '../../core/index.ts';
import type { RowNode } from './rowTree.ts';

/** The editor's own name for what is dragged out of the view *Backlog*. */
const mimeType = 'application/vnd.code.tree.lightson.backlog';

/** Items dragged within the view *Backlog*. What a drop means is for the core to say. */
export class ItemDrag implements vscode.TreeDragAndDropController<RowNode<PagedRow>> {
	readonly dragMimeTypes = [];
	readonly dropMimeTypes = [mimeType];
	readonly #drop: (keys: readonly string[], target: string | undefined) => Promise<void>;

	constructor(drop: (keys: readonly string[], target: string | undefined) => Promise<void>) {
		this.#drop = drop;
	}

	handleDrag(nodes: readonly RowNode<PagedRow>[], data: vscode.DataTransfer): void {
		const keys = nodes.flatMap(({ key }) => key ?? []);
		if (keys.length > 0) data.set(mimeType, new vscode.DataTransferItem(keys));
	}

	async handleDrop(target: RowNode<PagedRow> | undefined, data: vscode.DataTransfer): Promise<void> {
		const keys: unknown = data.get(mimeType)?.value;
		if (Array.isArray(keys) && keys.length > 0 && keys.every((key) => typeof key === 'string'))
			await this.#drop(keys, target?.id);
	}
}
