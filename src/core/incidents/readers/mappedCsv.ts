import { readDuration } from '../../backlog/quantities.ts';
import { columnMeanings } from '../../backlog/schema.ts';
import { between, type Steps } from '../../steps.ts';
import { message } from '../../text.ts';
import type { MappingNeed, SourceMapping, SourceReading } from '../sourceReading.ts';
import { type CsvRow, csvRows, eachCsvRow, headerNames, readCsvRow } from '../text/csvTable.ts';
import { pageLayoutOf } from '../text/pageLayout.ts';
import type { SourceText } from '../text/sourceText.ts';
import { LooseInstants } from './looseInstant.ts';
import { readCell } from './ownCsv.ts';
import { readPageText } from './pageCsv.ts';
import type { ReadContext } from './reader.ts';
import { readRecords, type SourceRecord } from './records.ts';
import { later, webLinks } from './values.ts';

const FORMAT = 'CSV with columns of your own';

/**
 * A CSV of any tool, by a mapping of its columns. It needs `started`, or `at` for pages. A row without an id has its
 * service and start for one.
 */
export function* readMappedCsv(
	source: SourceText,
	mapping: SourceMapping,
	{ calendar, zone }: ReadContext,
): Steps<SourceReading> {
	const columns = mapping.columns ?? {};
	const localZone = zone ?? calendar.zone;
	if (columns.at !== undefined) {
		const layout = pageLayoutOf(source.text.slice(0, 20_000), mapping);
		return layout ? yield* readPageText(source, layout, localZone) : lacking(source, columns.at);
	}
	const names = headerNames(readCsvRow(source.text).cells);
	const indexes = new Map<string, number>();
	for (const [meaning, name] of Object.entries(columns)) {
		const index = names.indexOf(headerNames([name])[0]!);
		if (index >= 0) indexes.set(meaning, index);
	}
	if (!indexes.has('started')) return lacking(source, columns.started ?? 'started');
	const instants = new LooseInstants(localZone);
	for (const { cells, end } of dataRows(source.text)) {
		for (const meaning of times) instants.see(cells[indexes.get(meaning) ?? -1]?.trim() ?? '');
		yield (end / source.text.length) * SEEING;
	}
	return yield* between(readRecords(recordsOf(source.text, indexes, instants), source, calendar, FORMAT), SEEING, 1);
}

const times = ['started', 'detected', 'acknowledged', 'resolved'];
/** The share of the work that is done once it is known how times are written. */
const SEEING = 0.3;

function* dataRows(text: string): Generator<CsvRow> {
	const rows = eachCsvRow(text);
	rows.next();
	yield* rows;
}

function* recordsOf(
	text: string,
	indexes: ReadonlyMap<string, number>,
	instants: LooseInstants,
): Generator<SourceRecord> {
	for (const { cells, start, end } of dataRows(text)) {
		const cell = (meaning: string) => cells[indexes.get(meaning) ?? -1]?.trim() || undefined;
		const time = (meaning: string) =>
			cell(meaning) === undefined ? undefined : (instants.read(cell(meaning)!) ?? cell(meaning));
		const started = time('started');
		const service = cell('service');
		const fields: Record<string, unknown> = {
			id:
				cell('id') ??
				(started === undefined ? undefined : [service, started].filter((part) => part !== undefined).join(' ')),
			title: cell('title'),
			service,
			severity: cell('severity'),
			cause: cell('cause'),
			started,
			detected: time('detected'),
			acknowledged: time('acknowledged'),
			resolved: time('resolved') ?? later(started, secondsOf(cell('duration'))),
			links: webLinks(cell('link')),
		};
		for (const meaning of ['impact', 'responders', 'pages'] as const)
			if (cell(meaning) !== undefined) fields[meaning] = readCell(meaning, cell(meaning)!, undefined);
		const given = Object.entries(fields).filter(
			([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
		);
		yield { fields: Object.fromEntries(given), start, end };
	}
}

/** `45m`, `1:30:00`, or a bare number of minutes. */
function secondsOf(cell: string | undefined): number | undefined {
	if (cell === undefined) return undefined;
	const minutes = readDuration(cell) ?? (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : undefined);
	if (minutes !== undefined) return minutes * 60;
	const clock = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(cell);
	return clock ? Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0) : undefined;
}

function lacking({ text, file }: SourceText, name: string): SourceReading {
	const place = { file, start: 0, end: readCsvRow(text).end };
	const headers = readCsvRow(text).cells.join(', ');
	const reason = message('This file has no column “{0}”. It has: {1}.', name, headers);
	const present = Math.max(0, csvRows(text).length - 1);
	return {
		incidents: [],
		problems: [{ code: 'source.unreadable', severity: 'error', place, message: reason }],
		present,
		read: 0,
		rejected: present,
		rejections: present > 0 ? [{ reason, count: present, place }] : [],
		format: FORMAT,
	};
}

/** What to ask about a CSV that nobody knows; undefined where the text is no CSV with a header. */
export function mappingNeed(source: SourceText): MappingNeed | undefined {
	if (source.json().length > 0) return undefined;
	const headers = readCsvRow(source.text).cells.map((cell) => cell.trim());
	if (
		headers.length < 2 ||
		headers.some((header) => header === '' || header.length > 80) ||
		new Set(headers).size < headers.length
	)
		return undefined;
	const guess: Record<string, string> = {};
	for (const meaning of columnMeanings) {
		const found = headers.find((header) => (synonyms[meaning] ?? []).includes(headerNames([header])[0]!));
		if (found !== undefined) guess[meaning] = found;
	}
	// A row is an incident or a page, never both.
	if (guess.started !== undefined) delete guess.at;
	const example = csvRows(source.text.slice(0, 20_000))[1]?.cells ?? [];
	return { headers, example, guess };
}

const synonyms: Readonly<Record<string, readonly string[]>> = {
	id: ['id', 'incidentid', 'issuekey', 'key', 'number', 'ticket', 'reference'],
	title: ['title', 'summary', 'name', 'description', 'subject'],
	service: ['service', 'servicename', 'component', 'components', 'application', 'system'],
	severity: ['severity', 'priority', 'sev', 'urgency'],
	started: [
		'started',
		'start',
		'startedat',
		'starttime',
		'begin',
		'began',
		'opened',
		'openedat',
		'created',
		'createdat',
		'createdon',
	],
	detected: ['detected', 'detectedat'],
	acknowledged: ['acknowledged', 'acknowledgedat', 'ackedat'],
	resolved: [
		'resolved',
		'resolvedat',
		'resolution',
		'end',
		'ended',
		'endedat',
		'endtime',
		'closed',
		'closedat',
		'resolvedon',
	],
	duration: ['duration', 'durationminutes', 'minutes'],
	impact: ['impact'],
	responders: ['responders', 'engineers'],
	pages: ['pages', 'notifications'],
	cause: ['cause', 'rootcause', 'causecode'],
	link: ['link', 'url', 'permalink', 'postmortem'],
	at: ['at', 'pagedat', 'notifiedat', 'sentat', 'time', 'timestamp'],
	person: ['person', 'user', 'responder', 'engineer'],
	channel: ['channel', 'type', 'method'],
	incident: ['incident'],
};
