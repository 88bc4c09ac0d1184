import type { Choice, PlanCandidate, PlanModel } from '../../../../src/core/planning/model/planModel.ts';
import { closuresOf } from '../../../../src/core/planning/solve/closures.ts';
import { isFeasible, meetsDeadlines, reliabilityDays, worthOf } from '../../../../src/core/planning/solve/worth.ts';

/** Numbers from 0 to 1 that look random and are the same each time (mulberry32). */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export function candidate(values: Partial<PlanCandidate> & { readonly id: string }): PlanCandidate {
	return {
		key: values.id,
		title: values.id,
		owner: 0,
		days: 1,
		hold: 'free',
		needs: [],
		gain: { earns: 0, saves: 0, incidents: 0, badMinutes: 0 },
		...values,
	};
}

export interface Size {
	readonly items: number;
	readonly owners: number;
	/** Capacity as a part of all days. */
	readonly room: number;
	readonly held: boolean;
	readonly sharing: number;
}

/** Every demand at once: owners, a floor, dependencies across owners, held items, deadlines, shared incidents of 2 to 5 items. */
export function instance(seed: number, { items: count, owners, room, held, sharing }: Size): PlanModel {
	const random = numbers(seed);
	const pick = (most: number) => Math.floor(random() * most);
	const items = Array.from({ length: count }, (_, index): PlanCandidate => {
		const days = (1 + pick(40)) / 2;
		const kind = random() < 0.45 ? 'reliability' : random() < 0.9 ? 'product' : undefined;
		const needs = index > 0 && random() < 0.25 ? [pick(index)] : [];
		if (needs.length > 0 && index > 2 && random() < 0.3) needs.push(pick(index));
		const money = days * 100 * Math.exp(2 * random() - 1);
		const isDated = random() < 0.2;
		const chance = random();
		return candidate({
			id: `I-${index}`,
			...(kind ? { kind } : {}),
			owner: pick(owners),
			days,
			needs: [...new Set(needs)],
			hold: !held ? 'free' : chance < 0.06 ? 'progress' : chance < 0.1 ? 'include' : chance < 0.16 ? 'exclude' : 'free',
			gain: {
				earns: kind === 'reliability' ? 0 : money,
				saves: kind === 'reliability' ? money : random() < 0.1 ? -50 : 0,
				incidents: random(),
				badMinutes: 10 * random(),
			},
			...(isDated ? { deadline: { elapsed: (1 + pick(4)) / 5, perWeek: 100 + 2000 * random() } } : {}),
		});
	});
	const all = items.reduce((sum, { days }) => sum + days, 0);
	const shared = Array.from({ length: sharing }, () => {
		const members = new Set<number>();
		const size = Math.min(count, 2 + pick(4));
		while (members.size < size) members.add(pick(count));
		return {
			whole: { earns: 0, saves: 200 + 3000 * random(), incidents: 0.2, badMinutes: 5 },
			parts: [...members].map((item) => ({ item, part: random() < 0.2 ? 1 : 0.2 + 0.7 * random() })),
		};
	});
	return {
		items,
		owners: Array.from({ length: owners }, (_, owner) => ({
			owner: `team-${owner}`,
			days: Math.round((all * room) / owners),
		})),
		shared,
		floor: pick(11) / 10,
		weeks: 13,
	};
}

export interface Best {
	readonly worth: number;
	readonly floorDays: number;
}

/** Looks at every choice there is. As much of the floor as can be filled comes first, then the worth. */
export function bruteForce(model: PlanModel): Best | undefined {
	const closures = closuresOf(model);
	const capacity = model.owners.reduce((sum, { days }) => sum + days, 0);
	const wanted = model.floor * capacity;
	const dated = model.items.flatMap(({ deadline }, index) => (deadline && deadline.perWeek > 0 ? [index] : []));
	let floorDays = -1;
	const feasible: Set<number>[] = [];
	for (let bits = 0; bits < 2 ** model.items.length; bits++) {
		const chosen = new Set<number>();
		for (let index = 0; index < model.items.length; index++) if ((bits >> index) & 1) chosen.add(index);
		if (!isFeasible(model, { chosen })) continue;
		feasible.push(chosen);
		floorDays = Math.max(floorDays, Math.min(wanted, reliabilityDays(model, chosen)));
	}
	if (feasible.length === 0) return undefined;
	let worth = Number.NEGATIVE_INFINITY;
	for (const chosen of feasible) {
		if (reliabilityDays(model, chosen) < floorDays - 1e-9) continue;
		const candidates = dated.filter((index) => chosen.has(index));
		for (let bits = 0; bits < 2 ** candidates.length; bits++) {
			const onTime = new Set(candidates.filter((_, at) => (bits >> at) & 1));
			if (!meetsDeadlines(model, closures, onTime)) continue;
			const choice: Choice = { chosen, onTime };
			worth = Math.max(worth, worthOf(model, choice));
		}
	}
	return { worth, floorDays };
}
