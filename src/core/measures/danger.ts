import type { Snapshot } from '../snapshot.ts';
import { type ErrorBudget, errorBudgets } from './budgets.ts';
import { type HeldFloor, heldFloor, isBelow } from './heldFloor.ts';
import { teamOf } from './measures.ts';
import { commitmentInForce, type PolicyStanding, policyStanding } from './policy.ts';

/** What of the promises is in danger now. Empty where all is well, or nothing was promised. */
export interface Dangers {
	readonly zone: string;
	/** Used up, or used up within a window from now at the pace of the last days; the least left first. */
	readonly budgets: readonly ErrorBudget[];
	/** A clause of the policy fires. */
	readonly policy?: PolicyStanding;
	/** The floor that holds now; absent where no commitment is in force. */
	readonly held?: HeldFloor;
	/** What is planned is below it. Shares 0–1. */
	readonly floor?: { readonly planned: number; readonly floor: number; readonly raised: boolean };
}

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
	const held = heldFloor(backlogs, () => budgets, now);
	const planned = balance.planned.share;
	return {
		zone: calendar.zone,
		budgets: budgets
			.filter(({ exhausted }) => exhausted !== undefined)
			.sort((one, other) => one.left - other.left || one.exhausted! - other.exhausted!),
		...(policy && holds ? { policy } : {}),
		...(held ? { held } : {}),
		...(held && planned !== undefined && isBelow(planned, held)
			? { floor: { planned, floor: held.share, raised: held.raisedBy !== undefined } }
			: {}),
	};
}
