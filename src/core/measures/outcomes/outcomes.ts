import type { Forecast, Incident, Item } from '../../backlog/model.ts';
import { DAY, WEEK, WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';
import { responseHours } from '../../scoring/evidence/incidentTime.ts';
import type { EvidenceScope, Snapshot } from '../../snapshot.ts';
import { rateRatio } from '../rateRatio.ts';
import { modesOf } from './forecast.ts';
import { countInterval, probabilityFell } from './rateFell.ts';

/** What became of an item that is done. */
export interface Outcome {
	readonly item: Item;
	/** Absent where the file does not say when it was done. */
	readonly forecast?: Forecast;
	/** Incidents of its failure modes in up to a year before it was done, and since. Absent where there are none to speak of. */
	readonly before?: Observed;
	readonly since?: Observed;
	/**
	 * `judged`: enough would have happened since. `tooEarly`: not yet. `nothingBefore`: history holds no such incident from
	 * before, so nothing can be compared. `noForecast`: nobody knows when it was done. `noIncidents`: it promised none.
	 */
	readonly verdict: 'judged' | 'tooEarly' | 'nothingBefore' | 'noForecast' | 'noIncidents';
	/** Incidents that the time since would have had at the rate before. */
	readonly expected?: number;
	/** While it is too early: when enough would have been expected. Milliseconds since 1970. */
	readonly judgeable?: number;
	/** The probability that the rate fell, 0–1. */
	readonly fell?: number;
	/** The part of the rate that is gone, at most 1, below 0 where it rose; with its exact 80 % interval. */
	readonly realised?: { readonly share: number; readonly low: number; readonly high: number };
	/** What the forecast says of the incidents since, and whether that is what came. */
	readonly check?: ForecastCheck;
}

/** Incidents in a stretch of time. */
export interface Observed {
	/** The newest first. */
	readonly incidents: readonly Incident[];
	/** Above zero. */
	readonly weeks: number;
	/** Sums; of services that the item is about. */
	readonly badMinutes: number;
	/** Engineer-hours of response. */
	readonly hours: number;
}

export interface ForecastCheck {
	/** Incidents since, with four chances in five. */
	readonly low: number;
	readonly high: number;
	readonly within: boolean;
	/** Incidents since that were promised to be avoided, and that were. */
	readonly promised: number;
	readonly avoided: number;
}

/** How well the team's forecasts hold, over all items that can be judged. */
export interface ForecastCalibration {
	readonly judged: number;
	/** Of them, how often the truth lay between P10 and P90. */
	readonly within: number;
	/** What came of each incident that was promised to be avoided: 1 where promises hold, less where they were too good. */
	readonly kept?: number;
	readonly promised: number;
	readonly avoided: number;
}

export interface Outcomes {
	/** The last done first; then those of which nobody knows when. */
	readonly outcomes: readonly Outcome[];
	readonly calibration: ForecastCalibration;
	readonly now: number;
}

const BEFORE = 365 * DAY;
/** Where three would have been expected and none came, chance explains it one time in twenty (e⁻³). */
const ENOUGH_EXPECTED = 3;

/** Of all done items that avoid incidents or promised anything. */
export function reviewOutcomes(snapshot: Snapshot): Outcomes {
	const outcomes = (snapshot.evidence ?? [])
		.flatMap((scope) =>
			scope.items
				.filter((item) => item.status === 'done' && (item.forecast || item.avoids || item.risk))
				.map((item) => outcomeOf(item, scope, snapshot.now)),
		)
		.sort(
			(one, other) => (other.forecast?.at ?? 0) - (one.forecast?.at ?? 0) || (one.item.key < other.item.key ? -1 : 1),
		);
	return { outcomes, calibration: calibrationOf(outcomes), now: snapshot.now };
}

function outcomeOf(item: Item, scope: EvidenceScope, now: number): Outcome {
	const { forecast } = item;
	if (!forecast) return { item, verdict: 'noForecast' };
	const modes = modesOf(item, scope.history);
	if (modes.length === 0)
		return { item, forecast, verdict: item.avoids || item.risk ? 'nothingBefore' : 'noIncidents' };
	const first = scope.incidents.reduce((least, { started }) => Math.min(least, started), forecast.at);
	const occurrences = modes.flatMap((mode) => mode.occurrences);
	const observed = (from: number, to: number) => observedIn(occurrences, from, to, scope);
	const before = observed(Math.max(first, forecast.at - BEFORE), forecast.at);
	const since = observed(forecast.at, now);
	if (!before || before.incidents.length === 0)
		return { item, forecast, ...(since ? { since } : {}), verdict: 'nothingBefore' };
	const perWeek = before.incidents.length / before.weeks;
	const judgeable = forecast.at + (ENOUGH_EXPECTED / perWeek) * WEEK;
	if (!since) return { item, forecast, before, verdict: 'tooEarly', expected: 0, judgeable };
	const expected = perWeek * since.weeks;
	const known = { item, forecast, before, since, expected };
	if (expected < ENOUGH_EXPECTED) return { ...known, verdict: 'tooEarly', judgeable };
	const [one, other] = [since, before].map(({ incidents, weeks }) => ({ events: incidents.length, time: weeks }));
	const ratio = rateRatio(one!, other!, 0.8);
	const check = checkOf(forecast, before, since);
	return {
		...known,
		verdict: 'judged',
		fell: probabilityFell(other!, one!),
		realised: { share: 1 - ratio.ratio!, low: 1 - ratio.high, high: 1 - ratio.low },
		...(check ? { check } : {}),
	};
}

/** Undefined where no time has passed. An incident of several modes counts once, its bad minutes by those modes. */
function observedIn(
	occurrences: ReturnType<typeof modesOf>[number]['occurrences'],
	from: number,
	to: number,
	{ calendar }: EvidenceScope,
): Observed | undefined {
	if (!(to > from)) return undefined;
	const found = new Set<Incident>();
	let badMinutes = 0;
	let hours = 0;
	for (const { incident, impact, part, minutes } of occurrences) {
		if (incident.started < from || incident.started >= to) continue;
		found.add(incident);
		badMinutes += minutes * impact;
		const response = responseHours(incident, minutes, calendar);
		hours += (response.business + response.off + response.sleep) * part;
	}
	const incidents = [...found].sort((one, other) => other.started - one.started || (one.id < other.id ? -1 : 1));
	return { incidents, weeks: (to - from) / WEEK, badMinutes, hours };
}

/**
 * What the forecast says of the incidents since: those expected without the item, less what it avoids, are the mean of a
 * Poisson count. Where the file does not say how many were expected without it, as many as there were before.
 */
function checkOf(forecast: Forecast, before: Observed, since: Observed): ForecastCheck | undefined {
	const { incidents, without = (before.incidents.length / before.weeks) * WEEKS_PER_QUARTER } = forecast;
	if (!incidents) return undefined;
	const quarters = since.weeks / WEEKS_PER_QUARTER;
	const left = (avoided: number) => Math.max(0, without - avoided) * quarters;
	const { low, high } = countInterval({
		p10: left(incidents.p90),
		middle: left(incidents.mean),
		p90: left(incidents.p10),
	});
	const came = since.incidents.length;
	return {
		low,
		high,
		within: came >= low && came <= high,
		promised: incidents.mean * quarters,
		avoided: without * quarters - came,
	};
}

function calibrationOf(outcomes: readonly Outcome[]): ForecastCalibration {
	const checks = outcomes.flatMap(({ check }) => (check ? [check] : []));
	const promised = checks.reduce((sum, check) => sum + check.promised, 0);
	const avoided = checks.reduce((sum, check) => sum + check.avoided, 0);
	return {
		judged: checks.length,
		within: checks.filter(({ within }) => within).length,
		promised,
		avoided,
		...(promised > 0 ? { kept: avoided / promised } : {}),
	};
}

/** What a quarter of the time before, or since, had of a figure. */
export function perQuarter(observed: Observed, figure: (observed: Observed) => number): number {
	return (figure(observed) / observed.weeks) * WEEKS_PER_QUARTER;
}
