import type { EditResult } from '../backlog/edits.ts';
import { planEdit } from '../backlog/edits.ts';
import { type Item, isOpen } from '../backlog/model.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { doneIntents } from '../views/doneItem.ts';
import { splitId, splitIntents } from '../views/splitItem.ts';
import { readOffset } from './readOffset.ts';

/** Something that can be done with the item at the cursor. */
export interface ItemAction {
	readonly title: Message;
	/** The edits of the text that the snapshot was made from. Only what is chosen is worked out. */
	plan(text: string): EditResult;
}

/** What can be done with the open item around an offset of a backlog file. */
export function itemActionsAt(snapshot: Snapshot, file: string, offset: number): readonly ItemAction[] {
	const backlog = snapshot.backlogs.find((known) => known.file === file);
	const at = readOffset(snapshot, file, offset);
	const item = backlog?.items.find(({ origin }) => origin.start <= at && at <= origin.end);
	if (!backlog || !item || !isOpen(item)) return [];
	const split = splitIntents(item, backlog);
	return [
		{
			title: promises(item)
				? message('Mark {0} Done and Freeze Its Forecast', item.id)
				: message('Mark {0} Done', item.id),
			plan: (text) => planEdit(text, doneIntents(item, snapshot, snapshot.now)),
		},
		...(split
			? [
					{
						title: message('Split {0} into {0} and {1}', item.id, splitId(item, backlog)),
						plan: (text: string) => planEdit(text, split),
					},
				]
			: []),
	];
}

/** It has something that can be counted once it is done. */
function promises({ avoids, risk, toil }: Item): boolean {
	return (avoids ?? risk ?? toil) !== undefined;
}
