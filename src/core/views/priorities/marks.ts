import type { Line } from './lines.ts';

/** The items that are chosen together, and the line that a reach of them begins at. */
export interface Marks {
	readonly keys: ReadonlySet<string>;
	readonly anchor?: string | undefined;
}

export const noMarks: Marks = { keys: new Set() };

/** One item more, or one less. */
export function markToggled(marks: Marks, key: string): Marks {
	const keys = new Set(marks.keys);
	if (!keys.delete(key)) keys.add(key);
	return { keys, anchor: key };
}

/** All items from where the reach began to this line. `from` is where it begins if it has not yet. */
export function markedTo(marks: Marks, lines: readonly Line[], to: string, from: string | undefined): Marks {
	const anchor = marks.anchor ?? from ?? to;
	return { keys: new Set(rowsBetween(lines, anchor, to)), anchor };
}

export function allMarked(lines: readonly Line[]): Marks {
	return { keys: new Set(rowKeys(lines)) };
}

/** Only those that still stand in the list: nobody wants to change what is not seen. */
export function stillMarked(marks: Marks, lines: readonly Line[]): Marks {
	if (marks.keys.size === 0) return marks;
	const keys = rowKeys(lines).filter((key) => marks.keys.has(key));
	return keys.length === marks.keys.size ? marks : { ...marks, keys: new Set(keys) };
}

/** The items from one line to another, both with them, whichever stands first. */
function rowsBetween(lines: readonly Line[], from: string, to: string): readonly string[] {
	const [one, other] = [lines.findIndex(({ key }) => key === from), lines.findIndex(({ key }) => key === to)];
	if (one < 0 || other < 0) return rowKeys(lines.filter(({ key }) => key === to));
	return rowKeys(lines.slice(Math.min(one, other), Math.max(one, other) + 1));
}

function rowKeys(lines: readonly Line[]): readonly string[] {
	return lines.filter(({ type }) => type === 'row').map(({ key }) => key);
}
