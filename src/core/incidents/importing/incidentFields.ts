import type { FieldRecord, FieldValue } from '../../backlog/edits/render.ts';
import { type Incident, UNKNOWN_SERVICE } from '../../backlog/model.ts';

/** An incident as the backlog file writes it, its keys in the order of the format's documentation. */
export function incidentFields(incident: Incident): FieldRecord {
	const [only] = incident.services;
	const single = incident.services.length === 1 ? only : undefined;
	return {
		id: incident.id,
		title: incident.title,
		service: single && single.service !== UNKNOWN_SERVICE ? single.service : undefined,
		services: single
			? undefined
			: Object.fromEntries(incident.services.map(({ service, impact }) => [service, shareText(impact)])),
		severity: incident.severity,
		started: instantText(incident.started),
		detected: instantText(incident.detected),
		acknowledged: instantText(incident.acknowledged),
		resolved: instantText(incident.resolved),
		impact: single && incident.impactGiven ? shareText(single.impact) : undefined,
		responders: incident.responders,
		pages: incident.pages,
		cause: incident.cause,
		autoResolved: incident.autoResolved,
		source: incident.source,
		externalId: incident.externalId,
		links: incident.links.length > 0 ? incident.links : undefined,
	};
}

export interface FieldChange {
	readonly field: string;
	/** Undefined where the file has none. */
	readonly before: FieldValue | undefined;
	/** Undefined where the field goes. */
	readonly after: FieldValue | undefined;
}

/**
 * What of an incident in the file a record of its source would change: fields that both have and that differ, and those
 * that the file lacks. What only the file knows, such as a cause, stays.
 */
export function fieldChanges(old: Incident, record: Incident): FieldChange[] {
	const before = incidentFields(old);
	const after = incidentFields(record);
	const changes: FieldChange[] = [];
	for (const [field, value] of Object.entries(after)) {
		if (value === undefined || field === 'id' || JSON.stringify(value) === JSON.stringify(before[field])) continue;
		// The file may tell more exactly what was struck.
		if (field === 'service' && old.services.some(({ service }) => service === value)) continue;
		if (field === 'externalId' && old.id === value && old.source !== undefined) continue;
		if (field === 'links') {
			const missing = record.links.filter((link) => !old.links.includes(link));
			if (missing.length > 0) changes.push({ field, before: before.links, after: [...old.links, ...missing] });
			continue;
		}
		changes.push({ field, before: before[field], after: value });
	}
	const gone = changes.some(({ field }) => field === 'services')
		? (['service', 'impact'] as const)
		: changes.some(({ field }) => field === 'service')
			? (['services'] as const)
			: [];
	for (const field of gone)
		if (before[field] !== undefined && after[field] === undefined)
			changes.push({ field, before: before[field], after: undefined });
	return changes;
}

/** `2026-09-14T02:11Z`, with seconds where they are not zero. */
function instantText(instant: number | undefined): string | undefined {
	if (instant === undefined) return undefined;
	const text = new Date(instant).toISOString();
	return instant % 60_000 === 0 ? `${text.slice(0, 16)}Z` : instant % 1000 === 0 ? `${text.slice(0, 19)}Z` : text;
}

function shareText(share: number): string {
	return `${Number((share * 100).toPrecision(12))}%`;
}
