import type { Backlog } from '../../backlog/model.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import { localDate } from '../../backlog/times.ts';
import { type ErrorBudget, errorBudgets } from '../../measures/budgets.ts';
import { policyStanding } from '../../measures/policy.ts';
import type { Place } from '../../place.ts';
import type { Snapshot } from '../../snapshot.ts';

/** Whence the floor is. */
export interface FloorBasis {
	/** 0–1; what the plan is held to. */
	readonly share: number;
	/** Of the commitment, 0–1; absent where there is none. */
	readonly committed?: number;
	readonly place?: Place;
	/** Why a commitment that there is does not hold in the period. */
	readonly notHeld?: NotHeld;
	/** The budget because of which a rule of the policy raises it now. */
	readonly raisedBy?: ErrorBudget;
	readonly whatIf: boolean;
}

/** A commitment that is over before a period begins, or begins after it. */
export interface NotHeld {
	readonly why: 'over' | 'later';
	/** Of the commitment, 0–1. */
	readonly floor: number;
	/** Its last or first local date. */
	readonly date: string;
}

/**
 * The floor of the commitment for a period, from `start` to `end` in milliseconds since 1970: the first of the files, unless
 * it is over before that or begins after it. It is raised where a rule of its policy fires now.
 */
export function floorOf(
	snapshot: Snapshot,
	whatIf: { readonly floor?: number },
	start: number,
	end: number,
): FloorBasis {
	const backlog = snapshot.backlogs.find(({ commitment }) => commitment);
	const notHeld = backlog && notHeldIn(backlog, start, end);
	const commitment = notHeld ? undefined : backlog?.commitment;
	const committed = commitment ? { committed: commitment.floor, place: placeAt(commitment.origin, ['floor']) } : {};
	const basis = { ...committed, ...(notHeld ? { notHeld } : {}) };
	if (whatIf.floor !== undefined) return { share: whatIf.floor, whatIf: true, ...basis };
	if (!backlog || !commitment) return { share: 0, whatIf: false, ...basis };
	const scope = snapshot.scopes?.find(({ file }) => file === backlog.file);
	const standing = scope && policyStanding(commitment, errorBudgets(scope.services, scope.incidents, snapshot.now));
	const raised =
		standing?.holds && standing.holds.rule.floor > commitment.floor ? standing.holds.rule.floor : undefined;
	return {
		share: raised ?? commitment.floor,
		whatIf: false,
		...basis,
		...(standing && raised !== undefined ? { raisedBy: standing.worst } : {}),
	};
}

function notHeldIn({ commitment, calendar }: Backlog, start: number, end: number): NotHeld | undefined {
	if (!commitment) return undefined;
	const { floor, from, until } = commitment;
	if (until !== undefined && until < localDate(start, calendar.zone)) return { why: 'over', floor, date: until };
	if (from !== undefined && from > localDate(end - 1, calendar.zone)) return { why: 'later', floor, date: from };
	return undefined;
}
