import type { Interval } from '../snapshot.ts';

/** How many of the first items are looked at as a group. */
export interface TopCut {
	readonly count: number;
	/** As many as fit the plan's capacity; else it is a fixed number. */
	readonly fitsPlan: boolean;
}

/** Where no plan says how much can be done. */
const FIRST_FEW = 5;

/**
 * As many of the first items as the plan has room for: going down the ranking, those whose mean efforts add up to no
 * more than the capacity, at least one. `ranked` is best first. `capacity` counts the engineer-days of all owners
 * together, as the ranking runs across owners: what fits each of them is for the plan to say. Without a capacity it is
 * the first five.
 */
export function topCut(
	ranked: readonly { readonly worth: { readonly effort?: Interval | undefined } }[],
	capacity: number,
): TopCut {
	if (!(capacity > 0)) return { count: FIRST_FEW, fitsPlan: false };
	let count = 0;
	let days = 0;
	for (const { worth } of ranked) {
		days += worth.effort?.mean ?? 0;
		// Efforts of tenths of days add up with an error in the last digits.
		if (days > capacity * (1 + 1e-9)) break;
		count++;
	}
	return { count: Math.max(1, count), fitsPlan: true };
}
