import { capacityDays, isHeldIn, type PlanModel } from './model/planModel.ts';
import { type Closures, closuresOf } from './solve/closures.ts';
import { DraftPlan, membershipsOf } from './solve/draftPlan.ts';
import type { Plan } from './solve/solvePlan.ts';
import { DAYS_TOLERANCE } from './solve/worth.ts';

/** Why an item is in a plan or not. Items are indexes among the candidates; money is a week, days are engineer-days. */
export type Why =
	| { readonly type: 'progress' | 'included' | 'excluded' }
	/** It is in, and others of the plan wait for it. */
	| { readonly type: 'needed'; readonly by: number; readonly gain: number }
	/** It is in for what it brings. */
	| { readonly type: 'worth'; readonly gain: number }
	/** It is in because the floor asks for reliability work; by itself the other would bring more in its days. */
	| { readonly type: 'floor'; readonly insteadOf: number; readonly gain: number }
	/** It is out, as it would bring nothing beside what is in. */
	| { readonly type: 'worthless' }
	/** It is out, as it waits for one that is left out on purpose. */
	| { readonly type: 'blocked'; readonly by: number }
	/** It is out, though it would bring more than this one, whose days the floor asks for. */
	| { readonly type: 'outOfFloor'; readonly beside: number; readonly gain: number }
	/** It is out, as its days do not fit: with what it waits for they are so many, and so many too many. */
	| {
			readonly type: 'outOfDays';
			readonly days: number;
			readonly tooMany: number;
			readonly waitsFor: readonly number[];
			/** One that is in, and without which it would fit. */
			readonly beside?: number;
			readonly gain: number;
	  }
	/** It would fit and bring something: the search is not at its end. */
	| { readonly type: 'unfinished'; readonly gain: number };

/** Where the candidates stand in a plan, and the order in which to do those that are in. Plain data. */
export interface Standing {
	readonly standings: Standings;
	readonly order: readonly number[];
}

/** With a thousand items it takes tens of milliseconds: it belongs beside the solver. */
export function standingOf(model: PlanModel, plan: Plan): Standing {
	return { standings: standingsOf(model, plan), order: orderOf(model, plan) };
}

export interface Standings {
	/** By candidate. */
	readonly why: readonly Why[];
	/** Candidates that are out, those first that bring most for each day that the capacity grows. */
	readonly next: readonly number[];
	/** The one that is in and goes first if the capacity shrinks, with what waits for it; absent where all are held. */
	readonly firstOut?: number;
}

/**
 * Why each candidate is in or out, and what comes and goes first. Both are read off this one plan: what an item adds to it
 * or takes from it. A plan made anew for another capacity may exchange more than one item.
 */
export function standingsOf(model: PlanModel, plan: Plan): Standings {
	const closures = closuresOf(model);
	const { items } = model;
	const { chosen } = plan.choice;
	const draft = new DraftPlan(model, membershipsOf(model));
	for (const index of chosen) draft.add(index);
	const goes = new Map<number, { readonly loss: number; readonly days: number; readonly all: readonly number[] }>();
	for (const index of chosen) {
		const all = closures.dependents[index]!.filter((each) => chosen.has(each));
		if (all.some((each) => isHeldIn(items[each]!))) continue;
		goes.set(index, { loss: changed(draft, all, 'remove'), days: daysOf(model, all), all });
	}
	const slackOfFloor = draft.reliabilityDays - plan.floorDays;
	const out = new Map<number, OutPlace>();
	for (const [index, item] of items.entries()) {
		if (chosen.has(index) || item.hold === 'exclude') continue;
		const more = closures.needed[index]!.filter((each) => !chosen.has(each));
		if (more.some((each) => items[each]!.hold === 'exclude')) continue;
		out.set(index, { more, gain: changed(draft, more, 'add'), tooMany: tooManyDays(model, draft, more) });
	}
	const why = items.map((item, index): Why => {
		if (item.hold === 'exclude') return { type: 'excluded' };
		if (chosen.has(index)) return whyIn(model, closures, plan, draft, out, index);
		const place = out.get(index);
		if (place) return whyOut(model, place, goes, slackOfFloor, index);
		return { type: 'blocked', by: closures.needed[index]!.find((each) => items[each]!.hold === 'exclude')! };
	});
	const next = [...out]
		.filter(([, { gain }]) => gain > 0)
		.sort(([one, a], [other, b]) => b.gain / daysOf(model, b.more) - a.gain / daysOf(model, a.more) || one - other)
		.map(([index]) => index);
	const keepsFloor = (all: readonly number[]) => reliabilityOf(model, all) <= slackOfFloor + DAYS_TOLERANCE;
	const leaving = [...goes].sort(
		([one, a], [other, b]) =>
			Number(keepsFloor(b.all)) - Number(keepsFloor(a.all)) || a.loss / a.days - b.loss / b.days || one - other,
	)[0];
	return { why, next, ...(leaving ? { firstOut: leaving[0] } : {}) };
}

interface OutPlace {
	readonly more: readonly number[];
	readonly gain: number;
	readonly tooMany: number;
}

/** What adding or removing items changes, money a week, from 0. The draft is as it was afterwards. */
function changed(draft: DraftPlan, indexes: readonly number[], how: 'add' | 'remove'): number {
	const before = draft.worth;
	for (const index of indexes) draft[how](index);
	const difference = draft.worth - before;
	for (const index of [...indexes].reverse()) draft[how === 'add' ? 'remove' : 'add'](index);
	draft.worth = before;
	return how === 'add' ? difference : -difference;
}

function whyIn(
	model: PlanModel,
	closures: Closures,
	{ choice: { chosen } }: Plan,
	draft: DraftPlan,
	out: ReadonlyMap<number, OutPlace>,
	index: number,
): Why {
	const item = model.items[index]!;
	if (item.hold === 'progress') return { type: 'progress' };
	if (item.hold === 'include') return { type: 'included' };
	const gain = changed(draft, [index], 'remove');
	const by = closures.dependents[index]!.find((each) => each !== index && chosen.has(each));
	if (by !== undefined) return { type: 'needed', by, gain };
	if (item.kind === 'reliability' && model.floor > 0) {
		const room = item.days + Math.max(0, model.owners[item.owner]!.days - draft.load[item.owner]!);
		const better = [...out].find(
			([other, { more, gain: its }]) =>
				more.length === 1 &&
				model.items[other]!.owner === item.owner &&
				model.items[other]!.kind !== 'reliability' &&
				model.items[other]!.days <= room + DAYS_TOLERANCE &&
				its > gain,
		);
		if (better) return { type: 'floor', insteadOf: better[0], gain };
	}
	return { type: 'worth', gain };
}

function whyOut(
	model: PlanModel,
	{ more, gain, tooMany }: OutPlace,
	goes: ReadonlyMap<number, { readonly loss: number; readonly days: number; readonly all: readonly number[] }>,
	slackOfFloor: number,
	index: number,
): Why {
	if (gain <= 0) return { type: 'worthless' };
	if (tooMany <= DAYS_TOLERANCE) return { type: 'unfinished', gain };
	const owner = model.items[index]!.owner;
	const days = daysOf(model, more);
	const makingRoom = [...goes]
		.filter(([other, { days: its }]) => model.items[other]!.owner === owner && its >= tooMany - DAYS_TOLERANCE)
		.sort(([one, a], [other, b]) => a.loss - b.loss || a.all.length - b.all.length || one - other);
	const reliability = reliabilityOf(model, more);
	const floored = makingRoom.find(
		([, { loss, all }]) => loss < gain && reliabilityOf(model, all) - reliability > slackOfFloor + DAYS_TOLERANCE,
	);
	if (floored) return { type: 'outOfFloor', beside: floored[0], gain };
	const beside = makingRoom[0]?.[0];
	return {
		type: 'outOfDays',
		days,
		tooMany,
		waitsFor: more.filter((each) => each !== index),
		gain,
		...(beside === undefined ? {} : { beside }),
	};
}

function daysOf({ items }: PlanModel, indexes: readonly number[]): number {
	return indexes.reduce((sum, index) => sum + items[index]!.days, 0);
}

function reliabilityOf({ items }: PlanModel, indexes: readonly number[]): number {
	return indexes.reduce((sum, index) => sum + (items[index]!.kind === 'reliability' ? items[index]!.days : 0), 0);
}

/** By how many days all owners together would have to grow so that items fit. */
function tooManyDays(model: PlanModel, draft: DraftPlan, indexes: readonly number[]): number {
	const load = [...draft.load];
	for (const index of indexes) load[model.items[index]!.owner]! += model.items[index]!.days;
	return load.reduce((sum, days, owner) => sum + Math.max(0, days - model.owners[owner]!.days), 0);
}

/**
 * The order in which to do the chosen items: by what they bring for each of their days (CD3), subject to what waits for
 * what. One that others wait for is as urgent as the best of them, taken together with it.
 */
export function orderOf(model: PlanModel, plan: Plan): number[] {
	const closures = closuresOf(model);
	const { chosen } = plan.choice;
	const alone = new DraftPlan(model, membershipsOf(model));
	const worth = new Map([...chosen].map((index) => [index, alone.gainOfAdding(index)]));
	const urgency = new Map(
		[...chosen].map((index) => {
			const own = worth.get(index)!;
			const { days } = model.items[index]!;
			const together = closures.dependents[index]!.filter((each) => each !== index && chosen.has(each)).map(
				(each) => (own + worth.get(each)!) / (days + model.items[each]!.days),
			);
			return [index, Math.max(own / days, ...together)] as const;
		}),
	);
	const isFirst = (index: number) => Number(model.items[index]!.hold === 'progress');
	const waiting = [...chosen].sort(
		(one, other) => isFirst(other) - isFirst(one) || urgency.get(other)! - urgency.get(one)! || one - other,
	);
	const order: number[] = [];
	const done = new Set<number>();
	while (waiting.length > 0) {
		const ready = waiting.findIndex((index) =>
			model.items[index]!.needs.every((need) => done.has(need) || !chosen.has(need)),
		);
		// Items that wait for each other come as they are.
		const [index] = waiting.splice(Math.max(0, ready), 1);
		order.push(index!);
		done.add(index!);
	}
	return order;
}

/** Share of the capacity that is reliability work in a plan, 0–1; and of the planned days, which is what a balance shows. */
export function reliabilityShares(model: PlanModel, { choice: { chosen } }: Plan) {
	const indexes = [...chosen];
	const reliability = reliabilityOf(model, indexes);
	const planned = daysOf(model, indexes);
	const capacity = capacityDays(model);
	return {
		ofCapacity: capacity > 0 ? reliability / capacity : 0,
		ofPlanned: planned > 0 ? reliability / planned : 0,
	};
}
