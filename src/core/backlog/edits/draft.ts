import type { Message } from '../../text.ts';
import type { MapEntry, MapNode, SourceNode } from '../sourceTree.ts';
import type { FileStyle } from './style.ts';
import type { TextEdit } from './textEdit.ts';

/** A text that edits are planned for. */
export interface Draft {
	readonly text: string;
	readonly style: FileStyle;
}

export type EditResult =
	| { readonly ok: true; readonly edits: readonly TextEdit[] }
	| { readonly ok: false; readonly reason: Message };

export function planned(...edits: readonly TextEdit[]): EditResult {
	return { ok: true, edits };
}

export function refused(reason: Message): EditResult {
	return { ok: false, reason };
}

export function insertion(at: number, text: string): TextEdit {
	return { start: at, end: at, text };
}

/** The entries that stand within the map's own text, by place; what aliases and merges bring is elsewhere. */
export function ownEntries(map: MapNode): MapEntry[] {
	return map.entries
		.filter((entry) => entry.keyStart >= map.start && entry.keyEnd <= map.end)
		.sort((one, other) => one.keyStart - other.keyStart);
}

/** What it holds stands within its own text: it is not an alias. */
export function isOwn(node: SourceNode): boolean {
	if (node.type === 'scalar') return true;
	const inside = (start: number) => start >= node.start && start <= node.end;
	return node.type === 'map'
		? node.entries.length === 0 || node.entries.some((entry) => inside(entry.keyStart))
		: node.items.every((item) => inside(item.start));
}

export function isAbsent(node: SourceNode): boolean {
	return node.type === 'scalar' && node.value === null;
}
