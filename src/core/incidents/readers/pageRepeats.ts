import { type PageColumns, pageFields } from '../pages.ts';

/** Pages without those that stand among them more than once: at one time, of one person, about one thing, by one channel. */
export function withoutRepeats(pages: PageColumns): { readonly pages: PageColumns; readonly repeats: number } {
	const { count, at, start } = pages;
	const shared = sharedTimes(pages);
	if (shared.size === 0) return { pages, repeats: 0 };
	const columns = pageFields.flatMap((field) => pages.index[field] ?? []);
	const seen = new Set<string>();
	let kept = 0;
	for (let row = 0; row < count; row++) {
		if (shared.has(at[row]!)) {
			const key = `${at[row]}|${columns.map((column) => column[row]).join('|')}`;
			if (seen.has(key)) continue;
			seen.add(key);
		}
		if (kept !== row) {
			at[kept] = at[row]!;
			if (start) start[kept] = start[row]!;
			for (const column of columns) column[kept] = column[row]!;
		}
		kept++;
	}
	return { pages: { ...pages, count: kept }, repeats: count - kept };
}

/** The times of more than one page. Rows mostly come in the order of time; then no sorting is needed. */
function sharedTimes({ count, at }: PageColumns): ReadonlySet<number> {
	const shared = new Set<number>();
	let rises = true;
	let falls = true;
	for (let row = 1; row < count; row++) {
		if (at[row]! < at[row - 1]!) rises = false;
		else if (at[row]! > at[row - 1]!) falls = false;
		else shared.add(at[row]!);
	}
	if (rises || falls) return shared;
	const sorted = at.slice(0, count).sort();
	for (let row = 1; row < count; row++) if (sorted[row] === sorted[row - 1]) shared.add(sorted[row]!);
	return shared;
}
