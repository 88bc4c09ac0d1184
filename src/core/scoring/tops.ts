import { type Contender, refinedTopChances } from './topChances.ts';

/** The chances of a ranking with what they were found by. */
export interface Tops {
	readonly ranked: readonly Contender[];
	readonly top: number;
	/** Draws. */
	readonly count: number;
	readonly chances: readonly number[];
	/** By draw, what a standing must reach to have any part in the chances of the others; absent where all have one. */
	readonly bars?: Float64Array;
}

/** What `refinedTopChances` gives, with the chances as they were where nobody came or went who has a part in them. */
export function topsAfter(before: Tops | undefined, ranked: readonly Contender[], top: number, count: number): Tops {
	const chances = before && unmoved(before, ranked, top, count);
	if (chances) return { ...before, chances, ranked, top, count };
	return { ...refinedTopChances(ranked, top, count), ranked, top, count };
}

/** The chances that were found, where all that came or went since has no part in them; undefined where it has. */
function unmoved(
	before: Tops,
	ranked: readonly Contender[],
	top: number,
	count: number,
): readonly number[] | undefined {
	const { bars } = before;
	if (before.top !== top || before.count !== count) return undefined;
	const { first, last } = inCommon(before.ranked, ranked);
	const gone = before.ranked.slice(first, before.ranked.length - last);
	const come = ranked.slice(first, ranked.length - last);
	if (gone.length === 0 && come.length === 0) return before.chances;
	if (!bars || ranked.length <= top) return undefined;
	const stood = new Map(gone.map((standing, index) => [standing, before.chances[first + index]!]));
	const chances: number[] = [];
	for (const standing of come) {
		const chance = stood.get(standing);
		if (chance === undefined && !staysBelow(standing, bars)) return undefined;
		chances.push(chance ?? 0);
		stood.delete(standing);
	}
	for (const standing of stood.keys()) if (!staysBelow(standing, bars)) return undefined;
	return [...before.chances.slice(0, first), ...chances, ...before.chances.slice(before.chances.length - last)];
}

function staysBelow({ mean, draws }: Contender, bars: Float64Array): boolean {
	for (let draw = 0; draw < bars.length; draw++) if (!((draws ? draws[draw]! : mean) < bars[draw]!)) return false;
	return true;
}

/** How many of the first and how many of the last ones are the same objects in two lists. */
export function inCommon<T>(
	before: readonly T[],
	after: readonly T[],
): { readonly first: number; readonly last: number } {
	const most = Math.min(before.length, after.length);
	let first = 0;
	while (first < most && before[first] === after[first]) first++;
	let last = 0;
	while (last < most - first && before[before.length - 1 - last] === after[after.length - 1 - last]) last++;
	return { first, last };
}
