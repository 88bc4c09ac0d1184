import { folderOf } from '../assemble.ts';
import type { Backlog, Incident, Rates, Service } from '../backlog/model.ts';
import type { Calendar } from '../incidents/calendar.ts';
import { incidentMinutes, responseHours } from '../scoring/evidence/incidentTime.ts';
import { badMinutePrice } from '../scoring/evidence/modeCost.ts';

/** What one incident has cost, as it happened. */
export interface IncidentCost {
	/** Currency; hours of response, weighted by their bands, where there are no rates. */
	readonly cost: number;
	readonly badMinutes: number;
}

/** Prices incidents by the rates, services and hours of the backlog that speaks for the file they stand in. */
export function incidentPricer(backlogs: readonly Backlog[], now: number): (incident: Incident) => IncidentCost {
	const scopes = new Map<string, Scope>();
	return (incident) => {
		let scope = scopes.get(incident.origin.file);
		if (!scope) {
			scope = scopeOf(incident.origin.file, backlogs);
			scopes.set(incident.origin.file, scope);
		}
		return costOf(incident, scope, now);
	};
}

interface Scope {
	readonly services: ReadonlyMap<string, Service>;
	readonly rates?: Rates;
	readonly calendar?: Calendar;
}

/** The nearest file in the folders above; of services, rates and hours each from the nearest that has them. */
function scopeOf(file: string, backlogs: readonly Backlog[]): Scope {
	const chain = backlogs
		.filter((backlog) => backlog.file === file || file.startsWith(folderOf(backlog.file)))
		.sort((one, other) => folderOf(other.file).length - folderOf(one.file).length);
	const services = new Map<string, Service>();
	for (const backlog of chain)
		for (const service of backlog.services) if (!services.has(service.id)) services.set(service.id, service);
	const rates = chain.find((backlog) => backlog.rates)?.rates;
	const calendar = (chain.find((backlog) => backlog.team) ?? chain[0])?.calendar;
	return { services, ...(rates ? { rates } : {}), ...(calendar ? { calendar } : {}) };
}

/** cost = bad minutes × badMinute(service) + Σ response hours × engineerHour × band weight (design, section 5). */
function costOf(incident: Incident, { services, rates, calendar }: Scope, now: number): IncidentCost {
	const minutes = incidentMinutes(incident, now);
	let badMinutes = 0;
	let cost = 0;
	for (const { service, impact } of incident.services) {
		badMinutes += minutes * impact;
		cost += minutes * impact * (badMinutePrice(service, services, rates)?.price ?? 0);
	}
	if (calendar) {
		const hours = responseHours(incident, minutes, calendar);
		const weighted = hours.business + hours.off * (rates?.offHours ?? 1) + hours.sleep * (rates?.sleepHours ?? 1);
		cost += weighted * (rates ? (rates.engineerHour ?? 0) : 1);
	}
	return { cost, badMinutes };
}
