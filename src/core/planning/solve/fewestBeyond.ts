/** Some sets by index, ascending. `isFewest`: it is proven that fewer would not do; else only that none can be left out. */
export interface Fewest {
	readonly indexes: readonly number[];
	readonly isFewest: boolean;
}

/**
 * The fewest of some sets that together weigh more than a limit, where what several of them hold weighs once. Sets that
 * share much make this hard (it is maximum coverage): past `MOST_STEPS` the answer is one of which none can be left out,
 * and says so. Undefined where all of them together do not weigh more.
 *
 * @param weightOf What a member weighs, from 0.
 */
export function fewestBeyond(
	sets: readonly (readonly number[])[],
	weightOf: (member: number) => number,
	limit: number,
): Fewest | undefined {
	const weightOfAll = (indexes: readonly number[]) => {
		let weight = 0;
		for (const member of new Set(indexes.flatMap((index) => sets[index]!))) weight += weightOf(member);
		return weight;
	};
	const own = sets.map((_, index) => weightOfAll([index]));
	const order = sets.map((_, index) => index).sort((one, other) => own[other]! - own[one]! || one - other);
	if (weightOfAll(order) <= limit) return undefined;
	const known = noneToSpare(order, (indexes) => weightOfAll(indexes) > limit);
	const fewer = fewerThan(known.length, order, own, weightOfAll, limit);
	const indexes = [...(fewer.found ?? known)].sort((one, other) => one - other);
	return { indexes, isFewest: fewer.isSure };
}

const MOST_STEPS = 100_000;

/** The first of them that are enough, without each that the others are enough without. */
function noneToSpare(order: readonly number[], isEnough: (indexes: readonly number[]) => boolean): readonly number[] {
	let taken: number[] = [];
	for (const index of order) {
		taken.push(index);
		if (isEnough(taken)) break;
	}
	for (const index of [...taken].reverse()) {
		const without = taken.filter((other) => other !== index);
		if (isEnough(without)) taken = without;
	}
	return taken;
}

/** By size, the smallest first: a branch ends where even the heaviest of what is left would not do. */
function fewerThan(
	size: number,
	order: readonly number[],
	own: readonly number[],
	weightOfAll: (indexes: readonly number[]) => number,
	limit: number,
): { readonly found?: readonly number[]; readonly isSure: boolean } {
	let steps = 0;
	const search = (taken: readonly number[], from: number, left: number): readonly number[] | undefined => {
		const weight = weightOfAll(taken);
		if (left === 0) return weight > limit ? taken : undefined;
		for (let at = from; at + left <= order.length; at++) {
			let most = weight;
			for (let more = at; more < at + left; more++) most += own[order[more]!]!;
			if (most <= limit || ++steps > MOST_STEPS) return undefined;
			const found = search([...taken, order[at]!], at + 1, left - 1);
			if (found) return found;
		}
		return undefined;
	};
	for (let wanted = 1; wanted < size; wanted++) {
		const found = search([], 0, wanted);
		if (steps > MOST_STEPS) return { isSure: false };
		if (found) return { found, isSure: true };
	}
	return { isSure: true };
}
