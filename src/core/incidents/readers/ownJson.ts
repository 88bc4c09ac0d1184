import { between, type Steps } from '../../steps.ts';
import { message } from '../../text.ts';
import type { FollowUp } from '../followUp.ts';
import { PageBuilder } from '../pages.ts';
import type { SourceReading } from '../sourceReading.ts';
import { parseJson } from '../text/jsonText.ts';
import { type Fields, firstRecords, isFields, type SourceText } from '../text/sourceText.ts';
import { followUpStatus, readFollowUps } from './followUpRecords.ts';
import type { JsonRecord } from './jsonReader.ts';
import { jsonRecords } from './jsonReader.ts';
import { incidentColumns } from './ownCsv.ts';
import { withoutRepeats } from './pageRepeats.ts';
import type { ReadContext, Reader } from './reader.ts';
import { type LeftOut, readRecords, type SourceRecord } from './records.ts';
import { Tally } from './tally.ts';
import { instant, instantAt, millisecondsOf, textAt } from './values.ts';

type Kind = 'incidents' | 'pages' | 'followUps';
const kinds: readonly Kind[] = ['incidents', 'pages', 'followUps'];

/**
 * This project's own JSON: a list, one object a line, or an envelope with `incidents`, `pages` and `followUps`. An
 * incident has the fields of the backlog file, a page `at`, a follow-up `title` and `status` or `incident`.
 */
export const ownJson: Reader = {
	id: 'json',
	name: 'JSON or NDJSON with incidents, pages and follow-ups in this project’s own fields',
	detects: (source) =>
		source.json().length > 0 &&
		(isEmpty(source) ||
			kinds.some((kind) => firstRecords(source, [kind]).some((record) => kindOf(record) !== undefined))),
	*read(source, context) {
		const found = isEmpty(source) ? nothing : yield* between(sorted(source), 0, SORTING);
		const followUps = readFollowUps(found.followUps, (record) => followUp(record, context), source, 'json', this.name);
		const readings = [
			yield* between(readIncidents(found.incidents, source, context, this.name), SORTING, 1),
			yield* readPages(found.pages, source, context, this.name),
			yield* between(followUps, SORTING, 1),
		];
		return joined(readings, this.name);
	},
};

/** The share of the work that is done once each record is known to be an incident, a page or a follow-up. */
const SORTING = 0.5;

/** An export of a quiet time: its list is there and holds nothing. */
function isEmpty(source: SourceText): boolean {
	return source
		.json()
		.every(
			(document) =>
				document.whole &&
				(document.elements?.length === 0 ||
					[...(document.lists ?? [])].some(([key, list]) => lists.has(key) && list.length === 0)),
		);
}

const nothing = { incidents: [], pages: [], followUps: [] };

const lists = new Set([
	...['incidents', 'pages', 'followUps', 'data', 'log_entries', 'follow_ups', 'results', 'issues', 'alerts'],
]);

function kindOf(record: Fields): Kind | undefined {
	if ('started' in record) return 'incidents';
	if ('at' in record) return 'pages';
	return 'title' in record && ('status' in record || 'incident' in record) && !('started_at' in record)
		? 'followUps'
		: undefined;
}

function* sorted(source: SourceText): Steps<Readonly<Record<Kind, readonly JsonRecord[]>>> {
	const found: Record<Kind, JsonRecord[]> = { incidents: [], pages: [], followUps: [] };
	const enveloped = source.json().some((document) => kinds.some((kind) => document.lists?.has(kind)));
	for (const kind of enveloped ? kinds : [undefined])
		for (const record of kind ? membersOf(source, kind) : jsonRecords(source, [])) {
			yield record.range.end / source.text.length;
			found[kind ?? ('record' in record ? kindOf(record.record) : undefined) ?? 'incidents'].push(record);
		}
	return found;
}

/** Records of one list alone: an envelope without it has none. */
function* membersOf(source: SourceText, kind: Kind): Generator<JsonRecord> {
	for (const document of source.json())
		for (const range of document.lists?.get(kind) ?? []) {
			const value = parseJson(source.text, range);
			if (isFields(value)) yield { range, record: value };
			else yield { range, why: message('This is not a record. It is left out.') };
		}
}

function* readIncidents(
	records: readonly JsonRecord[],
	source: SourceText,
	{ calendar, zone }: ReadContext,
	format: string,
): Steps<SourceReading> {
	const known = new Set<string>(incidentColumns);
	const times = new Set(['started', 'detected', 'acknowledged', 'resolved']);
	const mapped = function* (): Generator<SourceRecord | LeftOut> {
		for (const found of records) {
			const { start, end } = found.range;
			if ('why' in found) {
				yield { start, end, unusable: found.why };
				continue;
			}
			// Fields of other names are the team's own and are passed over.
			const fields = Object.entries(found.record)
				.filter(([key, value]) => known.has(key) && value !== null && value !== '')
				.map(([key, value]) => [key, zone !== undefined && times.has(key) ? instant(value, zone) : value]);
			yield { start, end, fields: Object.fromEntries(fields) };
		}
	};
	return yield* readRecords(mapped(), source, calendar, format);
}

function* readPages(
	records: readonly JsonRecord[],
	source: SourceText,
	{ calendar, zone }: ReadContext,
	format: string,
): Steps<SourceReading> {
	const tally = new Tally(source.file, format);
	const pages = new PageBuilder();
	for (const found of records) {
		yield SORTING + (found.range.end / source.text.length) * (1 - SORTING);
		if ('why' in found) {
			tally.reject(found.range, found.why);
			continue;
		}
		const at = millisecondsOf(instantAt(found.record, ['at'], zone ?? calendar.zone));
		if (at === undefined) {
			tally.reject(found.range, message('This page does not say when. It is left out.'));
			continue;
		}
		const page: Record<string, string> = {};
		for (const field of ['person', 'incident', 'service', 'channel']) {
			const name = textAt(found.record, field);
			if (name !== undefined) page[field] = name;
		}
		pages.push({ at, ...page }, found.range.start);
	}
	const result = withoutRepeats(pages.columns());
	tally.use(result.pages.count);
	if (result.repeats > 0)
		tally.leaveOutMany(
			{ start: 0, end: 0 },
			message('A page that stands in this file more than once counts once. Left out: {0}.', result.repeats),
			result.repeats,
		);
	return tally.reading(result.pages.count > 0 ? { pages: result.pages } : {});
}

function followUp(record: Fields, { calendar, zone }: ReadContext) {
	const at = (field: string) => millisecondsOf(instantAt(record, [field], zone ?? calendar.zone));
	return {
		id: textAt(record, 'id'),
		title: textAt(record, 'title'),
		incident: textAt(record, 'incident'),
		owner: textAt(record, 'owner'),
		status: followUpStatus(textAt(record, 'status')),
		priority: textAt(record, 'priority'),
		created: at('created'),
		due: at('due'),
		completed: at('completed'),
		link: textAt(record, 'link'),
	} satisfies { [Field in keyof FollowUp]?: FollowUp[Field] | undefined };
}

function joined(readings: readonly SourceReading[], format: string): SourceReading {
	const sum = (count: (reading: SourceReading) => number) =>
		readings.reduce((total, reading) => total + count(reading), 0);
	const pages = readings.find((reading) => reading.pages)?.pages;
	const followUps = readings.flatMap((reading) => reading.followUps ?? []);
	return {
		incidents: readings.flatMap((reading) => reading.incidents),
		problems: readings.flatMap((reading) => reading.problems),
		rejections: readings.flatMap((reading) => reading.rejections ?? []),
		present: sum(({ present }) => present),
		read: sum(({ read }) => read ?? 0),
		rejected: sum(({ rejected }) => rejected ?? 0),
		format,
		...(pages ? { pages } : {}),
		...(followUps.length > 0 ? { followUps } : {}),
	};
}
