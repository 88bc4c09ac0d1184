import type { FieldValue, Intent } from '../backlog/edits.ts';
import { type Item, isOpen, type Status } from '../backlog/model.ts';
import type { PricedItem, Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { doneIntents } from './doneItem.ts';
import { statusWord } from './itemWords.ts';
import { oneLine } from './markdown.ts';
import type { GroupRow, ItemRow, TreeChoice, TreeRow } from './tree.ts';
import { inFileOrder } from './treeOrder.ts';
import type { Membership } from './treeParts.ts';

/** The tree as somebody sees it who moves items in it. */
export interface TreeShown {
	readonly snapshot: Snapshot;
	readonly choice: TreeChoice;
	readonly rows: readonly TreeRow[];
	/** Milliseconds since 1970: an item that is done promises something from then on. */
	readonly now: number;
}

/** What a move writes into each file, all of it one step; or why it means nothing here. */
export type TreeMove =
	| {
			readonly kind: 'edits';
			readonly edits: readonly { readonly file: string; readonly intents: readonly Intent[] }[];
	  }
	| { readonly kind: 'refused'; readonly reason: Message }
	/** The order of the rows is computed: only the order of the file can be changed. */
	| { readonly kind: 'notInFileOrder' };

/**
 * What it means to drop items onto a row. In another group they take what that group stands for: its status, kind, service
 * or owner. In the order of the file they take the place of the row, and what stands there makes way. `target` is the
 * id of a row; without one it is the space below all rows.
 */
export function dropOn(shown: TreeShown, keys: readonly string[], target: string | undefined): TreeMove {
	const moved = itemsOf(shown, keys);
	if (!moved) return gone;
	const place = target === undefined ? belowAll(shown.rows) : placeOf(shown.rows, target);
	if (!place) return nothing;
	const { group, row } = place;
	if (row && keys.includes(row.id)) return nothing;
	const strangers = moved.filter(({ item }) => !group?.children.some(({ id }) => id === item.key));
	const shut = shown.choice.group === 'status' ? undefined : strangers.find(({ item }) => !isOpen(item));
	if (shut) return refused(statusReason(shut));
	if (group && strangers.length > 0 && !group.membership) return refused(noMembership(group));
	const changes = group?.membership
		? strangers.flatMap(({ item }) => withFile(item, joining(item, group.membership!, shown)))
		: [];
	const unchangeable = strangers.find(({ item }) => group?.membership && isOthersOwner(item, group.membership));
	if (unchangeable) return refused(message('The owner comes from its service or paths. Change it there.'));
	if (!row) return edits(changes);
	if (shown.choice.sort !== 'file') return changes.length > 0 ? edits(changes) : { kind: 'notInFileOrder' };
	const beside = shown.snapshot.items.find(({ item }) => item.key === row.id)!;
	return placed(shown, moved, beside, changes);
}

/**
 * What it means to move items up or down by a key. In the order of the file they change places with the row above or
 * below; at the edge of a group of one status, and in any other order, they get the neighbouring status. Keys never
 * close an item.
 */
export function moveByOne(shown: TreeShown, keys: readonly string[], step: -1 | 1): TreeMove {
	const moved = itemsOf(shown, keys);
	if (!moved) return gone;
	const group = shown.rows.find(
		(row): row is GroupRow => row.type === 'group' && row.children.some(({ id }) => id === keys[0]),
	);
	const siblings = group?.children ?? shown.rows.filter((row): row is ItemRow => row.type === 'item');
	const indexes = keys.map((key) => siblings.findIndex(({ id }) => id === key));
	if (indexes.includes(-1)) return refused(message('Choose items of one group to move them together.'));
	if (shown.choice.sort === 'file') {
		const neighbour = siblings[step < 0 ? Math.min(...indexes) - 1 : Math.max(...indexes) + 1];
		const beside = neighbour && shown.snapshot.items.find(({ item }) => item.key === neighbour.id);
		if (beside) return placed(shown, moved, beside, [], step < 0 ? 'before' : 'behind');
	}
	if (group && group.membership?.field === 'status') {
		const status = openStatuses[openStatuses.indexOf(group.membership.value) + step];
		if (!openStatuses.includes(group.membership.value)) return refused(closingReason);
		const next = shown.choice.group === 'plan' ? planNeighbour(group.membership.value, step) : status;
		if (next !== undefined)
			return edits(moved.flatMap(({ item }) => withFile(item, joining(item, { field: 'status', value: next }, shown))));
		if (step > 0 && shown.choice.group === 'status') return refused(closingReason);
		return nothing;
	}
	return shown.choice.sort === 'file' ? nothing : { kind: 'notInFileOrder' };
}

/** From the top of the view to its end. */
const openStatuses: readonly Status[] = ['in-progress', 'planned', 'proposed'];

const nothing: TreeMove = { kind: 'edits', edits: [] };
const gone = refused(message('This item is no longer in the backlog.'));
const statusReason = ({ item }: PricedItem) =>
	message('{0} has the status {1}. Set Status changes it.', oneLine(item.title), statusWord(item.status));
const closingReason = message('Set Status marks an item done or dropped, and opens it again.');

/** A group that more than one thing decides. */
function noMembership({ id }: GroupRow): Message {
	return id === 'group:unranked'
		? message('An item is ranked once it has an effort and a benefit. Edit it to change that.')
		: message('Group the backlog by status to move items here.');
}

/** The plan has two groups: what is planned, and what is not. */
function planNeighbour(status: Status, step: -1 | 1): Status | undefined {
	if (status === 'proposed') return step < 0 ? 'planned' : undefined;
	return step > 0 ? 'proposed' : undefined;
}

interface PlaceInTree {
	readonly group: GroupRow | undefined;
	/** Undefined: the group itself. */
	readonly row: ItemRow | undefined;
}

function placeOf(rows: readonly TreeRow[], target: string): PlaceInTree | undefined {
	for (const row of rows) {
		if (row.id === target) return row.type === 'group' ? { group: row, row: undefined } : { group: undefined, row };
		const child = row.type === 'group' ? row.children.find(({ id }) => id === target) : undefined;
		if (child) return { group: row as GroupRow, row: child };
	}
	return undefined;
}

/** The last row of the list that has no groups. */
function belowAll(rows: readonly TreeRow[]): PlaceInTree | undefined {
	const row = rows.findLast((row): row is ItemRow => row.type === 'item');
	return row && { group: undefined, row };
}

type Change = { readonly file: string; readonly intent: Intent };

function withFile(item: Item, intents: readonly Intent[]): readonly Change[] {
	return intents.map((intent) => ({ file: item.origin.file, intent }));
}

/** What makes an item a member of a group. */
function joining(item: Item, { field, value }: Membership, { snapshot, now }: TreeShown): readonly Intent[] {
	if (item[field] === value) return [];
	if (field === 'status' && value === 'done') return doneIntents(item, snapshot, now);
	return [{ type: 'setField', list: 'items', id: item.id, path: [field], value: value as FieldValue | undefined }];
}

/** It names no owner that could be taken away. */
function isOthersOwner({ ownerBasis }: Item, { field, value }: Membership): boolean {
	return field === 'owner' && value === undefined && ownerBasis !== undefined;
}

/** Moves within the file, beside an item of it. */
function placed(
	{ snapshot }: TreeShown,
	moved: readonly PricedItem[],
	beside: PricedItem,
	changes: readonly Change[],
	given?: 'before' | 'behind',
): TreeMove {
	const { file } = beside.item.origin;
	const other = moved.find(({ item }) => item.origin.file !== file);
	if (other)
		return refused(
			message('{0} and {1} are in different files.', oneLine(other.item.title), oneLine(beside.item.title)),
		);
	const inFile = inFileOrder(snapshot.items, snapshot).filter(({ item }) => item.origin.file === file);
	const entries = inFile.filter((entry) => moved.includes(entry));
	const side = given ?? (inFile.indexOf(entries[0]!) < inFile.indexOf(beside) ? 'behind' : 'before');
	const rest = inFile.filter((entry) => !moved.includes(entry));
	let after = side === 'behind' ? beside.item.id : rest[rest.indexOf(beside) - 1]?.item.id;
	const moves = entries.map(({ item: { id } }): Change => {
		const intent: Intent = { type: 'moveEntry', list: 'items', id, ...(after === undefined ? {} : { after }) };
		after = id;
		return { file, intent };
	});
	return edits([...changes, ...moves]);
}

function itemsOf({ snapshot }: TreeShown, keys: readonly string[]): readonly PricedItem[] | undefined {
	const moved = snapshot.items.filter(({ item }) => keys.includes(item.key));
	return moved.length > 0 && moved.length === new Set(keys).size ? moved : undefined;
}

function edits(changes: readonly Change[]): TreeMove {
	const byFile = new Map<string, Intent[]>();
	for (const { file, intent } of changes) {
		const known = byFile.get(file);
		if (known) known.push(intent);
		else byFile.set(file, [intent]);
	}
	return { kind: 'edits', edits: [...byFile].map(([file, intents]) => ({ file, intents })) };
}

function refused(reason: Message): TreeMove {
	return { kind: 'refused', reason };
}
