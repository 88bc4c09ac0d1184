import type { Incident, Service } from '../../backlog/model.ts';
import type { Problem } from '../../problem.ts';
import { message } from '../../text.ts';
import type { CatalogEntity } from './catalog.ts';
import { type MappedServices, mapServices } from './mapServices.ts';

/**
 * The history that prices the items of a file: each incident once, on the services that the files know. An incident is
 * the same where source and id there are the same, or the id where one of both has no source. Another incident that has
 * its id by chance keeps it with its source before it. Those that have not started by `now` do not count yet.
 *
 * @param lists The nearest first: of the same incident the first counts.
 */
export function scopeIncidents(
	lists: readonly (readonly Incident[])[],
	services: readonly Service[],
	catalog: readonly CatalogEntity[],
	now: number,
): MappedServices {
	const kept = new Map<string, Incident>();
	const known = new Set<string>();
	for (const incidents of lists)
		for (const incident of incidents) {
			if (incident.started > now) continue;
			const key = sourceKey(incident);
			if (key !== undefined && known.has(key)) continue;
			const same = kept.get(incident.id);
			if (same && (key === undefined || same.source === undefined)) continue;
			if (key !== undefined) known.add(key);
			const own = same ? renamed(incident, kept) : incident;
			kept.set(own.id, own);
		}
	return mapServices([...kept.values()], services, catalog);
}

function sourceKey({ source, externalId, id }: Incident): string | undefined {
	return source === undefined ? undefined : `${source}\n${externalId ?? id}`;
}

/** The same incident gives the same object, so that files that share it count it once. */
const made = new WeakMap<Incident, Incident>();

function renamed(incident: Incident, taken: ReadonlyMap<string, Incident>): Incident {
	let own = made.get(incident);
	if (!own) {
		const id = `${incident.source}:${incident.id}`;
		own = { ...incident, id: taken.has(id) ? `${incident.source}:${incident.externalId ?? incident.id}` : id };
		made.set(incident, own);
	}
	return own;
}

/** A name that no service is called by is a problem once, whatever the number of incidents that have it. */
export function unmappedServices(unmapped: MappedServices['unmapped']): Problem[] {
	return unmapped.map(({ name, incident: { origin }, count }) => ({
		code: 'source.service',
		subject: name,
		severity: 'information',
		place: { file: origin.file, start: origin.start, end: origin.end },
		message:
			count === 1
				? message('No service is called “{0}”. Give it to a service as one of its aliases.', name)
				: message(
						'No service is called “{0}”, which {1} incidents name. Give it to a service as one of its aliases.',
						name,
						count,
					),
	}));
}
