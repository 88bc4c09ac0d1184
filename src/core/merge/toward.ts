import { sameValue } from '../backlog/edits/expected.ts';
import {
	applyEdits,
	type EntryList,
	type FieldRecord,
	type FieldValue,
	type Intent,
	planEdit,
} from '../backlog/edits.ts';
import { readYaml } from '../backlog/readYaml.ts';
import { plain } from '../backlog/sourceTree.ts';
import { isRecord } from './mergeValues.ts';

type Plain = Readonly<Record<string, unknown>>;

const lists: readonly EntryList[] = ['services', 'items', 'incidents'];

/** The text of a backlog made to say something, by the smallest edits. Undefined where it does not allow that. */
export function madeToSay(text: string, wanted: unknown): string | undefined {
	const { root, broken } = readYaml(text);
	const now = root ? plain(root) : {};
	if (broken || !isRecord(now) || !isRecord(wanted)) return undefined;
	const intents = intentsToward(now, wanted);
	if (!intents) return undefined;
	if (intents.length === 0) return sameValue(now, wanted) ? text : undefined;
	const plan = planEdit(text, intents);
	if (!plan.ok) return undefined;
	const result = applyEdits(text, plan.edits);
	const after = readYaml(result).root;
	return after && sameValue(plain(after), wanted) ? result : undefined;
}

/** What must be done so that a file says something else. Undefined where its entries cannot be told apart. */
function intentsToward(now: Plain, wanted: Plain): Intent[] | undefined {
	const intents: Intent[] = [];
	for (const key of new Set([...Object.keys(now), ...Object.keys(wanted)])) {
		if (sameValue(now[key], wanted[key])) continue;
		const list = lists.find((known) => known === key);
		if (list && Array.isArray(now[key] ?? []) && Array.isArray(wanted[key])) {
			const changes = listToward(list, (now[key] ?? []) as unknown[], wanted[key] as unknown[]);
			if (!changes) return undefined;
			intents.push(...changes);
		} else
			for (const { path, value } of differences(now[key], wanted[key], [key]))
				intents.push({ type: 'setInFile', path, value });
	}
	return intents;
}

interface Difference {
	readonly path: readonly string[];
	readonly value: FieldValue | undefined;
}

function differences(now: unknown, wanted: unknown, path: readonly string[]): Difference[] {
	if (sameValue(now, wanted)) return [];
	if (!isRecord(now) || !isRecord(wanted) || Object.keys(wanted).length === 0)
		return [{ path, value: wanted as FieldValue | undefined }];
	return [...new Set([...Object.keys(now), ...Object.keys(wanted)])].flatMap((key) =>
		differences(now[key], wanted[key], [...path, key]),
	);
}

function listToward(list: EntryList, now: readonly unknown[], wanted: readonly unknown[]): Intent[] | undefined {
	const [had, has] = [entriesById(now), entriesById(wanted)];
	if (!had || !has) return undefined;
	const intents: Intent[] = [];
	for (const [id, entry] of has) {
		const before = had.get(id);
		if (before)
			for (const { path, value } of differences(before, entry, []))
				intents.push({ type: 'setField', list, id, path, value });
	}
	for (const id of had.keys()) if (!has.has(id)) intents.push({ type: 'removeEntry', list, id });
	const order = [...had.keys()].filter((id) => has.has(id));
	const ids = [...has.keys()];
	const last = ids.findLastIndex((id) => had.has(id));
	for (const [index, id] of ids.entries()) {
		if (had.has(id)) continue;
		const after = index < last && index > 0 ? ids[index - 1]! : undefined;
		intents.push(addition(list, has.get(id) as FieldRecord, after));
		order.splice(after === undefined ? order.length : order.indexOf(after) + 1, 0, id);
	}
	return [...intents, ...movesToward(list, order, ids)];
}

function addition(list: EntryList, entry: FieldRecord, after: string | undefined): Intent {
	const behind = after === undefined ? {} : { after };
	switch (list) {
		case 'items':
			return { type: 'addItem', item: entry, ...behind };
		case 'incidents':
			return { type: 'addIncident', incident: entry, ...behind };
		case 'services':
			return { type: 'addService', service: entry, ...behind };
	}
}

function movesToward(list: EntryList, order: string[], wanted: readonly string[]): Intent[] {
	const intents: Intent[] = [];
	const stays = longestInOrder(order, wanted);
	for (const [index, id] of wanted.entries()) {
		if (stays.has(id)) continue;
		const after = wanted[index - 1];
		intents.push({ type: 'moveEntry', list, id, after });
	}
	return intents;
}

/** The most entries that need not move. */
function longestInOrder(order: readonly string[], wanted: readonly string[]): ReadonlySet<string> {
	const places = new Map(wanted.map((id, index) => [id, index]));
	/** By length: the last entry of the rising sequence of that length that ends lowest. */
	const ends: string[] = [];
	const before = new Map<string, string | undefined>();
	for (const id of order) {
		const place = places.get(id)!;
		let [low, high] = [0, ends.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (places.get(ends[middle]!)! < place) low = middle + 1;
			else high = middle;
		}
		before.set(id, ends[low - 1]);
		ends[low] = id;
	}
	const stays = new Set<string>();
	for (let id = ends.at(-1); id !== undefined; id = before.get(id)) stays.add(id);
	return stays;
}

function entriesById(list: readonly unknown[]): Map<string, Plain> | undefined {
	const entries = new Map<string, Plain>();
	for (const entry of list) {
		if (!isRecord(entry) || entry.id === undefined || entry.id === null) return undefined;
		entries.set(String(entry.id), entry);
	}
	return entries.size === list.length ? entries : undefined;
}
