import { addGain, type Choice, type Gain, moneyOf, noGain, type PlanModel } from '../model/planModel.ts';
import type { Closures } from './closures.ts';

/** A sum of days may miss its bound by this much: sums of tenths carry rounding, and the solver works to 1e-6. */
export const DAYS_TOLERANCE = 2e-6;

/** What a choice brings a week: each shared incident once, and the deadlines that it meets. */
export function gainOf(model: PlanModel, { chosen, onTime }: Choice): Gain {
	let gain = noGain;
	for (const index of chosen) gain = addGain(gain, model.items[index]!.gain);
	for (const { whole, parts } of model.shared)
		gain = addGain(gain, whole, avoidedPart(parts.filter(({ item }) => chosen.has(item)).map(({ part }) => part)));
	let saved = 0;
	for (const index of onTime) if (chosen.has(index)) saved += model.items[index]!.deadline?.perWeek ?? 0;
	return { ...gain, earns: gain.earns + saved };
}

/** 1 − Π(1 − part). */
export function avoidedPart(parts: readonly number[]): number {
	let left = 1;
	for (const part of parts) left *= 1 - part;
	return 1 - left;
}

/** Money a week. */
export function worthOf(model: PlanModel, choice: Choice): number {
	return moneyOf(gainOf(model, choice));
}

/** Engineer-days by owner. */
export function loadOf(model: PlanModel, chosen: Iterable<number>): number[] {
	const load = model.owners.map(() => 0);
	for (const index of chosen) load[model.items[index]!.owner]! += model.items[index]!.days;
	return load;
}

/** Engineer-days of reliability work. */
export function reliabilityDays(model: PlanModel, chosen: Iterable<number>): number {
	let days = 0;
	for (const index of chosen) if (model.items[index]!.kind === 'reliability') days += model.items[index]!.days;
	return days;
}

/** Whether a choice keeps what is held, what waits for what, and the capacity of each owner. The floor is apart. */
export function isFeasible(model: PlanModel, { chosen }: Pick<Choice, 'chosen'>): boolean {
	for (const [index, { hold, needs }] of model.items.entries()) {
		if (!chosen.has(index)) {
			if (hold === 'progress' || hold === 'include') return false;
			continue;
		}
		if (hold === 'exclude' || needs.some((need) => !chosen.has(need))) return false;
	}
	return loadOf(model, chosen).every((days, owner) => days <= model.owners[owner]!.days + DAYS_TOLERANCE);
}

/**
 * Whether some items can all be done before their deadlines. Of each owner there must be days enough before each date for
 * all that has to be done by then: those items and what they wait for, the earliest date first (Jackson 1955). Work can be
 * divided among the people of an owner; that one owner waits for another inside the period is not looked at.
 */
export function meetsDeadlines(model: PlanModel, closures: Closures, onTime: Iterable<number>): boolean {
	const due = new Map<number, number>();
	for (const index of onTime) {
		const { elapsed } = model.items[index]!.deadline!;
		for (const need of closures.needed[index]!) due.set(need, Math.min(due.get(need) ?? 1, elapsed));
	}
	const load = model.owners.map(() => 0);
	for (const [index, elapsed] of [...due].sort((one, other) => one[1] - other[1])) {
		const { owner, days } = model.items[index]!;
		load[owner]! += days;
		if (load[owner]! > model.owners[owner]!.days * elapsed + DAYS_TOLERANCE) return false;
	}
	return true;
}

/** Of chosen items those that are done in time, taken by what their deadlines are worth: not always the best that could be. */
export function easilyOnTime(model: PlanModel, closures: Closures, chosen: ReadonlySet<number>): Set<number> {
	const dated = [...chosen]
		.filter((index) => (model.items[index]!.deadline?.perWeek ?? 0) > 0)
		.sort((one, other) => model.items[other]!.deadline!.perWeek - model.items[one]!.deadline!.perWeek || one - other);
	const onTime = new Set<number>();
	for (const index of dated) {
		onTime.add(index);
		if (!meetsDeadlines(model, closures, onTime)) onTime.delete(index);
	}
	return onTime;
}
