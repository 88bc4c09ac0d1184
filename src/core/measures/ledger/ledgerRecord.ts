import type { Counts, Times } from '../incidentMeasures.ts';
import { timesOf } from '../incidentMeasures.ts';
import type { WeekMeasures } from '../measures.ts';

/** What stands in a line of the ledger. The order of its keys is the order in which they are written. */
export type LedgerValue = number | string | boolean | null | readonly LedgerValue[] | LedgerRecord;
export interface LedgerRecord extends ReadonlyMap<string, LedgerValue> {}

/** Of the form of a line. A reader of another version leaves the line alone. */
export const LEDGER_VERSION = 1;

/**
 * What the ledger keeps of a week: counts, minutes and hours as they were known at its end, and no price, for prices
 * change. It follows from the records of the week alone: neither from the moment at which it is made, nor from who is in
 * the team, nor from the machine. `perPerson` are the interruptions of each person, the most first, without names.
 * `revision` counts the lines of one week; the first goes without.
 */
export function ledgerRecord(measures: WeekMeasures, zone: string, revision = 1): LedgerRecord {
	const { week, interruptions, incidents, badMinutes, responseHours } = measures;
	const known = incidents.map((incident) => ({
		...incident,
		...(isAfter(incident.detected, week.end) ? { detected: undefined } : {}),
		...(isAfter(incident.acknowledged, week.end) ? { acknowledged: undefined } : {}),
		...(isAfter(incident.resolved, week.end) ? { resolved: undefined } : {}),
	})) as typeof incidents;
	return new Map<string, LedgerValue>([
		['version', LEDGER_VERSION],
		['week', week.name],
		...(revision > 1 ? [['revision', revision] as const] : []),
		['from', new Date(week.start).toISOString()],
		['to', new Date(week.end).toISOString()],
		['zone', zone],
		[
			'interruptions',
			figures({
				total: interruptions.total,
				business: interruptions.business,
				off: interruptions.off,
				sleep: interruptions.sleep,
				disruptedHours: interruptions.disruptedHours,
				fromIncidentCounts: interruptions.fromCounts,
			}),
		],
		['perPerson', interruptions.perPerson.filter(({ person }) => person !== undefined).map(({ count }) => count)],
		['incidents', figures({ total: incidents.length, repeats: measures.repeats.length })],
		['bySeverity', named(measures.bySeverity)],
		['byService', named(measures.byService)],
		['byCause', named(measures.byCause)],
		['minutesTo', times(timesOf(known))],
		['minutesToClosedByPeople', times(timesOf(known.filter(({ autoResolved }) => autoResolved !== true)))],
		['badMinutes', named([...badMinutes])],
		[
			'responseHours',
			figures({ business: responseHours.business, off: responseHours.off, sleep: responseHours.sleep }),
		],
	]);
}

function isAfter(instant: number | undefined, end: number): boolean {
	return instant !== undefined && instant > end;
}

/** At most four decimals: more would be noise, and rounding hides in which order sums were made. */
function figure(value: number): number {
	return Number(value.toFixed(4));
}

function figures(values: Readonly<Record<string, number>>): LedgerRecord {
	return new Map(Object.entries(values).map(([key, value]) => [key, figure(value)]));
}

/** By name, in the order of UTF-16 units, which is the same everywhere. */
function named(counts: Counts): LedgerRecord {
	return new Map(
		[...counts]
			.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
			.map(([name, count]) => [name, figure(count)]),
	);
}

function times({ detect, acknowledge, resolve }: Times): LedgerRecord {
	const time = (value: Times['detect']) =>
		value ? figures({ median: value.median, mean: value.mean, incidents: value.incidents }) : null;
	return new Map([
		['detect', time(detect)],
		['acknowledge', time(acknowledge)],
		['resolve', time(resolve)],
	]);
}

/** A value as JSON without white space. */
export function ledgerText(value: LedgerValue): string {
	if (value instanceof Map)
		return `{${[...value].map(([key, inner]) => `${JSON.stringify(key)}:${ledgerText(inner)}`).join(',')}}`;
	if (Array.isArray(value)) return `[${value.map(ledgerText).join(',')}]`;
	return JSON.stringify(value);
}

/** Where two records differ: the path, and what either says there; undefined where it says nothing. */
export interface LedgerDifference {
	readonly path: readonly string[];
	readonly written: LedgerValue | undefined;
	readonly recomputed: LedgerValue | undefined;
}

/** In the order of what was recomputed, then of what only the written one has. */
export function ledgerDifferences(written: LedgerRecord, recomputed: LedgerRecord): LedgerDifference[] {
	return differencesAt([], written, recomputed);
}

function differencesAt(path: readonly string[], written: LedgerRecord, recomputed: LedgerRecord): LedgerDifference[] {
	return [...new Set([...recomputed.keys(), ...written.keys()])].flatMap((key): LedgerDifference[] => {
		const one = written.get(key);
		const other = recomputed.get(key);
		if (isRecord(one) && isRecord(other)) return differencesAt([...path, key], one, other);
		const same = one !== undefined && other !== undefined && ledgerText(one) === ledgerText(other);
		return same ? [] : [{ path: [...path, key], written: one, recomputed: other }];
	});
}

function isRecord(value: LedgerValue | undefined): value is LedgerRecord {
	return value instanceof Map;
}
