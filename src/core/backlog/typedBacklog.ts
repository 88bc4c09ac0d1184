import { firstWhere } from '../firstWhere.ts';
import type { TextLines } from '../place.ts';
import type { Problem } from '../problem.ts';
import { checkBacklog, checkItem, isSameInBacklog } from './checks.ts';
import { EditedLines } from './editedLines.ts';
import type { Backlog, Item, Reading } from './model.ts';
import {
	inOrder,
	originOf,
	readIncident,
	readItem,
	readWhole,
	together,
	understood,
	type WholeReading,
} from './readBacklog.ts';
import { type EntriesReread, rereadEntries, spliced } from './rereadEntries.ts';
import type { KnownEdit } from './textDifference.ts';

/** What a reading differs in from the one before it. */
export interface ItemsChange {
	readonly before: Reading;
	/** Items that stand where others stood, one for one. */
	readonly items: readonly { readonly before: Item; readonly after: Item }[];
	/** From this offset of the reading, up to but without the other, everything belongs to them. */
	readonly start: number;
	readonly end: number;
}

interface State {
	readonly text: string;
	readonly whole: WholeReading;
	readonly lines: EditedLines;
	/** Until there is a newer reading, so that not all that ever was is kept. */
	change: ItemsChange | undefined;
}

/** Of readings of texts that are read by entries. */
const states = new WeakMap<Reading, State>();

/**
 * What `readBacklog` gives, of a text that may have much in common with one that was read before: entries of which nothing
 * has changed are the same objects. Its offsets are those of the text that was last read whole; where they stand now is
 * what `linesOfReading` knows.
 *
 * @param before A reading of the same file.
 * @param edit All that has changed since the text of that reading, where an editor tells it: then the texts need not be
 * compared, and the time that it takes does not grow with them. It is relied upon.
 */
export function readBacklogAfter(before: Reading | undefined, file: string, text: string, edit?: KnownEdit): Reading {
	const state = before && states.get(before);
	const reread = state?.whole.root && rereadEntries({ ...state, root: state.whole.root }, text, edit);
	return (before && state && reread && updated(before, state, reread)) ?? opened(file, text);
}

/** Where the offsets of a reading stand in its text; undefined where they are those of the text. */
export function linesOfReading(reading: Reading): TextLines | undefined {
	return states.get(reading)?.lines;
}

/** Undefined where more may have changed than the items that it would name, or what changed is not known any more. */
export function changeOf(reading: Reading): ItemsChange | undefined {
	return states.get(reading)?.change;
}

function opened(file: string, text: string): Reading {
	const whole = readWhole(file, text);
	const { backlog, problems, broken } = whole;
	const reading = { backlog, problems, broken };
	if (whole.root) states.set(reading, { text, whole, lines: EditedLines.ofText(text), change: undefined });
	return reading;
}

/** What is said anew by the entries that were read. */
interface Anew {
	readonly entries: Pick<WholeReading, 'items' | 'incidents'>;
	readonly problems: readonly Problem[];
	/** Nothing changed of what other parts of the file depend on. */
	readonly isAlone: boolean;
	readonly items?: ItemsChange['items'];
}

function updated(before: Reading, state: State, reread: EntriesReread): Reading {
	const { whole } = state;
	const { start, end, root } = reread;
	const {
		entries,
		problems: found,
		isAlone,
		items,
	} = reread.section === 'items' ? itemsAnew(whole, reread) : incidentsAnew(whole, reread);
	const backlog: Backlog = {
		...whole.backlog,
		items: entries.items === whole.items ? whole.backlog.items : understood(entries.items),
		incidents: entries.incidents === whole.incidents ? whole.backlog.incidents : understood(entries.incidents),
		origin: { ...whole.backlog.origin, node: root },
	};
	const inParts = replaced(whole.inParts, start, end, inOrder(found));
	const stays = isAlone && !whole.between.some((problem) => reaches(problem, start, end));
	const between = stays ? whole.between : checkBacklog(backlog);
	const reading = { backlog, problems: together(inParts, between), broken: false };
	state.change = undefined;
	states.set(reading, {
		text: reread.text,
		whole: { ...reading, root, ...entries, inParts, between },
		lines: reread.lines,
		change: items && stays ? { before, items, start, end } : undefined,
	});
	return reading;
}

function itemsAnew({ backlog, items, incidents }: WholeReading, { from, to, made }: EntriesReread): Anew {
	const read = made.map((node) => readItem(originOf(backlog.file, node), backlog.calendar));
	const values = read.map(({ value }) => value);
	const pairs = pairsOf(items.slice(from, to), values);
	return {
		entries: { items: spliced(items, from, to, values), incidents },
		problems: read.flatMap(({ problems, value }) => [...problems, ...(value ? checkItem(value, backlog) : [])]),
		isAlone: pairs?.every((pair) => isSameInBacklog(pair.before, pair.after)) ?? false,
		...(pairs ? { items: pairs } : {}),
	};
}

function incidentsAnew({ backlog, items, incidents }: WholeReading, { from, to, made }: EntriesReread): Anew {
	const read = made.map((node) => readIncident(originOf(backlog.file, node), backlog.calendar));
	const values = read.map(({ value }) => value);
	const stood = incidents.slice(from, to);
	return {
		entries: { items, incidents: spliced(incidents, from, to, values) },
		problems: read.flatMap(({ problems }) => problems),
		isAlone: stood.length === values.length && stood.every((incident, index) => incident?.id === values[index]?.id),
	};
}

/** Undefined where one of them could not be understood, or there are more of the ones than of the others. */
function pairsOf(
	before: readonly (Item | undefined)[],
	after: readonly (Item | undefined)[],
): ItemsChange['items'] | undefined {
	if (before.length !== after.length) return undefined;
	const pairs = before.map((item, index) => ({ before: item, after: after[index] }));
	return pairs.every((pair) => pair.before && pair.after) ? (pairs as ItemsChange['items']) : undefined;
}

/** By place: those within a stretch, and others in their place. */
function replaced(
	problems: readonly Problem[],
	start: number,
	end: number,
	made: readonly Problem[],
): readonly Problem[] {
	const from = firstFrom(problems, start);
	const to = firstFrom(problems, end);
	return from === to && made.length === 0 ? problems : spliced(problems, from, to, made);
}

function firstFrom(problems: readonly Problem[], offset: number): number {
	return firstWhere(problems, ({ place }) => place.start >= offset);
}

function reaches({ place, related = [] }: Problem, start: number, end: number): boolean {
	return [place, ...related.map((each) => each.place)].some((one) => one.start >= start && one.start < end);
}
