import type { PageField } from '../pages.ts';
import type { SourceMapping } from '../sourceReading.ts';
import { headerNames, readCsvRow } from './csvTable.ts';

/** Which columns of a CSV of pages hold what. */
export interface PageLayout {
	/** How the format is called. */
	readonly format: string;
	readonly columns: { readonly at: number } & Readonly<Partial<Record<PageField, number>>>;
	/** Columns that must be looked at: one past the last that is used. */
	readonly width: number;
	/** The code of the character between two cells. */
	readonly delimiter: number;
	/** Behind the header and its line end, in the units of the text that was given. */
	readonly bodyStart: number;
}

const fields = ['person', 'incident', 'service', 'channel'] as const;

const formats: readonly {
	readonly format: string;
	readonly columns: Readonly<Record<'at' | PageField, string>> & { readonly needs: readonly string[] };
}[] = [
	{
		format: 'PagerDuty team report (CSV)',
		columns: {
			at: 'createdat',
			person: 'user',
			channel: 'type',
			incident: 'incident',
			service: 'service',
			needs: ['user', 'type'],
		},
	},
	{
		format: 'CSV with the columns at, person, incident, service, channel',
		columns: { at: 'at', person: 'person', channel: 'channel', incident: 'incident', service: 'service', needs: [] },
	},
];

/** Undefined where the header is not one of a CSV of pages. `head` is the start of the text, at least its first line. */
export function pageLayoutOf(head: string, mapping?: SourceMapping): PageLayout | undefined {
	const row = readCsvRow(head);
	const header = headerNames(row.cells);
	const end = head.startsWith('\r\n', row.end) ? row.end + 2 : row.end + 1;
	const made = (format: string, nameOf: (field: 'at' | PageField) => string | undefined): PageLayout | undefined => {
		const indexOf = (field: 'at' | PageField) => {
			const name = nameOf(field);
			return name === undefined ? -1 : header.indexOf(name);
		};
		const at = indexOf('at');
		if (at < 0) return undefined;
		const columns: { at: number } & Partial<Record<PageField, number>> = { at };
		for (const field of fields) if (indexOf(field) >= 0) columns[field] = indexOf(field);
		return {
			format,
			columns,
			width: Math.max(...Object.values(columns)) + 1,
			delimiter: row.delimiter,
			bodyStart: end,
		};
	};
	const given = mapping?.columns;
	if (given?.at === undefined && header.includes('started')) return undefined;
	if (given?.at !== undefined) {
		const named = (field: 'at' | PageField) =>
			given[field] === undefined ? undefined : headerNames([given[field]])[0];
		return made('CSV with columns of your own', named);
	}
	for (const { format, columns } of formats)
		if (columns.needs.every((name) => header.includes(name))) {
			const layout = made(format, (field) => columns[field]);
			if (layout) return layout;
		}
	return undefined;
}
