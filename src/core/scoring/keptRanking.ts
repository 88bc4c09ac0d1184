import { type Standing, type Ties, tiesAfter } from './ranking.ts';
import { type Contender, refinedTopChances, type TopFound } from './topChances.ts';

/** Of the ranking before this one, which mostly differs from it in one item. A standing is the same object for as long as it says the same. */
let ties: (Ties & { readonly count: number }) | undefined;
let tops:
	| (TopFound & { readonly ranked: readonly Contender[]; readonly top: number; readonly count: number })
	| undefined;

/** What `tieGroups` gives. */
export function keptTieGroups(ranked: readonly Standing[], count: number): Ties['groups'] {
	ties = { ...tiesAfter(ties?.count === count ? ties : undefined, ranked, count), count };
	return ties.groups;
}

/** What `refinedTopChances` gives: as it was, but for those who have no part in it. */
export function keptTopChances(ranked: readonly Contender[], top: number, count: number): readonly number[] {
	const chances = unmoved(ranked, top, count);
	tops = chances
		? { ...tops, chances, ranked, top, count }
		: { ...refinedTopChances(ranked, top, count), ranked, top, count };
	return tops.chances;
}

/** The chances that were found, where all that came or went since has no part in them; undefined where it has. */
function unmoved(ranked: readonly Contender[], top: number, count: number): number[] | undefined {
	const { bars } = tops ?? {};
	if (!tops || !bars || tops.top !== top || tops.count !== count || ranked.length <= top) return undefined;
	const before = new Map(tops.ranked.map((standing, index) => [standing, tops!.chances[index]!]));
	const chances: number[] = [];
	for (const standing of ranked) {
		const chance = before.get(standing);
		if (chance === undefined && !staysBelow(standing, bars)) return undefined;
		chances.push(chance ?? 0);
		before.delete(standing);
	}
	for (const standing of before.keys()) if (!staysBelow(standing, bars)) return undefined;
	return chances;
}

function staysBelow({ mean, draws }: Contender, bars: Float64Array): boolean {
	for (let draw = 0; draw < bars.length; draw++) if (!((draws ? draws[draw]! : mean) < bars[draw]!)) return false;
	return true;
}
