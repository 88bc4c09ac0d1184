import type { PanelRow } from '../core/views/panel.ts';

/** A line of the list. */
export type Line =
	| { readonly type: 'heading'; readonly key: string; readonly count: number }
	| {
			readonly type: 'row';
			readonly key: string;
			readonly row: PanelRow;
			/** Where it stands among shown neighbours that it is tied with. */
			readonly tie?: 'first' | 'middle' | 'last' | 'only';
	  };

/** The rows that match the filter, with a heading before those that have no rank. */
export function linesOf(rows: readonly PanelRow[], filter: string): readonly Line[] {
	const shown = matching(rows, filter);
	const unranked = shown.filter(({ rank }) => rank === undefined).length;
	const lines: Line[] = [];
	shown.forEach((row, index) => {
		if (row.rank === undefined && shown[index - 1]?.rank === undefined && index > 0) {
			lines.push({ type: 'row', key: row.key, row });
			return;
		}
		if (row.rank === undefined) lines.push({ type: 'heading', key: '\u0000unranked', count: unranked });
		const tie = tieOf(row, shown[index - 1], shown[index + 1]);
		lines.push({ type: 'row', key: row.key, row, ...(tie === undefined ? {} : { tie }) });
	});
	return lines;
}

function tieOf(row: PanelRow, before: PanelRow | undefined, after: PanelRow | undefined) {
	if (row.tie === undefined) return undefined;
	const joinsBefore = before?.tie === row.tie;
	const joinsAfter = after?.tie === row.tie;
	if (joinsBefore) return joinsAfter ? 'middle' : 'last';
	return joinsAfter ? 'first' : 'only';
}

/** All words of the filter must occur in what the row says. */
function matching(rows: readonly PanelRow[], filter: string): readonly PanelRow[] {
	const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return rows;
	return rows.filter((row) => {
		const text = searchTextOf(row);
		return words.every((word) => text.includes(word));
	});
}

/** Rows are the same objects until the next model: their text is put together once, not at each key press. */
const searchTexts = new WeakMap<PanelRow, string>();

function searchTextOf(row: PanelRow): string {
	let text = searchTexts.get(row);
	if (text === undefined) {
		text = [row.id, row.title, row.kindText, row.statusText, row.owner, row.where, row.overdue]
			.filter((part) => part !== undefined)
			.join('\n')
			.toLocaleLowerCase();
		searchTexts.set(row, text);
	}
	return text;
}
