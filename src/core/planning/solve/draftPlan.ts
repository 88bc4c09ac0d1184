import { moneyOf, type PlanModel } from '../model/planModel.ts';
import { DAYS_TOLERANCE } from './worth.ts';

/**
 * A choice in the making: knows its days and its worth at each step. A deadline counts as met as long as its item is in;
 * whether all can be is looked at when the choice is done.
 */
export class DraftPlan {
	readonly chosen = new Set<number>();
	/** Engineer-days by owner. */
	readonly load: number[];
	reliabilityDays = 0;
	/** Money a week. */
	worth = 0;
	readonly #model: PlanModel;
	readonly #values: ArrayLike<number>;
	readonly #sharedMoney: ArrayLike<number>;
	readonly #memberships: readonly (readonly { readonly saving: number; readonly part: number }[])[];

	/**
	 * @param values By item, money a week of its own; by default what the model says.
	 * @param sharedMoney By shared saving, money a week of the whole.
	 */
	constructor(
		model: PlanModel,
		memberships: readonly (readonly { readonly saving: number; readonly part: number }[])[],
		values: ArrayLike<number> = ownValues(model),
		sharedMoney: ArrayLike<number> = model.shared.map(({ whole }) => moneyOf(whole)),
	) {
		this.#model = model;
		this.#values = values;
		this.#sharedMoney = sharedMoney;
		this.#memberships = memberships;
		this.load = model.owners.map(() => 0);
	}

	/** Money a week that an item would add to what is chosen. */
	gainOfAdding(index: number): number {
		let gain = this.#values[index]!;
		for (const { saving, part } of this.#memberships[index]!)
			gain += this.#sharedMoney[saving]! * part * this.#left(saving, index);
		return gain;
	}

	add(index: number): void {
		if (this.chosen.has(index)) return;
		this.worth += this.gainOfAdding(index);
		this.chosen.add(index);
		this.#count(index, 1);
	}

	remove(index: number): void {
		if (!this.chosen.delete(index)) return;
		this.worth -= this.gainOfAdding(index);
		this.#count(index, -1);
	}

	/** Whether each owner has the days for what is chosen. */
	fits(): boolean {
		return this.load.every((days, owner) => days <= this.#model.owners[owner]!.days + DAYS_TOLERANCE);
	}

	/** Whether items can be added within the capacity. */
	hasRoomFor(indexes: readonly number[]): boolean {
		const { items, owners } = this.#model;
		if (indexes.length === 1) {
			const { owner, days } = items[indexes[0]!]!;
			return this.load[owner]! + days <= owners[owner]!.days + DAYS_TOLERANCE;
		}
		const more = owners.map(() => 0);
		for (const index of indexes) more[items[index]!.owner]! += items[index]!.days;
		return more.every((days, owner) => this.load[owner]! + days <= owners[owner]!.days + DAYS_TOLERANCE);
	}

	#count(index: number, sign: 1 | -1): void {
		const { owner, days, kind } = this.#model.items[index]!;
		this.load[owner]! += sign * days;
		if (kind === 'reliability') this.reliabilityDays += sign * days;
	}

	/** The part of a shared saving that the chosen items, without this one, leave. */
	#left(saving: number, index: number): number {
		let left = 1;
		for (const { item, part } of this.#model.shared[saving]!.parts)
			if (item !== index && this.chosen.has(item)) left *= 1 - part;
		return left;
	}
}

/** By item: the shared savings that it takes part in. */
export function membershipsOf({ items, shared }: PlanModel) {
	const memberships: { saving: number; part: number }[][] = items.map(() => []);
	shared.forEach(({ parts }, saving) => {
		for (const { item, part } of parts) memberships[item]!.push({ saving, part });
	});
	return memberships;
}

/** By item: money a week of its own, with its deadline met. */
function ownValues({ items }: PlanModel): number[] {
	return items.map(({ gain, deadline }) => moneyOf(gain) + (deadline?.perWeek ?? 0));
}
