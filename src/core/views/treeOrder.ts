import type { PricedItem, Snapshot } from '../snapshot.ts';

/** The files in their order, and in each its items as they stand there. */
export function inFileOrder(items: readonly PricedItem[], { backlogs }: Snapshot): readonly PricedItem[] {
	const places = new Map(backlogs.map(({ file }, index) => [file, index]));
	const placeOf = ({ item }: PricedItem) => places.get(item.origin.file) ?? places.size;
	return [...items].sort((a, b) => placeOf(a) - placeOf(b) || a.item.origin.start - b.item.origin.start);
}
