import { isOpen } from '../backlog/model.ts';
import type { Place } from '../place.ts';
import type { PricedItem, Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { type Figures, figuresOf, type ShownIn } from './itemFigures.ts';

/** What stands above an open item in its file. */
export interface ItemLens {
	readonly key: string;
	/** The item, in the text that the ranking was made from. */
	readonly place: Place;
	/** `#1 of 34 · score 4.2K (1.9K to 8.1K)`; by another method than CD3 `#1 of 34 · RICE 4.2K (1.9K to 8.1K)`. */
	readonly title: string;
	/** What the figures mean, as a sentence. */
	readonly tooltip: string;
}

/** The lenses of one file, from its top. Items that are done or dropped have none: they take no part in the ranking. */
export function itemLenses(snapshot: Snapshot, file: string, shownIn: ShownIn): readonly ItemLens[] {
	const figures = figuresOf(snapshot, shownIn);
	const ranked = snapshot.items.filter(({ rank }) => rank !== undefined).length;
	const stale = snapshot.files.get(file)?.stale ?? false;
	return snapshot.items
		.filter(({ item }) => item.origin.file === file && isOpen(item))
		.map((priced) => ({
			key: priced.item.key,
			place: { file, start: priced.item.origin.start, end: priced.item.origin.end },
			title: title(priced, ranked, stale, figures),
			tooltip: tooltip(priced, stale, figures),
		}))
		.sort((a, b) => a.place.start - b.place.start);
}

function title(priced: PricedItem, ranked: number, stale: boolean, figures: Figures): string {
	const sentence = ranking(priced, ranked, figures);
	return stale ? figures.say(message('{0} · before the error in this file', sentence)) : sentence;
}

function ranking(priced: PricedItem, ranked: number, figures: Figures): string {
	const score = figures.score(priced);
	if (priced.unscored && figures.method)
		return figures.say(
			message('Not ranked by {0} · cost of delay {1}', figures.method.name, figures.costOfDelay(priced)),
		);
	if (priced.rank === undefined || score === undefined)
		return figures.say(message('Not ranked: no effort · cost of delay {0}', figures.costOfDelay(priced)));
	const interval = figures.scoreInterval(priced);
	const words = figures.scoreWords(score);
	return interval === undefined
		? figures.say(message('#{0} of {1} · {2}', priced.rank, ranked, words))
		: figures.say(message('#{0} of {1} · {2} ({3})', priced.rank, ranked, words, interval));
}

function tooltip(priced: PricedItem, stale: boolean, figures: Figures): string {
	return stale
		? figures.say(message('The text has errors; this comes from the last text without.'))
		: figures.say(meaning(priced, figures));
}

function meaning(priced: PricedItem, figures: Figures): Message {
	if (priced.unscored) return priced.unscored;
	if (priced.score === undefined) return message('Give it an effort, for example “effort: 5d”, and it is ranked.');
	return (
		figures.method?.formula ??
		message(
			'Cost of delay {0}, divided by the effort in engineer-weeks. Show what it is made of.',
			figures.costOfDelay(priced),
		)
	);
}
