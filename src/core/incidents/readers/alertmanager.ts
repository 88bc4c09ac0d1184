import { between, type Steps } from '../../steps.ts';
import { message } from '../../text.ts';
import type { SourceReading } from '../sourceReading.ts';
import { parseJson } from '../text/jsonText.ts';
import { type Fields, isFields, type SourceText } from '../text/sourceText.ts';
import type { ReadContext, Reader } from './reader.ts';
import { readRecords, type SourceRecord } from './records.ts';
import { type RecordRange, Tally } from './tally.ts';
import { instantAt, listAt, millisecondsOf, numberAt, textAt, webLinks } from './values.ts';

/**
 * A log of the calls that Alertmanager makes to a webhook, one JSON object a line. An alert is told again with each call
 * while it fires; its fingerprint and start tell it again. Source: Prometheus, Alertmanager, webhook version 4.
 */
export const alertmanager: Reader = {
	id: 'alertmanager',
	name: 'Alertmanager webhook calls (NDJSON)',
	detects(source) {
		let looked = 0;
		for (const { call } of callsOf(source)) {
			if (isCall(call)) return true;
			if (++looked === MOST_LOOKED_AT) break;
		}
		return false;
	},
	*read(source, context) {
		const tally = new Tally(source.file, this.name);
		const firings = new Map<string, Firing>();
		let truncated = 0;
		for (const { call, range, whole } of callsOf(source)) {
			yield (range.end / source.text.length) * GATHERING;
			if (!isCall(call)) {
				tally.reject(
					range,
					call === undefined && !whole
						? message('The file ends within this record. It is left out.')
						: message('This is not a call of Alertmanager. It is left out.'),
				);
				continue;
			}
			truncated += Math.max(0, numberAt(call, 'truncatedAlerts') ?? 0);
			for (const alert of listAt(call, 'alerts')) gather(alert, call, range, context, firings, tally);
		}
		return yield* merged(source, context, firings, tally, truncated, this.name);
	},
};

/** Of so many calls at most the format is told by. */
const MOST_LOOKED_AT = 20;
/** The share of the work that is done once all calls are gathered. */
const GATHERING = 0.5;

interface Firing {
	readonly range: RecordRange;
	readonly alert: Fields;
	readonly call: Fields;
	readonly key: string;
	readonly started: string;
	/** Times that the log tells of it. */
	told: number;
	ended: string | undefined;
}

function* callsOf(source: SourceText) {
	for (const document of source.json())
		for (const range of document.elements ?? [document])
			yield { range, whole: range.whole, call: parseJson(source.text, range) };
}

function isCall(call: unknown): call is Fields {
	return isFields(call) && Array.isArray(call.alerts) && ('groupKey' in call || 'receiver' in call);
}

function gather(
	alert: unknown,
	call: Fields,
	range: RecordRange,
	{ zone }: ReadContext,
	firings: Map<string, Firing>,
	tally: Tally,
): void {
	const started = instantAt(alert, ['startsAt'], zone);
	if (!isFields(alert) || millisecondsOf(started) === undefined) {
		tally.reject(range, message('An alert of this call does not say when it started. It is left out.'));
		return;
	}
	const key = `${fingerprintOf(alert)}@${millisecondsOf(started)}`;
	const status = (textAt(alert, 'status') ?? textAt(call, 'status'))?.toLowerCase();
	const ended = status === 'resolved' ? instantAt(alert, ['endsAt'], zone) : undefined;
	const known = firings.get(key);
	if (known) {
		known.told++;
		known.ended ??= ended;
	} else firings.set(key, { range, alert, call, key, started: started!, told: 1, ended });
}

function* merged(
	source: SourceText,
	{ calendar }: ReadContext,
	firings: ReadonlyMap<string, Firing>,
	tally: Tally,
	truncated: number,
	format: string,
): Steps<SourceReading> {
	const records = [...firings.values()].map(toRecord);
	if (truncated > 0)
		tally.remark(
			{ start: 0, end: 0 },
			message('Alertmanager cut {0} alerts off before it sent them. Counts are at least so high.', truncated),
		);
	const reading = yield* between(readRecords(records, source, calendar, format, tally), GATHERING, 1);
	return truncated > 0 ? { ...reading, floor: true } : reading;
}

function toRecord({ alert, call, range, key, started, told, ended }: Firing): SourceRecord {
	const label = (...names: readonly string[]) =>
		names.map((name) => textAt(alert, 'labels', name) ?? textAt(call, 'commonLabels', name)).find((value) => value);
	const name = label('alertname');
	const { start, end } = range;
	const fields: Fields = {
		id: `${name ?? 'alert'}-${fingerprintOf(alert).slice(0, 8)}-${started.replace(/\.\d+/, '').replace(/[-:]/g, '')}`,
		externalId: key,
		title: textAt(alert, 'annotations', 'summary') ?? name,
		service: label('service', 'service_name', 'app', 'job'),
		severity: label('severity'),
		// An alert that recurs has its name each time: the nearest thing to a cause that a machine knows.
		cause: name,
		started,
		resolved: ended,
		autoResolved: ended === undefined ? undefined : true,
		source: 'alertmanager',
		links: webLinks(textAt(alert, 'annotations', 'runbook_url'), textAt(alert, 'generatorURL')),
	};
	return {
		start,
		end,
		records: told,
		fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
	};
}

/** Old versions send none: the labels tell the alert as well, as they do within Alertmanager. */
function fingerprintOf(alert: Fields): string {
	const given = textAt(alert, 'fingerprint');
	if (given !== undefined) return given;
	const labels = isFields(alert.labels)
		? Object.entries(alert.labels).sort(([one], [other]) => (one < other ? -1 : 1))
		: [];
	let hash = 0x811c9dc5;
	for (const unit of JSON.stringify(labels)) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193) >>> 0;
	return hash.toString(16).padStart(8, '0');
}
