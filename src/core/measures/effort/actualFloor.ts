import type { Problem } from '../../problem.ts';
import type { Snapshot } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { formatShare } from '../../views/figures.ts';
import { dangersOf } from '../danger.ts';
import { type HeldFloor, isBelow } from '../heldFloor.ts';
import type { BalanceHistory } from './effortByWeek.ts';

/** Weeks of which the actual share is held against the floor: a quarter. */
export const WEEKS_HELD = 13;

/** Less reliability work was done than the floor that holds asks for. Shares are 0–1. */
export interface ActualMissed {
	readonly actual: number;
	readonly weeks: number;
	readonly floor: HeldFloor;
}

/** Undefined where the floor is kept, where none holds, and where no commit was counted: that is not known. */
export function actualMissed(
	snapshot: Snapshot,
	{ actual, weeks }: Pick<BalanceHistory, 'actual' | 'weeks'>,
): ActualMissed | undefined {
	const floor = dangersOf(snapshot).held;
	if (!floor || actual.share === undefined || !isBelow(actual.share, floor)) return undefined;
	return { actual: actual.share, weeks: weeks.length, floor };
}

/** In one sentence, with the clause of the policy that raises the floor. */
export function missedWords({ actual, weeks, floor }: ActualMissed, share: (value: number) => string): Message {
	const given = [share(actual), weeks, share(floor.share)] as const;
	return floor.raisedBy
		? message(
				'{0} of the work of the last {1} weeks was reliability work, under the floor of {2} that the policy asks for at budget < {3}.',
				...given,
				share(floor.raisedBy.rule.budgetBelow),
			)
		: message('{0} of the work of the last {1} weeks was reliability work, under the floor of {2}.', ...given);
}

/** The problem on the commitment's floor. None on a file that is broken now. */
export function actualProblems(snapshot: Snapshot, history: Pick<BalanceHistory, 'actual' | 'weeks'>): Problem[] {
	const missed = actualMissed(snapshot, history);
	if (!missed || snapshot.files.get(missed.floor.place.file)?.stale) return [];
	const { place, raisedBy } = missed.floor;
	return [
		{
			code: 'commitment.actual',
			severity: 'warning',
			place,
			message: missedWords(missed, (share) => formatShare(share)),
			...(raisedBy ? { related: [{ place: raisedBy.place, message: message('This clause raises the floor.') }] } : {}),
		},
	];
}
