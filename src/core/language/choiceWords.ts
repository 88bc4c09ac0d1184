import type { Kind, MethodId, Status } from '../backlog/model.ts';
import { methods } from '../scoring/methods/registry.ts';
import { type Message, message } from '../text.ts';
import type { SlotPath } from './slot.ts';

const kinds: Readonly<Record<Kind, Message>> = {
	reliability: message('Keeps the lights on: its effort counts toward the floor.'),
	product: message('New value for users: its effort counts on the other side of the balance.'),
};

const statuses: Readonly<Record<Status, Message>> = {
	proposed: message('Ranked; nothing is decided.'),
	planned: message('Ranked, and its effort counts as planned.'),
	'in-progress': message('Ranked, and its effort counts as in progress.'),
	done: message('No longer ranked. Its forecast is held against what happens.'),
	dropped: message('No longer ranked. A risk that it was to remove counts as accepted.'),
};

/** What one of the words of a key does; undefined where the word says all. */
export function choiceWords(path: SlotPath, value: string): Message | undefined {
	switch (path?.join('.')) {
		case 'items.[].kind':
			return own(kinds, value);
		case 'items.[].status':
			return own(statuses, value);
		case 'scoring.method':
			return Object.hasOwn(methods, value) ? methods[value as MethodId].formula : undefined;
		default:
			return undefined;
	}
}

function own(words: Readonly<Record<string, Message>>, value: string): Message | undefined {
	return Object.hasOwn(words, value) ? words[value] : undefined;
}
