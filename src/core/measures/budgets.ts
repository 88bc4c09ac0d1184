import type { Incident, ObjectiveSource, PolicyRule, Service } from '../backlog/model.ts';
import { DAY, MINUTE } from '../backlog/quantities.ts';
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
	/** How many times as fast as the window allows the budget was spent over the last seven days; 1 uses it up just in time. */
	readonly burnRate: number;
	/** When it is used up if the last seven days go on; absent while it is not being spent. Milliseconds since 1970. */
	readonly exhausted?: number;
	/** The incidents that spent it, the most first, each with its bad minutes. */
	readonly incidents: readonly { readonly incident: Incident; readonly badMinutes: number }[];
}

const BURN_WINDOW = 7 * DAY;

/** Of each service with an objective of its own, in the order of the services. */
export function errorBudgets(services: readonly Service[], incidents: readonly Incident[], now: number): ErrorBudget[] {
	return services.flatMap((service) => {
		const { slo } = service;
		if (!slo || !('target' in slo)) return [];
		const { target, windowMinutes, source } = slo;
		const spenders = spendersOf(service.id, incidents, now - windowMinutes * MINUTE, now);
		const spentMinutes = sum(spenders);
		const recent = Math.min(BURN_WINDOW, windowMinutes * MINUTE);
		const lately = sum(spendersOf(service.id, incidents, now - recent, now));
		const budgetMinutes = (1 - target) * windowMinutes;
		const perMinute = lately / (recent / MINUTE);
		const leftMinutes = budgetMinutes - spentMinutes;
		return [
			{
				service,
				target,
				windowMinutes,
				...(source ? { source } : {}),
				budgetMinutes,
				spentMinutes,
				left: budgetMinutes > 0 ? leftMinutes / budgetMinutes : spentMinutes > 0 ? Number.NEGATIVE_INFINITY : 1,
				availability: 1 - spentMinutes / windowMinutes,
				burnRate: target < 1 ? perMinute / (1 - target) : perMinute > 0 ? Number.POSITIVE_INFINITY : 0,
				...(perMinute > 0 ? { exhausted: now + Math.max(0, leftMinutes / perMinute) * MINUTE } : {}),
				incidents: spenders,
			},
		];
	});
}

function spendersOf(service: string, incidents: readonly Incident[], from: number, to: number) {
	return incidents
		.flatMap((incident) => {
			const impact = incident.services.find((struck) => struck.service === service)?.impact ?? 0;
			const minutes = (Math.min(endOf(incident, to), to) - Math.max(incident.started, from)) / MINUTE;
			return impact > 0 && minutes > 0 ? [{ incident, badMinutes: minutes * impact }] : [];
		})
		.sort((one, other) => other.badMinutes - one.badMinutes || (one.incident.id < other.incident.id ? -1 : 1));
}

function sum(spenders: readonly { readonly badMinutes: number }[]): number {
	return spenders.reduce((total, { badMinutes }) => total + badMinutes, 0);
}

/** The rule of the policy that holds now, and the budget that makes it fire. */
export interface FiringRule {
	readonly rule: PolicyRule;
	readonly budget: ErrorBudget;
}

/** Of the rules that fire the one with the highest floor: a rule fires while any budget is below its bound. */
export function firingRule(policy: readonly PolicyRule[], budgets: readonly ErrorBudget[]): FiringRule | undefined {
	const worst = [...budgets].sort((one, other) => one.left - other.left)[0];
	if (!worst) return undefined;
	const rule = policy
		.filter(({ budgetBelow }) => worst.left < budgetBelow)
		.sort((one, other) => other.floor - one.floor)[0];
	return rule ? { rule, budget: worst } : undefined;
}
