import { listedPlace } from './backlog/checks.ts';
import { type Incident, type Item, isOpen, type Service, UNKNOWN_SERVICE } from './backlog/model.ts';
import { nearest } from './backlog/nearest.ts';
import { type Origin, placeAt } from './backlog/sourceTree.ts';
import type { Place } from './place.ts';
import type { Problem, ProblemCode, Severity } from './problem.ts';
import type { PricingScope } from './scoring/priceItems.ts';
import { type Message, message, template } from './text.ts';

/** What items and incidents name and nobody knows, and times that have passed or not come. Incidents of sources are known here. */
export function checkReferences(scope: PricingScope, known: KnownNames, now: number): Problem[] {
	const { causes, services } = known;
	const problems: Problem[] = [];
	for (const item of scope.items) itemReferences(item, known, now, problems);
	const risks = new Set([...causes, ...scope.items.flatMap((item) => item.risk?.cause ?? [])]);
	for (const service of scope.services) {
		if (service.origin.file !== scope.file) continue;
		for (const cause of service.acceptedRisks ?? [])
			if (!risks.has(cause)) problems.push(unknownRisk(service, cause, risks));
	}
	for (const incident of scope.incidents) {
		if (incident.origin.file !== scope.file) continue;
		problems.push(...incidentServices(incident, services));
	}
	return problems;
}

/** What the items of a scope may name. */
export interface KnownNames {
	readonly incidents: ReadonlySet<string>;
	readonly causes: ReadonlySet<string>;
	readonly services: ReadonlySet<string>;
}

export function namesIn({ incidents, services }: PricingScope): KnownNames {
	const causes = new Set<string>();
	for (const { cause } of incidents) if (cause !== undefined) causes.add(cause);
	return {
		incidents: new Set(incidents.map((incident) => incident.id)),
		causes,
		services: new Set(services.map((service) => service.id)),
	};
}

/** What one item names and nobody knows, added to `problems`. */
export function itemReferences(item: Item, known: KnownNames, now: number, problems: Problem[]): void {
	const { incidents, causes, services } = known;
	for (const id of item.avoids?.incidents ?? [])
		if (!incidents.has(id)) problems.push(unknown(item, ['avoids', 'incidents'], id, incidents, 'reference.incident'));
	for (const cause of item.avoids?.causes ?? [])
		if (!causes.has(cause)) problems.push(unknown(item, ['avoids', 'causes'], cause, causes, 'reference.cause'));
	if (item.service !== undefined && services.size > 0 && !services.has(item.service))
		problems.push(unknownService(placeAt(item.origin, ['service']), item.service, services));
	if (item.deadline && item.deadline.at < now && isOpen(item)) problems.push(overdue(item));
}

/** Incidents that have not started yet are not counted. */
export function checkFuture(incidents: readonly Incident[], now: number): Problem[] {
	return incidents
		.filter((incident) => incident.started > now)
		.map((incident) =>
			problem(
				'time.future',
				'warning',
				placeAt(incident.origin, ['started']),
				message('Incident {0} starts in the future. It is not counted until then.', incident.id),
			),
		);
}

const words: Record<'reference.incident' | 'reference.cause', { severity: Severity; bare: string; guess: string }> = {
	'reference.incident': {
		severity: 'error',
		bare: template('There is no incident “{0}”, in this file or its sources.'),
		guess: template('There is no incident “{0}”, in this file or its sources. Did you mean “{1}”?'),
	},
	'reference.cause': {
		severity: 'warning',
		bare: template('No incident has the cause “{0}”, so history gives it no price.'),
		guess: template('No incident has the cause “{0}”, so history gives it no price. Did you mean “{1}”?'),
	},
};

function unknown(
	item: Item,
	path: readonly string[],
	id: string,
	known: ReadonlySet<string>,
	code: keyof typeof words,
): Problem {
	const { severity, bare, guess } = words[code];
	const meant = nearest(id, [...known]);
	return problem(
		code,
		severity,
		listedPlace(item.origin, path, id),
		meant ? message(guess, id, meant) : message(bare, id),
		meant,
	);
}

function unknownRisk(service: Service, cause: string, known: ReadonlySet<string>): Problem {
	const meant = nearest(cause, [...known]);
	return problem(
		'reference.cause',
		'warning',
		listedPlace(service.origin, ['acceptedRisks'], cause),
		meant
			? message('No incident and no risk has the cause “{0}”. Did you mean “{1}”?', cause, meant)
			: message('No incident and no risk has the cause “{0}”, so there is nothing to accept.', cause),
		meant,
	);
}

function unknownService(place: Place, id: string, known: ReadonlySet<string>): Problem {
	const meant = nearest(id, [...known]);
	return problem(
		'reference.service',
		'warning',
		place,
		meant
			? message('“{0}” is not among the services of this file. Did you mean “{1}”?', id, meant)
			: message('“{0}” is not among the services of this file.', id),
		meant,
	);
}

function incidentServices(incident: Incident, services: ReadonlySet<string>): Problem[] {
	if (services.size === 0) return [];
	return incident.services.flatMap(({ service }): Problem[] =>
		service === UNKNOWN_SERVICE || services.has(service)
			? []
			: [unknownService(servicePlace(incident.origin, service), service, services)],
	);
}

function servicePlace(origin: Origin, service: string): Place {
	const many =
		origin.node?.type === 'map' ? origin.node.entries.find((entry) => entry.key === 'services')?.value : undefined;
	const key = many?.type === 'map' ? many.entries.find((entry) => entry.key === service) : undefined;
	return key ? { file: origin.file, start: key.keyStart, end: key.keyEnd } : placeAt(origin, ['service']);
}

function overdue(item: Item): Problem {
	return problem(
		'deadline.overdue',
		'warning',
		placeAt(item.origin, ['deadline', 'date']),
		message('The deadline of {0} has passed. Set its status or move the date.', item.id),
	);
}

function problem(code: ProblemCode, severity: Severity, place: Place, text: Message, mend?: string): Problem {
	return {
		code,
		severity,
		place,
		message: text,
		...(mend === undefined ? {} : { fix: { title: message('Change to “{0}”', mend), place, text: mend } }),
	};
}
