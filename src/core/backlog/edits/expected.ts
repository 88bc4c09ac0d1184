import type { Intent } from '../edits.ts';
import { entriesOf, type FieldValue, isList, isRecord } from './render.ts';

/**
 * What the plain value of a file must be once an intent is done. Independent of any text, so that an edit can be
 * checked against it. Undefined where the intent has nothing to work on.
 */
export function expectedAfter(root: unknown, intent: Intent): unknown {
	const file = asRecord(root) ?? {};
	switch (intent.type) {
		case 'addItem':
			return { ...file, items: inserted(asList(file.items), clean(intent.item), intent.after) };
		case 'addIncident':
			return { ...file, incidents: inserted(asList(file.incidents), clean(intent.incident), intent.after) };
		case 'addService':
			return { ...file, services: inserted(asList(file.services), clean(intent.service), intent.after) };
		case 'addSource':
			return isListed(file.sources, intent.source)
				? root
				: { ...file, sources: [...asList(file.sources), clean(intent.source)] };
		case 'removeEntry': {
			const rest = asList(file[intent.list]).filter((entry) => !hasId(entry, intent.id));
			return { ...file, [intent.list]: rest };
		}
		case 'moveEntry': {
			const moved = asList(file[intent.list]).filter((entry) => hasId(entry, intent.id));
			const rest = asList(file[intent.list]).filter((entry) => !hasId(entry, intent.id));
			if (moved.length === 0 || intent.after === intent.id) return root;
			const index = intent.after === undefined ? 0 : rest.findIndex((entry) => hasId(entry, intent.after!)) + 1;
			return { ...file, [intent.list]: [...rest.slice(0, index), ...moved, ...rest.slice(index)] };
		}
		case 'setField':
			return changed(file, intent.list, intent.id, (entry) => assigned(entry, intent.path, intent.value));
		case 'setInFile':
			return assigned(file, intent.path, intent.value);
		case 'linkIncident':
			return changed(file, 'items', intent.item, (item) => {
				const old = asRecord(item.avoids)?.incidents;
				const linked = old === undefined || old === null ? [] : Array.isArray(old) ? old : [old];
				const all = linked.some((id) => String(id) === intent.incident) ? linked : [...linked, intent.incident];
				return linked === old && all === linked ? item : assigned(item, ['avoids', 'incidents'], all);
			});
	}
}

/** Whether a plain list has this very entry. */
export function isListed(list: unknown, entry: FieldValue): boolean {
	return asList(list).some((known) => sameValue(known, clean(entry)));
}

type Plain = Readonly<Record<string, unknown>>;

function changed(file: Plain, list: string, id: string, change: (entry: Plain) => unknown): Plain {
	const entries = asList(file[list]).map((entry) => (hasId(entry, id) ? change(asRecord(entry)!) : entry));
	return { ...file, [list]: entries };
}

function inserted(list: readonly unknown[], entry: unknown, after: string | undefined): readonly unknown[] {
	const index = after === undefined ? list.length : list.findIndex((known) => hasId(known, after)) + 1;
	return [...list.slice(0, index), entry, ...list.slice(index)];
}

/** Removal takes along the records that it leaves empty. */
function assigned(entry: Plain, path: readonly string[], value: FieldValue | undefined): Plain | undefined {
	const [key, ...rest] = path;
	const removes = value === undefined || value === null;
	if (removes && !isThere(entry, path)) return entry;
	const next =
		rest.length > 0 ? assigned(asRecord(entry[key!]) ?? {}, rest, value) : removes ? undefined : clean(value);
	const { [key!]: _, ...others } = entry;
	const result = next === undefined ? others : { ...entry, [key!]: next };
	return Object.keys(result).length === 0 ? undefined : result;
}

function isThere(entry: Plain, path: readonly string[]): boolean {
	const [key, ...rest] = path;
	if (!Object.hasOwn(entry, key!)) return false;
	const next = asRecord(entry[key!]);
	return rest.length === 0 || (next !== undefined && isThere(next, rest));
}

function clean(value: FieldValue): unknown {
	if (isList(value)) return value.map(clean);
	if (isRecord(value)) return Object.fromEntries(entriesOf(value).map(([key, item]) => [key, clean(item)]));
	return value;
}

function asRecord(value: unknown): Plain | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : undefined;
}

function asList(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function hasId(entry: unknown, id: string): boolean {
	const own = asRecord(entry)?.id;
	return own !== undefined && own !== null && String(own) === id;
}

export function sameValue(one: unknown, other: unknown): boolean {
	if (one === other || (Number.isNaN(one) && Number.isNaN(other))) return true;
	if (Array.isArray(one) && Array.isArray(other))
		return one.length === other.length && one.every((item, index) => sameValue(item, other[index]));
	const [left, right] = [asRecord(one), asRecord(other)];
	if (!left || !right) return false;
	const keys = Object.keys(left);
	return (
		keys.length === Object.keys(right).length &&
		keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]))
	);
}
