import { type Message, message } from '../text.ts';
import { type Draft, type EditResult, isAbsent, isOwn, planned, refused } from './edits/draft.ts';
import { expectedAfter, isListed, sameValue } from './edits/expected.ts';
import { addKey, assign, nested, remove, startFile } from './edits/fields.ts';
import { append, elsewhere, removeAt } from './edits/lists.ts';
import { moveTo } from './edits/moves.ts';
import { withRemark } from './edits/remarks.ts';
import type { FieldRecord, FieldValue } from './edits/render.ts';
import { styleOf } from './edits/style.ts';
import { applyEdits, composed, joined, type TextEdit } from './edits/textEdit.ts';
import { readYaml, type YamlReading } from './readYaml.ts';
import { entryOf, type MapNode, plain, type SequenceNode, type SourceNode } from './sourceTree.ts';

export type { EditResult } from './edits/draft.ts';
export type { FieldRecord, FieldValue } from './edits/render.ts';
export { applyEdits, type TextEdit } from './edits/textEdit.ts';

export type EntryList = 'items' | 'incidents' | 'services';

/** What a person wants changed in a backlog file. */
export type Intent =
	/** No value, or null, removes the field, and with it the records that this leaves empty. */
	| {
			readonly type: 'setField';
			readonly list: EntryList;
			readonly id: string;
			readonly path: readonly string[];
			readonly value: FieldValue | undefined;
	  }
	/** Keys are written in the order given. */
	/** Behind another item where that is named, else at the end. */
	| { readonly type: 'addItem'; readonly item: FieldRecord; readonly after?: string }
	| { readonly type: 'addIncident'; readonly incident: FieldRecord; readonly after?: string }
	| { readonly type: 'addService'; readonly service: FieldRecord; readonly after?: string }
	/** A glob, or a record of a glob and how its files are read; one that is there already is not added again. */
	| { readonly type: 'addSource'; readonly source: string | FieldRecord }
	| { readonly type: 'removeEntry'; readonly list: EntryList; readonly id: string }
	/** To behind another entry of the list; without one, to its beginning. */
	| { readonly type: 'moveEntry'; readonly list: EntryList; readonly id: string; readonly after?: string | undefined }
	/**
	 * Sets what stands at a path of the file itself, such as `rates.badMinute`. A remark is put beside it as a comment; it
	 * takes the place of an earlier one that differs in its figures only. Where no comment can stand, as in JSON, it is
	 * left out. No value removes what stands there.
	 */
	| {
			readonly type: 'setInFile';
			readonly path: readonly string[];
			readonly value: FieldValue | undefined;
			readonly remark?: string;
	  }
	/** Adds the incident to those that the item avoids. */
	| { readonly type: 'linkIncident'; readonly item: string; readonly incident: string };

/**
 * The smallest edits of a backlog file that do what is wanted and leave all other bytes as they are: comments, order,
 * quotes, indentation and line breaks. The result is read again and compared with what it must say; what cannot be
 * done without touching anything else is refused with a reason. Edits are sorted and do not overlap.
 */
export function planEdit(text: string, intents: Intent | readonly Intent[]): EditResult {
	const wanted = Array.isArray(intents) ? (intents as readonly Intent[]) : [intents as Intent];
	const reading = readYaml(text);
	if (reading.faults.some((fault) => fault.code === 'file.tooLarge'))
		return refused(message('This file is over 5 MB and cannot be edited here.'));
	const once = wanted.length > 1 ? planTogether(text, reading, wanted) : undefined;
	return once?.ok ? once : planInTurn(text, reading, wanted);
}

/** All intents on one reading: right where they touch different places. */
function planTogether(text: string, reading: YamlReading, intents: readonly Intent[]): EditResult {
	const draft: Draft = { text, style: styleOf(text, reading.root) };
	const edits: TextEdit[] = [];
	for (const intent of intents) {
		const result = planOne(draft, reading, intent);
		if (!result.ok) return result;
		edits.push(...result.edits);
	}
	return verified(text, reading, intents, edits).result;
}

/** One intent after the other, each on what the one before it made. */
function planInTurn(text: string, first: YamlReading, intents: readonly Intent[]): EditResult {
	let current = text;
	let reading = first;
	let edits: readonly TextEdit[] = [];
	for (const intent of intents) {
		const result = planOne({ text: current, style: styleOf(current, reading.root) }, reading, intent);
		if (!result.ok) return result;
		const checked = verified(current, reading, [intent], result.edits);
		if (!checked.result.ok) return checked.result;
		edits = composed(text.length, edits, checked.result.edits);
		current = applyEdits(current, checked.result.edits);
		reading = checked.reading;
	}
	return { ok: true, edits };
}

const notSafe = message('This cannot be changed without touching other parts of the file. Edit the file by hand.');

/** Reads what the edits make of the text: it must say what is wanted, have no new fault, and else be the same. */
function verified(
	text: string,
	before: YamlReading,
	intents: readonly Intent[],
	edits: readonly TextEdit[],
): { result: EditResult; reading: YamlReading } {
	const sorted = joined(edits);
	if (!sorted) return { result: refused(notSafe), reading: before };
	if (sorted.length === 0 && intents.length > 0 && !before.broken) {
		const unchanged = intents.reduce(expectedAfter, before.root && plain(before.root));
		const same = sameValue(unchanged, before.root ? plain(before.root) : {});
		return { result: same ? { ok: true, edits: [] } : refused(notSafe), reading: before };
	}
	const reading = readYaml(applyEdits(text, sorted));
	const expected = intents.reduce(expectedAfter, before.root && plain(before.root));
	const faults = (of: YamlReading) => of.faults.filter(({ code }) => code !== 'file.empty').map(({ code }) => code);
	const sound = sameValue(faults(reading), faults(before)) && reading.broken === before.broken;
	const right = sound && reading.root !== undefined && sameValue(plain(reading.root), expected);
	return { result: right ? { ok: true, edits: sorted } : refused(notSafe), reading };
}

function planOne(draft: Draft, reading: YamlReading, intent: Intent): EditResult {
	const { root } = reading;
	if (root && (root.type !== 'map' || !isOwn(root)))
		return refused(message('This file is not a backlog. It must hold keys such as items.'));
	switch (intent.type) {
		case 'addItem':
			return addBehind(draft, reading, 'items', intent.item, intent.after);
		case 'addIncident':
			return addBehind(draft, reading, 'incidents', intent.incident, intent.after);
		case 'addService':
			return addBehind(draft, reading, 'services', intent.service, intent.after);
		case 'addSource':
			return hasSource(root, intent.source) ? { ok: true, edits: [] } : addEntry(draft, root, 'sources', intent.source);
		case 'removeEntry': {
			const found = findEntry(reading, intent.list, intent.id);
			return 'entry' in found ? removeAt(draft, found.list, found.index) : refused(found.reason);
		}
		case 'moveEntry':
			return move(draft, reading, intent);
		case 'setField': {
			const found = findEntry(reading, intent.list, intent.id);
			if (!('entry' in found)) return refused(found.reason);
			if (intent.path.length === 0) return refused(message('No field is named.'));
			if (intent.value === undefined || intent.value === null) return remove(draft, found.entry, intent.path);
			return assign(draft, found.entry, intent.path, intent.value, intent.list);
		}
		case 'setInFile':
			return setInFile(draft, reading, root, intent.path, intent.value, intent.remark);
		case 'linkIncident':
			return link(draft, reading, intent.item, intent.incident);
	}
}

function hasSource(root: MapNode | undefined, source: string | FieldRecord): boolean {
	const list = entryOf(root, 'sources')?.value;
	return list !== undefined && isListed(plain(list), source);
}

function addEntry(
	draft: Draft,
	root: MapNode | undefined,
	key: EntryList | 'sources',
	value: string | FieldRecord,
): EditResult {
	if (!root) return startFile(draft, { [key]: [value] });
	const list = entryOf(root, key);
	if (list?.value.type === 'sequence' && list.value.items.length > 0)
		return isOwn(list.value) ? append(draft, list.value, [value]) : refused(elsewhere);
	if (!list) return addKey(draft, root, key, [value], '');
	if (list.value.type === 'sequence' || isAbsent(list.value)) return assign(draft, root, [key], [value], '');
	return refused(message('{0} must be a list. Correct the file first.', key));
}

function addBehind(
	draft: Draft,
	reading: YamlReading,
	key: EntryList,
	entry: FieldRecord,
	after: string | undefined,
): EditResult {
	if (after === undefined) return addEntry(draft, asMap(reading.root), key, entry);
	const found = findEntry(reading, key, after);
	return 'entry' in found ? append(draft, found.list, [entry], found.index) : refused(found.reason);
}

function move(draft: Draft, reading: YamlReading, intent: Intent & { type: 'moveEntry' }): EditResult {
	const { list, id, after } = intent;
	const found = findEntry(reading, list, id);
	if (!('entry' in found)) return refused(found.reason);
	if (after === undefined) return moveTo(draft, found.list, found.index, 0);
	if (after === id) return planned();
	const target = findEntry(reading, list, after);
	if (!('entry' in target)) return refused(target.reason);
	return moveTo(draft, found.list, found.index, target.index + (target.index < found.index ? 1 : 0));
}

function asMap(node: SourceNode | undefined): MapNode | undefined {
	return node?.type === 'map' ? node : undefined;
}

function setInFile(
	draft: Draft,
	reading: YamlReading,
	root: MapNode | undefined,
	path: readonly string[],
	value: FieldValue | undefined,
	remark: string | undefined,
): EditResult {
	if (path.length === 0 || value === null) return refused(message('No field is named.'));
	if (reading.broken) return refused(message('The text of the file has errors. Correct them first.'));
	if (value === undefined) return root ? remove(draft, root, path) : planned();
	const change = root ? assign(draft, root, path, value, '') : startFile(draft, nested(path, value) as FieldRecord);
	return remark === undefined || !change.ok ? change : planned(...withRemark(draft, change.edits, path, remark));
}

type Found =
	| { readonly entry: MapNode; readonly list: SequenceNode; readonly index: number }
	| { readonly reason: Message };

function findEntry(reading: YamlReading, key: EntryList, id: string): Found {
	const list = entryOf(reading.root, key)?.value;
	if (list?.type !== 'sequence') return { reason: message('{0} is not in this file.', id) };
	const indexes = list.items.flatMap((item, index) => (idOf(item) === id ? [index] : []));
	if (indexes.length === 0) return { reason: message('{0} is not in this file.', id) };
	if (indexes.length > 1)
		return { reason: message('{0} is in this file more than once. Give each its own id first.', id) };
	const index = indexes[0]!;
	const entry = list.items[index]!;
	if (entry.type !== 'map' || !isOwn(list) || !isOwn(entry)) return { reason: elsewhere };
	const faulty = reading.broken && reading.faults.some((fault) => fault.start <= entry.end && fault.end >= entry.start);
	if (faulty) return { reason: message('The text of {0} has errors. Correct them first.', id) };
	return { entry, list, index };
}

function idOf(node: SequenceNode['items'][number]): string | undefined {
	const id = entryOf(node, 'id')?.value;
	return id?.type === 'scalar' && id.value !== null ? String(id.value) : undefined;
}

function link(draft: Draft, reading: YamlReading, item: string, incident: string): EditResult {
	const found = findEntry(reading, 'items', item);
	if (!('entry' in found)) return refused(found.reason);
	const had = entryOf(entryOf(found.entry, 'avoids')?.value, 'incidents')?.value;
	const old = had ? plain(had) : null;
	const linked = (old === null ? [] : Array.isArray(old) ? old : [old]) as readonly FieldValue[];
	if (linked.some((id) => String(id) === incident)) return { ok: true, edits: [] };
	return assign(draft, found.entry, ['avoids', 'incidents'], [...linked, incident], 'items');
}
