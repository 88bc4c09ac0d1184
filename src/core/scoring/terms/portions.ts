import type { Item } from '../../backlog/model.ts';
import type { History } from '../evidence/history.ts';
import { badMinutesPerWeek, type ModePortion, type PricedMode } from '../evidence/modeCost.ts';

/** The failure modes of a cause. */
export interface CauseModes {
	readonly modes: readonly PricedMode[];
	/** `elsewhere`: the item names a service that never had this cause, so all services that had it count. */
	readonly scope: 'all' | 'service' | 'elsewhere';
}

/** A cause counts on every service; with `service`, on that one alone, unless history has it only elsewhere. */
export function modesOfCause(history: History, cause: string, service: string | undefined): CauseModes {
	const all = history.byCause.get(cause) ?? [];
	if (service === undefined) return { modes: all, scope: 'all' };
	const own = all.filter((mode) => mode.service === service);
	if (own.length > 0) return { modes: own, scope: own.length < all.length ? 'service' : 'all' };
	return { modes: all, scope: 'elsewhere' };
}

export interface AvoidedModes {
	/** By key. Whole modes by cause; of other modes the recency-weighted part that the named incidents are. */
	readonly portions: readonly ModePortion[];
	/** Causes that were narrowed to the item's service, or that it never had. */
	readonly narrowed: boolean;
	readonly elsewhere: boolean;
}

export function avoidedModes(item: Item, history: History): AvoidedModes {
	const portions = new Map<PricedMode, number>();
	let narrowed = false;
	let elsewhere = false;
	for (const id of new Set(item.avoids?.incidents ?? []))
		for (const { mode, weight } of history.byIncident.get(id) ?? [])
			portions.set(mode, Math.min(1, (portions.get(mode) ?? 0) + weight / mode.evidence.count));
	for (const cause of new Set(item.avoids?.causes ?? [])) {
		const { modes, scope } = modesOfCause(history, cause, item.service);
		for (const mode of modes) portions.set(mode, 1);
		if (scope === 'service') narrowed = true;
		if (scope === 'elsewhere' && modes.length > 0) elsewhere = true;
	}
	return { portions: ordered(portions), narrowed, elsewhere };
}

/** The modes of a cause, less what is claimed already. */
export function remainder(modes: readonly PricedMode[], claimed: readonly ModePortion[]): ModePortion[] {
	const taken = new Map(claimed.map(({ mode, portion }) => [mode, portion]));
	return ordered(new Map(modes.map((mode) => [mode, 1 - (taken.get(mode) ?? 0)]))).filter(({ portion }) => portion > 0);
}

function ordered(portions: ReadonlyMap<PricedMode, number>): ModePortion[] {
	return [...portions]
		.map(([mode, portion]) => ({ mode, portion }))
		.sort((one, other) => (one.mode.key < other.mode.key ? -1 : 1));
}

/** Sums over portions of modes, a week. */
export interface PortionSums {
	readonly cost: number;
	readonly badMinutes: number;
	/** Whole incidents: one that strikes two services counts once. */
	readonly incidents: number;
	/** Some bad minutes have no price. */
	readonly unpriced: boolean;
}

export function sumOfPortions(portions: readonly ModePortion[]): PortionSums {
	let cost = 0;
	let badMinutes = 0;
	let incidents = 0;
	let unpriced = false;
	for (const { mode, portion } of portions) {
		cost += portion * mode.costPerWeek;
		badMinutes += portion * badMinutesPerWeek(mode);
		incidents += portion * mode.rate.mean * mode.part;
		unpriced ||= !mode.minutePrice && mode.badMinutes > 0;
	}
	return { cost, badMinutes, incidents, unpriced };
}
