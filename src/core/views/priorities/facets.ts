import { type Status, statuses } from '../../backlog/model.ts';
import { type KindShown, kindsShown } from '../itemWords.ts';
import type { PanelRow } from './panelRow.ts';

export interface FacetOption<T extends string> {
	readonly value: T;
	/** Empty for those that name none. */
	readonly text: string;
	/** Of all open items. */
	readonly count: number;
}

/** What the items can be filtered by, as far as there are any. */
export interface FacetOptions {
	readonly kind: readonly FacetOption<KindShown>[];
	readonly status: readonly FacetOption<Status>[];
	/** By their names; none comes last. */
	readonly owner: readonly FacetOption<string>[];
}

export function facetOptions(rows: readonly PanelRow[]): FacetOptions {
	const owners = counted(rows, (row) => [row.owner, row.owner]);
	return {
		kind: inOrder(
			counted(rows, ({ kind, kindText }) => [kind, kindText]),
			kindsShown,
		),
		status: inOrder(
			counted(rows, ({ status, statusText }) => [status, statusText]),
			statuses,
		),
		owner: owners.sort((a, b) => Number(a.value === '') - Number(b.value === '') || (a.value < b.value ? -1 : 1)),
	};
}

function counted<T extends string>(
	rows: readonly PanelRow[],
	of: (row: PanelRow) => readonly [T, string],
): FacetOption<T>[] {
	const found = new Map<T, { text: string; count: number }>();
	for (const row of rows) {
		const [value, text] = of(row);
		const option = found.get(value);
		if (option) option.count++;
		else found.set(value, { text, count: 1 });
	}
	return [...found].map(([value, option]) => ({ value, ...option }));
}

function inOrder<T extends string>(options: readonly FacetOption<T>[], order: readonly T[]): readonly FacetOption<T>[] {
	return [...options].sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
}
