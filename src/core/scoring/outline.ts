import type { Item } from '../backlog/model.ts';
import type { Interval } from '../snapshot.ts';
import type { Subject, Verdict } from './methods/method.ts';
import { appraise, DRAWS_OF_TERMS, type DrawnWorth, type Worth, worthOf } from './priceItem.ts';
import type { TermContext } from './terms/contribution.ts';
import type { Draws } from './uncertainty/draws.ts';
import type { Writable } from './writable.ts';

/** What an item is worth: means at once, as they follow from its terms; ranges about them when somebody asks for one. */
export interface OutlinedWorth {
	readonly worth: Worth;
	/** Draws of the score, each time anew; undefined where it is certain or there is none. */
	drawn(): Draws | undefined;
}

const outlines = new WeakMap<TermContext, TermContext>();

/** @param whole The same with all draws, where it is made already. */
export function outlined(
	item: Item,
	score: (subject: Subject) => Verdict,
	context: TermContext,
	whole?: DrawnWorth,
): OutlinedWorth {
	let ranges = whole?.worth;
	const draw = () => {
		const made = worthOf(appraise(item, context), score, context);
		ranges ??= made.worth;
		return made.scoreDraws;
	};
	if (whole) {
		let first = whole.scoreDraws;
		return {
			worth: whole.worth,
			drawn() {
				const draws = first ?? draw();
				first = undefined;
				return draws;
			},
		};
	}
	const ranged = (): Worth => {
		if (!ranges) draw();
		return ranges!;
	};
	const few = outlineOf(context);
	const { worth } = worthOf(appraise(item, few), score, few);
	const { costOfDelay, score: mean } = worth;
	const outline: Writable<Worth> = {
		costOfDelay: between(costOfDelay.mean, () => ranged().costOfDelay),
		badMinutesPerWeek: worth.badMinutesPerWeek,
		overdue: worth.overdue,
		// What it is said of is not kept: few read all reasons.
		get reason() {
			return worthOf(appraise(item, few), score, few).worth.reason;
		},
	};
	if (mean) outline.score = between(mean.mean, () => ranged().score!);
	if (worth.effort) outline.effort = worth.effort;
	if (worth.scoreParts) outline.scoreParts = worth.scoreParts;
	if (worth.unscored) outline.unscored = worth.unscored;
	if (worth.incidentsLast90Days !== undefined) outline.incidentsLast90Days = worth.incidentsLast90Days;
	return { worth: outline, drawn: draw };
}

/** The context with just the draws that the estimators need to run. */
function outlineOf(context: TermContext): TermContext {
	let few = outlines.get(context);
	if (!few) {
		few = { ...context, draws: DRAWS_OF_TERMS };
		outlines.set(context, few);
	}
	return few;
}

/** A mean that is known, between percentiles that are not yet. */
function between(mean: number, range: () => Interval): Interval {
	return {
		mean,
		get p10() {
			return range().p10;
		},
		get p90() {
			return range().p90;
		},
	};
}
