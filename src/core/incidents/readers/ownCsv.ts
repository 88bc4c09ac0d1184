import { eachCsvRow, headerNames } from '../text/csvTable.ts';
import type { SourceText } from '../text/sourceText.ts';
import type { ReadContext, Reader } from './reader.ts';
import { readRecords, type SourceRecord } from './records.ts';
import { instant } from './values.ts';

/** This project's own CSV: the field names of an incident in the backlog file as columns, in any order and case. */
export const ownCsv: Reader = {
	id: 'csv',
	name: 'CSV with the columns id, started, resolved, service, impact, responders, cause',
	detects(source) {
		const header = source.csvHeader();
		return header.includes('id') && header.includes('started');
	},
	read(source: SourceText, { calendar, zone }: ReadContext) {
		return readRecords(recordsOf(source.text, zone), source, calendar, this.name);
	},
};

function* recordsOf(text: string, zone: string | undefined): Generator<SourceRecord> {
	const rows = eachCsvRow(text);
	const fieldOf = headerNames(rows.next().value?.cells ?? []).map((name) => columns.get(name)?.field);
	for (const { cells, start, end } of rows) {
		const fields: Record<string, unknown> = {};
		for (const [index, field] of fieldOf.entries()) {
			const cell = plainCell(cells[index]?.trim() ?? '');
			if (field && cell !== '') fields[field] = readCell(field, cell, zone);
		}
		yield { fields, start, end };
	}
}

/**
 * A text as a cell that spreadsheets take for text. One that begins like a formula would be run as one there, whoever wrote
 * the title of an alert; an apostrophe before it is what they themselves show text by.
 * Source: OWASP, “CSV Injection”.
 */
export function textCell(text: string): string {
	return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The text of such a cell. */
export function plainCell(cell: string): string {
	return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** A cell in the terms of the backlog's schema. A time without a zone is the team's, unless somebody has said another. */
export function readCell(field: IncidentColumn, cell: string, zone: string | undefined): unknown {
	const value = readers[field](cell);
	return zone !== undefined && times.has(field) ? instant(value, zone) : value;
}

const times = new Set<string>(['started', 'detected', 'acknowledged', 'resolved']);
const asText = (cell: string): unknown => cell;
/** What is no number stays a text, so that the schema says what is wrong with it. */
const asNumber = (cell: string): unknown => (Number.isFinite(Number(cell)) ? Number(cell) : cell);
const asShare = (cell: string): unknown => (cell.endsWith('%') ? cell : asNumber(cell));
const asBoolean = (cell: string): unknown =>
	({ true: true, yes: true, 1: true, false: false, no: false, 0: false })[cell.toLowerCase()] ?? cell;

const readers = {
	id: asText,
	title: asText,
	service: asText,
	services: (cell: string): unknown =>
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
	source: asText,
	externalId: asText,
	links: (cell: string): unknown => cell.split(/\s+/),
};

export type IncidentColumn = keyof typeof readers;
export const incidentColumns = Object.keys(readers) as readonly IncidentColumn[];

/** Columns by their header's letters; columns of other names are the team's own and are passed over. */
const columns = new Map(incidentColumns.map((field) => [field.toLowerCase(), { field }]));

export function incidentColumnOf(header: string): IncidentColumn | undefined {
	return columns.get(headerNames([header])[0]!)?.field;
}
