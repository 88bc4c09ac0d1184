import type { Snapshot } from '../snapshot.ts';
import { type ErrorBudget, errorBudgets } from './budgets.ts';
import { teamOf } from './measures.ts';
import { commitmentInForce, type PolicyStanding, policyStanding } from './policy.ts';

/** What of the promises is in danger now. Empty where all is well, or nothing was promised. */
export interface Dangers {
	readonly zone: string;
	/** Used up, or used up within a window from now at the pace of the last days; the least left first. */
	readonly budgets: readonly ErrorBudget[];
	/** A clause of the policy fires. */
	readonly policy?: PolicyStanding;
	/** What is planned is below the floor that holds. Shares 0–1. */
	readonly floor?: { readonly planned: number; readonly floor: number; readonly raised: boolean };
}

/** Shares closer than this are the same: the sums of days carry rounding. */
const EQUAL = 1e-9;

/** A snapshot never changes, and several views ask. */
const made = new WeakMap<Snapshot, Dangers>();

/** The floor that holds is the commitment's, or that of the clause that fires where it is higher. */
export function dangersOf(snapshot: Snapshot): Dangers {
	let dangers = made.get(snapshot);
	if (!dangers) {
		dangers = findDangers(snapshot);
		made.set(snapshot, dangers);
	}
	return dangers;
}

function findDangers({ backlogs, incidents, balance, now }: Snapshot): Dangers {
	const { services, calendar } = teamOf(backlogs);
	const budgets = errorBudgets(services, incidents, now);
	const commitment = commitmentInForce(backlogs, now);
	const policy = commitment && policyStanding(commitment, budgets);
	const holds = policy?.holds;
	const floor = commitment && Math.max(commitment.floor, holds?.rule.floor ?? 0);
	const planned = balance.planned.share;
	return {
		zone: calendar.zone,
		budgets: budgets
			.filter(({ exhausted }) => exhausted !== undefined)
			.sort((one, other) => one.left - other.left || one.exhausted! - other.exhausted!),
		...(policy && holds ? { policy } : {}),
		...(floor !== undefined && planned !== undefined && planned + EQUAL < floor
			? { floor: { planned, floor, raised: floor > commitment!.floor } }
			: {}),
	};
}
