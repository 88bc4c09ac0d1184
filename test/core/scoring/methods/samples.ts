import type { MethodId } from '../../../../src/core/backlog/model.ts';
import { priceItems } from '../../../../src/core/scoring/priceItems.ts';
import type { PricedItem } from '../../../../src/core/snapshot.ts';
import { english, say } from '../../../../src/core/text.ts';
import { NOW, type Scene, scope } from '../samples.ts';

/** The items of a scene by rank under a method. */
export function rankedBy(method: MethodId, scene: Scene): readonly PricedItem[] {
	return priceItems([scope(scene)], NOW, method).items;
}

export function byId(items: readonly PricedItem[], id: string): PricedItem {
	return items.find(({ item }) => item.id === id)!;
}

/** The method's own terms: `label` and value. */
export function partsOf(priced: PricedItem): [string, number][] {
	return (priced.scoreParts ?? []).map(({ label, value }) => [say(label, english), Number(value.toPrecision(6))]);
}

export function whyUnscored(priced: PricedItem): string | undefined {
	return priced.unscored && say(priced.unscored, english);
}
