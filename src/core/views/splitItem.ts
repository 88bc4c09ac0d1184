import type { FieldRecord, FieldValue, Intent } from '../backlog/edits.ts';
import type { Backlog, Item } from '../backlog/model.ts';
import { entryOf, nodeAt, plain } from '../backlog/sourceTree.ts';
import { nextItemId } from './drafts.ts';

/** What a part of the work is a part of. Points of ICE and WSJF are scales, not sums: each half keeps them. */
const halved: readonly (readonly string[])[] = [
	['effort'],
	['avoids', 'share'],
	['risk', 'share'],
	['toil'],
	['value'],
	['rice', 'reach'],
	['deadline', 'loss'],
];
/** What only one of the two can have. */
const kept: ReadonlySet<string> = new Set(['followUps', 'forecast']);

/** An amount with what stands around it: `1,500/week`, `2.5d`, `80%`. */
const amount = /^(-?)(\d+(?:[_,]\d{3})*(?:\.\d+)?|\.\d+)(.*)$/s;

/** The id that the second half of an item gets: the next that is free. */
export function splitId(item: Item, backlog: Backlog): string {
	return nextItemId(backlog, item.kind ?? 'product');
}

/**
 * Makes two items of one, the second behind the first: together they cost and are worth what the one did. Whatever waited
 * for the one waits for both. Undefined where there is no effort to halve, or an amount that cannot be read.
 */
export function splitIntents(item: Item, backlog: Backlog): readonly Intent[] | undefined {
	const { node } = item.origin;
	if (node?.type !== 'map' || !entryOf(node, 'effort')) return undefined;
	const second = splitId(item, backlog);
	const changes: Intent[] = [];
	let copy = { ...(plain(node) as FieldRecord), id: second, title: `${item.title} (2)` } as FieldRecord;
	copy = Object.fromEntries(Object.entries(copy).filter(([key]) => !kept.has(key)));
	for (const path of halved) {
		const field = nodeAt(node, path);
		const whole = field ? (plain(field) as FieldValue) : wholeOf(item, path);
		if (whole === undefined) continue;
		const half = halfOf(whole);
		if (half === undefined) return undefined;
		changes.push(...fieldIntents(item.id, path, half, whole));
		copy = withField(copy, path, half);
	}
	const waiting = backlog.items.filter(({ dependsOn }) => dependsOn.includes(item.id));
	return [
		...changes,
		...waiting.map(
			({ id, dependsOn }): Intent => ({
				type: 'setField',
				list: 'items',
				id,
				path: ['dependsOn'],
				value: dependsOn.flatMap((name) => (name === item.id ? [name, second] : [name])),
			}),
		),
		{ type: 'addItem', item: copy, after: item.id },
	];
}

/** An absent share means all of it. */
function wholeOf(item: Item, path: readonly string[]): FieldValue | undefined {
	const [section, key] = path;
	return key === 'share' && entryOf(item.origin.node, section!) ? '100%' : undefined;
}

function halfOf(whole: FieldValue): FieldValue | undefined {
	if (typeof whole === 'number') return half(whole);
	if (typeof whole === 'string') {
		const match = amount.exec(whole.trim());
		return match ? `${match[1]}${half(Number(match[2]!.replace(/[_,]/g, '')))}${match[3]}` : undefined;
	}
	if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return undefined;
	const parts = Object.entries(whole).map(([key, value]) => [key, halfOf(value ?? null)] as const);
	return parts.every(([, value]) => value !== undefined) ? Object.fromEntries(parts) : undefined;
}

function half(value: number): number {
	return Number((value / 2).toPrecision(12));
}

/** Each point of an estimate on its own, so that only figures change. */
function fieldIntents(id: string, path: readonly string[], value: FieldValue, whole: FieldValue): Intent[] {
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		return Object.entries(value).flatMap(([key, part]) =>
			fieldIntents(id, [...path, key], part ?? null, (whole as FieldRecord)[key] ?? null),
		);
	return value === whole ? [] : [{ type: 'setField', list: 'items', id, path, value }];
}

function withField(record: FieldRecord, [key, ...rest]: readonly string[], value: FieldValue): FieldRecord {
	const inner = rest.length > 0 ? withField((record[key!] ?? {}) as FieldRecord, rest, value) : value;
	return { ...record, [key!]: inner };
}
