import { matchLines, splitLines } from './lineDiff.ts';

/** A stretch of lines that is settled, or that both sides changed. */
export type Stretch =
	| { readonly settled: readonly string[] }
	| { readonly base: readonly string[]; readonly ours: readonly string[]; readonly theirs: readonly string[] };

export interface TextMerge {
	/** With conflict markers around what both sides changed. */
	readonly text: string;
	readonly conflicts: number;
}

/** What stands behind the markers of a conflict. */
export interface MarkerNames {
	readonly ours: string;
	readonly theirs: string;
}

/** Merges line by line, knowing nothing of what the lines say. */
export function mergeText(base: string, ours: string, theirs: string, names: MarkerNames): TextMerge {
	let conflicts = 0;
	const text = stretches(base, ours, theirs).map((stretch) => {
		if ('settled' in stretch) return stretch.settled.join('');
		conflicts++;
		return marked(stretch.ours, stretch.theirs, names);
	});
	return { text: text.join(''), conflicts };
}

/** One text of two that are the same but for some lines: those of both, between markers. */
export function markDifferences(ours: string, theirs: string, names: MarkerNames): TextMerge {
	const [left, right] = [splitLines(ours), splitLines(theirs)];
	const pieces: string[] = [];
	let conflicts = 0;
	let [atLeft, atRight] = [0, 0];
	for (const match of [...matchLines(left, right), { left: left.length, right: right.length, length: 0 }]) {
		if (match.left > atLeft || match.right > atRight) {
			pieces.push(marked(left.slice(atLeft, match.left), right.slice(atRight, match.right), names));
			conflicts++;
		}
		pieces.push(...left.slice(match.left, match.left + match.length));
		[atLeft, atRight] = [match.left + match.length, match.right + match.length];
	}
	return { text: pieces.join(''), conflicts };
}

function marked(ours: readonly string[], theirs: readonly string[], names: MarkerNames): string {
	const eol = /(?:\r\n|\n|\r)$/.exec(ours[0] ?? theirs[0] ?? '')?.[0] ?? '\n';
	const whole = (lines: readonly string[]) => {
		const text = lines.join('');
		return text === '' || /[\r\n]$/.test(text) ? text : text + eol;
	};
	return `<<<<<<< ${names.ours}${eol}${whole(ours)}=======${eol}${whole(theirs)}>>>>>>> ${names.theirs}${eol}`;
}

/** Three texts as stretches that are settled and stretches that are not (Khanna, Kunal and Pierce 2007). */
export function stretches(base: string, ours: string, theirs: string): Stretch[] {
	const [o, a, b] = [splitLines(base), splitLines(ours), splitLines(theirs)];
	const [inOurs, inTheirs] = [counterparts(o, a), counterparts(o, b)];
	const result: Stretch[] = [];
	let [atO, atA, atB] = [0, 0, 0];
	const between = (toO: number, toA: number, toB: number) => {
		if (toO > atO || toA > atA || toB > atB)
			result.push(stretchOf(o.slice(atO, toO), a.slice(atA, toA), b.slice(atB, toB)));
	};
	for (let line = 0; line < o.length; line++) {
		const [toA, toB] = [inOurs[line]!, inTheirs[line]!];
		if (toA < 0 || toB < 0) continue;
		between(line, toA, toB);
		result.push({ settled: [o[line]!] });
		[atO, atA, atB] = [line + 1, toA + 1, toB + 1];
	}
	between(o.length, a.length, b.length);
	return result;
}

/** Of each line of a text its place in another one, or -1. */
function counterparts(from: readonly string[], to: readonly string[]): Int32Array {
	const places = new Int32Array(from.length).fill(-1);
	for (const { left, right, length } of matchLines(from, to))
		for (let step = 0; step < length; step++) places[left + step] = right + step;
	return places;
}

export function stretchOf(base: readonly string[], ours: readonly string[], theirs: readonly string[]): Stretch {
	const same = (one: readonly string[], other: readonly string[]) => one.join('') === other.join('');
	if (same(base, ours) || same(ours, theirs)) return { settled: theirs };
	if (same(base, theirs)) return { settled: ours };
	return { base, ours, theirs };
}
