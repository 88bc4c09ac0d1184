import { capacityDays, type Gain, type PlanModel } from './model/planModel.ts';
import { type Plan, type PlanOptions, planSteps } from './solve/solvePlan.ts';
import type { Solver } from './solve/solver.ts';
import { DAYS_TOLERANCE, gainOf, reliabilityDays } from './solve/worth.ts';

/** What the best plan brings at one floor. */
export interface FrontierPoint {
	/** 0–1. */
	readonly floor: number;
	/** A week. */
	readonly gain: Gain;
	/** Share of the capacity that is reliability work in it, 0–1. */
	readonly share: number;
	/** What at most is missing to the best plan: (bound − worth) ÷ worth. */
	readonly gap: number;
	/** The candidates cannot fill this floor. */
	readonly short: boolean;
}

/** 0 %, 5 % … 100 %; the floor of the model itself comes to them. */
const frontierFloors: readonly number[] = Array.from({ length: 21 }, (_, step) => step / 20);

/** What is missing at most at each floor, where the time is enough. */
const FRONTIER_GAP = 0.0005;

/**
 * The best plan for each floor, from the lowest up. A plan with more reliability work than its floor asks for is the best
 * for all floors up to that share, and those are not solved again. Where a plan for a higher floor turns out to be worth
 * more than one within its gap for a lower, it serves there too: that floor is told once more. None where the demands
 * cannot hold together.
 *
 * @param options `seconds` are for each floor.
 */
export function* frontierSteps(
	model: PlanModel,
	solver: Solver,
	options: Pick<PlanOptions, 'seconds' | 'clock'>,
	floors: readonly number[] = [...new Set([...frontierFloors, model.floor])],
): Generator<FrontierPoint> {
	const capacity = capacityDays(model);
	const told: { floor: number; plan: Plan }[] = [];
	let last: Plan | undefined;
	for (const floor of [...floors].sort((one, other) => one - other)) {
		if (!last || !serves(model, last, floor * capacity)) {
			const steps = planSteps({ ...model, floor }, solver, { ...options, gap: FRONTIER_GAP });
			for (const step of steps) {
				if (step.status === 'infeasible') return;
				last = step;
			}
			if (!last) return;
			for (const entry of told) {
				if (last.floorShort || entry.plan.objective >= last.objective) continue;
				entry.plan = last;
				yield pointOf(model, entry.floor, last);
			}
		}
		told.push({ floor, plan: last });
		yield pointOf(model, floor, last);
	}
}

/** Whether the plan for a lower floor is the one for this too: it fills it, or nothing fills more than it does. */
function serves(model: PlanModel, { choice, floorShort, floorDays }: Plan, days: number): boolean {
	return (
		reliabilityDays(model, choice.chosen) >= days - DAYS_TOLERANCE || (floorShort && floorDays < days - DAYS_TOLERANCE)
	);
}

function pointOf(model: PlanModel, floor: number, plan: Plan): FrontierPoint {
	const capacity = capacityDays(model);
	const filled = reliabilityDays(model, plan.choice.chosen);
	return {
		floor,
		gain: gainOf(model, plan.choice),
		share: capacity > 0 ? filled / capacity : 0,
		gap: plan.gap,
		short: filled < floor * capacity - DAYS_TOLERANCE,
	};
}

/** What a lower floor would change a quarter of 13 weeks: what is earned more, and what is saved less. */
export interface Difference {
	readonly from: number;
	readonly to: number;
	/** Money. */
	readonly earned: number;
	readonly saved: number;
	readonly incidents: number;
	readonly badMinutes: number;
}

const WEEKS = 13;

export function differenceOf(from: FrontierPoint, to: FrontierPoint): Difference {
	return {
		from: from.floor,
		to: to.floor,
		earned: WEEKS * (to.gain.earns - from.gain.earns),
		saved: WEEKS * (from.gain.saves - to.gain.saves),
		incidents: WEEKS * (from.gain.incidents - to.gain.incidents),
		badMinutes: WEEKS * (from.gain.badMinutes - to.gain.badMinutes),
	};
}
