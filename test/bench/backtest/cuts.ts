import type { Incident } from '../../../src/core/backlog/model.ts';
import { DAY, MINUTE } from '../../../src/core/backlog/quantities.ts';
import type { SourceHistory } from './histories.ts';

/** One moment of the validation: what was known then, and what came. */
export interface Cut {
	readonly at: number;
	/** Incidents that started before it. Those still open are cut there by the estimators. */
	readonly past: readonly Incident[];
	readonly next: readonly Incident[];
}

const WEEK_OF_MINUTES = 7 * 24 * 60;

/** Quarterly cuts, 91 days apart, after 365 days of history, as long as the horizon lies within it. */
export function cutsOf({ incidents }: SourceHistory, horizonDays: number): Cut[] {
	const first = incidents[0]?.started ?? 0;
	const last = incidents.at(-1)?.started ?? 0;
	const cuts: Cut[] = [];
	for (let at = first + 365 * DAY; at + horizonDays * DAY <= last; at += 91 * DAY) {
		const start = indexOf(incidents, at);
		const end = indexOf(incidents, at + horizonDays * DAY);
		if (end > start) cuts.push({ at, past: incidents.slice(0, start), next: incidents.slice(start, end) });
	}
	return cuts;
}

function indexOf(incidents: readonly Incident[], instant: number): number {
	let low = 0;
	let high = incidents.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (incidents[middle]!.started < instant) low = middle + 1;
		else high = middle;
	}
	return low;
}

export function serviceOf(incident: Incident): string {
	return incident.services[0]!.service;
}

/** Minutes of an incident as seen at `until`, at most seven days. */
export function minutesOf(incident: Incident, until = Number.POSITIVE_INFINITY): number {
	const end = Math.min(incident.resolved ?? until, until);
	return Math.min(WEEK_OF_MINUTES, Math.max(0, end - incident.started) / MINUTE);
}

export type Totals = ReadonlyMap<string, number>;

export function totals(incidents: Iterable<Incident>, worth: (incident: Incident) => number): Totals {
	const sums = new Map<string, number>();
	for (const incident of incidents)
		sums.set(serviceOf(incident), (sums.get(serviceOf(incident)) ?? 0) + worth(incident));
	return sums;
}

/**
 * What the top `count` services by score capture of what came, as a share of the best possible ones, which include
 * services never seen before. Services with equal scores share their places: the mean over all ways to break the tie.
 */
export function capturedShare(scores: Totals, came: Totals, count = 3): number | undefined {
	const best = [...came.values()].sort((one, other) => other - one).slice(0, count);
	const possible = best.reduce((sum, value) => sum + value, 0);
	if (!(possible > 0)) return undefined;
	const ranked = [...scores].sort((one, other) => other[1] - one[1]);
	let captured = 0;
	for (let start = 0; start < Math.min(count, ranked.length); ) {
		let end = start + 1;
		while (end < ranked.length && ranked[end]![1] === ranked[start]![1]) end++;
		const group = ranked.slice(start, end).reduce((sum, [service]) => sum + (came.get(service) ?? 0), 0);
		captured += (group * (Math.min(count, end) - start)) / (end - start);
		start = end;
	}
	return captured / possible;
}
