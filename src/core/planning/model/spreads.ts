import { type Item, isOpen, type Rates } from '../../backlog/model.ts';
import { boundedRates } from '../../scoring/bounds.ts';
import type { History } from '../../scoring/evidence/history.ts';
import { appraise } from '../../scoring/priceItem.ts';
import type { Snapshot } from '../../snapshot.ts';

/** Enough for chances to one part in ten. */
const SPREAD_DRAWS = 128;
/** Items of one step: a few milliseconds. */
const AT_ONCE = 40;

/**
 * By the keys of open items draws of their cost of delay over its mean; items whose price is certain have none. It is done
 * in steps, so that whoever asks can do other things between them.
 */
export function* planSpreads(snapshot: Snapshot): Generator<void, ReadonlyMap<string, Float64Array>> {
	const spreads = new Map<string, Float64Array>();
	let done = 0;
	for (const { items, history, rates } of snapshot.evidence ?? [])
		for (const item of items) {
			if (!isOpen(item) || !item.effort) continue;
			const spread = spreadOf(item, history, rates && boundedRates(rates), snapshot.now);
			if (spread) spreads.set(item.key, spread);
			if (++done % AT_ONCE === 0) yield;
		}
	return spreads;
}

/** Draws of the cost of delay over its mean. */
function spreadOf(item: Item, history: History, rates: Rates | undefined, now: number): Float64Array | undefined {
	const { contributions, costOfDelay } = appraise(item, {
		history,
		now,
		draws: SPREAD_DRAWS,
		...(rates ? { rates } : {}),
	});
	if (!(costOfDelay > 0) || contributions.every(({ spread }) => spread === undefined)) return undefined;
	const draws = new Float64Array(SPREAD_DRAWS);
	for (const { term, spread } of contributions)
		for (let draw = 0; draw < draws.length; draw++) draws[draw]! += (spread?.[draw] ?? term.value) / costOfDelay;
	return draws;
}
