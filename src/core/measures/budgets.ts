import type { Incident, MeasuredRatio, Objective, ObjectiveSource, Service } from '../backlog/model.ts';
import { DAY, MINUTE } from '../backlog/quantities.ts';
import { exhaustionOf, type Spending } from './exhaustion.ts';
import { endOf } from './incidentMeasures.ts';
import { countsStill, measuredSpendings } from './measuredSpendings.ts';

/**
 * The error budget of a service's objective over its window up to now: as measured where the objective has a query and
 * its last good answer is recent, and else from the bad minutes of incidents.
 */
export interface ErrorBudget extends Spent {
	readonly service: Service;
	/** 0–1. */
	readonly target: number;
	readonly windowMinutes: number;
	/** The SLO file that states the objective; absent where the backlog itself does. */
	readonly source?: ObjectiveSource;
	/** (1 − target) × window: bad minutes that may be spent. */
	readonly budgetMinutes: number;
	/** What the figures come from. */
	readonly basis: 'incidents' | 'measured';
	/** The objective has a query, so that it can be measured. */
	readonly measurable: boolean;
	/** The last good answer; too old to count where `basis` is `incidents`. */
	readonly measured?: MeasuredRatio;
	/** What incidents say, beside what was measured. The same where they are the basis. */
	readonly byIncidents: Spent;
	/**
	 * Bad minutes of the last seven days ÷ those days ÷ (1 − target): how many times as fast as the window allows the budget
	 * is spent; 1 uses it up just in time (Google, The Site Reliability Workbook, chapter 5: “burn rate”).
	 */
	readonly burnRate: number;
	/** Of the days that the burn rate is about: seven, or the window where that is shorter or the only one measured. */
	readonly burnMinutes: number;
	/**
	 * When it is used up if the last seven days go on and what is past leaves the window as it ages; now, where it is used
	 * up already. Absent where that does not come within a window from now. Milliseconds since 1970.
	 */
	readonly exhausted?: number;
	/** The incidents that spent it, the most first, each with its bad minutes. */
	readonly incidents: readonly { readonly incident: Incident; readonly badMinutes: number }[];
}

export interface Spent {
	readonly spentMinutes: number;
	/** Share of the budget that is left; below zero where it is overspent. */
	readonly left: number;
	/** 1 − bad minutes ÷ window, 0–1. */
	readonly availability: number;
}

/** The burn rate is of seven days. */
export const BURN_MINUTES = (7 * DAY) / MINUTE;

/** Of each service with an objective that is known, in the order of the services. */
export function errorBudgets(services: readonly Service[], incidents: readonly Incident[], now: number): ErrorBudget[] {
	return services.flatMap((service) => {
		const { slo } = service;
		return slo && 'target' in slo ? [budgetOf(service, slo, incidents, now)] : [];
	});
}

function budgetOf(service: Service, slo: Objective, incidents: readonly Incident[], now: number): ErrorBudget {
	const { target, windowMinutes, source, prometheus, measured } = slo;
	const window = windowMinutes * MINUTE;
	const byIncident = spendingsOf(service.id, incidents, now - window, now);
	const budgetMinutes = (1 - target) * windowMinutes;
	const counts = measured !== undefined && countsStill(measured, windowMinutes, now);
	const recent = Math.min(BURN_MINUTES, windowMinutes);
	const { spendings, perMinute, burnMinutes } = counts
		? measuredSpendings(measured, windowMinutes, now)
		: { spendings: byIncident, perMinute: since(byIncident, now - recent * MINUTE) / recent, burnMinutes: recent };
	const exhausted = exhaustionOf({ spendings, budgetMinutes, window, perMinute, now });
	const byIncidents = spentOf(sum(byIncident), budgetMinutes, windowMinutes);
	return {
		service,
		target,
		windowMinutes,
		...(source ? { source } : {}),
		budgetMinutes,
		basis: counts ? 'measured' : 'incidents',
		measurable: prometheus !== undefined,
		...(measured ? { measured } : {}),
		byIncidents,
		...(counts ? spentOf((1 - measured.good) * windowMinutes, budgetMinutes, windowMinutes) : byIncidents),
		burnRate: target < 1 ? perMinute / (1 - target) : perMinute > 0 ? Number.POSITIVE_INFINITY : 0,
		burnMinutes,
		...(exhausted === undefined ? {} : { exhausted }),
		incidents: [...byIncident]
			.sort((one, other) => other.badMinutes - one.badMinutes || (one.incident.id < other.incident.id ? -1 : 1))
			.map(({ incident, badMinutes }) => ({ incident, badMinutes })),
	};
}

export interface BudgetDay {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** What the query says of the window up to then; absent where it says nothing. */
	readonly good?: number;
	/** Share of the budget that was left then; below zero where it was overspent. */
	readonly left?: number;
}

/**
 * A measured budget day by day, the oldest first, gaps included. Empty where the days are not known, or there is no
 * budget to be left. Only of what counts: an old measurement says nothing of now.
 */
export function budgetDays({ basis, measured, target }: ErrorBudget): BudgetDay[] {
	const days = basis === 'measured' && target < 1 ? (measured?.days ?? []) : [];
	const [first] = days;
	if (!first || !measured) return [];
	const known = new Map(days.map(({ at, good }) => [at, good]));
	return Array.from({ length: Math.round((measured.at - first.at) / DAY) + 1 }, (_, day): BudgetDay => {
		const at = first.at + day * DAY;
		const good = known.get(at);
		return good === undefined ? { at } : { at, good, left: 1 - (1 - good) / (1 - target) };
	});
}

function spentOf(spentMinutes: number, budgetMinutes: number, windowMinutes: number): Spent {
	const leftMinutes = budgetMinutes - spentMinutes;
	return {
		spentMinutes,
		left: budgetMinutes > 0 ? leftMinutes / budgetMinutes : spentMinutes > 0 ? Number.NEGATIVE_INFINITY : 1,
		availability: 1 - spentMinutes / windowMinutes,
	};
}

interface IncidentSpending extends Spending {
	readonly incident: Incident;
}

function spendingsOf(service: string, incidents: readonly Incident[], from: number, to: number): IncidentSpending[] {
	return incidents.flatMap((incident) => {
		const impact = incident.services.find((struck) => struck.service === service)?.impact ?? 0;
		const start = Math.max(incident.started, from);
		const end = Math.min(endOf(incident, to), to);
		return impact > 0 && end > start
			? [{ incident, start, end, impact, badMinutes: ((end - start) / MINUTE) * impact }]
			: [];
	});
}

/** Bad minutes from a moment on. */
function since(spendings: readonly Spending[], from: number): number {
	return spendings.reduce(
		(total, { start, end, impact }) => total + (Math.max(0, end - Math.max(start, from)) / MINUTE) * impact,
		0,
	);
}

function sum(spendings: readonly Spending[]): number {
	return spendings.reduce((total, { badMinutes }) => total + badMinutes, 0);
}
