import { eachCsvRow, headerNames } from '../text/csvTable.ts';
import type { Mapped } from './jsonReader.ts';
import { jsonReader } from './jsonReader.ts';
import type { Reader } from './reader.ts';
import { readRecords, type SourceRecord } from './records.ts';
import { countAt, instantAt, later, numberAt, textAt, yesAt } from './values.ts';

/**
 * PagerDuty's analytics of raw incidents, as the API gives them. Its times are UTC without saying so; it knows no cause
 * and no impact. Source: PagerDuty, Analytics API, "Get raw data - multiple incidents".
 */
export const pagerDutyAnalyticsJson: Reader = jsonReader({
	id: 'pagerduty',
	name: 'PagerDuty analytics raw incidents (JSON)',
	keys: ['data'],
	fits: (record) => 'incident_number' in record && 'service_name' in record && 'created_at' in record,
	map: mapped,
});

/** The same as CSV, with the same names as columns. */
export const pagerDutyAnalyticsCsv: Reader = {
	id: 'pagerduty',
	name: 'PagerDuty analytics raw incidents (CSV)',
	detects(source) {
		const header = source.csvHeader();
		return header.includes('createdat') && header.includes('servicename') && header.includes('incidentnumber');
	},
	read(source, { calendar, zone }) {
		return readRecords(recordsOf(source.text, zone), source, calendar, this.name);
	},
};

function* recordsOf(text: string, zone: string | undefined): Generator<SourceRecord> {
	const rows = eachCsvRow(text);
	const names = headerNames(rows.next().value?.cells ?? []).map((name) => columns.get(name));
	for (const { cells, start, end } of rows) {
		const record: Record<string, string> = {};
		for (const [index, name] of names.entries()) {
			const cell = cells[index]?.trim() ?? '';
			// The quotes of a header that was quoted twice stand in some exports.
			if (name !== undefined && cell !== '' && cell !== 'null') record[name] = cell;
		}
		const { fields, ...more } = mapped(record, zone);
		const given = Object.entries({ ...fields, source: 'pagerduty' }).filter(([, value]) => value !== undefined);
		yield { start, end, ...more, fields: Object.fromEntries(given) };
	}
}

const columns = new Map(
	[
		...['id', 'incident_number', 'description', 'service_id', 'service_name', 'created_at', 'resolved_at', 'status'],
		...['urgency', 'priority_name', 'engaged_user_count', 'total_interruptions', 'business_hour_interruptions'],
		...['off_hour_interruptions', 'sleep_hour_interruptions', 'seconds_to_first_ack', 'seconds_to_resolve'],
		...['auto_resolved', 'html_url'],
	].map((name) => [headerNames([name])[0]!, name]),
);

function mapped(
	record: Readonly<Record<string, unknown>>,
	zone: string | undefined,
): Extract<Mapped, { fields: unknown }> {
	const started = instantAt(record, ['created_at'], zone);
	const service = textAt(record, 'service_name');
	const serviceId = textAt(record, 'service_id');
	const business = countAt(record, 'business_hour_interruptions');
	const off = countAt(record, 'off_hour_interruptions');
	const sleep = countAt(record, 'sleep_hour_interruptions');
	const isBanded = business !== undefined || off !== undefined || sleep !== undefined;
	const bands = { business: business ?? 0, off: off ?? 0, sleep: sleep ?? 0 };
	const total = isBanded ? bands.business + bands.off + bands.sleep : undefined;
	const closed = textAt(record, 'status')?.toLowerCase() === 'resolved';
	return {
		fields: {
			id: textAt(record, 'id') ?? textAt(record, 'incident_number'),
			title: textAt(record, 'description'),
			service: service ?? serviceId,
			severity: textAt(record, 'priority_name') ?? textAt(record, 'urgency'),
			started,
			resolved:
				instantAt(record, ['resolved_at'], zone) ??
				(closed ? later(started, numberAt(record, 'seconds_to_resolve')) : undefined),
			acknowledged: later(started, numberAt(record, 'seconds_to_first_ack')),
			responders: countAt(record, 'engaged_user_count') || undefined,
			pages: countAt(record, 'total_interruptions') ?? total,
			autoResolved: yesAt(record, 'auto_resolved'),
			links: /^https?:/.test(textAt(record, 'html_url') ?? '') ? [textAt(record, 'html_url')] : undefined,
		},
		...(service && serviceId ? { serviceKeys: { [service]: serviceId } } : {}),
		...(isBanded ? { bands: { vendor: 'PagerDuty', unit: 'interruptions', ...bands } } : {}),
	};
}
