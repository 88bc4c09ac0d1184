import type { Incident } from '../../backlog/model.ts';
import { incidentSchema } from '../../backlog/schema.ts';
import type { IssueParams } from '../../backlog/schemaParts.ts';
import type { Steps } from '../../steps.ts';
import { type Message, message } from '../../text.ts';
import type { Calendar } from '../calendar.ts';
import { toIncident } from '../incidentEntry.ts';
import { reasonKey } from '../recordProblems.ts';
import type { BandedCount, SourceReading, VendorBands } from '../sourceReading.ts';
import type { SourceText } from '../text/sourceText.ts';
import { type RecordRange, Tally } from './tally.ts';

/** A record of a source in this project's own field names, with its place. Empty values are absent. */
export interface SourceRecord extends RecordRange {
	readonly fields: Readonly<Record<string, unknown>>;
	/** What a reader should know of it, although it is used. */
	readonly remarks?: readonly Message[];
	/** The vendor's own ids of its services, by name. */
	readonly serviceKeys?: Readonly<Record<string, string>>;
	/** The services are all said to be struck in full because nobody says how hard. */
	readonly impactAssumed?: boolean;
	readonly bands?: VendorBands;
	/** Records of the file that it was made of, where these are several. */
	readonly records?: number;
}

export type LeftOut = RecordRange &
	(
		| /** It is no incident of the team's, such as a drill. */ { readonly leftOut: Message }
		/** It cannot be read. */
		| { readonly unusable: Message }
	);

/**
 * Records to incidents, each in a step. A value that is wrong is left out if the record can stand without it; else the
 * record is rejected.
 *
 * @param tally Of what was found before.
 */
export function* readRecords(
	records: Iterable<SourceRecord | LeftOut>,
	{ file, text }: Pick<SourceText, 'file' | 'text'>,
	calendar: Calendar,
	format: string,
	tally = new Tally(file, format),
): Steps<SourceReading> {
	const kept = new Map<string, { readonly incident: Incident; readonly record: SourceRecord }>();
	const banded: BandedCount[] = [];
	for (const record of records) {
		yield Math.min(1, record.end / text.length);
		if ('leftOut' in record) {
			tally.leaveOut(record, record.leftOut);
			continue;
		}
		if ('unusable' in record) {
			tally.reject(record, record.unusable);
			continue;
		}
		const incident = readRecord(record, file, calendar, tally);
		if (!incident) continue;
		const key = incident.externalId ?? incident.id;
		const earlier = kept.get(key);
		// Of an incident that an export holds twice, the record that knows its end is the later one.
		const replaces = earlier && earlier.incident.resolved === undefined && incident.resolved !== undefined;
		if (earlier)
			tally.repeat(
				replaces ? earlier.record : record,
				message('Incident {0} stands in this file already. This record is left out.', incident.id),
				replaces ? record : earlier.record,
			);
		else tally.use(record.records);
		if (!earlier || replaces) kept.set(key, { incident, record });
	}
	for (const { incident, record } of kept.values())
		if (record.bands) banded.push({ ...record.bands, incident: incident.id, at: incident.started });
	return tally.reading({
		incidents: [...kept.values()].map(({ incident }) => incident),
		...(banded.length > 0 ? { banded } : {}),
	});
}

function readRecord(record: SourceRecord, file: string, calendar: Calendar, tally: Tally): Incident | undefined {
	const place = { file, start: record.start, end: record.end };
	for (const remark of record.remarks ?? []) tally.remark(record, remark);
	const fields: Record<string, unknown> = { ...record.fields };
	for (let pass = 0; pass < 2; pass++) {
		const read = incidentSchema.safeParse(fields);
		if (read.success) {
			const entry = toIncident(read.data, place, calendar);
			if (!entry.incident) {
				tally.reject(record, entry.problems[0]!.message, '', record.records);
				return undefined;
			}
			for (const problem of entry.problems) tally.fault(record, problem.message, reasonKey(problem));
			return withSource(entry.incident, record);
		}
		for (const issue of read.error.issues) {
			const params = issue.code === 'custom' ? (issue.params as IssueParams | undefined) : undefined;
			const field = String(issue.path[0] ?? '');
			const why = params ? params.message : issue.message;
			const detail = `${field} ${typeof why === 'string' ? why : why.template}`;
			if (field === 'id' || field === 'started') {
				tally.reject(
					record,
					message('This record is left out: “{0}” is not usable. {1}', field, why),
					detail,
					record.records,
				);
				return undefined;
			}
			tally.fault(record, message('“{0}” is not used. {1}', field, why), detail);
			delete fields[field];
		}
	}
	tally.reject(record, message('This record is left out: it cannot be read.'), '', record.records);
	return undefined;
}

function withSource(incident: Incident, { serviceKeys, impactAssumed, bands }: SourceRecord): Incident {
	if (!serviceKeys && !impactAssumed && !bands) return incident;
	const services = incident.services.map((struck) => {
		const key = serviceKeys && Object.hasOwn(serviceKeys, struck.service) ? serviceKeys[struck.service] : undefined;
		return key === undefined ? struck : { ...struck, key };
	});
	return {
		...incident,
		services,
		...(impactAssumed ? { impactGiven: false } : {}),
		...(bands ? { vendorBands: bands } : {}),
	};
}
