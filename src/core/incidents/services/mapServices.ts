import { type Incident, type Service, type StruckService, UNKNOWN_SERVICE } from '../../backlog/model.ts';
import type { CatalogEntity } from './catalog.ts';

export interface MappedServices {
	readonly incidents: readonly Incident[];
	/** Names that no service is called by, each once, with the first incident that has it. */
	readonly unmapped: readonly { readonly name: string; readonly incident: Incident; readonly count: number }[];
}

/**
 * The names that exports use, to the services of the file: by id, then by alias, whatever the case of either, then by
 * what a Backstage catalogue says of the vendor's own id. An incident of which nothing changes stays the same object.
 */
export function mapServices(
	incidents: readonly Incident[],
	services: readonly Service[],
	catalog: readonly CatalogEntity[] = [],
): MappedServices {
	if (services.length === 0) return { incidents, unmapped: [] };
	const names = namesOf(services, catalog);
	const unmapped = new Map<string, { name: string; incident: Incident; count: number }>();
	const mapped = incidents.map((incident) => {
		if (incident.services.every(({ service }) => names.ids.has(service))) return incident;
		const targets = incident.services.map((struck) => {
			const found = names.ids.has(struck.service) ? struck.service : nameOf(struck, names.byName);
			if (found !== undefined || struck.service === UNKNOWN_SERVICE) return found ?? struck.service;
			const group = unmapped.get(struck.service);
			if (group) group.count++;
			else unmapped.set(struck.service, { name: struck.service, incident, count: 1 });
			return struck.service;
		});
		return withServices(incident, targets);
	});
	return { incidents: mapped, unmapped: [...unmapped.values()] };
}

interface Names {
	readonly ids: ReadonlySet<string>;
	readonly byName: ReadonlyMap<string, string>;
}

function namesOf(services: readonly Service[], catalog: readonly CatalogEntity[]): Names {
	const byName = new Map<string, string>();
	const add = (name: string, id: string) => {
		const key = name.trim().toLowerCase();
		if (key !== '' && !byName.has(key)) byName.set(key, id);
	};
	for (const { id } of services) add(id, id);
	for (const { id, aliases } of services) for (const alias of aliases ?? []) add(alias, id);
	for (const entity of catalog) {
		const id = [entity.name, ...entity.names]
			.map((name) => byName.get(name.toLowerCase()))
			.find((found) => found !== undefined);
		if (id !== undefined) for (const name of [entity.name, ...entity.names, ...entity.vendorIds]) add(name, id);
	}
	return { ids: new Set(services.map(({ id }) => id)), byName };
}

function nameOf({ service, key }: StruckService, byName: ReadonlyMap<string, string>): string | undefined {
	return byName.get(service.trim().toLowerCase()) ?? (key === undefined ? undefined : byName.get(key.toLowerCase()));
}

/** The same incident gives the same object for the same services, so that files that share it count it once. */
const made = new WeakMap<Incident, Map<string, Incident>>();

function withServices(incident: Incident, targets: readonly string[]): Incident {
	if (targets.every((target, index) => target === incident.services[index]!.service)) return incident;
	const known = made.get(incident) ?? new Map<string, Incident>();
	made.set(incident, known);
	const key = JSON.stringify(targets);
	let mapped = known.get(key);
	if (!mapped) {
		// Two names of one service are one service, struck as hard as the harder of both.
		const struck = new Map<string, StruckService>();
		for (const [index, target] of targets.entries()) {
			const one = incident.services[index]!;
			const other = struck.get(target);
			struck.set(target, { ...one, service: target, impact: Math.max(one.impact, other?.impact ?? 0) });
		}
		mapped = { ...incident, services: [...struck.values()] };
		known.set(key, mapped);
	}
	return mapped;
}
