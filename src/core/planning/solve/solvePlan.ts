import { type Choice, capacityDays, moneyOf, type PlanModel } from '../model/planModel.ts';
import { type Closures, closuresOf } from './closures.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';
import { DraftPlan, membershipsOf } from './draftPlan.ts';
import { type FloorConflict, floorConflict } from './floorConflict.ts';
import { cutsAt, EXACT_MEMBERS, firstCuts, type PlanProgram, planProgram, type SavingCut } from './program.ts';
import { quickPlan } from './quickPlan.ts';
import type { Solver } from './solver.ts';
import {
	avoidedPart,
	DAYS_TOLERANCE,
	easilyOnTime,
	isFeasible,
	meetsDeadlines,
	reliabilityDays,
	worthOf,
} from './worth.ts';

/** A plan, as far as it is known. */
export interface Plan {
	/** `optimal`: it is proven that no plan is worth more. `feasible`: it keeps all demands; a better one may be found. */
	readonly status: 'optimal' | 'feasible';
	readonly choice: Choice;
	/** Money a week that it removes of cost of delay. */
	readonly objective: number;
	/** No plan is worth more than this. */
	readonly bound: number;
	/** (bound − objective) ÷ objective, from 0; what at most is missing. */
	readonly gap: number;
	/** Engineer-days of reliability work that it was held to. */
	readonly floorDays: number;
	/** The candidates cannot fill the floor; `floorDays` is as much of it as they can. */
	readonly floorShort: boolean;
	/** Where it is short because of them: the fewest items, held in or out, that the floor cannot hold together with. */
	readonly floorConflict: FloorConflict;
}

export interface NoPlan {
	readonly status: 'infeasible';
	readonly conflicts: readonly Conflict[];
}

export interface PlanOptions {
	/** It stops after so many seconds with the best that it has. */
	readonly seconds: number;
	/** It stops at this gap; 0 for a proof. */
	readonly gap: number;
	/** Milliseconds of a clock that only goes forward. */
	readonly clock: () => number;
	/** A choice that may be good, such as that of the same plan with one figure changed. */
	readonly start?: Choice;
	/** Find out what keeps the floor from being filled, where it is short. */
	readonly explainFloor?: boolean;
	/** Called with each better plan while the solver works on the proof, and once the gap is small. */
	readonly onBetter?: (plan: Plan) => void;
}

/** The gap that a first plan is to have at most, where it can. */
export const FIRST_GAP = 0.003;
/** What sums of rounded figures may differ by, in parts of the whole. */
const EQUAL = 1e-7;

/**
 * The plan that removes most cost of delay: first a good one with a proven gap, then better ones, at last the proof. Each
 * step yields what is known by then; between two steps the caller may stop. The same model gives the same plans, unless the
 * time is over first.
 */
export function* planSteps(model: PlanModel, solver: Solver, options: PlanOptions): Generator<Plan | NoPlan> {
	const closures = closuresOf(model);
	const conflicts = conflictsOf(model, closures);
	if (conflicts.length > 0) {
		yield { status: 'infeasible', conflicts };
		return;
	}
	const search = new PlanSearch(model, closures, solver, options);
	yield search.first();
	if (options.explainFloor && search.isFloorShort()) yield search.withFloorConflict();
	if (search.isDone()) return;
	if (!search.isGood()) yield search.better();
	if (search.isDone()) return;
	yield search.last();
}

class PlanSearch {
	readonly #model: PlanModel;
	readonly #closures: Closures;
	readonly #solver: Solver;
	readonly #options: PlanOptions;
	readonly #deadline: number;
	readonly #cuts: SavingCut[];
	readonly #wanted: number;
	#floorDays: number;
	#floorConflict: FloorConflict = { items: [], isFewest: true };
	#bound = Number.POSITIVE_INFINITY;
	#best: { readonly choice: Choice; readonly objective: number } | undefined;
	/** The solution without whole numbers, and by item how much a day of it is worth above its price. */
	#border:
		| { readonly program: PlanProgram; readonly values: ArrayLike<number>; readonly above: readonly number[] }
		| undefined;

	constructor(model: PlanModel, closures: Closures, solver: Solver, options: PlanOptions) {
		this.#model = model;
		this.#closures = closures;
		this.#solver = solver;
		this.#options = options;
		this.#deadline = options.clock() + options.seconds * 1000;
		this.#cuts = firstCuts(model);
		this.#wanted = model.floor * capacityDays(model);
		this.#floorDays = this.#wanted;
	}

	isFloorShort(): boolean {
		return this.#floorDays < this.#wanted - DAYS_TOLERANCE;
	}

	/** The same plan, with what keeps the floor from being filled. */
	withFloorConflict(): Plan {
		const isOver = () => this.#secondsLeft() <= LEAST_SECONDS;
		this.#floorConflict = floorConflict(this.#model, this.#closures, this.#solver, this.#wanted, isOver);
		return this.#plan();
	}

	/** A good plan by the program without whole numbers, which also says what no plan can be worth more than. */
	first(): Plan {
		if (!this.#relax()) {
			this.#fill();
			this.#relax();
		}
		const { start } = this.#options;
		if (start) this.#take(start.chosen, start.onTime);
		if (!this.#best) {
			const before = this.#floorDays;
			this.#fill();
			// What was proven of a plan with more reliability work does not hold for one with less.
			if (this.#floorDays < before) this.#relax();
		}
		return this.#plan();
	}

	/** Solves it without regard to whole numbers; false where even so the floor cannot be filled. */
	#relax(): boolean {
		let program = this.#program();
		let relaxed = this.#solver.relax(program.program);
		for (let round = 0; round < BOUNDING_ROUNDS && relaxed.kind === 'solved'; round++) {
			if (!this.#cutAlong(program, relaxed.values)) break;
			program = this.#program();
			relaxed = this.#solver.relax(program.program);
		}
		if (relaxed.kind === 'infeasible') return false;
		this.#bound = relaxed.bound * program.unit;
		this.#draw(program, relaxed.values, relaxed.prices);
		return true;
	}

	isDone(): boolean {
		return this.#gap() <= this.#options.gap;
	}

	/** The best plan, with its proof where the time is enough for it. */
	last(): Plan {
		for (;;) {
			const seconds = this.#secondsLeft();
			if (seconds <= LEAST_SECONDS) return this.#plan();
			const program = this.#program();
			const solved = this.#solver.solve(program.program, {
				gap: this.#options.gap,
				seconds,
				...(this.#best ? { start: this.#startOf(program, this.#best.choice) } : {}),
				onProgress: (values, bound) => {
					const before = this.#gap();
					this.#bound = Math.min(this.#bound, bound * program.unit);
					const better = values !== undefined && this.#takeValues(program, values);
					if (better || (before > FIRST_GAP && this.#gap() <= FIRST_GAP)) this.#options.onBetter?.(this.#plan());
				},
			});
			// The quick look found a plan that keeps all demands, so that the solver finds none is a matter of its tolerances.
			if (solved.kind === 'infeasible') return this.#plan();
			this.#bound = Math.min(this.#bound, solved.bound * program.unit);
			if (solved.kind === 'unknown') return this.#plan();
			this.#takeValues(program, solved.values);
			if (this.isDone() || !solved.proven || !this.#cut(program, solved.values)) return this.#plan(solved.proven);
		}
	}

	#secondsLeft(): number {
		return Math.max(LEAST_SECONDS, (this.#deadline - this.#options.clock()) / 1000);
	}

	#program(aim: 'worth' | 'fill' = 'worth'): PlanProgram {
		return planProgram(this.#model, this.#closures, this.#floorDays, this.#cuts, aim);
	}

	/** As much of the floor as the candidates can fill is what the plan is held to. */
	#fill(): void {
		const { program } = this.#program('fill');
		const solved = this.#solver.solve(program, {
			gap: 0,
			seconds: this.#secondsLeft(),
		});
		const chosen =
			solved.kind === 'solved'
				? this.#chosen(solved.values)
				: this.#closures.needed.flatMap((_, index) => this.#held(index));
		const filled = new Set(chosen);
		this.#floorDays = Math.min(this.#wanted, reliabilityDays(this.#model, filled));
		this.#take(filled);
	}

	#held(index: number): readonly number[] {
		const { hold } = this.#model.items[index]!;
		return hold === 'progress' || hold === 'include' ? this.#closures.needed[index]! : [];
	}

	/** Whole numbers from a solution without: what is surely in first, then by what an item is worth above the price of its days. */
	#draw(program: PlanProgram, values: ArrayLike<number>, prices: ArrayLike<number>): void {
		const { items } = this.#model;
		const memberships = membershipsOf(this.#model);
		const fresh = () => new DraftPlan(this.#model, memberships);
		const alone = fresh();
		const floorPrice = prices[program.floorRow]! * program.unit;
		const above = items.map(({ owner, days, kind }, index) => {
			const price = prices[owner]! * program.unit + (kind === 'reliability' ? floorPrice : 0);
			return alone.gainOfAdding(index) / days - price;
		});
		const most = Math.max(...above.map(Math.abs), Number.MIN_VALUE);
		const guides = [
			{ order: items.map((_, index) => sureness(values[index]!) + above[index]! / most), sure: SURE, rounds: 1 },
			{ order: above, sure: 0, rounds: 1 },
		];
		for (const guide of guides) {
			const draft = fresh();
			if (quickPlan(this.#model, this.#closures, this.#floorDays, draft, guide)) this.#take(draft.chosen);
			if (this.isGood()) break;
		}
		this.#border = { program, values, above };
	}

	/**
	 * A better plan in little time: the solver decides only about the items near the border, whose worth is about the price of their days (the core of
	 * Balas and Zemel 1980); all others stay as the solution without whole numbers has them.
	 */
	better(): Plan {
		if (!this.#border) return this.#plan();
		const { program, values, above } = this.#border;
		const nearest = above
			.map((distance, index) => ({ index, distance: Math.abs(distance) * this.#model.items[index]!.days }))
			.sort((one, other) => one.distance - other.distance || one.index - other.index);
		const open = new Set(nearest.slice(0, CORE_ITEMS).map(({ index }) => index));
		const lower = [...program.program.lower];
		const upper = [...program.program.upper];
		for (const index of this.#model.items.keys()) {
			const value = Math.round(values[index]!);
			if (open.has(index) || Math.abs(values[index]! - value) > 1e-6) continue;
			lower[index] = value;
			upper[index] = value;
		}
		const solved = this.#solver.solve(
			{ ...program.program, lower, upper },
			{ gap: FIRST_GAP / 6, seconds: this.#secondsLeft(), nodes: CORE_NODES },
		);
		if (solved.kind === 'solved') this.#takeValues(program, solved.values);
		return this.#plan();
	}

	/** The gap is as small as that of a first plan is to be. */
	isGood(): boolean {
		return this.#gap() <= Math.max(FIRST_GAP, this.#options.gap);
	}

	#chosen(values: ArrayLike<number>): Set<number> {
		return new Set(this.#model.items.flatMap((_, index) => (values[index]! > 0.5 ? [index] : [])));
	}

	#takeValues({ met }: PlanProgram, values: ArrayLike<number>): boolean {
		const onTime = new Set([...met].flatMap(([item, column]) => (values[column]! > 0.5 ? [item] : [])));
		return this.#take(this.#chosen(values), onTime);
	}

	/** Whether it is better than what was known. */
	#take(chosen: ReadonlySet<number>, onTime?: ReadonlySet<number>): boolean {
		const model = this.#model;
		if (!isFeasible(model, { chosen })) return false;
		if (reliabilityDays(model, chosen) < this.#floorDays - DAYS_TOLERANCE) return false;
		const choices = [
			...(onTime && meetsDeadlines(model, this.#closures, onTime) ? [{ chosen, onTime }] : []),
			{ chosen, onTime: easilyOnTime(model, this.#closures, chosen) },
		];
		let better = false;
		for (const choice of choices) {
			const objective = worthOf(model, choice);
			if (this.#best && objective <= this.#best.objective) continue;
			this.#best = { choice, objective };
			better = true;
		}
		return better;
	}

	/** By column: the choice as the start of a solution. What must be done by a date follows from it, and the solver finds it. */
	#startOf(program: PlanProgram, { chosen, onTime }: Choice): number[] {
		const start: number[] = new Array(program.program.costs.length).fill(0);
		for (const index of chosen) start[index] = 1;
		for (const [item, column] of program.met) start[column] = onTime.has(item) ? 1 : 0;
		this.#model.shared.forEach(({ parts }, saving) => {
			start[program.firstSaving + saving] = avoidedPart(
				parts.filter(({ item }) => chosen.has(item)).map(({ part }) => part),
			);
		});
		return start;
	}

	/** Adds the bounds that a solution breaks: what it counts of a saving is more than its items avoid. Whether there were any. */
	#cut(program: PlanProgram, values: ArrayLike<number>): boolean {
		let broken = false;
		this.#model.shared.forEach((shared, saving) => {
			const set = shared.parts.flatMap(({ item }, member) => (values[item]! > 0.5 ? [member] : []));
			const avoided = avoidedPart(set.map((member) => shared.parts[member]!.part));
			if (values[program.firstSaving + saving]! <= avoided + 1e-6) return;
			this.#cuts.push(...cutsAt(shared, saving, set));
			broken = true;
		});
		return broken;
	}

	/** Adds bounds of the greater savings that a solution without whole numbers breaks, at the sets of its greatest values. */
	#cutAlong(program: PlanProgram, values: ArrayLike<number>): boolean {
		const known = this.#cuts.length;
		this.#model.shared.forEach((shared, saving) => {
			if (shared.parts.length <= EXACT_MEMBERS) return;
			const members = shared.parts
				.map((_, member) => member)
				.sort((one, other) => values[shared.parts[other]!.item]! - values[shared.parts[one]!.item]!);
			const counted = values[program.firstSaving + saving]!;
			for (let size = 1; size < members.length; size++)
				for (const cut of cutsAt(shared, saving, members.slice(0, size)))
					if (counted > cut.parts.reduce((sum, { item, more }) => sum + more * values[item]!, cut.constant) + 1e-4)
						this.#cuts.push(cut);
		});
		return this.#cuts.length > known;
	}

	#gap(): number {
		return this.#best ? gapOf(this.#best.objective, this.#bound, this.#model) : Number.POSITIVE_INFINITY;
	}

	#plan(proven = false): Plan {
		const { choice, objective } = this.#best ?? emptyBest;
		const gap = this.#best ? this.#gap() : 1;
		const isOptimal = gap === 0 || (proven && this.#options.gap === 0 && gap <= 1e-5);
		return {
			status: isOptimal ? 'optimal' : 'feasible',
			choice,
			objective,
			bound: Math.max(objective, this.#bound),
			gap: isOptimal ? 0 : gap,
			floorDays: this.#floorDays,
			floorShort: this.isFloorShort(),
			floorConflict: this.#floorConflict,
		};
	}
}

const emptyBest = { choice: { chosen: new Set<number>(), onTime: new Set<number>() }, objective: 0 };

/** What is begun late has at least so long. */
const LEAST_SECONDS = 0.1;
/** Items near the border that the first plan decides about, and how long it looks. */
const CORE_ITEMS = 60;
const CORE_NODES = 50;
/** Times that bounds of shared savings are added before whole numbers are looked for. */
const BOUNDING_ROUNDS = 3;
/** From here on a guide is sure of an item: the solution without whole numbers has all of it. */
const SURE = 3;

function sureness(value: number): number {
	return value > 0.999 ? SURE + 1 : value;
}

/** Of figures that only rounding keeps apart it is 0. */
function gapOf(objective: number, bound: number, model: PlanModel): number {
	const missing = bound - objective;
	const scale = Math.max(
		Math.abs(objective),
		...model.items.map(({ gain }) => Math.abs(moneyOf(gain))),
		Number.MIN_VALUE,
	);
	if (missing <= EQUAL * scale) return 0;
	return objective > 0 ? missing / objective : 1;
}
