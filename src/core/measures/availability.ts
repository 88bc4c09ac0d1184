import { type Service, UNKNOWN_SERVICE } from '../backlog/model.ts';
import { MINUTE } from '../backlog/quantities.ts';
import type { WeekMeasures } from './measures.ts';

/** How much of some weeks a service worked, from the bad minutes of incidents. */
export interface Availability {
	readonly service: string;
	/** 1 − bad minutes ÷ minutes, 0–1. Bad minutes of incidents at one time add up; it is never below zero. */
	readonly share: number;
	readonly badMinutes: number;
	/** What is promised, 0–1; absent without an objective whose target is known. */
	readonly target?: number;
}

/** Of each service that has an objective or had bad minutes in the weeks, the worst first. None without a week. */
export function availabilities(weeks: readonly WeekMeasures[], services: readonly Service[]): Availability[] {
	const minutes = weeks.reduce((sum, { week }) => sum + (week.end - week.start) / MINUTE, 0);
	if (minutes === 0) return [];
	const bad = new Map<string, number>();
	for (const { id, slo } of services) if (slo) bad.set(id, 0);
	for (const { badMinutes } of weeks)
		for (const [service, more] of badMinutes) if (more > 0) bad.set(service, (bad.get(service) ?? 0) + more);
	bad.delete(UNKNOWN_SERVICE);
	const targets = new Map(
		services.flatMap(({ id, slo }) => (slo && 'target' in slo ? [[id, slo.target] as const] : [])),
	);
	return [...bad]
		.map(([service, badMinutes]): Availability => {
			const target = targets.get(service);
			return {
				service,
				share: Math.max(0, 1 - badMinutes / minutes),
				badMinutes,
				...(target === undefined ? {} : { target }),
			};
		})
		.sort((one, other) => other.badMinutes - one.badMinutes || (one.service < other.service ? -1 : 1));
}
