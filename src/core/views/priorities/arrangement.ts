import { type Status, statuses } from '../../backlog/model.ts';
import { type KindShown, kindsShown } from '../itemWords.ts';
import { type ColumnId, columnIds, columns, fixedColumns, usualColumns } from './columns.ts';

export const groupings = ['none', 'kind', 'status', 'owner', 'service'] as const;

export type Grouping = (typeof groupings)[number];

export interface Sorting {
	readonly by: ColumnId;
	readonly descending: boolean;
}

/** Only items with one of these; nothing named lets all through. An empty owner stands for none. */
export interface Facets {
	readonly kind: readonly KindShown[];
	readonly status: readonly Status[];
	readonly owner: readonly string[];
}

/** How somebody wants to see the items: which, in which order, under which headings, with which columns. */
export interface Arrangement {
	/** All of its words must occur in what an item says. */
	readonly search: string;
	readonly facets: Facets;
	readonly sorting: Sorting;
	readonly grouping: Grouping;
	/** Names of groups whose items are folded away. */
	readonly folded: readonly string[];
	readonly columns: readonly ColumnId[];
}

export const noFacets: Facets = { kind: [], status: [], owner: [] };

export const byRank: Sorting = { by: 'rank', descending: false };

export const usualArrangement: Arrangement = {
	search: '',
	facets: noFacets,
	sorting: byRank,
	grouping: 'none',
	folded: [],
	columns: usualColumns,
};

/** By another column; asked for the same one again, the other way round, and after that by rank. */
export function sortedBy(by: ColumnId, now: Sorting): Sorting {
	const first = { by, descending: columns[by].descending };
	if (now.by !== by) return first;
	return now.descending === first.descending ? { by, descending: !first.descending } : byRank;
}

/** How many values are asked for. */
export function facetCount({ kind, status, owner }: Facets): number {
	return kind.length + status.length + owner.length;
}

/** All items by rank, whatever the columns. */
export function isPlain({ search, facets, sorting, grouping }: Arrangement): boolean {
	return (
		search === '' && facetCount(facets) === 0 && sorting.by === 'rank' && !sorting.descending && grouping === 'none'
	);
}

/** With a value asked for, or no longer. */
export function toggled<T>(values: readonly T[], value: T): readonly T[] {
	return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

/** Reads what was kept, maybe by an earlier version. What is not known falls back to the usual. */
export function readArrangement(raw: unknown): Arrangement {
	const kept = record(raw);
	const sorting = record(kept.sorting);
	const facets = record(kept.facets);
	const chosen = known(kept.columns, columnIds);
	return {
		search: typeof kept.search === 'string' ? kept.search : '',
		facets: {
			kind: known(facets.kind, kindsShown),
			status: known(facets.status, statuses),
			owner: strings(facets.owner),
		},
		sorting: columnIds.some((id) => id === sorting.by)
			? { by: sorting.by as ColumnId, descending: sorting.descending === true }
			: byRank,
		grouping: groupings.find((grouping) => grouping === kept.grouping) ?? 'none',
		folded: strings(kept.folded),
		columns: Array.isArray(kept.columns)
			? columnIds.filter((id) => fixedColumns.includes(id) || chosen.includes(id))
			: usualColumns,
	};
}

function record(raw: unknown): Readonly<Record<string, unknown>> {
	return typeof raw === 'object' && raw !== null ? (raw as Readonly<Record<string, unknown>>) : {};
}

function strings(raw: unknown): readonly string[] {
	return Array.isArray(raw) ? raw.filter((value): value is string => typeof value === 'string') : [];
}

function known<T extends string>(raw: unknown, values: readonly T[]): readonly T[] {
	const given = strings(raw);
	return values.filter((value) => given.includes(value));
}
