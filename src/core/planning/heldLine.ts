import type { Backlog, Commitment } from '../backlog/model.ts';
import { DAY } from '../backlog/quantities.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import { localDate } from '../backlog/times.ts';
import { commitmentInForce } from '../measures/policy.ts';
import type { Problem } from '../problem.ts';
import type { Balance } from '../snapshot.ts';
import { message } from '../text.ts';
import { formatShare } from '../views/figures.ts';

/** Days before its end from which a commitment is announced to expire: four weeks. */
const ANNOUNCED = 28;
/** Shares closer than this are the same: the sums of days carry rounding. */
const EQUAL = 1e-9;

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

/** Where the line is not held: less reliability work is planned than the floor, or the commitment ends. */
export function heldLineProblems(backlogs: readonly Backlog[], balance: Balance, now: number): Problem[] {
	const commitment = commitmentInForce(backlogs, now);
	const { share } = balance.planned;
	const expiry = expiryOf(backlogs, now);
	return [
		...(commitment && share !== undefined && share + EQUAL < commitment.floor
			? [
					{
						code: 'commitment.missed',
						severity: 'warning',
						place: placeAt(commitment.origin, ['floor']),
						message: message(
							'{0} of the planned effort is reliability work, under the floor of {1}.',
							formatShare(share),
							formatShare(commitment.floor),
						),
					} as const,
				]
			: []),
		...(expiry ? [expiryProblem(expiry)] : []),
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
