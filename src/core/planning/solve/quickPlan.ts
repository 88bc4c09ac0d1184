import { isHeldIn, type PlanModel } from '../model/planModel.ts';
import type { Closures } from './closures.ts';
import type { DraftPlan } from './draftPlan.ts';
import { DAYS_TOLERANCE } from './worth.ts';

/** What a quick plan goes by. */
export interface Guide {
	/** By item: the higher, the earlier it is tried. */
	readonly order: ArrayLike<number>;
	/** Items from this height on are tried before those that the floor needs. */
	readonly sure: number;
	/** Rounds of exchanging one item for another; 0 for none. */
	readonly rounds: number;
}

/**
 * A good plan in little time, into an empty draft: the held items, those that the guide is sure of, reliability work up to
 * the floor, then all that fits, in the guide's order; then exchanges of a chosen item for another as long as they bring
 * more. False where it found none that keeps capacity and floor; there may be one all the same.
 */
export function quickPlan(
	model: PlanModel,
	closures: Closures,
	floorDays: number,
	draft: DraftPlan,
	guide: Guide,
): boolean {
	const { items } = model;
	for (const [index, item] of items.entries())
		if (isHeldIn(item)) for (const need of closures.needed[index]!) draft.add(need);
	const open = items
		.flatMap((_, index) => (closures.needed[index]!.some((need) => items[need]!.hold === 'exclude') ? [] : [index]))
		.sort((one, other) => guide.order[other]! - guide.order[one]! || one - other);
	const isShort = () => draft.reliabilityDays < floorDays - DAYS_TOLERANCE;
	const missing = (index: number) => closures.needed[index]!.filter((need) => !draft.chosen.has(need));
	const tryAll = (indexes: readonly number[], wanted: (index: number) => boolean) => {
		for (const index of indexes) {
			if (draft.chosen.has(index) || !wanted(index)) continue;
			const more = missing(index);
			if (!draft.hasRoomFor(more)) continue;
			const before = draft.worth;
			for (const need of more) draft.add(need);
			if (draft.worth <= before && !isShort() && !more.some((need) => items[need]!.kind === 'reliability'))
				for (const need of more) draft.remove(need);
			else if (draft.worth <= before && draft.reliabilityDays - daysOf(model, more) >= floorDays)
				for (const need of more) draft.remove(need);
		}
	};
	tryAll(open, (index) => guide.order[index]! >= guide.sure);
	tryAll(open, (index) => items[index]!.kind === 'reliability' && isShort());
	if (isShort()) makeRoom(model, closures, floorDays, draft, open);
	tryAll(open, () => true);
	if (isShort() || !draft.fits()) return false;
	for (let round = 0; round < guide.rounds; round++) {
		if (!exchange(model, closures, floorDays, draft, open)) break;
		tryAll(open, () => true);
	}
	return true;
}

function daysOf({ items }: PlanModel, indexes: readonly number[]): number {
	return indexes.reduce((sum, index) => sum + (items[index]!.kind === 'reliability' ? items[index]!.days : 0), 0);
}

/** Whether a chosen item may go: nothing that is held is among it and what waits for it. */
function leaving(model: PlanModel, closures: Closures, draft: DraftPlan, index: number): number[] | undefined {
	const gone = closures.dependents[index]!.filter((each) => draft.chosen.has(each));
	return gone.some((each) => isHeldIn(model.items[each]!)) ? undefined : gone;
}

/** Product work makes room for reliability work, that which is tried last first, until the floor is filled or nothing helps. */
function makeRoom(
	model: PlanModel,
	closures: Closures,
	floorDays: number,
	draft: DraftPlan,
	open: readonly number[],
): void {
	const { items } = model;
	for (const index of open) {
		if (draft.reliabilityDays >= floorDays - DAYS_TOLERANCE) return;
		if (draft.chosen.has(index) || items[index]!.kind !== 'reliability') continue;
		const more = closures.needed[index]!.filter((need) => !draft.chosen.has(need));
		const owners = new Set(more.map((need) => items[need]!.owner));
		const removed: number[] = [];
		for (const other of [...open].reverse()) {
			if (draft.hasRoomFor(more)) break;
			if (!draft.chosen.has(other) || items[other]!.kind === 'reliability' || !owners.has(items[other]!.owner))
				continue;
			const gone = leaving(model, closures, draft, other);
			if (!gone || gone.some((each) => items[each]!.kind === 'reliability' || closures.needed[index]!.includes(each)))
				continue;
			for (const each of gone) draft.remove(each);
			removed.push(...gone);
		}
		if (draft.hasRoomFor(more)) for (const need of more) draft.add(need);
		else for (const each of removed.reverse()) draft.add(each);
	}
}

/** How many of the items that are left out are tried against how many that are in: the nearest to the border. */
const NEAR = 60;

/** Exchanges items near the border wherever that brings more. Whether any was. */
function exchange(
	model: PlanModel,
	closures: Closures,
	floorDays: number,
	draft: DraftPlan,
	open: readonly number[],
): boolean {
	const { items } = model;
	let better = false;
	const out = open.filter((index) => !draft.chosen.has(index)).slice(0, NEAR);
	const inside = open.filter((index) => draft.chosen.has(index)).slice(-NEAR);
	for (const index of out) {
		if (draft.chosen.has(index)) continue;
		for (const other of inside) {
			if (!draft.chosen.has(other) || items[other]!.owner !== items[index]!.owner) continue;
			const gone = leaving(model, closures, draft, other);
			if (!gone || closures.needed[index]!.some((need) => gone.includes(need))) continue;
			const before = draft.worth;
			for (const each of gone) draft.remove(each);
			const more = closures.needed[index]!.filter((need) => !draft.chosen.has(need));
			if (draft.hasRoomFor(more)) {
				for (const need of more) draft.add(need);
				const keepsFloor = draft.reliabilityDays >= floorDays - DAYS_TOLERANCE;
				if (keepsFloor && draft.worth > before + 1e-9 * Math.abs(before)) {
					better = true;
					break;
				}
				for (const need of more) draft.remove(need);
			}
			for (const each of gone) draft.add(each);
			draft.worth = before;
		}
	}
	return better;
}
