import type { FieldValue, Intent } from '../../backlog/edits.ts';
import type { Item } from '../../backlog/model.ts';
import type { Estimate } from '../../backlog/quantities.ts';
import type { Snapshot } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { doneIntents } from '../doneItem.ts';
import {
	type EditedField,
	type EstimateField,
	editedFields,
	estimateFrom,
	type FieldTexts,
	isSound,
	statusFrom,
} from './fieldTexts.ts';

export type FieldEdits =
	| { readonly ok: true; readonly edits: readonly { readonly file: string; readonly intents: readonly Intent[] }[] }
	| { readonly ok: false; readonly reason: Message };

/**
 * What to write so that items say this of themselves; what they say already is not written. `now` is milliseconds since
 * 1970: an item that is done promises something from then on.
 */
export function fieldEdits(snapshot: Snapshot, keys: readonly string[], texts: FieldTexts, now: number): FieldEdits {
	const given = editedFields.flatMap((field) => {
		const text = texts[field];
		return text === undefined ? [] : [[field, text] as const];
	});
	const unsound = given.find(([field, text]) => !isSound(field, text));
	if (unsound) return { ok: false, reason: message('This cannot be written: {0}', unsound[1]) };
	const wanted = new Set(keys);
	const items = snapshot.items.map(({ item }) => item).filter(({ key }) => wanted.has(key));
	if (items.length < wanted.size) return { ok: false, reason: message('This item is no longer in the backlog.') };
	const byFile = new Map<string, Intent[]>();
	for (const item of items) {
		const intents = given.flatMap(([field, text]) => intentsOf(item, field, text.trim(), snapshot, now));
		if (intents.length === 0) continue;
		const known = byFile.get(item.origin.file);
		if (known) known.push(...intents);
		else byFile.set(item.origin.file, [...intents]);
	}
	return { ok: true, edits: [...byFile].map(([file, intents]) => ({ file, intents })) };
}

function intentsOf(item: Item, field: EditedField, text: string, snapshot: Snapshot, now: number): readonly Intent[] {
	switch (field) {
		case 'status': {
			const status = statusFrom(text);
			if (status === undefined || status === item.status) return [];
			return status === 'done' ? doneIntents(item, snapshot, now) : [set(item, ['status'], status)];
		}
		case 'owner': {
			const own = item.ownerBasis === undefined ? (item.owner ?? '') : '';
			return text === own ? [] : [set(item, ['owner'], text === '' ? undefined : text)];
		}
		case 'effort':
		case 'value':
			return estimateIntents(item, field, text);
	}
}

/** A part that stands in the file stays as it is written there: ten days are not written over two weeks. */
function estimateIntents(item: Item, field: EstimateField, text: string): readonly Intent[] {
	const before = item[field];
	if (text === '') return before ? [set(item, [field], undefined)] : [];
	const estimate = estimateFrom(field, text);
	if (!estimate) return [];
	const said = (part: keyof Estimate) => before && Math.abs(before[part] - estimate[part]) < closeBy[field];
	if (said('low') && said('likely') && said('high')) return [];
	const [low, likely = low, high = likely] = text.split(/\s+/);
	if (estimate.low === estimate.high) return [set(item, [field], likely)];
	const parts = { low, likely, high };
	if (!before || before.low === before.high) return [set(item, [field], parts)];
	return (['low', 'likely', 'high'] as const)
		.filter((part) => !said(part))
		.map((part) => set(item, [field, part], parts[part]));
}

/** What is shown for editing is rounded: efforts to four decimals, values to the hundredth. */
const closeBy: Readonly<Record<EstimateField, number>> = { effort: 0.00006, value: 0.006 };

function set({ id }: Item, path: readonly string[], value: FieldValue | undefined): Intent {
	return { type: 'setField', list: 'items', id, path, value };
}
