import type { Incident, Rates, Service } from '../../backlog/model.ts';
import type { Calendar } from '../../incidents/calendar.ts';
import type { Place } from '../../place.ts';
import { historyBehind, keptEstimates, takeModeBefore } from './keptEstimates.ts';
import { type PricedMode, priceMode } from './modeCost.ts';
import type { EstimatedMode, ModeEstimates } from './modes.ts';

/** The incidents of a backlog as its items see them. */
export interface History {
	readonly modes: readonly PricedMode[];
	readonly byCause: ReadonlyMap<string, readonly PricedMode[]>;
	/** The modes in which an incident counts, with the weight that it has in each. */
	readonly byIncident: ReadonlyMap<string, readonly { readonly mode: PricedMode; readonly weight: number }[]>;
	readonly services: ReadonlyMap<string, Service>;
	/** The same object for histories that give every item the same price, though places in the files differ. */
	readonly worth: object;
}

export interface HistoryInput {
	readonly incidents: readonly Incident[];
	readonly services: readonly Service[];
	readonly rates?: Rates;
	readonly calendar: Calendar;
}

/** By the estimates that they stand on: the last one, and all that it was made from besides. */
const histories = new WeakMap<ModeEstimates, { readonly terms: string; readonly history: History }>();
/** Modes that stay the same while others change keep their draws and figures. */
const priced = new WeakMap<EstimatedMode, { readonly terms: string; readonly mode: PricedMode }>();

/** The same input gives the same object for as long as it comes again and again, as it does while somebody types. */
export function historyOf(input: HistoryInput, now: number): History {
	const estimates = keptEstimates(input.incidents, now);
	// With the places of services and rates, to which prices lead.
	const terms = JSON.stringify([input.services, input.rates, input.calendar]);
	const known = histories.get(estimates);
	if (known?.terms === terms) return known.history;
	const history = { ...madeHistory(input, estimates, terms), worth: worthOf(input, estimates) };
	histories.set(estimates, { terms, history });
	return history;
}

const worths = new WeakMap<object, { readonly terms: string; readonly worth: object }>();

function worthOf({ services, rates, calendar }: HistoryInput, estimates: ModeEstimates): object {
	const behind = historyBehind(estimates);
	const terms = JSON.stringify([services, rates, calendar], (key, value) => (key === 'origin' ? undefined : value));
	const known = worths.get(behind);
	if (known?.terms === terms) return known.worth;
	const worth = {};
	worths.set(behind, { terms, worth });
	return worth;
}

function madeHistory(input: HistoryInput, estimates: ModeEstimates, terms: string): Omit<History, 'worth'> {
	const services = new Map(input.services.map((service) => [service.id, service]));
	const modes = estimates.modes.map((mode) => {
		const known = priced.get(mode);
		if (known?.terms === terms) return known.mode;
		const stood = takeModeBefore(mode);
		const before = stood && priced.get(stood);
		const made =
			before?.terms === terms
				? { ...before.mode, occurrences: mode.occurrences }
				: priceMode(mode, services, input.rates, input.calendar);
		priced.set(mode, { terms, mode: made });
		return made;
	});
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

/** The distinct incidents of some modes. */
export interface IncidentEvidence {
	readonly incidents: number;
	readonly last90Days: number;
	/** Where they stand, newest first. */
	readonly evidence: readonly Place[];
}

/** Many items speak of the same modes. By the first of them. */
const made = new WeakMap<
	PricedMode,
	{ readonly modes: readonly PricedMode[]; readonly now: number; readonly found: IncidentEvidence }[]
>();

/** How many incidents some modes have, how many of the last 90 days, and where they stand. */
export function evidenceOf(modes: readonly PricedMode[], now: number): IncidentEvidence {
	const [first] = modes;
	if (!first) return { incidents: 0, last90Days: 0, evidence: [] };
	const known = made.get(first) ?? [];
	made.set(first, known);
	const same = known.find(
		(one) =>
			one.now === now && one.modes.length === modes.length && one.modes.every((mode, index) => mode === modes[index]),
	);
	if (same) return same.found;
	const found = gathered(modes, now);
	known.push({ modes, now, found });
	return found;
}

function gathered(modes: readonly PricedMode[], now: number): IncidentEvidence {
	const distinct = [...new Set(modes.flatMap(({ occurrences }) => occurrences.map(({ incident }) => incident)))];
	distinct.sort((one, other) => other.started - one.started || (one.id < other.id ? -1 : 1));
	let last90Days = 0;
	for (const { started } of distinct) if (now - started <= 90 * 86_400_000) last90Days++;
	return {
		incidents: distinct.length,
		last90Days,
		evidence: distinct.slice(0, MOST_PLACES).map(({ origin: { file, start, end } }) => ({ file, start, end })),
	};
}
