import { type Incident, UNKNOWN_SERVICE } from '../backlog/model.ts';
import { type IncidentInput, incidentSchema } from '../backlog/schema.ts';
import type { Origin } from '../backlog/sourceTree.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import { resolveInstant } from '../backlog/times.ts';
import { given } from '../backlog/toModel.ts';
import { validate } from '../backlog/validate.ts';
import type { Problem } from '../problem.ts';
import { message } from '../text.ts';
import type { Calendar } from './calendar.ts';

export interface IncidentEntry {
	readonly incident?: Incident;
	readonly problems: readonly Problem[];
}

/** Reads one incident as the backlog file and the sources of this project's own shape write it. */
export function readIncidentEntry(origin: Origin, calendar: Calendar): IncidentEntry {
	const read = validate(incidentSchema, origin);
	return read.value === undefined
		? { problems: read.problems }
		: toIncident(read.value, origin, calendar, read.problems);
}

/** An incident that ends before it starts is left out: no duration can be believed of it. */
export function toIncident(
	input: IncidentInput,
	origin: Origin,
	calendar: Calendar,
	before: readonly Problem[] = [],
): IncidentEntry {
	const at = (instant: IncidentInput['started'] | undefined) =>
		instant === undefined ? undefined : resolveInstant(instant, calendar.zone);
	const started = resolveInstant(input.started, calendar.zone);
	const resolved = at(input.resolved);
	if (resolved !== undefined && resolved < started)
		return {
			problems: [
				...before,
				{
					code: 'time.order',
					severity: 'error',
					place: placeAt(origin, ['resolved']),
					message: message(
						'Incident {0} is resolved before it starts. It is left out until one of the times is mended.',
						input.id,
					),
					related: [{ place: placeAt(origin, ['started']), message: message('It starts here.') }],
				},
			],
		};
	const problems = [...before];
	const between = (field: 'detected' | 'acknowledged') => {
		const value = at(input[field]);
		if (value === undefined || (value >= started && (resolved === undefined || value <= resolved))) return value;
		problems.push({
			code: 'time.order',
			severity: 'warning',
			place: placeAt(origin, [field]),
			message:
				value < started
					? message('“{0}” is before the incident starts. It is not used.', field)
					: message('“{0}” is after the incident is resolved. It is not used.', field),
		});
		return undefined;
	};
	const impact = input.impact ?? 1;
	const struck = Object.entries(input.services ?? {}).map(([service, part]) => ({ service, impact: part }));
	const incident: Incident = {
		id: input.id,
		services: struck.length > 0 ? struck : [{ service: input.service ?? UNKNOWN_SERVICE, impact }],
		impactGiven: struck.length > 0 || input.impact !== undefined,
		started,
		links: input.links ?? [],
		origin,
		...given({
			title: input.title,
			cause: input.cause,
			severity: input.severity,
			detected: between('detected'),
			acknowledged: between('acknowledged'),
			resolved,
			responders: input.responders,
			pages: input.pages,
			autoResolved: input.autoResolved,
			source: input.source,
			externalId: input.externalId,
		}),
	};
	return { incident, problems };
}
