import { type Assembled, assembled, linesOfInput } from './assemble.ts';
import type { CarriedDates, WrittenLines } from './backlog/lineDates.ts';
import type { Item } from './backlog/model.ts';
import { inOrder } from './backlog/readBacklog.ts';
import { spliced } from './backlog/rereadEntries.ts';
import { changeOf, type ItemsChange } from './backlog/typedBacklog.ts';
import type { BacklogInput } from './backlogInput.ts';
import { firstWhere } from './firstWhere.ts';
import { isSame } from './isSame.ts';
import { inheritOwners } from './owners/inheritOwners.ts';
import { positionAt } from './place.ts';
import { balanceOf } from './planning/balance.ts';
import { heldLineProblems } from './planning/heldLine.ts';
import type { Problem } from './problem.ts';
import { itemReferences } from './references.ts';
import { repriceItems } from './scoring/repriceItems.ts';
import { staleGuesses } from './scoring/staleGuesses.ts';
import type { Measurement } from './slos/prometheus/measuredObjectives.ts';
import type { FileView, Snapshot } from './snapshot.ts';

const made = new WeakMap<Snapshot, Assembled>();

/**
 * What `assemble` gives, for inputs that may have much in common with those of a snapshot before: after an edit of single
 * items only these are checked and priced again. What it costs then grows with the edit and not with the files.
 */
export function assembleAfter(
	before: Snapshot | undefined,
	inputs: readonly BacklogInput[],
	now: number,
	measurements: readonly Measurement[] = [],
): Snapshot {
	const last = before && made.get(before);
	const after = (last && reassembled(last, inputs, now, measurements)) ?? assembled(inputs, now, measurements, last);
	made.set(after.snapshot, after);
	return after.snapshot;
}

/** Undefined where more may have changed than what single items say of themselves. */
function reassembled(
	last: Assembled,
	inputs: readonly BacklogInput[],
	now: number,
	measurements: readonly Measurement[],
): Assembled | undefined {
	if (now !== last.snapshot.now || last.snapshot.stale || !isSameList(measurements, last.measurements))
		return undefined;
	const changed = changedInput(last.inputs, inputs);
	if (!changed) return undefined;
	const { input, stood } = changed;
	const change = changeOf(input.reading);
	if (change?.before !== stood.reading) return undefined;
	const index = last.parts.findIndex((part) => part.input === stood);
	const part = last.parts[index];
	const scope = last.scopes[index];
	// Where two items share an id, the one counts for the other.
	if (!part || !scope || scope.items.length !== part.backlog.items.length) return undefined;
	if (!change.items.every((pair) => isAlone(pair.before, pair.after))) return undefined;

	const at = stood.reading.backlog.items.indexOf(change.items[0]!.before);
	const owned = inheritOwners(
		change.items.map(({ after }) => after),
		scope.ownerSources,
	);
	const isShared =
		scope.items === part.backlog.items && owned.every((item, each) => item === change.items[each]!.after);
	const newScope = {
		...scope,
		items: isShared ? input.reading.backlog.items : spliced(scope.items, at, at + owned.length, owned),
	};
	const pairs = owned.map((item, each) => ({ before: scope.items[at + each]!, after: item }));
	const pricing = repriceItems(last.pricing, { before: scope, after: newScope, items: pairs });
	if (!pricing) return undefined;

	const { items, origin } = input.reading.backlog;
	const backlog = { ...part.backlog, items, origin };
	const backlogs = spliced(last.snapshot.backlogs, index, index + 1, [backlog]);
	const lines = linesOfInput(input);
	const view: FileView = {
		file: input.file,
		currentLines: lines,
		lines,
		stale: false,
		...(input.written ? { written: input.written } : {}),
	};
	const first = positionAt(lines, change.start).line;
	const behind = change.end === Number.POSITIVE_INFINITY ? change.end : positionAt(lines, change.end).line;
	if (!haveSameDates(stood.written, input.written, first, behind)) return undefined;
	const found = within(input.reading.problems, input.file, change);
	found.push(...staleGuesses(owned, view, now));
	for (const item of owned) itemReferences(item, last.known[index]!, now, found);
	let problems = withProblems(last.snapshot.problems, input.file, change, [...found, ...pricing.problems]);
	let { held } = last;
	let { balance } = last.snapshot;
	if (change.items.some((pair) => !isSame(pair.before.effort, pair.after.effort))) {
		balance = balanceOf(backlogs);
		held = heldLineProblems(backlogs, last.snapshot.incidents, balance, now);
		const gone = new Set(last.held);
		if (!isSame(held, last.held)) problems = inOrder([...problems.filter((problem) => !gone.has(problem)), ...held]);
		else held = last.held;
	}
	const snapshot: Snapshot = {
		...last.snapshot,
		backlogs,
		items: pricing.items,
		scopes: last.snapshot.scopes!.map((known) => (known === scope ? newScope : known)),
		evidence: spliced(last.snapshot.evidence!, index, index + 1, [
			{ ...last.snapshot.evidence![index]!, items: newScope.items },
		]),
		problems,
		topCount: pricing.top.count,
		topFitsPlan: pricing.top.fitsPlan,
		inquiry: pricing.inquiry,
		balance,
		files: new Map([...last.snapshot.files].map(([file, known]) => [file, file === input.file ? view : known])),
	};
	return {
		...last,
		snapshot,
		inputs,
		parts: spliced(last.parts, index, index + 1, [{ ...part, input, backlog }]),
		scopes: spliced(last.scopes, index, index + 1, [newScope]),
		pricing,
		held,
	};
}

/** The one input that differs in its text; undefined where none or more differ, or one does in anything else. */
function changedInput(before: readonly BacklogInput[], after: readonly BacklogInput[]) {
	if (before.length !== after.length) return undefined;
	let found: { readonly input: BacklogInput; readonly stood: BacklogInput } | undefined;
	for (const [index, input] of after.entries()) {
		const stood = before[index]!;
		if (!hasSameSurroundings(stood, input)) return undefined;
		if (input.reading === stood.reading && input.text === stood.text) {
			if (!haveSameDates(stood.written, input.written)) return undefined;
			continue;
		}
		if (found) return undefined;
		found = { input, stood };
	}
	return found;
}

/** All but the text and what was read from it. */
function hasSameSurroundings(one: BacklogInput, other: BacklogInput): boolean {
	return (
		one.file === other.file &&
		one.lastGood === undefined &&
		other.lastGood === undefined &&
		one.codeOwners?.owners === other.codeOwners?.owners &&
		one.codeOwners?.root === other.codeOwners?.root &&
		isSameList(one.catalog ?? [], other.catalog ?? []) &&
		isSameList(one.sloFiles ?? [], other.sloFiles ?? [], (a, b) => a === b || isSame(a, b)) &&
		isSameList(one.lookup ?? [], other.lookup ?? [], isSame) &&
		isSameList(one.sources, other.sources, (a, b) => a.file === b.file && a.reading === b.reading && a.text === b.text)
	);
}

/** Whether all lines but those from `first` up to `behind`, as they are counted now, were written when they were before. */
function haveSameDates(
	before: WrittenLines | undefined,
	after: WrittenLines | undefined,
	first = Number.POSITIVE_INFINITY,
	behind = Number.POSITIVE_INFINITY,
): boolean {
	if (before === after) return true;
	if (!before || !after || !('source' in before) || !('source' in after) || before.source !== after.source)
		return false;
	const moved = after.count - before.count;
	const [stood, stands] = [undated(before, first, behind - moved), undated(after, first, behind)];
	return stood.every((line, index) => line === stands[index]);
}

/** The lines without a date in front of some lines, and behind them: counted from the start, and from the end. */
function undated({ head, tail, count }: CarriedDates, first: number, behind: number): readonly number[] {
	const end = count - tail;
	const before = head < Math.min(end, first) ? [head, Math.min(end, first)] : [0, 0];
	const from = Math.max(head, behind);
	const after = from < end ? [count - from, tail] : [0, 0];
	return [...before, ...after];
}

function isSameList<T>(
	one: readonly T[],
	other: readonly T[],
	same: (one: T, other: T) => boolean = Object.is,
): boolean {
	return one === other || (one.length === other.length && one.every((value, index) => same(value, other[index]!)));
}

/** What an item says of itself: nothing but its own price, and problems within it, depend on these. */
const own: ReadonlySet<string> = new Set<keyof Item>([
	'origin',
	'title',
	'effort',
	'value',
	'labels',
	'links',
	'confidence',
	'toil',
	'rice',
	'ice',
	'wsjf',
	'avoids',
	'risk',
	'deadline',
]);

/** Whether a change of an item concerns nothing but the item. */
function isAlone(before: Item, after: Item): boolean {
	for (const fields of [before, after])
		for (const field in fields)
			if (!own.has(field) && !isSame(before[field as keyof Item], after[field as keyof Item])) return false;
	// Services may accept a risk by its cause.
	return before.risk?.cause === after.risk?.cause;
}

function within(problems: readonly Problem[], file: string, change: ItemsChange): Problem[] {
	return problems.slice(firstFrom(problems, file, change.start), firstFrom(problems, file, change.end));
}

/** The problems with others in a stretch of one file. */
function withProblems(
	problems: readonly Problem[],
	file: string,
	{ start, end }: ItemsChange,
	found: readonly Problem[],
): readonly Problem[] {
	const from = firstFrom(problems, file, start);
	const to = firstFrom(problems, file, end);
	return from === to && found.length === 0 ? problems : spliced(problems, from, to, inOrder(found));
}

/** In problems that are in order, the first one at a place or behind it. */
function firstFrom(problems: readonly Problem[], file: string, offset: number): number {
	return firstWhere(problems, ({ place }) => place.file > file || (place.file === file && place.start >= offset));
}
