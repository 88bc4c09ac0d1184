import type { Status } from '../../backlog/model.ts';
import { message, say, type Translate } from '../../text.ts';
import { statusWords } from '../itemWords.ts';
import type { EstimateField } from './fieldTexts.ts';

/** Words around writing into items from the list. */
export interface EditLabels {
	/** `{0}` of the item `{1}`. */
	readonly field: string;
	/** `{0}` is the field. */
	readonly edit: string;
	readonly hint: string;
	/** What is wrong with what was typed. */
	readonly faults: Readonly<Record<EstimateField, string>>;
	readonly writing: string;
	readonly statuses: Readonly<Record<Status, string>>;
	readonly selectedOne: string;
	/** `{0}` items. */
	readonly selected: string;
	readonly selection: string;
	readonly asTheyAre: string;
	readonly writeOne: string;
	/** `{0}` items. */
	readonly write: string;
	readonly nothingToWrite: string;
	readonly clearSelection: string;
}

export function editLabels(translate: Translate): EditLabels {
	const words = (template: string, ...args: (string | number)[]) => say(message(template, ...args), translate);
	const status = (value: Status) => say(statusWords[value].text, translate);
	return {
		field: words('{0} of “{1}”', '{0}', '{1}'),
		edit: words('Edit {0} (F2)', '{0}'),
		hint: words('Enter writes, Tab goes to the next field, Escape leaves it as it was.'),
		faults: {
			effort: words('Not an effort. Write 5d, 4h or 2w, or three from least to greatest: 3d 5d 12d.'),
			value: words('Not a value. Write 1500/week or 20000/quarter, or three from least to greatest.'),
		},
		writing: words('Writing…'),
		statuses: {
			proposed: status('proposed'),
			planned: status('planned'),
			'in-progress': status('in-progress'),
			done: status('done'),
			dropped: status('dropped'),
		},
		selectedOne: words('1 item selected'),
		selected: words('{0} items selected', '{0}'),
		selection: words('Selected items'),
		asTheyAre: words('as they are'),
		writeOne: words('Write to 1 Item'),
		write: words('Write to {0} Items', '{0}'),
		nothingToWrite: words('Choose a status or name an owner first.'),
		clearSelection: words('Clear Selection'),
	};
}
