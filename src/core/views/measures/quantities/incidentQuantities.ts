import type { Incident } from '../../../backlog/model.ts';
import { MINUTE } from '../../../backlog/quantities.ts';
import { endOf, type Times } from '../../../measures/incidentMeasures.ts';
import type { WeekMeasures } from '../../../measures/measures.ts';
import type { Figure } from '../../../snapshot.ts';
import { type Message, message } from '../../../text.ts';
import { oneLine } from '../../markdown.ts';
import { incidentFigures, restOf } from '../recordFigures.ts';
import type { MeasuresGiven } from '../section.ts';
import type { WeekQuantity } from './quantity.ts';

/** How long each incident lasted, under their number. */
function lasting(incidents: readonly Incident[], { snapshot: { now } }: MeasuresGiven): Figure[] {
	return incidentFigures(
		incidents,
		'minutes',
		(incident) => (endOf(incident, now) - incident.started) / MINUTE,
		({ resolved, cause }) => {
			if (resolved === undefined) return message('It is still open.');
			return cause === undefined ? message('No cause is known.') : message('{0}', oneLine(cause));
		},
	);
}

export const incidents: WeekQuantity = {
	label: message('Incidents'),
	reason: message('An incident counts in the week in which it started. Each is listed with how long it lasted.'),
	of: 'incidents',
	unit: 'count',
	subject: 'incidents',
	value: (week) => week.incidents.length,
	figures: (week, given) => lasting(week.incidents, given),
};

export const repeats: WeekQuantity = {
	label: message('Repeat incidents'),
	reason: message(
		'Incidents of the same service and cause as one that started within the 90 days before. Without a cause nobody can tell.',
	),
	of: 'incidents',
	unit: 'count',
	subject: 'repeats',
	value: (week) => week.repeats.length,
	figures: (week, given) => lasting(week.repeats, given),
};

export const badMinutes: WeekQuantity = {
	label: message('Bad minutes'),
	reason: message('Minutes of incidents that fell into this week, times the part of the users that they struck.'),
	of: 'incidents',
	unit: 'minutes',
	value: ({ badMinutes }) => sumOf(badMinutes.values()),
	figures: badMinuteFigures,
};

function sumOf(values: Iterable<number>): number {
	let sum = 0;
	for (const value of values) sum += value;
	return sum;
}

function badMinuteFigures(week: WeekMeasures, given: MeasuresGiven): readonly Figure[] {
	return [...week.badMinutes]
		.sort((one, other) => other[1] - one[1])
		.filter(([, minutes]) => minutes > 0)
		.map(([service]) => badMinutesOf(service, message('{0}', oneLine(service)), week, given));
}

/** The bad minutes of one service in a week, with the incidents that they come from. */
export function badMinutesOf(service: string, label: Message, week: WeekMeasures, given: MeasuresGiven): Figure {
	const struck = overlapping(week, given).filter((incident) => impactOn(incident, service) > 0);
	const rest = restOf(struck.length);
	return {
		label,
		value: week.badMinutes.get(service) ?? 0,
		unit: 'minutes',
		evidence: [],
		...(rest ? { note: rest } : {}),
		parts: incidentFigures(
			struck,
			'minutes',
			(incident) => minutesIn(incident, week, given) * impactOn(incident, service),
			(incident) =>
				message(
					'{0} × {1}',
					given.words.full(minutesIn(incident, week, given), 'minutes'),
					given.words.full(impactOn(incident, service), 'share'),
				),
		),
	};
}

/** Those of which some minutes fell into the week. */
export function overlapping(week: WeekMeasures, given: MeasuresGiven): readonly Incident[] {
	return given.snapshot.incidents.filter((incident) => minutesIn(incident, week, given) > 0);
}

export function minutesIn(incident: Incident, { week }: WeekMeasures, { snapshot: { now } }: MeasuresGiven): number {
	if (incident.started > now) return 0;
	return (Math.min(endOf(incident, now), week.end) - Math.max(incident.started, week.start)) / MINUTE;
}

function impactOn({ services }: Incident, service: string): number {
	return services.find((struck) => struck.service === service)?.impact ?? 0;
}

/** The median over the incidents of a week that say it; `byPeople` leaves out those that a machine closed. */
function timeTo(
	which: keyof Times,
	byPeople: boolean,
	label: Message,
	until: (incident: Incident) => number | undefined,
): WeekQuantity {
	const told = ({ incidents }: WeekMeasures) =>
		incidents.filter((incident) => until(incident) !== undefined && !(byPeople && incident.autoResolved === true));
	return {
		label,
		reason: byPeople
			? message('The median over the incidents of the week that say it, without those that a machine closed.')
			: message('The median over the incidents of the week that say it.'),
		of: 'incidents',
		unit: 'minutes',
		value: (week) => (byPeople ? (week.timesByPeople ?? week.times) : week.times)[which]?.median,
		figures: (week) =>
			incidentFigures(
				[...told(week)].sort((one, other) => until(one)! - one.started - (until(other)! - other.started)),
				'minutes',
				(incident) => (until(incident)! - incident.started) / MINUTE,
			),
	};
}

export const timeToDetect = timeTo('detect', false, message('Time to detect'), ({ detected }) => detected);
export const timeToAcknowledge = timeTo(
	'acknowledge',
	false,
	message('Time to acknowledge'),
	({ acknowledged }) => acknowledged,
);
export const timeToResolve = timeTo('resolve', false, message('Time to resolve'), ({ resolved }) => resolved);
export const timeToDetectByPeople = timeTo(
	'detect',
	true,
	message('Time to detect, closed by people'),
	({ detected }) => detected,
);
export const timeToAcknowledgeByPeople = timeTo(
	'acknowledge',
	true,
	message('Time to acknowledge, closed by people'),
	({ acknowledged }) => acknowledged,
);
export const timeToResolveByPeople = timeTo(
	'resolve',
	true,
	message('Time to resolve, closed by people'),
	({ resolved }) => resolved,
);
