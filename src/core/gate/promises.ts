import type { Backlog, Commitment, Item } from '../backlog/model.ts';
import { keyPlaceAt, placeAt } from '../backlog/sourceTree.ts';
import type { Place } from '../place.ts';
import { type Message, message } from '../text.ts';
import { formatShare } from '../views/figures.ts';

/** A line that a change lowers, or a promise that it takes back. */
export interface Withdrawal {
	readonly kind: 'floor' | 'promise';
	/** The item whose promise it is; absent of the commitment. */
	readonly item?: string;
	readonly place: Place;
	readonly message: Message;
}

/** What a backlog file promised before and no longer does. Without `after` the file is gone. */
export function withdrawals(before: Backlog, after: Backlog | undefined): Withdrawal[] {
	const start: Place = { file: before.file, start: 0, end: 0 };
	return [
		...ofCommitment(before.commitment, after?.commitment, start),
		...before.items.flatMap((item) => ofItem(item, after?.items.find(({ id }) => id === item.id) ?? start)),
	];
}

function ofCommitment(before: Commitment | undefined, after: Commitment | undefined, start: Place): Withdrawal[] {
	if (!before) return [];
	if (!after)
		return [
			{
				kind: 'floor',
				place: start,
				message: message('This change takes out the commitment, which had a floor of {0}.', formatShare(before.floor)),
			},
		];
	const found: Withdrawal[] = [];
	const at = (key: string) => placeAt(after.origin, [key]);
	if (after.floor < before.floor)
		found.push({
			kind: 'floor',
			place: at('floor'),
			message: message(
				'This change lowers the floor from {0} to {1}.',
				formatShare(before.floor),
				formatShare(after.floor),
			),
		});
	for (const rule of before.policy) {
		// Below one and the same budget the highest floor holds; a clause that fires earlier stands for this one too.
		const now = Math.max(
			after.floor,
			...after.policy.filter(({ budgetBelow }) => budgetBelow >= rule.budgetBelow).map(({ floor }) => floor),
		);
		if (now < rule.floor && rule.floor > before.floor)
			found.push({
				kind: 'floor',
				place: at('policy'),
				message: message(
					'This change lowers the floor below {0} of error budget from {1} to {2}.',
					formatShare(rule.budgetBelow),
					formatShare(rule.floor),
					formatShare(now),
				),
			});
	}
	if (before.people !== undefined && (after.people === undefined || after.people < before.people))
		found.push({
			kind: 'promise',
			place: at('people'),
			message:
				after.people === undefined
					? message('This change takes out the {0} people of the commitment.', before.people)
					: message('This change lowers the people of the commitment from {0} to {1}.', before.people, after.people),
		});
	if (after.until !== undefined && (before.until === undefined || after.until < before.until))
		found.push({
			kind: 'promise',
			place: at('until'),
			message:
				before.until === undefined
					? message('This change ends a commitment that had no end: {0}.', after.until)
					: message('This change shortens the commitment: it ended on {0} and now on {1}.', before.until, after.until),
		});
	if (after.from !== undefined && (before.from === undefined || after.from > before.from))
		if (before.until === undefined || after.from <= before.until)
			// A commitment that follows one that ran out begins later: that is renewing it.
			found.push({
				kind: 'promise',
				place: at('from'),
				message:
					before.from === undefined
						? message('This change makes the commitment begin on {0}; it held before.', after.from)
						: message('This change shortens the commitment: it began on {0} and now on {1}.', before.from, after.from),
			});
	return found;
}

/** Only a done item with a frozen forecast has promised what can be held against it. */
function ofItem(before: Item, after: Item | Place): Withdrawal[] {
	if (before.status !== 'done' || !before.forecast) return [];
	const { id } = before;
	if (!('status' in after))
		return [
			{
				kind: 'promise',
				item: id,
				place: after,
				message: message('This change takes out {0}, which was done with a frozen forecast.', id),
			},
		];
	if (after.status !== 'done')
		return [
			{
				kind: 'promise',
				item: id,
				place: keyPlaceAt(after.origin, ['status']),
				message: message('This change reopens {0}, which was done with a frozen forecast.', id),
			},
		];
	if (!after.forecast || !sameForecast(before, after))
		return [
			{
				kind: 'promise',
				item: id,
				place: placeAt(after.origin, ['forecast']),
				message: message('This change alters what {0} promised when it was done.', id),
			},
		];
	return [];
}

function sameForecast(before: Item, after: Item): boolean {
	return JSON.stringify(before.forecast) === JSON.stringify(after.forecast);
}
