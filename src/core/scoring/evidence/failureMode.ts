import type { Incident } from '../../backlog/model.ts';
import { incidentMinutes } from './incidentTime.ts';

/** One incident as one service felt it. */
export interface Occurrence {
	readonly incident: Incident;
	/** Of this service, 0–1. */
	readonly impact: number;
	/** The part of the incident's response that falls on this service, 0–1: by impact; the parts of an incident sum to 1. */
	readonly part: number;
	/** 1 to 10,080. */
	readonly minutes: number;
}

/** Incidents of one service and one cause; those without a cause are the service's own mode. Newest first. */
export interface FailureMode {
	/** Unique: `service|cause`. */
	readonly key: string;
	readonly service: string;
	readonly cause?: string;
	readonly occurrences: readonly Occurrence[];
}

export function modeKey(service: string, cause: string | undefined): string {
	return cause === undefined ? service : `${service}|${cause}`;
}

/**
 * Groups the incidents that started up to `now` by failure mode. The result does not depend on the order of the
 * incidents: modes go by key, occurrences by start and id, so that sums come out the same to the last bit.
 */
export function failureModes(incidents: readonly Incident[], now: number): FailureMode[] {
	const past = incidents.filter((incident) => incident.started <= now);
	past.sort((one, other) => other.started - one.started || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
	const modes = new Map<string, { service: string; cause: string | undefined; occurrences: Occurrence[] }>();
	for (const incident of past) {
		const minutes = incidentMinutes(incident, now);
		let whole = 0;
		for (const { impact } of incident.services) whole += impact;
		for (const { service, impact } of incident.services) {
			const key = modeKey(service, incident.cause);
			let mode = modes.get(key);
			if (!mode) {
				mode = { service, cause: incident.cause, occurrences: [] };
				modes.set(key, mode);
			}
			const part = whole > 0 ? impact / whole : 1 / incident.services.length;
			mode.occurrences.push({ incident, impact, part, minutes });
		}
	}
	return [...modes]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([key, { service, cause, occurrences }]) => ({
			key,
			service,
			...(cause === undefined ? {} : { cause }),
			occurrences,
		}));
}
