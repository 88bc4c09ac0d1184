import type { Check } from './check.ts';

/** Holds what is measured against what was measured when the baseline was written: a loss that nobody meant shall not pass. */

/** What `steady` of each check was, by the check's id. */
export type Baseline = Readonly<Record<string, number>>;

/** So many times the baseline is let pass. Runs on one machine differ by less, but for a busy moment. */
export const TOLERANCE = 1.5;

/** How often a check is measured that is worse, the first time included. The best counts: nothing makes work look faster than it is. */
const TRIES = 3;

export type Verdict =
	| { readonly status: 'within' | 'better' | 'worse'; readonly baseline: number; readonly times: number }
	| { readonly status: 'missing' };

export interface Judged {
	readonly check: Check;
	readonly verdict: Verdict;
	readonly tries: number;
}

/**
 * A baseline that is not above 0 says nothing and counts as missing; what could not be measured (not a number, or endless)
 * is worse. Better is what is so by more than the tolerance: the baseline has become too easy.
 */
export function judge({ steady, grain }: Pick<Check, 'steady' | 'grain'>, baseline: number | undefined): Verdict {
	if (baseline === undefined || !(baseline > 0)) return { status: 'missing' };
	const times = steady / baseline;
	const most = Math.max(TOLERANCE * baseline, baseline + grain);
	if (!(steady <= most)) return { status: 'worse', baseline, times };
	const least = Math.min(baseline / TOLERANCE, baseline - grain);
	return { status: steady < least ? 'better' : 'within', baseline, times };
}

/** Of two measurements of the same checks each at its best; one that failed to measure is never the better. */
function bestOf(one: readonly Check[], other: readonly Check[]): readonly Check[] {
	return one.map((check) => {
		const again = other.find(({ id }) => id === check.id);
		return again && !(check.steady <= again.steady) ? again : check;
	});
}

/** Judges what was measured; while a check is worse than the baseline lets pass, and may be so by chance, once more. */
export async function settled(
	first: readonly Check[],
	baseline: Baseline,
	again: () => Promise<readonly Check[]>,
): Promise<readonly Judged[]> {
	let checks = first;
	for (let tries = 1; ; tries++) {
		const judged = checks.map((check) => ({ check, verdict: judge(check, baseline[check.id]), tries }));
		if (tries === TRIES || judged.every(({ verdict }) => verdict.status !== 'worse')) return judged;
		checks = bestOf(checks, await again());
	}
}

/** Measures as often as is tried, and takes of each check the middle: a baseline by luck is one that others miss. */
export async function typical(
	first: readonly Check[],
	again: () => Promise<readonly Check[]>,
): Promise<readonly Check[]> {
	const all = [first];
	while (all.length < TRIES) all.push(await again());
	return first.map(({ id }) => {
		const same = all.flatMap((checks) => checks.filter((check) => check.id === id));
		return same.sort((one, other) => one.steady - other.steady)[same.length >> 1]!;
	});
}

/** Ids of the baseline that nothing measures: a check that vanishes would pass for ever. */
export function unmeasured(baseline: Baseline, all: readonly Judged[]): readonly string[] {
	return Object.keys(baseline).filter((id) => all.every(({ check }) => check.id !== id));
}

/** What is written: in the order of the checks, with as many digits as say something. */
export function baselineOf(checks: readonly Check[]): Baseline {
	return Object.fromEntries(checks.map(({ id, steady }) => [id, Number(steady.toPrecision(3))]));
}
