import { applyEdits, type Intent, type TextEdit } from '../../backlog/edits.ts';
import type { Incident, Service } from '../../backlog/model.ts';
import { type Message, message } from '../../text.ts';
import type { Calendar } from '../calendar.ts';
import { mapServices } from '../services/mapServices.ts';
import type { Rejection, SourceReading } from '../sourceReading.ts';
import { readCsvTarget } from './csvTarget.ts';
import { type FieldChange, fieldChanges } from './incidentFields.ts';
import type { TargetReading } from './target.ts';
import { readYamlTarget } from './yamlTarget.ts';

/** What an import would do to a file. Nothing is written yet. */
export interface ImportPlan {
	readonly added: readonly Incident[];
	readonly changed: readonly ChangedIncident[];
	readonly unchanged: readonly string[];
	/** Of the file that was read, and of what the target cannot take. */
	readonly rejections: readonly Rejection[];
	readonly rejected: number;
	/** Service names that no service of the target is called by. */
	readonly unmapped: readonly string[];
	/** Of the target's text: sorted, not overlapping. */
	readonly edits: readonly TextEdit[];
}

export interface ChangedIncident {
	readonly id: string;
	readonly title?: string;
	readonly fields: readonly FieldChange[];
}

export type ImportResult =
	| { readonly ok: true; readonly plan: ImportPlan }
	| { readonly ok: false; readonly reason: Message };

export interface ImportTarget {
	/** Its name says its format: `.csv`, or else YAML. */
	readonly file: string;
	/** Empty for a new file. */
	readonly text: string;
}

/**
 * Merges the incidents of a source into a file of incidents or a backlog. An incident is known again by its source and
 * its id there, or by its id where the file names no source: the same import twice changes nothing. Comments, order and
 * all that the source does not know stay as they are.
 *
 * @param calendar Of the team, for a CSV whose times have no zone; a backlog has its own.
 * @param services Names to map to; the backlog's own come first.
 * @param also What else is written into a backlog in the same step; a file that is none takes nothing else.
 */
export function planImport(
	target: ImportTarget,
	reading: SourceReading,
	calendar: Calendar,
	services: readonly Service[] = [],
	also: readonly Intent[] = [],
): ImportResult {
	const existing = readTarget(target, calendar);
	if ('reason' in existing) return { ok: false, reason: existing.reason };
	const mapped = mapServices(reading.incidents, [...existing.services, ...services]);
	const matched = match(existing, mapped.incidents);
	const written = existing.write(matched.added, matched.changed, also);
	if (!written.ok) return written;
	const fault = verify(target, calendar, written.edits, matched);
	if (fault) return { ok: false, reason: fault };
	const rejections = [...(reading.rejections ?? []), ...matched.blocked];
	return {
		ok: true,
		plan: {
			added: matched.added,
			changed: matched.changed,
			unchanged: matched.unchanged,
			rejections,
			rejected: (reading.rejected ?? 0) + matched.blocked.length,
			unmapped: mapped.unmapped.map(({ name }) => name),
			edits: written.edits,
		},
	};
}

function readTarget(target: ImportTarget, calendar: Calendar): TargetReading | { readonly reason: Message } {
	return /\.(csv|tsv)$/i.test(target.file) ? readCsvTarget(target, calendar) : readYamlTarget(target, calendar);
}

interface Matched {
	readonly added: Incident[];
	readonly changed: ChangedIncident[];
	readonly unchanged: string[];
	readonly blocked: Rejection[];
}

/** The same incident at the same source. */
function sourceKey(incident: Incident): string | undefined {
	return incident.source === undefined
		? undefined
		: JSON.stringify([incident.source, incident.externalId ?? incident.id]);
}

function match(existing: TargetReading, records: readonly Incident[]): Matched {
	const result: Matched = { added: [], changed: [], unchanged: [], blocked: [] };
	const byId = new Map(existing.incidents.map((incident) => [incident.id, incident]));
	const bySource = new Map(
		existing.incidents.flatMap((incident) => {
			const key = sourceKey(incident);
			return key === undefined ? [] : [[key, incident] as const];
		}),
	);
	const taken = new Set([...byId.keys(), ...existing.unread]);
	for (const record of records) {
		const key = sourceKey(record);
		const same = byId.get(record.id);
		const old =
			(key === undefined ? undefined : bySource.get(key)) ??
			(same && (same.source === undefined || record.source === undefined) ? same : undefined);
		if (old) {
			const fields = fieldChanges(
				old,
				record.id === old.id ? record : { ...record, externalId: record.externalId ?? record.id },
			);
			const { title } = record;
			if (fields.length > 0) result.changed.push({ id: old.id, fields, ...(title === undefined ? {} : { title }) });
			else result.unchanged.push(old.id);
			continue;
		}
		if (existing.unread.has(record.id)) {
			const { file, start, end } = record.origin;
			const reason = message(
				'{0} stands in the target already, but cannot be read there. Correct it first.',
				record.id,
			);
			result.blocked.push({ reason, count: 1, place: { file, start, end } });
			continue;
		}
		const added = taken.has(record.id) ? renamed(record, taken) : record;
		taken.add(added.id);
		result.added.push(added);
	}
	return result;
}

/** Another source has an incident of this id: the new one carries its source in its own. */
function renamed(record: Incident, taken: ReadonlySet<string>): Incident {
	const base = `${record.source ?? 'imported'}-${record.id}`;
	let id = base;
	for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
	return { ...record, id, externalId: record.externalId ?? record.id };
}

const notSafe = message(
	'This import cannot be written without touching other parts of the file. Edit the file by hand.',
);

/** Reads what the edits make of the file: all that was imported must stand there, and importing it again change nothing. */
function verify(
	target: ImportTarget,
	calendar: Calendar,
	edits: readonly TextEdit[],
	matched: Matched,
): Message | undefined {
	if (edits.length === 0) return matched.added.length + matched.changed.length > 0 ? notSafe : undefined;
	const after = readTarget({ ...target, text: applyEdits(target.text, edits) }, calendar);
	if ('reason' in after) return notSafe;
	const byId = new Map(after.incidents.map((incident) => [incident.id, incident]));
	for (const incident of matched.added) {
		const written = byId.get(incident.id);
		if (!written || fieldChanges(written, incident).length > 0) return notSafe;
	}
	return matched.changed.some(({ id }) => !byId.has(id)) ? notSafe : undefined;
}
