import { message, say, type Translate } from '../text.ts';
import type { GroupRow, ItemRow, TreeRow } from './tree.ts';

/** Items that are shown under one parent at first, and so many more each time: an editor draws no more at once. */
export const ITEMS_PER_PAGE = 500;

/** Stands for the rest of many items. */
export interface MoreItemsRow {
	readonly type: 'more';
	readonly id: string;
	readonly label: string;
	readonly description: string;
	readonly spoken: string;
	/** The group that they belong to; empty for those that stand in none. */
	readonly under: string;
}

export type PagedGroupRow = Omit<GroupRow, 'children'> & { readonly children: readonly (ItemRow | MoreItemsRow)[] };
export type PagedRow = ItemRow | PagedGroupRow | MoreItemsRow;

/** How many items are shown under a parent, where somebody asked for more than a page. */
export type TreePages = ReadonlyMap<string, number>;

/** The rows of a tree, the items of each parent up to their page. Short trees are the same rows. */
export function pagedRows(rows: readonly TreeRow[], pages: TreePages, translate: Translate): readonly PagedRow[] {
	const items = rows.filter((row) => row.type === 'item');
	const groups = rows.filter((row) => row.type === 'group');
	return [
		...cut('', items, pages, translate),
		...groups.map((group) => ({ ...group, children: cut(group.id, group.children, pages, translate) })),
	];
}

/** The pages with which an item is shown; undefined where no row stands for it. */
export function pagesShowing(rows: readonly TreeRow[], key: string, pages: TreePages): TreePages | undefined {
	const parents = [
		{ under: '', items: rows.filter((row) => row.type === 'item') },
		...rows.flatMap((row) => (row.type === 'group' ? [{ under: row.id, items: row.children }] : [])),
	];
	for (const { under, items } of parents) {
		const index = items.findIndex(({ id }) => id === key);
		if (index < 0) continue;
		if (index < shownOf(under, pages)) return pages;
		return new Map([...pages, [under, ITEMS_PER_PAGE * Math.ceil((index + 1) / ITEMS_PER_PAGE)]]);
	}
	return undefined;
}

/** One page more under a parent. */
export function nextPage(under: string, pages: TreePages): TreePages {
	return new Map([...pages, [under, shownOf(under, pages) + ITEMS_PER_PAGE]]);
}

function shownOf(under: string, pages: TreePages): number {
	return pages.get(under) ?? ITEMS_PER_PAGE;
}

function cut(
	under: string,
	items: readonly ItemRow[],
	pages: TreePages,
	translate: Translate,
): readonly (ItemRow | MoreItemsRow)[] {
	const most = shownOf(under, pages);
	if (items.length <= most) return items;
	const label = say(message('Show {0} more', Math.min(items.length - most, ITEMS_PER_PAGE)), translate);
	const description = say(message('{0} of {1} are shown', most, items.length), translate);
	return [
		...items.slice(0, most),
		{ type: 'more', id: `more:${under}`, label, description, spoken: `${label}: ${description}`, under },
	];
}
