import { DATE_PATTERN, INSTANT_PATTERN } from '../backlog/schemaValues.ts';
import { localDate } from '../backlog/times.ts';
import { type Message, message } from '../text.ts';
import type { NameSources } from './knownNames.ts';
import { quantityOf } from './quantityWords.ts';
import { examplesOf, formsOf, type SchemaNode } from './schemaForms.ts';

/** An amount or a time that may be written, and what it is. */
interface WordedQuantity {
	readonly text: string;
	readonly detail: Message;
}

/** What may be written for an amount or a time: the units behind a number that is typed, else today or now, and examples. */
export function quantitiesAt(node: SchemaNode, typed: string, sources: NameSources): readonly WordedQuantity[] {
	const quantity = quantityOf(node);
	const number = /^-?[\d.,_]+/.exec(typed)?.[0];
	if (quantity && number !== undefined)
		return quantity.units.map((unit) => ({ text: `${number}${unit}`, detail: quantity.meaning }));
	const detail = quantity?.meaning ?? message('An example');
	const examples = new Set(examplesOf(node).filter((one) => typeof one === 'string'));
	return [...momentsAt(node, sources), ...[...examples].map((text) => ({ text, detail }))];
}

/** Today and now, where a date or a point in time is wanted. */
function momentsAt(node: SchemaNode, { snapshot, file }: NameSources): readonly WordedQuantity[] {
	if (!snapshot) return [];
	const patterns = formsOf(node).flatMap(({ pattern }) => pattern ?? []);
	const zone = snapshot.backlogs.find((backlog) => backlog.file === file)?.calendar.zone ?? 'UTC';
	if (patterns.includes(DATE_PATTERN)) return [{ text: localDate(snapshot.now, zone), detail: message('Today') }];
	if (patterns.includes(INSTANT_PATTERN))
		return [{ text: `${new Date(snapshot.now).toISOString().slice(0, 16)}Z`, detail: message('Now') }];
	return [];
}
