import type { Item, MethodId } from '../../backlog/model.ts';
import type { Estimate } from '../../backlog/quantities.ts';
import type { Figure, TermKind } from '../../snapshot.ts';
import type { Message } from '../../text.ts';
import type { FigureStyle } from '../../views/figures.ts';
import type { Contribution } from '../terms/contribution.ts';
import type { Draws } from '../uncertainty/draws.ts';
import type { Tails } from '../uncertainty/percentiles.ts';

/** An item with what it avoids, saves and earns: what every method starts from. */
export interface Appraisal {
	/** As the file says it, with figures within the bounds of pricing. */
	readonly item: Item;
	readonly contributions: readonly Contribution[];
	/** Money a week, the sum of the contributions. */
	readonly costOfDelay: number;
}

/** What a method scores: an appraised item that has an effort. */
export interface Subject extends Appraisal {
	readonly costTails: Tails;
	readonly effort: Estimate;
	/** Engineer-days: the mean of the effort, above zero. */
	readonly days: number;
	readonly effortTails: Tails;
	/** Draws of the cost of delay, which the method may take over; absent where it is certain. */
	readonly costs?: Draws;
	/** How many draws. */
	readonly draws: number;
}

/** A score with what it is made of. The unit is the method's own: scores of two methods cannot be set against each other. */
export interface MethodScore {
	readonly mean: number;
	/** Absent where the score is certain. */
	readonly draws?: Draws;
	/** Where they are known without a look at the draws. */
	readonly tails?: Tails;
	/** The method's own terms; none where they are the terms of the cost of delay and the effort. */
	readonly parts: readonly Figure[];
	/** What the method sees in the item, as a clause that can stand beside that of another method. */
	counts(style: FigureStyle): Message;
}

/** A score, or in one sentence why the method has none for this item: nothing is made up for it. */
export type Verdict = MethodScore | { readonly unscored: Message };

/**
 * A way to bring items into an order (design, section 5.6). `begin` is told the open items, for methods whose scales
 * depend on all of them; asking for them is what makes them be appraised first.
 */
export interface ScoringMethod {
	readonly id: MethodId;
	/** A proper name, the same in every language. */
	readonly name: string;
	/** How it scores, in one sentence. */
	readonly formula: Message;
	/** The kinds of term that move its score. */
	readonly sees: readonly TermKind[];
	begin(open: () => readonly Appraisal[]): (subject: Subject) => Verdict;
}
