import { isOpen } from '../backlog/model.ts';
import { entryOf, placeAt } from '../backlog/sourceTree.ts';
import type { Place } from '../place.ts';
import type { Snapshot } from '../snapshot.ts';
import { message } from '../text.ts';
import { figuresOf, type ShownIn } from './itemFigures.ts';

/** What stands behind the effort of an open item in its file. */
export interface EffortHint {
	/** The effort's value, in the text that the ranking was made from. */
	readonly place: Place;
	/** `$2.8K/week`: what each week of waiting costs. */
	readonly label: string;
	/** What the figure is, and the item's reason. */
	readonly tooltip: string;
}

/** The price beside each effort of one file, from its top. */
export function effortHints(snapshot: Snapshot, file: string, shownIn: ShownIn): readonly EffortHint[] {
	const figures = figuresOf(snapshot, shownIn);
	return snapshot.items
		.filter(({ item }) => item.origin.file === file && isOpen(item) && entryOf(item.origin.node, 'effort'))
		.map((priced) => {
			const price = figures.costOfDelay(priced);
			return {
				place: placeAt(priced.item.origin, ['effort']),
				label: price,
				tooltip: `${figures.say(message('Cost of delay {0}', price))}. ${figures.say(priced.reason)}`,
			};
		})
		.sort((one, other) => one.place.start - other.place.start);
}
