import { sameValue } from '../backlog/edits/expected.ts';

/** The same on both sides where nothing is in conflict; else what each side wants there. Undefined is absent. */
export interface MergedValue {
	readonly ours: unknown;
	readonly theirs: unknown;
}

type Plain = Readonly<Record<string, unknown>>;

/**
 * Merges plain values by what they mean: records key by key, lists entry by entry, known by id, path or condition, else
 * by their own value. What only one side changed is taken; what both changed in the same way too.
 */
export function mergeValues(base: unknown, ours: unknown, theirs: unknown): MergedValue {
	if (sameValue(ours, theirs) || sameValue(base, theirs)) return { ours, theirs: ours };
	if (sameValue(base, ours)) return { ours: theirs, theirs };
	if (isRecord(ours) && isRecord(theirs)) return mergeRecords(isRecord(base) ? base : {}, ours, theirs);
	const [left, right] = [listOf(ours), listOf(theirs)];
	return (left && right && mergeLists(listOf(base) ?? [], left, right)) ?? { ours, theirs };
}

/** A key whose entries all went is a list without entries. */
function listOf(value: unknown): readonly unknown[] | undefined {
	return value === null ? [] : Array.isArray(value) ? value : undefined;
}

/** What two values have in common: the best guess at what both came from. */
export function commonOf(ours: unknown, theirs: unknown): unknown {
	if (sameValue(ours, theirs)) return ours;
	if (isRecord(ours) && isRecord(theirs))
		return withoutAbsent(Object.keys(ours).map((key) => [key, commonOf(ours[key], theirs[key])]));
	if (!Array.isArray(ours) || !Array.isArray(theirs)) return undefined;
	const [known, others] = [byIdentity(ours), byIdentity(theirs)];
	if (!known || !others) return undefined;
	return [...known].flatMap(([identity, entry]) =>
		others.has(identity) ? [commonOf(entry, others.get(identity))].filter((common) => common !== undefined) : [],
	);
}

function mergeRecords(base: Plain, ours: Plain, theirs: Plain): MergedValue {
	const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
	const merged = keys.map((key) => [key, mergeValues(base[key], ours[key], theirs[key])] as const);
	const side = (of: keyof MergedValue) => {
		const record = withoutAbsent(merged.map(([key, value]) => [key, value[of]]));
		// Each side took out some keys: a record that this leaves empty goes.
		return Object.keys(record).length > 0 ? record : undefined;
	};
	return { ours: side('ours'), theirs: side('theirs') };
}

/** Undefined where entries cannot be told apart. */
function mergeLists(
	base: readonly unknown[],
	ours: readonly unknown[],
	theirs: readonly unknown[],
): MergedValue | undefined {
	const [o, a, b] = [byIdentity(base), byIdentity(ours), byIdentity(theirs)];
	if (!o || !a || !b) return undefined;
	const merged = mergeOrder([...o.keys()], [...a.keys()], [...b.keys()]).map((identity) =>
		mergeValues(o.get(identity), a.get(identity), b.get(identity)),
	);
	const side = (of: keyof MergedValue) => merged.map((value) => value[of]).filter((value) => value !== undefined);
	return { ours: side('ours'), theirs: side('theirs') };
}

/** All of both, in the order of the side that moved something, ours where both did. */
function mergeOrder(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
	const [inOurs, inTheirs] = [new Set(ours), new Set(theirs)];
	const shared = (order: readonly string[]) =>
		order.filter((identity) => inOurs.has(identity) && inTheirs.has(identity));
	const unmoved = new Set(base);
	const known = (order: readonly string[]) => shared(order).filter((identity) => unmoved.has(identity));
	const oursLeads = !sameValue(known(ours), known(base)) || sameValue(known(theirs), known(base));
	const [leading, following] = oursLeads ? [ours, theirs] : [theirs, ours];
	const [inLeading, inFollowing] = oursLeads ? [inOurs, inTheirs] : [inTheirs, inOurs];
	const result = [...leading];
	const lastShared = following.findLastIndex((identity) => inLeading.has(identity));
	let place = 0;
	for (const [index, identity] of following.entries()) {
		if (inLeading.has(identity)) {
			place = result.indexOf(identity) + 1;
			continue;
		}
		// What was added at the end stays there, whatever was moved before it.
		if (index === lastShared + 1) {
			place = result.length;
			while (place > 0 && !inFollowing.has(result[place - 1]!) && !unmoved.has(result[place - 1]!)) place--;
		}
		// Where both add at one place, ours comes first.
		if (oursLeads) while (place < result.length && !inFollowing.has(result[place]!)) place++;
		result.splice(place, 0, identity);
		place++;
	}
	return result;
}

function byIdentity(list: readonly unknown[]): Map<string, unknown> | undefined {
	const entries = new Map(list.map((entry) => [identityOf(entry), entry] as const));
	return entries.size === list.length ? entries : undefined;
}

function identityOf(entry: unknown): string {
	if (isRecord(entry))
		for (const key of ['id', 'path', 'when'])
			if (typeof entry[key] === 'string' || typeof entry[key] === 'number') return `${key} ${entry[key]}`;
	return `${typeof entry} ${JSON.stringify(entry)}`;
}

function withoutAbsent(entries: readonly (readonly [string, unknown])[]): Plain {
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

export function isRecord(value: unknown): value is Plain {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
