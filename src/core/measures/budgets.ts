import type { Incident, Objective, ObjectiveSource, Service } from '../backlog/model.ts';
import { DAY, MINUTE } from '../backlog/quantities.ts';
import { exhaustionOf, type Spending } from './exhaustion.ts';
import { endOf } from './incidentMeasures.ts';

/** The error budget of a service's objective over its window up to now, from the bad minutes of incidents. */
export interface ErrorBudget {
	readonly service: Service;
	/** 0–1. */
	readonly target: number;
	readonly windowMinutes: number;
	/** The SLO file that states the objective; absent where the backlog itself does. */
	readonly source?: ObjectiveSource;
	/** (1 − target) × window: bad minutes that may be spent. */
	readonly budgetMinutes: number;
	readonly spentMinutes: number;
	/** Share of the budget that is left; below zero where it is overspent. */
	readonly left: number;
	/** 1 − bad minutes ÷ window, 0–1. */
	readonly availability: number;
	/**
	 * Bad minutes of the last seven days ÷ those days ÷ (1 − target): how many times as fast as the window allows the budget
	 * is spent; 1 uses it up just in time (Google, The Site Reliability Workbook, chapter 5: “burn rate”).
	 */
	readonly burnRate: number;
	/** Of the days that the burn rate is about: seven, or the window where that is shorter. */
	readonly burnMinutes: number;
	/**
	 * When it is used up if the last seven days go on and what is past leaves the window as it ages; now, where it is used
	 * up already. Absent where that does not come within a window from now. Milliseconds since 1970.
	 */
	readonly exhausted?: number;
	/** The incidents that spent it, the most first, each with its bad minutes. */
	readonly incidents: readonly { readonly incident: Incident; readonly badMinutes: number }[];
}

const BURN_WINDOW = 7 * DAY;

/** Of each service with an objective that is known, in the order of the services. */
export function errorBudgets(services: readonly Service[], incidents: readonly Incident[], now: number): ErrorBudget[] {
	return services.flatMap((service) => {
		const { slo } = service;
		return slo && 'target' in slo ? [budgetOf(service, slo, incidents, now)] : [];
	});
}

function budgetOf(
	service: Service,
	{ target, windowMinutes, source }: Objective,
	incidents: readonly Incident[],
	now: number,
): ErrorBudget {
	const window = windowMinutes * MINUTE;
	const spendings = spendingsOf(service.id, incidents, now - window, now);
	const spentMinutes = sum(spendings);
	const recent = Math.min(BURN_WINDOW, window);
	const lately = sum(spendingsOf(service.id, incidents, now - recent, now));
	const budgetMinutes = (1 - target) * windowMinutes;
	const perMinute = lately / (recent / MINUTE);
	const leftMinutes = budgetMinutes - spentMinutes;
	const exhausted = exhaustionOf({ spendings, budgetMinutes, window, perMinute, now });
	return {
		service,
		target,
		windowMinutes,
		...(source ? { source } : {}),
		budgetMinutes,
		spentMinutes,
		left: budgetMinutes > 0 ? leftMinutes / budgetMinutes : spentMinutes > 0 ? Number.NEGATIVE_INFINITY : 1,
		availability: 1 - spentMinutes / windowMinutes,
		burnRate: target < 1 ? perMinute / (1 - target) : perMinute > 0 ? Number.POSITIVE_INFINITY : 0,
		burnMinutes: recent / MINUTE,
		...(exhausted === undefined ? {} : { exhausted }),
		incidents: [...spendings]
			.sort((one, other) => other.badMinutes - one.badMinutes || (one.incident.id < other.incident.id ? -1 : 1))
			.map(({ incident, badMinutes }) => ({ incident, badMinutes })),
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

function sum(spendings: readonly Spending[]): number {
	return spendings.reduce((total, { badMinutes }) => total + badMinutes, 0);
}
