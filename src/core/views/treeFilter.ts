import type { Item, Status } from '../backlog/model.ts';
import type { PricedItem, Snapshot } from '../snapshot.ts';
import { type Message, message, say, type Translate } from '../text.ts';
import { type KindShown, kindShown, kindWord, statusWord } from './itemWords.ts';
import { oneLine } from './markdown.ts';

/** What is shown. An absent or empty part lets everything through; parts hold together, choices within a part are alternatives. */
export interface TreeFilter {
	/** Each word must be found somewhere in title, id, owner, service or labels, in any case. */
	readonly text?: string;
	readonly kinds?: readonly KindShown[];
	/** An empty name stands for no owner. */
	readonly owners?: readonly string[];
	readonly statuses?: readonly Status[];
}

export function matches(item: Item, { text, kinds, owners, statuses }: TreeFilter): boolean {
	return (
		(!kinds?.length || kinds.includes(kindShown(item.kind))) &&
		(!owners?.length || owners.includes(item.owner ?? '')) &&
		(!statuses?.length || statuses.includes(item.status)) &&
		wordsOf(text).every((word) => searchable(item).includes(word))
	);
}

export function hasFilter({ text, kinds, owners, statuses }: TreeFilter): boolean {
	return wordsOf(text).length > 0 || [kinds, owners, statuses].some((choices) => (choices?.length ?? 0) > 0);
}

/** `3 of 34 items: “db”, reliability, planned`: what the view says above a filtered tree. */
export function filterSentence(snapshot: Snapshot, filter: TreeFilter, translate: Translate): string | undefined {
	if (!hasFilter(filter)) return undefined;
	const count = snapshot.items.filter(({ item }: PricedItem) => matches(item, filter)).length;
	const lower = (word: Message) => say(word, translate).toLowerCase();
	const parts = [
		...(filter.text?.trim() ? [`“${oneLine(filter.text)}”`] : []),
		...(filter.kinds ?? []).map((kind) => lower(kindWord(kind))),
		...(filter.owners ?? []).map((owner) => (owner ? oneLine(owner) : say(message('no owner'), translate))),
		...(filter.statuses ?? []).map((status) => lower(statusWord(status))),
	];
	return say(message('{0} of {1} items: {2}', count, snapshot.items.length, parts.join(', ')), translate);
}

function wordsOf(text: string | undefined): readonly string[] {
	return (text ?? '')
		.toLowerCase()
		.split(/\s+/)
		.filter((word) => word !== '');
}

function searchable({ title, id, owner, service, labels }: Item): string {
	return [title, id, owner, service, ...labels].join('\n').toLowerCase();
}
