import { isOpen, type Status } from '../backlog/model.ts';
import type { PricedItem, Snapshot } from '../snapshot.ts';
import { message } from '../text.ts';
import { askSentence, sharedWith } from './inquiryWords.ts';
import { type Figures, figuresOf, type ShownIn } from './itemFigures.ts';
import { type KindShown, kindShown, statusWord } from './itemWords.ts';
import { oneLine } from './markdown.ts';

/** An item in a list to pick from. */
export interface PickRow {
	readonly key: string;
	readonly kind: KindShown;
	readonly status: Status;
	/** `1. Automate database failover`. */
	readonly label: string;
	/** Score and interval; what stands in their place where there is none. */
	readonly description: string;
	/** Why, in one line. */
	readonly detail: string;
	readonly links: readonly string[];
}

/** Every item in the snapshot's order: ranked ones, then open ones without a rank, then done and dropped ones. */
export function pickRows(snapshot: Snapshot, shownIn: ShownIn): readonly PickRow[] {
	const figures = figuresOf(snapshot, shownIn);
	return snapshot.items.map((priced) => {
		const { item, rank } = priced;
		const title = oneLine(item.title) || oneLine(item.id);
		return {
			key: item.key,
			kind: kindShown(item.kind),
			status: item.status,
			label: rank === undefined ? title : `${rank}. ${title}`,
			description: description(priced, figures),
			detail: oneLine(detail(priced, snapshot, figures)),
			links: item.links,
		};
	});
}

/** Asking takes a moment for each item, and nobody reads on past the first screens. */
const MOST_ASKED = 50;

function detail(priced: PricedItem, snapshot: Snapshot, figures: Figures): string {
	const { item, rank } = priced;
	const shared = sharedWith(item.key, snapshot, figures);
	const ask = rank !== undefined && rank <= MOST_ASKED ? snapshot.inquiry?.askFor(item.key) : undefined;
	return [
		figures.say((isOpen(item) ? priced.unscored : undefined) ?? priced.reason),
		...(shared === undefined ? [] : [figures.say(message('{0}.', shared))]),
		...(ask ? [figures.say(askSentence(ask, figures))] : []),
	].join(' ');
}

function description(priced: PricedItem, figures: Figures): string {
	if (!isOpen(priced.item)) return figures.say(statusWord(priced.item.status));
	if (priced.unscored && figures.method) return figures.say(message('not ranked by {0}', figures.method.name));
	const score = figures.namedScore(priced);
	if (score === undefined) return figures.say(message('no effort, not ranked'));
	const interval = figures.scoreInterval(priced);
	return interval === undefined ? score : figures.say(message('{0} ({1})', score, interval));
}
