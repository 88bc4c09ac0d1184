import type { Incident } from '../backlog/model.ts';
import { DAY, MINUTE } from '../backlog/quantities.ts';
import { type BandHours, bandHours, type Calendar } from '../incidents/calendar.ts';
import { modeKey } from '../scoring/evidence/failureMode.ts';
import { MOST_MINUTES } from '../scoring/evidence/incidentTime.ts';
import type { Week } from './week.ts';

/** Two incidents of one failure mode within so many days: the second is a repeat. */
const REPEAT_WITHIN = 90 * DAY;

/** What happened in one week. An incident counts in the week in which it started; its minutes where they fell. */
export interface WeekOfIncidents {
	readonly incidents: readonly Incident[];
	readonly bySeverity: Counts;
	readonly byService: Counts;
	readonly byCause: Counts;
	/** Of the same service and cause as one that started within the 90 days before. Without a cause nobody can tell. */
	readonly repeats: readonly Incident[];
	/** Minutes of full outage that fell into this week, by service. */
	readonly badMinutes: ReadonlyMap<string, number>;
	/** Responders × hours that fell into this week. */
	readonly responseHours: BandHours;
	readonly times: Times;
	/** The same without incidents that a machine closed; absent where there are none. */
	readonly timesByPeople?: Times;
}

/** How often each name occurs, the most first, then by name. Without a name: under the empty one. */
export type Counts = readonly (readonly [name: string, count: number])[];

/** Medians and means over the incidents of a week that say it. Minutes. */
export interface Times {
	readonly detect?: TimeTo;
	readonly acknowledge?: TimeTo;
	readonly resolve?: TimeTo;
}

export interface TimeTo {
	readonly mean: number;
	readonly median: number;
	/** Incidents that say it. */
	readonly incidents: number;
}

/** Weeks must be in order. Incidents that start after `now` are not counted; open ones run up to it. */
export function incidentMeasures(
	weeks: readonly Week[],
	incidents: readonly Incident[],
	calendar: Calendar,
	now: number,
): WeekOfIncidents[] {
	const past = incidents
		.filter(({ started }) => started <= now)
		.sort((one, other) => one.started - other.started || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
	const repeats = repeatsOf(past);
	return weeks.map((week) => {
		const begun = past.slice(firstFrom(past, week.start - MOST_MINUTES * MINUTE), firstFrom(past, week.end));
		const started = begun.filter((incident) => incident.started >= week.start);
		const byPeople = started.filter(({ autoResolved }) => autoResolved !== true);
		return {
			incidents: started,
			bySeverity: countsOf(started.map(({ severity }) => severity ?? '')),
			byService: countsOf(started.flatMap(({ services }) => services.map(({ service }) => service))),
			byCause: countsOf(started.map(({ cause }) => cause ?? '')),
			repeats: started.filter((incident) => repeats.has(incident)),
			...minutesIn(week, begun, calendar, now),
			times: timesOf(started),
			...(byPeople.length < started.length ? { timesByPeople: timesOf(byPeople) } : {}),
		};
	});
}

/** The place of the first incident that started at an instant or after it. */
function firstFrom(inOrder: readonly Incident[], instant: number): number {
	let [low, high] = [0, inOrder.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (inOrder[middle]!.started < instant) low = middle + 1;
		else high = middle;
	}
	return low;
}

function repeatsOf(inOrder: readonly Incident[]): ReadonlySet<Incident> {
	const last = new Map<string, number>();
	const repeats = new Set<Incident>();
	for (const incident of inOrder) {
		if (incident.cause === undefined) continue;
		for (const { service } of incident.services) {
			const key = modeKey(service, incident.cause);
			const before = last.get(key);
			if (before !== undefined && incident.started - before <= REPEAT_WITHIN) repeats.add(incident);
			last.set(key, incident.started);
		}
	}
	return repeats;
}

function countsOf(names: readonly string[]): Counts {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}

/** The end of an incident as far as it counts: an open one goes on up to now, none for more than seven days. */
export function endOf(incident: Incident, now: number): number {
	return Math.min(incident.resolved ?? now, now, incident.started + MOST_MINUTES * MINUTE);
}

/** Of incidents in order, all of those among them that may reach into the week. */
function minutesIn(week: Week, begun: readonly Incident[], calendar: Calendar, now: number) {
	const badMinutes = new Map<string, number>();
	const responseHours = { business: 0, off: 0, sleep: 0 };
	for (const incident of begun) {
		const from = Math.max(incident.started, week.start);
		const to = Math.min(endOf(incident, now), week.end);
		if (to <= from) continue;
		for (const { service, impact } of incident.services)
			badMinutes.set(service, (badMinutes.get(service) ?? 0) + ((to - from) / MINUTE) * impact);
		const responders = incident.responders ?? 0;
		if (!(responders > 0)) continue;
		const hours = bandHours(from, to, calendar);
		responseHours.business += hours.business * responders;
		responseHours.off += hours.off * responders;
		responseHours.sleep += hours.sleep * responders;
	}
	return { badMinutes, responseHours };
}

/** Medians and means over incidents, however many weeks they are of. */
export function timesOf(incidents: readonly Incident[]): Times {
	const detect = timeTo(incidents, ({ started, detected }) => since(started, detected));
	const acknowledge = timeTo(incidents, ({ started, acknowledged }) => since(started, acknowledged));
	const resolve = timeTo(incidents, ({ started, resolved }) => since(started, resolved));
	return {
		...(detect ? { detect } : {}),
		...(acknowledge ? { acknowledge } : {}),
		...(resolve ? { resolve } : {}),
	};
}

function since(start: number, end: number | undefined): number | undefined {
	return end === undefined ? undefined : (end - start) / MINUTE;
}

function timeTo(incidents: readonly Incident[], read: (incident: Incident) => number | undefined): TimeTo | undefined {
	const minutes = incidents.map(read).filter((value) => value !== undefined);
	if (minutes.length === 0) return undefined;
	minutes.sort((one, other) => one - other);
	const middle = minutes.length >> 1;
	return {
		mean: minutes.reduce((sum, value) => sum + value, 0) / minutes.length,
		median: minutes.length % 2 === 1 ? minutes[middle]! : (minutes[middle - 1]! + minutes[middle]!) / 2,
		incidents: minutes.length,
	};
}
