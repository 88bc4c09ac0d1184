import type { FieldValue } from '../../backlog/edits/render.ts';
import { isList, isRecord } from '../../backlog/edits/render.ts';
import type { TextEdit } from '../../backlog/edits/textEdit.ts';
import type { EditResult } from '../../backlog/edits.ts';
import type { Incident } from '../../backlog/model.ts';
import { finished } from '../../steps.ts';
import { type Message, message } from '../../text.ts';
import type { Calendar } from '../calendar.ts';
import { type IncidentColumn, incidentColumnOf, ownCsv, plainCell, textCell } from '../readers/ownCsv.ts';
import { type CsvRow, csvCellRanges, csvRows, readCsvRow } from '../text/csvTable.ts';
import { sourceText } from '../text/sourceText.ts';
import { incidentFields } from './incidentFields.ts';
import type { ChangedIncident, ImportTarget } from './planImport.ts';
import type { TargetReading } from './target.ts';

/** What a new file has at least, in this order; further columns come where a record needs them. */
const usual: readonly IncidentColumn[] = [
	...(['id', 'title', 'service', 'severity', 'started', 'acknowledged', 'resolved', 'impact', 'responders'] as const),
	...(['pages', 'cause', 'source'] as const),
];

/** A CSV with this project's own columns, or a new one. */
export function readCsvTarget(
	{ file, text }: ImportTarget,
	calendar: Calendar,
): TargetReading | { readonly reason: Message } {
	const isNew = text.trim() === '';
	const source = sourceText(file, text);
	if (!isNew && !ownCsv.detects(source))
		return {
			reason: message('{0} does not have the columns id and started, so nothing can be imported into it.', file),
		};
	const [header, ...rows] = isNew ? [] : csvRows(text);
	const { incidents } = isNew ? { incidents: [] } : finished(ownCsv.read(source, { calendar }));
	const idColumn = header?.cells.findIndex((cell) => incidentColumnOf(cell) === 'id') ?? -1;
	const known = new Set(incidents.map(({ id }) => id));
	const ids = rows
		.map((row) => plainCell(row.cells[idColumn]?.trim() ?? ''))
		.filter((id) => id !== '' && !known.has(id));
	return {
		incidents,
		unread: new Set(ids),
		services: [],
		write: (added, changed) => write({ text, header, rows, incidents }, added, changed),
	};
}

interface Table {
	readonly text: string;
	readonly header: CsvRow | undefined;
	readonly rows: readonly CsvRow[];
	readonly incidents: readonly Incident[];
}

function write(table: Table, added: readonly Incident[], changed: readonly ChangedIncident[]): EditResult {
	if (added.length + changed.length === 0) return { ok: true, edits: [] };
	const { text, header } = table;
	const delimiter = header ? String.fromCharCode(readCsvRow(text).delimiter) : ',';
	const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
	const had = (header?.cells ?? []).map(incidentColumnOf);
	const records = added.map((incident) => incidentFields(incident));
	const needed = new Set<string>(header ? [] : usual);
	for (const record of records)
		for (const [field, value] of Object.entries(record)) if (value !== undefined) needed.add(field);
	for (const { fields } of changed) for (const { field } of fields) needed.add(field);
	const extra = order.filter((field) => needed.has(field) && !had.includes(field));
	const columns = [...had, ...extra];
	const lines = records.map((record) =>
		columns
			.map((field) => quoted(cellText(field === undefined ? undefined : record[field]), delimiter))
			.join(delimiter),
	);
	const edits: TextEdit[] = [];
	if (!header) lines.unshift(columns.join(delimiter));
	else if (extra.length > 0)
		edits.push({ start: header.end, end: header.end, text: delimiter + extra.join(delimiter) });
	edits.push(...changedRows(table, columns, extra.length, changed, delimiter));
	if (lines.length > 0) {
		const open = text !== '' && !/[\r\n]$/.test(text);
		edits.push({ start: text.length, end: text.length, text: `${open ? eol : ''}${lines.join(eol)}${eol}` });
	}
	return { ok: true, edits: merged(edits) };
}

/** A row that ends the file and the rows behind it are put in at one place. */
function merged(edits: readonly TextEdit[]): TextEdit[] {
	const sorted = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
	const result: TextEdit[] = [];
	for (const edit of sorted) {
		const last = result.at(-1);
		if (last && last.end === edit.start)
			result[result.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
		else result.push(edit);
	}
	return result;
}

const order: readonly IncidentColumn[] = [
	...(['id', 'title', 'service', 'services', 'severity', 'started', 'detected', 'acknowledged', 'resolved'] as const),
	...(['impact', 'responders', 'pages', 'cause', 'autoResolved', 'source', 'externalId', 'links'] as const),
];

/** Only the cells that change, and the empty cells that new columns need. */
function changedRows(
	{ text, rows, incidents }: Table,
	columns: readonly (IncidentColumn | undefined)[],
	extra: number,
	changed: readonly ChangedIncident[],
	delimiter: string,
): TextEdit[] {
	const rowOf = new Map(incidents.map((incident) => [incident.id, incident.origin.start]));
	const changes = new Map(changed.map((change) => [rowOf.get(change.id), change.fields]));
	return rows.flatMap((row): TextEdit[] => {
		const fields = changes.get(row.start);
		if (!fields && extra === 0) return [];
		const cells = csvCellRanges(text, row, delimiter.charCodeAt(0));
		const wanted = new Map((fields ?? []).map(({ field, after }) => [field, quoted(cellText(after), delimiter)]));
		const edits: TextEdit[] = [];
		let tail = '';
		for (const [index, column] of columns.entries()) {
			const range = cells[index];
			const value = column === undefined ? undefined : wanted.get(column);
			if (range && value !== undefined) edits.push({ ...range, text: value });
			else if (!range) tail += delimiter + (value ?? '');
		}
		if (tail !== '') edits.push({ start: row.end, end: row.end, text: tail });
		return edits;
	});
}

function cellText(value: FieldValue | undefined): string {
	if (value === undefined || value === null) return '';
	if (isList(value)) return value.map(cellText).join(' ');
	if (isRecord(value))
		return Object.entries(value)
			.map(([key, part]) => `${key}:${cellText(part)}`)
			.join('|');
	return String(value);
}

function quoted(text: string, delimiter: string): string {
	const cell = textCell(text);
	return cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
