import { isOwn } from '../backlog/edits/draft.ts';
import { sameValue } from '../backlog/edits/expected.ts';
import { readYaml } from '../backlog/readYaml.ts';
import { plain } from '../backlog/sourceTree.ts';
import { matchLines, splitLines } from './lineDiff.ts';
import {
	type MarkerNames,
	markDifferences,
	mergeText,
	type Stretch,
	stretches,
	stretchOf,
	type TextMerge,
} from './mergeText.ts';
import { commonOf, isRecord, mergeValues } from './mergeValues.ts';
import { madeToSay } from './toward.ts';

/** Three states of a backlog file. Without a base, what both sides have in common stands for it. */
export interface MergeSides {
	readonly base: string | undefined;
	readonly ours: string;
	readonly theirs: string;
}

const usual: MarkerNames = { ours: 'ours', theirs: 'theirs' };

/**
 * Merges two versions of a backlog file by what they say: items, incidents and services by id, field by field. What
 * only one side changed is taken, with its comments; what both changed stays between conflict markers, on as few lines
 * as can be. The result is our text, changed no more than that needs. A side that cannot be read as a backlog is merged
 * line by line.
 */
export function mergeBacklogs(sides: MergeSides, names: MarkerNames = usual): TextMerge {
	const ours = sides.ours;
	const theirs = withBreaksOf(ours, sides.theirs);
	const base = sides.base === undefined ? undefined : withBreaksOf(ours, sides.base);
	if (ours === theirs || theirs === base) return { text: ours, conflicts: 0 };
	if (ours === base) return { text: theirs, conflicts: 0 };
	const merged = mergeByMeaning(base, ours, theirs, names);
	if (merged) return merged;
	return base === undefined ? markDifferences(ours, theirs, names) : mergeText(base, ours, theirs, names);
}

/** Undefined where one of the texts is no sound backlog. Line breaks must be the same in all. */
export function mergeByMeaning(
	base: string | undefined,
	ours: string,
	theirs: string,
	names: MarkerNames,
): TextMerge | undefined {
	const [a, b] = [saidBy(ours), saidBy(theirs)];
	const o = base === undefined ? a && b && commonOf(a, b) : saidBy(base);
	if (!a || !b || o === undefined) return undefined;
	const merged = mergeValues(o, a, b);
	// Where lines alone give the same, each side's own way of writing is kept as it is.
	const byLines = base === undefined ? undefined : mergeText(base, ours, theirs, names);
	const agreed = sameValue(merged.ours, merged.theirs);
	if (byLines?.conflicts === 0 && agreed && sameValue(saidBy(byLines.text), merged.ours)) return byLines;
	const first = inBothHands(base, ours, theirs, merged.ours);
	if (!first) return undefined;
	const second = agreed ? first : inBothHands(base, first.theirs, theirs, merged.theirs);
	if (!second) return undefined;
	return markDifferences(first.ours, second.theirs, names);
}

interface Written {
	readonly ours: string;
	/** Other than ours where both sides wrote other comments at one place. */
	readonly theirs: string;
}

/** Our text made to say what is wanted, with what the other side wrote into its text besides: comments, order, quotes. */
function inBothHands(base: string | undefined, ours: string, theirs: string, wanted: unknown): Written | undefined {
	const mine = madeToSay(ours, wanted);
	if (mine === undefined) return undefined;
	const alone: Written = { ours: mine, theirs: mine };
	const other = madeToSay(theirs, wanted);
	if (other === undefined) return alone;
	const origin = base === undefined ? commonLines(mine, other) : madeToSay(base, wanted);
	if (origin === undefined) return alone;
	const sides: { ours: string[]; theirs: string[] } = { ours: [], theirs: [] };
	for (const stretch of stretches(origin, mine, other).flatMap(lineByLine)) {
		const [left, right] = 'settled' in stretch ? [stretch.settled, stretch.settled] : choose(stretch);
		sides.ours.push(...left);
		sides.theirs.push(...right);
	}
	const written: Written = { ours: sides.ours.join(''), theirs: sides.theirs.join('') };
	const isRight = (text: string) => sameValue(saidBy(text), wanted);
	if (!isRight(written.ours)) return alone;
	return isRight(written.theirs) ? written : { ours: written.ours, theirs: written.ours };
}

/** All three say the same: where they take as many lines for it, each line has its counterparts. */
function lineByLine(stretch: Stretch): readonly Stretch[] {
	if ('settled' in stretch) return [stretch];
	const { base, ours, theirs } = stretch;
	if (ours.length !== theirs.length || (base.length > 0 && ours.length !== base.length)) return [stretch];
	return ours.map((line, index) => stretchOf(base.slice(index, index + 1), [line], [theirs[index]!]));
}

function commonLines(one: string, other: string): string {
	const lines = splitLines(one);
	return matchLines(lines, splitLines(other))
		.map(({ left, length }) => lines.slice(left, left + length).join(''))
		.join('');
}

type Both = readonly [ours: readonly string[], theirs: readonly string[]];

/** Both sides wrote the same thing in two ways: ours, unless only the other side's comments are new. */
function choose(stretch: Record<'base' | 'ours' | 'theirs', readonly string[]>): Both {
	const { base, ours, theirs } = stretch;
	const known = new Set(base.flatMap(commentsOf));
	const added = (lines: readonly string[]) => lines.flatMap(commentsOf).filter((comment) => !known.has(comment));
	const [mine, others] = [added(ours), added(theirs)];
	if (others.every((comment) => mine.includes(comment))) return [ours, ours];
	if (mine.every((comment) => others.includes(comment))) return [theirs, theirs];
	return [ours, theirs];
}

function commentsOf(line: string): string[] {
	const comment = /(?:^|\s)(#.*)/.exec(line)?.[1]?.trim();
	return comment === undefined ? [] : [comment];
}

/** What a sound backlog says; undefined of any other text. */
function saidBy(text: string): Readonly<Record<string, unknown>> | undefined {
	const { root, broken, faults } = readYaml(text);
	if (broken || faults.some(({ code }) => code !== 'file.empty')) return undefined;
	if (!root) return {};
	const said = plain(root);
	return isOwn(root) && isRecord(said) ? said : undefined;
}

export function withBreaksOf(model: string, text: string): string {
	const wanted = /\r\n|\n|\r/.exec(model)?.[0];
	return wanted === undefined ? text : text.replace(/\r\n|\n|\r/g, wanted);
}
