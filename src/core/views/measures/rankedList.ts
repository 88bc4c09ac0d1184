/** A few things by how much there is of each, the most first. */
export interface RankedList {
	readonly title: string;
	/** How to read it, or what it does not know. */
	readonly note?: string;
	readonly rows: readonly RankedRow[];
}

export interface RankedRow {
	readonly label: string;
	readonly value: string;
	/** Of the longest row's, 0–1: how long its bar is. */
	readonly part: number;
	readonly note?: string;
	/** The key of the figure, where it opens into what it is made of. */
	readonly key?: string;
}

/** As many rows are listed. */
export const MOST_ROWS = 8;

/** The parts of rows from their amounts, none below zero. */
export function partsOf(amounts: readonly number[]): number[] {
	const most = Math.max(0, ...amounts);
	return amounts.map((amount) => (most > 0 ? Math.max(0, amount) / most : 0));
}
