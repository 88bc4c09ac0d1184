import type { Backlog, Commitment, Incident } from '../backlog/model.ts';
import { DAY } from '../backlog/quantities.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import { localDate } from '../backlog/times.ts';
import { errorBudgets } from '../measures/budgets.ts';
import { heldFloor, isBelow } from '../measures/heldFloor.ts';
import { teamOf } from '../measures/measures.ts';
import type { Problem } from '../problem.ts';
import type { Balance } from '../snapshot.ts';
import { message } from '../text.ts';
import { formatShare } from '../views/figures.ts';

/** Days before its end from which a commitment is announced to expire: four weeks. */
const ANNOUNCED = 28;
/** A commitment that is about to end, or has ended. */
interface Expiry {
	readonly backlog: Backlog;
	readonly commitment: Commitment;
	/** Local date, the last day. */
	readonly until: string;
	/** Whole days from today to that day; below zero once it is over. */
	readonly daysLeft: number;
}

/** The first commitment of the files, four weeks before its end and after; undefined at any other time. */
function expiryOf(backlogs: readonly Backlog[], now: number): Expiry | undefined {
	const backlog = backlogs.find(({ commitment }) => commitment);
	const commitment = backlog?.commitment;
	const until = commitment?.until;
	if (!backlog || !commitment || until === undefined || (commitment.from !== undefined && commitment.from > until))
		return undefined;
	const today = localDate(now, backlog.calendar.zone);
	const daysLeft = Math.round((Date.parse(until) - Date.parse(today)) / DAY);
	return daysLeft > ANNOUNCED ? undefined : { backlog, commitment, until, daysLeft };
}

/**
 * Where the line is not held: less reliability work is planned than the floor, which a clause of the policy may have
 * raised, or the commitment ends.
 */
export function heldLineProblems(
	backlogs: readonly Backlog[],
	incidents: readonly Incident[],
	balance: Balance,
	now: number,
): Problem[] {
	const expiry = expiryOf(backlogs, now);
	return [...missedProblems(backlogs, incidents, balance, now), ...(expiry ? [expiryProblem(expiry)] : [])];
}

function missedProblems(
	backlogs: readonly Backlog[],
	incidents: readonly Incident[],
	{ planned: { share } }: Balance,
	now: number,
): Problem[] {
	if (share === undefined) return [];
	const floor = heldFloor(backlogs, () => errorBudgets(teamOf(backlogs).services, incidents, now), now);
	if (!floor || !isBelow(share, floor)) return [];
	const { raisedBy, place } = floor;
	const given = [formatShare(share), formatShare(floor.share)] as const;
	return [
		{
			code: 'commitment.missed',
			severity: 'warning',
			place,
			message: raisedBy
				? message(
						'{0} of the planned effort is reliability work, under the floor of {1} that the policy asks for at budget < {2}.',
						...given,
						formatShare(raisedBy.rule.budgetBelow),
					)
				: message('{0} of the planned effort is reliability work, under the floor of {1}.', ...given),
			...(raisedBy ? { related: [{ place: raisedBy.place, message: message('This clause raises the floor.') }] } : {}),
		},
	];
}

function expiryProblem({ commitment, until, daysLeft }: Expiry): Problem {
	const floor = formatShare(commitment.floor);
	const said =
		daysLeft < 0
			? message('The commitment to {0} ended on {1}. No floor holds until there is another one.', floor, until)
			: daysLeft === 0
				? message('The commitment to {0} ends today. Agree on the next one.', floor)
				: daysLeft === 1
					? message('The commitment to {0} ends tomorrow. Agree on the next one.', floor)
					: message('The commitment to {0} ends in {1} days. Agree on the next one.', floor, daysLeft);
	return {
		code: daysLeft < 0 ? 'commitment.over' : 'commitment.expires',
		severity: 'warning',
		place: placeAt(commitment.origin, ['until']),
		message: said,
	};
}
