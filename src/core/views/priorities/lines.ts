import type { Arrangement, Facets, Grouping, Sorting } from './arrangement.ts';
import { columns } from './columns.ts';
import type { PanelRow } from './panelRow.ts';

/** A line of the list. */
export type Line =
	/** Before the items that have no rank. */
	{ readonly type: 'unranked'; readonly key: string; readonly count: number } | GroupLine | RowLine;

export interface GroupLine {
	readonly type: 'group';
	readonly key: string;
	/** Empty for those that name none. */
	readonly name: string;
	readonly count: number;
	readonly folded: boolean;
	/** Engineer-days of all of its items. */
	readonly days: number;
	/** Money a week of all of its items; what several of them avoid counts for each. */
	readonly cost: number;
}

export interface RowLine {
	readonly type: 'row';
	readonly key: string;
	readonly row: PanelRow;
	/** Where it stands among the neighbours that it is tied with; `apart` where they stand elsewhere, or nowhere. */
	readonly tie?: 'first' | 'middle' | 'last' | 'apart';
}

/** What the list shows of all rows, which come by rank. Their number is that of items that match, folded ones too. */
export function linesOf(
	rows: readonly PanelRow[],
	arrangement: Arrangement,
): { readonly lines: readonly Line[]; readonly matches: number } {
	const { sorting, grouping, folded } = arrangement;
	const shown = sorted(matching(rows, arrangement), sorting);
	if (grouping !== 'none') return { lines: grouped(shown, grouping, new Set(folded), sorting), matches: shown.length };
	const lines = rowLines(shown, sorting);
	if (sorting.by !== 'rank') return { lines, matches: shown.length };
	const first = shown.findIndex(({ rank }) => rank === undefined);
	if (first < 0) return { lines, matches: shown.length };
	const heading: Line = { type: 'unranked', key: '\u0000unranked', count: shown.length - first };
	return { lines: [...lines.slice(0, first), heading, ...lines.slice(first)], matches: shown.length };
}

/** Only in the order of rank does it mean something that tied rows stand together. */
function rowLines(rows: readonly PanelRow[], { by }: Sorting): readonly Line[] {
	return rows.map((row, index) => {
		const tie = by === 'rank' ? tieOf(row, rows[index - 1], rows[index + 1]) : tieOf(row, undefined, undefined);
		return { type: 'row', key: row.key, row, ...(tie === undefined ? {} : { tie }) };
	});
}

function tieOf(row: PanelRow, before: PanelRow | undefined, after: PanelRow | undefined): RowLine['tie'] {
	if (row.tie === undefined) return undefined;
	const joinsBefore = before?.tie === row.tie;
	const joinsAfter = after?.tie === row.tie;
	if (joinsBefore) return joinsAfter ? 'middle' : 'last';
	return joinsAfter ? 'first' : 'apart';
}

/** Groups in the order in which their first items come. */
function grouped(
	rows: readonly PanelRow[],
	grouping: Exclude<Grouping, 'none'>,
	folded: ReadonlySet<string>,
	sorting: Sorting,
): Line[] {
	const groups = new Map<string, PanelRow[]>();
	for (const row of rows) {
		const name = groupNames[grouping](row);
		const group = groups.get(name);
		if (group) group.push(row);
		else groups.set(name, [row]);
	}
	return [...groups].flatMap(([name, members]) => {
		const heading: Line = {
			type: 'group',
			key: `\u0000group ${name}`,
			name,
			count: members.length,
			folded: folded.has(name),
			days: members.reduce((sum, { effortDays }) => sum + (effortDays?.mean ?? 0), 0),
			cost: members.reduce((sum, { cost }) => sum + cost.mean, 0),
		};
		return heading.folded ? [heading] : [heading, ...rowLines(members, sorting)];
	});
}

const groupNames: Readonly<Record<Exclude<Grouping, 'none'>, (row: PanelRow) => string>> = {
	kind: ({ kindText }) => kindText,
	status: ({ statusText }) => statusText,
	owner: ({ owner }) => owner,
	service: ({ service }) => service,
};

/** Names with numbers by their numbers: `Step 2` comes before `Step 10`. */
const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Rows that are level keep their order; those without a value stand last. */
function sorted(rows: readonly PanelRow[], { by, descending }: Sorting): readonly PanelRow[] {
	if (by === 'rank' && !descending) return rows;
	const { sortedBy } = columns[by];
	const way = descending ? -1 : 1;
	return [...rows].sort((one, other) => {
		const [a, b] = [sortedBy(one), sortedBy(other)];
		if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
		return way * (typeof a === 'string' || typeof b === 'string' ? names.compare(`${a}`, `${b}`) : a - b);
	});
}

function matching(rows: readonly PanelRow[], { search, facets }: Arrangement): readonly PanelRow[] {
	const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
	const passes = passing(facets);
	if (words.length === 0 && !passes) return rows;
	return rows.filter((row) => {
		if (passes && !passes(row)) return false;
		if (words.length === 0) return true;
		const text = searchTextOf(row);
		return words.every((word) => text.includes(word));
	});
}

function passing({ kind, status, owner }: Facets): ((row: PanelRow) => boolean) | undefined {
	if (kind.length + status.length + owner.length === 0) return undefined;
	const [kinds, states, owners] = [new Set(kind), new Set(status), new Set(owner)];
	return (row) =>
		(kinds.size === 0 || kinds.has(row.kind)) &&
		(states.size === 0 || states.has(row.status)) &&
		(owners.size === 0 || owners.has(row.owner));
}

/** Rows are the same objects until the next model: their text is put together once, not at each key press. */
const searchTexts = new WeakMap<PanelRow, string>();

function searchTextOf(row: PanelRow): string {
	let text = searchTexts.get(row);
	if (text === undefined) {
		text = [row.id, row.title, row.kindText, row.statusText, row.owner, row.service, row.where, row.overdue]
			.filter((part) => part !== undefined && part !== '')
			.join('\n')
			.toLocaleLowerCase();
		searchTexts.set(row, text);
	}
	return text;
}
