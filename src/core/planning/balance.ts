import type { Backlog, Status } from '../backlog/model.ts';
import { pertMean } from '../backlog/quantities.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import type { Balance, BalanceSide } from '../snapshot.ts';

/**
 * The share of effort on reliability work, in mean engineer-days: of what is planned and of what is in progress. Items
 * without an effort count nothing. The floor is the first commitment's, in the order of the files.
 */
export function balanceOf(backlogs: readonly Backlog[]): Balance {
	const commitment = backlogs.find((backlog) => backlog.commitment)?.commitment;
	return {
		planned: side(backlogs, 'planned'),
		inProgress: side(backlogs, 'in-progress'),
		...(commitment ? { floor: { share: commitment.floor, place: placeAt(commitment.origin, ['floor']) } } : {}),
	};
}

function side(backlogs: readonly Backlog[], status: Status): BalanceSide {
	const days = { reliability: 0, product: 0, uncategorised: 0 };
	for (const { items } of backlogs)
		for (const item of items)
			if (item.status === status && item.effort) days[item.kind ?? 'uncategorised'] += pertMean(item.effort);
	const all = days.reliability + days.product + days.uncategorised;
	return all > 0 ? { ...days, share: days.reliability / all } : days;
}
