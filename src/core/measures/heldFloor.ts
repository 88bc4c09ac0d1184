import type { Backlog } from '../backlog/model.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import type { Place } from '../place.ts';
import type { ErrorBudget } from './budgets.ts';
import { commitmentInForce, type PolicyClause, policyStanding } from './policy.ts';

/** The floor that holds now. Shares are 0–1. */
export interface HeldFloor {
	readonly share: number;
	/** Where the commitment states its own. */
	readonly place: Place;
	/** The clause of the policy that raises it above the commitment's own; absent where that holds as it is. */
	readonly raisedBy?: PolicyClause;
}

/**
 * The commitment's floor, or that of the clause that fires where it is higher. Undefined where no commitment is in force.
 *
 * @param budgets Asked for only where there is a clause that could raise it.
 */
export function heldFloor(
	backlogs: readonly Backlog[],
	budgets: () => readonly ErrorBudget[],
	now: number,
): HeldFloor | undefined {
	const commitment = commitmentInForce(backlogs, now);
	if (!commitment) return undefined;
	const place = placeAt(commitment.origin, ['floor']);
	const couldRaise = commitment.policy.some(({ floor }) => floor > commitment.floor);
	const holds = couldRaise ? policyStanding(commitment, budgets())?.holds : undefined;
	return holds && holds.rule.floor > commitment.floor
		? { share: holds.rule.floor, place, raisedBy: holds }
		: { share: commitment.floor, place };
}

/** Shares closer than this are the same: the sums of days carry rounding. */
const EQUAL = 1e-9;

export function isBelow(share: number, floor: Pick<HeldFloor, 'share'>): boolean {
	return share + EQUAL < floor.share;
}
