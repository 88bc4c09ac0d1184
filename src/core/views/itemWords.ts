import type { Kind, OwnerBasis, Status } from '../backlog/model.ts';
import { type Message, message } from '../text.ts';

/** The kinds as shown. An item with no kind is uncategorised, never guessed. */
export type KindShown = Kind | 'uncategorised';

export const kindsShown = ['reliability', 'product', 'uncategorised'] as const satisfies readonly KindShown[];

/** What something is called, and the codicon that stands for it: each its own shape, as colour alone says nothing. */
interface Word {
	readonly text: Message;
	readonly icon: string;
}

export const kindWords: Readonly<Record<KindShown, Word>> = {
	reliability: { text: message('Reliability'), icon: 'shield' },
	product: { text: message('Product'), icon: 'rocket' },
	uncategorised: { text: message('Uncategorised'), icon: 'question' },
};

export const statusWords: Readonly<Record<Status, Word>> = {
	proposed: { text: message('Proposed'), icon: 'circle-large-outline' },
	planned: { text: message('Planned'), icon: 'calendar' },
	'in-progress': { text: message('In progress'), icon: 'play-circle' },
	done: { text: message('Done'), icon: 'pass' },
	dropped: { text: message('Dropped'), icon: 'circle-slash' },
};

export function kindShown(kind: Kind | undefined): KindShown {
	return kind ?? 'uncategorised';
}

export function kindWord(kind: KindShown): Message {
	return kindWords[kind].text;
}

export function statusWord(status: Status): Message {
	return statusWords[status].text;
}

const basisWords: Readonly<Record<OwnerBasis, Message>> = {
	service: message('Its service says so; the item names no owner.'),
	catalog: message('The catalog-info.yaml of its service says so; the item names no owner.'),
	codeowners: message('CODEOWNERS says so of its paths; the item names no owner.'),
};

export function ownerBasisWord(basis: OwnerBasis): Message {
	return basisWords[basis];
}
