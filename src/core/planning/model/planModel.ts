import type { Kind } from '../../backlog/model.ts';
import type { Message } from '../../text.ts';

/**
 * What a plan chooses from, and within what. Plain data, so that it can be handed to a worker: items and owners are named
 * by their indexes.
 */
export interface PlanModel {
	readonly items: readonly PlanCandidate[];
	readonly owners: readonly OwnerCapacity[];
	readonly shared: readonly SharedSaving[];
	/** Share of the capacity that reliability work is to have, 0–1. */
	readonly floor: number;
	/** Weeks of the period, above zero. */
	readonly weeks: number;
}

/** An open item that has an effort, and an owner with capacity. */
export interface PlanCandidate {
	readonly key: string;
	readonly id: string;
	readonly title: string;
	/** Absent: uncategorised. It takes capacity and does not count for the floor. */
	readonly kind?: Kind;
	/** Index among the owners. */
	readonly owner: number;
	/** Engineer-days, the mean of its effort; above zero. */
	readonly days: number;
	readonly hold: Hold;
	/** Indexes of the candidates that must be in the plan where this one is. */
	readonly needs: readonly number[];
	/** What it alone brings: without what it shares with others, and without a deadline inside the period. */
	readonly gain: Gain;
	readonly deadline?: PlanDeadline;
	/** Draws of its cost of delay over the mean of that; absent where it is certain. */
	readonly spread?: Float64Array;
}

/** `progress`, `include`: in the plan whatever it is worth. `exclude`: not in the plan. */
export type Hold = 'free' | 'progress' | 'include' | 'exclude';

/** What a plan brings, or an item of it; all a week. */
export interface Gain {
	/** Money of product value, reach and deadlines. */
	readonly earns: number;
	/** Money of incidents, risks and toil. */
	readonly saves: number;
	readonly incidents: number;
	readonly badMinutes: number;
}

/** A deadline inside the period. Its loss is saved where the item and all that it waits for are done before it. */
export interface PlanDeadline {
	/** The share of each owner's capacity that lies before it, 0–1. */
	readonly elapsed: number;
	/** Money: the loss, spread over the weeks of the period. */
	readonly perWeek: number;
}

export interface OwnerCapacity {
	/** Absent: everybody together. */
	readonly owner?: string;
	/** Engineer-days in the period. */
	readonly days: number;
}

/**
 * Incidents that several candidates would avoid: together they avoid 1 − Π(1 − part) of them (design, section 5.4), so each
 * is counted once.
 */
export interface SharedSaving {
	/** Of all of the incidents, whoever avoids them. */
	readonly whole: Gain;
	readonly parts: readonly { readonly item: number; readonly part: number }[];
}

/** An open item that no plan can choose, and why. */
export interface Unplannable {
	readonly key: string;
	readonly id: string;
	readonly title: string;
	readonly why: Message;
}

/** Some of the candidates, by index. */
export interface Choice {
	readonly chosen: ReadonlySet<number>;
	/** Those of them that are done before their deadline. */
	readonly onTime: ReadonlySet<number>;
}

export const noGain: Gain = { earns: 0, saves: 0, incidents: 0, badMinutes: 0 };

export function isHeldIn(item: PlanCandidate): boolean {
	return item.hold === 'progress' || item.hold === 'include';
}

/** Money a week. */
export function moneyOf(gain: Gain): number {
	return gain.earns + gain.saves;
}

/** `one + weight × other`. */
export function addGain(one: Gain, other: Gain, weight = 1): Gain {
	return {
		earns: one.earns + weight * other.earns,
		saves: one.saves + weight * other.saves,
		incidents: one.incidents + weight * other.incidents,
		badMinutes: one.badMinutes + weight * other.badMinutes,
	};
}

/** Engineer-days of all owners together. */
export function capacityDays(model: PlanModel): number {
	return model.owners.reduce((sum, { days }) => sum + days, 0);
}
