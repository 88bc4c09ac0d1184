import type { Item } from '../backlog/model.ts';
import { pertMean } from '../backlog/quantities.ts';
import { boundedItem } from './bounds.ts';
import type { History } from './evidence/history.ts';
import type { PricedMode } from './evidence/modeCost.ts';
import { modesOfCause } from './terms/portions.ts';

/** What an item would prevent of the incidents of one failure mode; confidence included. */
export interface Claim {
	readonly mode: PricedMode;
	/** Of each incident that it does not name, 0–1. */
	readonly rest: number;
	/** By the ids of incidents that it names: the part that it prevents of each, 0–1. */
	readonly named: ReadonlyMap<string, number>;
}

/**
 * The claims of an item: under `avoids` its share of the incidents it names and of those with its causes, under `risk`
 * its share of what is left of the cause there. They are what the terms of the price add up, incident by incident.
 */
export function claimsOf(written: Item, history: History): Claim[] {
	const item = boundedItem(written);
	const confidence = item.confidence ?? 1;
	const share = confidence * (item.avoids?.share ? pertMean(item.avoids.share) : 1);
	const riskShare = confidence * (item.risk?.share ? pertMean(item.risk.share) : 1);
	const claims = new Map<PricedMode, { rest: number; readonly named: Map<string, number> }>();
	const claimOn = (mode: PricedMode) => {
		let claim = claims.get(mode);
		if (!claim) {
			claim = { rest: 0, named: new Map() };
			claims.set(mode, claim);
		}
		return claim;
	};
	if (item.risk?.cause !== undefined)
		for (const mode of modesOfCause(history, item.risk.cause, item.service).modes) claimOn(mode).rest = riskShare;
	for (const id of item.avoids?.incidents ?? [])
		for (const { mode } of history.byIncident.get(id) ?? []) claimOn(mode).named.set(id, share);
	for (const cause of item.avoids?.causes ?? [])
		for (const mode of modesOfCause(history, cause, item.service).modes) {
			const claim = claimOn(mode);
			claim.rest = share;
			claim.named.clear();
		}
	return [...claims].map(([mode, claim]) => ({ mode, ...claim }));
}

/** The part of a mode's cost that an incident is, 0–1: its recency weight over that of all. */
export function partOf(mode: PricedMode, id: string, history: History): number {
	let weight = 0;
	for (const place of history.byIncident.get(id) ?? []) if (place.mode === mode) weight += place.weight;
	return Math.min(1, weight / mode.evidence.count);
}
