import type { Calendar } from '../calendar.ts';
import { csvHeader, csvRows, headerNames } from './csvTable.ts';
import type { Reader } from './reader.ts';
import { readRecords, type SourceRecord } from './records.ts';

/** This project's own CSV: the field names of an incident in the backlog file as columns, in any order and case. */
export const ownCsv: Reader = {
	name: 'CSV with the columns id, started, resolved, service, impact, responders, cause',
	detects(text) {
		const header = csvHeader(text);
		return header.includes('id') && header.includes('started');
	},
	read(text, file, calendar: Calendar) {
		const [header, ...rows] = csvRows(text);
		const names = headerNames(header?.cells ?? []);
		const records = rows.map((row): SourceRecord => {
			const fields: Record<string, unknown> = {};
			names.forEach((name, index) => {
				const cell = row.cells[index]?.trim() ?? '';
				const column = columns.get(name);
				if (column && cell !== '') fields[column.field] = column.read(cell);
			});
			return { fields, start: row.start, end: row.end };
		});
		return readRecords(records, file, calendar);
	},
};

interface Column {
	readonly field: string;
	read(cell: string): unknown;
}

const asText = (cell: string) => cell;
/** What is no number stays a text, so that the schema says what is wrong with it. */
const asNumber = (cell: string) => (Number.isFinite(Number(cell)) ? Number(cell) : cell);
const asShare = (cell: string) => (cell.endsWith('%') ? cell : asNumber(cell));
const asBoolean = (cell: string) =>
	({ true: true, yes: true, 1: true, false: false, no: false, 0: false })[cell.toLowerCase()] ?? cell;

/** Columns by their header's letters; columns of other names are the team's own and are passed over. */
const columns = new Map<string, Column>(
	Object.entries({
		id: asText,
		title: asText,
		service: asText,
		services: (cell: string) =>
			Object.fromEntries(
				cell
					.split(/[|;]/)
					.filter((part) => part.trim() !== '')
					.map((part) => {
						const colon = part.lastIndexOf(':');
						return colon < 0
							? [part.trim(), '100%']
							: [part.slice(0, colon).trim(), asShare(part.slice(colon + 1).trim())];
					}),
			),
		severity: asText,
		started: asText,
		detected: asText,
		acknowledged: asText,
		resolved: asText,
		impact: asShare,
		responders: asNumber,
		pages: asNumber,
		cause: asText,
		autoResolved: asBoolean,
		links: (cell: string) => cell.split(/\s+/),
	}).map(([field, read]) => [field.toLowerCase(), { field, read }]),
);
