import type { Incident, Rates, Service } from '../../backlog/model.ts';
import type { Calendar } from '../../incidents/calendar.ts';
import type { Place } from '../../place.ts';
import { type PricedMode, priceMode } from './modeCost.ts';
import { estimateModes } from './modes.ts';

/** The incidents of a backlog as its items see them. */
export interface History {
	readonly modes: readonly PricedMode[];
	readonly byCause: ReadonlyMap<string, readonly PricedMode[]>;
	/** The modes in which an incident counts, with the weight that it has in each. */
	readonly byIncident: ReadonlyMap<string, readonly { readonly mode: PricedMode; readonly weight: number }[]>;
	readonly services: ReadonlyMap<string, Service>;
}

export interface HistoryInput {
	readonly incidents: readonly Incident[];
	readonly services: readonly Service[];
	readonly rates?: Rates;
	readonly calendar: Calendar;
}

export function historyOf(input: HistoryInput, now: number): History {
	const services = new Map(input.services.map((service) => [service.id, service]));
	const modes = estimateModes(input.incidents, now).modes.map((mode) =>
		priceMode(mode, services, input.rates, input.calendar),
	);
	const byCause = new Map<string, PricedMode[]>();
	const byIncident = new Map<string, { mode: PricedMode; weight: number }[]>();
	for (const mode of modes) {
		if (mode.cause !== undefined) append(byCause, mode.cause, mode);
		mode.occurrences.forEach(({ incident }, index) => {
			append(byIncident, incident.id, { mode, weight: mode.weights[index]! });
		});
	}
	return { modes, byCause, byIncident, services };
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}

/** How many places a figure names at most; the count beside them is of all. */
const MOST_PLACES = 20;

/** The distinct incidents of some modes, newest first: how many, how many of the last 90 days, and where they stand. */
export function evidenceOf(
	incidents: Iterable<Incident>,
	now: number,
): { readonly incidents: number; readonly last90Days: number; readonly evidence: readonly Place[] } {
	const distinct = [...new Set(incidents)];
	distinct.sort((one, other) => other.started - one.started || (one.id < other.id ? -1 : 1));
	let last90Days = 0;
	for (const { started } of distinct) if (now - started <= 90 * 86_400_000) last90Days++;
	return {
		incidents: distinct.length,
		last90Days,
		evidence: distinct.slice(0, MOST_PLACES).map(({ origin: { file, start, end } }) => ({ file, start, end })),
	};
}
