import type { Item } from '../backlog/model.ts';
import type { Interval } from '../snapshot.ts';
import type { Message } from '../text.ts';
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
	// What it is said of is not kept: few read all reasons.
	const outline: Writable<Worth> = new Outline(
		new RangedLater(costOfDelay.mean, () => ranged().costOfDelay),
		worth.badMinutesPerWeek,
		worth.overdue,
		() => worthOf(appraise(item, few), score, few).worth.reason,
	);
	if (mean) outline.score = new RangedLater(mean.mean, () => ranged().score!);
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

/**
 * A mean that is known, between percentiles that are not yet. Getters of a class take no memory of their own; as JSON it
 * is what any interval is.
 */
class RangedLater implements Interval {
	readonly mean: number;
	readonly #range: () => Interval;

	constructor(mean: number, range: () => Interval) {
		this.mean = mean;
		this.#range = range;
	}

	get p10(): number {
		return this.#range().p10;
	}

	get p90(): number {
		return this.#range().p90;
	}

	toJSON(): Interval {
		return { mean: this.mean, p10: this.p10, p90: this.p90 };
	}
}

/** A worth whose reason is said when somebody asks. */
class Outline implements Worth {
	readonly costOfDelay: Interval;
	readonly badMinutesPerWeek: number;
	readonly overdue: boolean;
	readonly #reason: () => Message;

	constructor(costOfDelay: Interval, badMinutesPerWeek: number, overdue: boolean, reason: () => Message) {
		this.costOfDelay = costOfDelay;
		this.badMinutesPerWeek = badMinutesPerWeek;
		this.overdue = overdue;
		this.#reason = reason;
	}

	get reason(): Message {
		return this.#reason();
	}
}
