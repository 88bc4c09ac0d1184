import { type Item, isOpen } from '../backlog/model.ts';
import type { Problem } from '../problem.ts';
import { contradictedGuesses } from './contradictions.ts';
import { KeptWorth } from './keptWorths.ts';
import { type Pricing, type PricingScope, shownOf } from './priceItems.ts';
import { type EntrantChange, rerank } from './rankedWorths.ts';

/** Items of one scope that say something else now, each with the same key and status. */
export interface ScopeChange {
	readonly before: PricingScope;
	/** The same scope with the changed items in the place of the others. */
	readonly after: PricingScope;
	readonly items: readonly { readonly before: Item; readonly after: Item }[];
}

/**
 * What `priceItems` gives after a change of single items, which alone are priced again; its problems are not those of all
 * items but of the changed ones. Undefined where others may be priced otherwise too.
 */
export function repriceItems(pricing: Pricing, { before, after, items }: ScopeChange): Pricing | undefined {
	const { again } = pricing;
	const context = again?.contexts.get(before);
	const history = pricing.histories.get(before);
	if (!again || !context || !history) return undefined;
	const { keeper, score, now } = again;
	const problems: Problem[] = [];
	const changes: EntrantChange[] = [];
	for (const { before: stood, after: item } of items) {
		const known = keeper.known(item, context);
		if (!known) return undefined;
		const worth = known.holdsFor(item, context) ? known : new KeptWorth(item, context, score);
		changes.push({ before: stood, worth: known, after: { item, context, worth } });
		if (isOpen(item)) problems.push(...contradictedGuesses(item, context.history));
	}
	const worths = rerank(pricing.worths, changes);
	if (!worths) return undefined;
	for (const { after } of changes) keeper.change(after.item, context, after.worth);
	const swapped = <V>(map: ReadonlyMap<PricingScope, V>) =>
		new Map([...map].map(([scope, value]) => [scope === before ? after : scope, value]));
	const contexts = swapped(again.contexts);
	return {
		...shownOf(worths, contexts, now),
		problems,
		histories: swapped(pricing.histories),
		again: { ...again, contexts },
	};
}
