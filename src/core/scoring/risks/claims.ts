import type { Item } from '../../backlog/model.ts';
import { pertMean } from '../../backlog/quantities.ts';
import type { EvidenceScope } from '../../snapshot.ts';
import { boundedItem } from '../bounds.ts';
import { avoidedModes, modesOfCause, remainder } from '../terms/portions.ts';

/** An item that works against a risk. */
export interface Addressing {
	readonly item: Item;
	/** The part of the risk that the item removes once done, 0–1. */
	readonly removes: number;
	/** The item states this risk itself (`risk`), so that its status and `accepted` speak for it. */
	readonly states: boolean;
}

/**
 * Which items address which failure modes of history, by the mode's key: those that avoid its cause or its incidents,
 * and those whose `risk` has its cause, as they are priced. Items of one mode stand in the order of the file.
 */
export function addressedModes({ items, history }: EvidenceScope): ReadonlyMap<string, readonly Addressing[]> {
	const found = new Map<string, Addressing[]>();
	for (const item of items) {
		for (const [key, addressing] of addressedBy(boundedItem(item), item, history)) {
			const list = found.get(key);
			if (list) list.push(addressing);
			else found.set(key, [addressing]);
		}
	}
	return found;
}

function addressedBy(bounded: Item, item: Item, history: EvidenceScope['history']): ReadonlyMap<string, Addressing> {
	const { avoids, risk } = bounded;
	const claims = new Map<string, Addressing>();
	const avoided = avoidedModes(bounded, history).portions;
	const share = avoids?.share ? pertMean(avoids.share) : 1;
	for (const { mode, portion } of avoided) claims.set(mode.key, { item, removes: portion * share, states: false });
	if (risk?.cause === undefined) return claims;
	const { modes } = modesOfCause(history, risk.cause, bounded.service);
	const rest = new Map(remainder(modes, avoided).map(({ mode, portion }) => [mode.key, portion]));
	for (const { key } of modes) {
		const removes = (claims.get(key)?.removes ?? 0) + (rest.get(key) ?? 0) * partRemoved(bounded);
		claims.set(key, { item, removes: Math.min(1, removes), states: true });
	}
	return claims;
}

/** The part of its own `risk` that an item removes, 0–1: all of it where it gives no share. */
export function partRemoved({ risk }: Item): number {
	return risk?.share ? Math.min(1, Math.max(0, pertMean(risk.share))) : 1;
}
