import type { Backlog, Commitment } from '../../backlog/model.ts';
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
	/** The budget because of which a rule of the policy raises it now. */
	readonly raisedBy?: ErrorBudget;
	readonly whatIf: boolean;
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
	const commitment = backlog && heldIn(backlog, start, end);
	const committed = commitment ? { committed: commitment.floor, place: placeAt(commitment.origin, ['floor']) } : {};
	if (whatIf.floor !== undefined) return { share: whatIf.floor, whatIf: true, ...committed };
	if (!backlog || !commitment) return { share: 0, whatIf: false };
	const scope = snapshot.scopes?.find(({ file }) => file === backlog.file);
	const standing = scope && policyStanding(commitment, errorBudgets(scope.services, scope.incidents, snapshot.now));
	const raised =
		standing?.holds && standing.holds.rule.floor > commitment.floor ? standing.holds.rule.floor : undefined;
	return {
		share: raised ?? commitment.floor,
		whatIf: false,
		...committed,
		...(standing && raised !== undefined ? { raisedBy: standing.worst } : {}),
	};
}

function heldIn({ commitment, calendar }: Backlog, start: number, end: number): Commitment | undefined {
	if (commitment?.until !== undefined && commitment.until < localDate(start, calendar.zone)) return undefined;
	if (commitment?.from !== undefined && commitment.from > localDate(end - 1, calendar.zone)) return undefined;
	return commitment;
}
