import { isOpen, type OwnerBasis, type Status } from '../backlog/model.ts';
import type { PricedItem, Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { shortFileNames } from './fileNames.ts';
import { type Figures, figuresOf, type ShownIn } from './itemFigures.ts';
import { type KindShown, kindShown, kindWord, statusWord } from './itemWords.ts';
import { oneLine } from './markdown.ts';
import { hasFilter, matches, type TreeFilter } from './treeFilter.ts';
import { inFileOrder } from './treeOrder.ts';
import { byKind, byName, byPlan, byStatus, type Membership, type Splitting } from './treeParts.ts';

/** The backlog as a tree, as data. */
export type TreeRow = GroupRow | ItemRow;

export interface GroupRow {
	readonly type: 'group';
	/** Stable for as long as the group is the same one. */
	readonly id: string;
	readonly label: string;
	readonly description: string;
	readonly collapsed: boolean;
	/** What an item says of itself to stand here; absent where more than one thing decides it. */
	readonly membership?: Membership;
	readonly children: readonly ItemRow[];
}

export interface ItemRow {
	readonly type: 'item';
	/** The item's key. */
	readonly id: string;
	readonly label: string;
	/** Score, effort, owner; status where it is not the first one; rank where the order of rows does not show it. */
	readonly description: string;
	readonly kind: KindShown;
	readonly status: Status;
	/** What applies to it: words that menus look for. */
	readonly contexts: readonly ('item' | 'links')[];
	/** The whole row as one sentence. */
	readonly spoken: string;
}

export const groupings = ['rank', 'plan', 'kind', 'service', 'owner', 'status'] as const;
export type Grouping = (typeof groupings)[number];

export const sortings = ['score', 'costOfDelay', 'effort', 'file'] as const;
export type Sorting = (typeof sortings)[number];

export interface TreeChoice {
	readonly group: Grouping;
	readonly sort: Sorting;
	readonly filter: TreeFilter;
}

export function treeRows(snapshot: Snapshot, choice: TreeChoice, shownIn: ShownIn): readonly TreeRow[] {
	const scribe: Scribe = {
		...figuresOf(snapshot, shownIn),
		files: backlogNames(snapshot),
		ranksShown: choice.group !== 'rank' || choice.sort !== 'score' || hasFilter(choice.filter),
	};
	const shown = sorted(
		snapshot.items.filter((priced) => matches(priced.item, choice.filter)),
		choice.sort,
		snapshot,
	);
	const { group, sort } = choice;
	if (group === 'status') return grouped(shown, byStatus, scribe);
	const open = shown.filter(({ item }) => isOpen(item));
	const closed = shown.filter(({ item }) => !isOpen(item));
	return [
		...openRows(open, { group, sort }, snapshot, scribe),
		...groupRows('closed', message('Done and dropped'), closed, scribe, true),
	];
}

function openRows(
	open: readonly PricedItem[],
	{ group, sort }: { readonly group: Exclude<Grouping, 'status'>; readonly sort: Sorting },
	snapshot: Snapshot,
	scribe: Scribe,
): readonly TreeRow[] {
	switch (group) {
		case 'rank':
			// As they stand in the file: one list, whether they are ranked or not.
			if (sort === 'file') return open.map((priced) => itemRow(priced, scribe));
			return [
				...open.filter(({ rank }) => rank !== undefined).map((priced) => itemRow(priced, scribe)),
				...groupRows(
					'unranked',
					message('Not ranked'),
					open.filter(({ rank }) => rank === undefined),
					scribe,
				),
			];
		case 'plan':
			return grouped(open, byPlan(snapshot), scribe);
		case 'kind':
			return grouped(open, byKind, scribe);
		case 'service':
			return grouped(open, byName('service', message('No service')), scribe);
		case 'owner':
			return grouped(open, byName('owner', message('No owner')), scribe);
	}
}

interface Scribe extends Figures {
	/** Short names of the backlog files; empty where there is only one. */
	readonly files: ReadonlyMap<string, string>;
	/** The order of rows does not say the rank. */
	readonly ranksShown: boolean;
}

function grouped(items: readonly PricedItem[], split: Splitting, scribe: Scribe): readonly GroupRow[] {
	return split(items).flatMap(({ id, label, items, collapsed, capacity, membership }) =>
		groupRows(id, label, items, scribe, collapsed, capacity).map((row) => ({ ...row, membership })),
	);
}

/** An empty group is not shown. */
function groupRows(
	id: string,
	label: Message | string,
	items: readonly PricedItem[],
	scribe: Scribe,
	collapsed = false,
	capacity?: number,
): readonly GroupRow[] {
	if (items.length === 0) return [];
	const days = items.reduce((sum, { effort }) => sum + (effort?.mean ?? 0), 0);
	return [
		{
			type: 'group',
			id: `group:${id}`,
			label: oneLine(typeof label === 'string' ? label : scribe.say(label)),
			description: joined([
				String(items.length),
				capacity !== undefined
					? scribe.say(message('{0} of {1}', scribe.days(days), scribe.days(capacity)))
					: days > 0
						? scribe.days(days)
						: undefined,
			]),
			collapsed,
			children: items.map((priced) => itemRow(priced, scribe)),
		},
	];
}

function itemRow(priced: PricedItem, scribe: Scribe): ItemRow {
	const { item } = priced;
	const [score, effort] = [scribe.score(priced), scribe.effort(priced)];
	const rank = priced.rank === undefined || !scribe.ranksShown ? undefined : `#${priced.rank}`;
	const owner = item.owner === undefined ? undefined : oneLine(item.owner);
	const status = scribe.say(statusWord(item.status));
	const overdue = priced.overdue ? scribe.say(message('overdue')) : undefined;
	const label = oneLine(item.title) || oneLine(item.id);
	return {
		type: 'item',
		id: item.key,
		label,
		description: joined([
			rank,
			scribe.namedScore(priced),
			effort ?? scribe.say(message('no effort')),
			owner,
			item.status === 'proposed' ? undefined : status.toLowerCase(),
			overdue,
			scribe.files.get(item.origin.file),
		]),
		kind: kindShown(item.kind),
		status: item.status,
		contexts: item.links.some(isWebLink) ? ['item', 'links'] : ['item'],
		spoken: spoken(priced, { label, status, score, effort, owner }, scribe),
	};
}

function spoken(
	priced: PricedItem,
	words: {
		label: string;
		status: string;
		score?: string | undefined;
		effort?: string | undefined;
		owner?: string | undefined;
	},
	scribe: Scribe,
): string {
	const kind = scribe.say(kindWord(kindShown(priced.item.kind)));
	return [
		words.label,
		priced.rank === undefined ? scribe.say(message('not ranked')) : scribe.say(message('rank {0}', priced.rank)),
		words.score && scribe.scoreWords(words.score),
		words.effort ? scribe.say(message('effort {0}', words.effort)) : scribe.say(message('no effort')),
		words.owner && scribe.say(ownerWords(words.owner, priced.item.ownerBasis)),
		kind,
		words.status,
		priced.overdue ? scribe.say(message('overdue')) : undefined,
	]
		.filter(Boolean)
		.join(', ');
}

function ownerWords(owner: string, basis: OwnerBasis | undefined): Message {
	switch (basis) {
		case undefined:
			return message('owner {0}', owner);
		case 'service':
			return message('owner {0} by its service', owner);
		case 'catalog':
			return message('owner {0} by catalog-info.yaml', owner);
		case 'codeowners':
			return message('owner {0} by CODEOWNERS', owner);
	}
}

function sorted(items: readonly PricedItem[], sort: Sorting, snapshot: Snapshot): readonly PricedItem[] {
	switch (sort) {
		case 'score':
			// The snapshot's own order.
			return items;
		case 'costOfDelay':
			return [...items].sort((a, b) => b.costOfDelay.mean - a.costOfDelay.mean);
		case 'effort':
			return [...items].sort(
				(a, b) => (a.effort?.mean ?? Number.POSITIVE_INFINITY) - (b.effort?.mean ?? Number.POSITIVE_INFINITY) || 0,
			);
		case 'file':
			return inFileOrder(items, snapshot);
	}
}

/** Where several backlogs are shown together: the folder of each. */
function backlogNames(snapshot: Snapshot): ReadonlyMap<string, string> {
	if (snapshot.backlogs.length < 2) return new Map();
	const names = shortFileNames(snapshot.backlogs.map(({ file }) => file));
	return new Map([...names].map(([file, name]) => [file, name.includes('/') ? name.replace(/\/[^/]*$/, '') : name]));
}

function joined(parts: readonly (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Nothing but web addresses is ever opened. */
export function isWebLink(link: string): boolean {
	return /^https?:\/\/[^\s]+$/i.test(link);
}
