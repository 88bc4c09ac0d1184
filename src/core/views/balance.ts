import type { Place } from '../place.ts';
import type { Balance, BalanceSide } from '../snapshot.ts';
import { english, type Message, message, say, type Translate } from '../text.ts';
import { type FigureStyle, formatFigure } from './figures.ts';

/** The sides that the file states. */
type StatedSide = 'planned' | 'inProgress';
export type BalanceSideId = StatedSide | 'actual';

/** The balance as shown: its sides against one floor. Plain JSON. */
export interface BalanceModel<Id extends BalanceSideId = StatedSide> {
	readonly title: string;
	readonly sides: readonly BalanceSideModel<Id>[];
	/** 0–1. */
	readonly floor?: { readonly share: number; readonly text: string; readonly place: Place };
}

export interface BalanceSideModel<Id extends BalanceSideId = BalanceSideId> {
	readonly id: Id;
	readonly label: string;
	/** In a fixed order, without empty ones; shares add up to 1. Empty where no effort is counted. */
	readonly parts: readonly BalancePart[];
	/** One sentence: the share, and how it stands to the floor. */
	readonly text: string;
	readonly standing: 'met' | 'missed' | 'open';
	/** The key of what it is made of, where it opens into that. */
	readonly key?: string;
}

export interface BalancePart {
	readonly kind: 'reliability' | 'product' | 'uncategorised';
	readonly label: string;
	/** 0–1. */
	readonly share: number;
	/** `reliability 24% (12 d)`. */
	readonly text: string;
}

export interface BalanceOptions {
	readonly translate: Translate;
	readonly locale?: string;
}

/** Undefined where neither side counts any effort and there is no floor to hold it against. */
export function balanceModel(balance: Balance, { translate, locale }: BalanceOptions): BalanceModel | undefined {
	const { planned, inProgress, floor } = balance;
	if (total(planned) <= 0 && total(inProgress) <= 0 && !floor) return undefined;
	const words = balanceWords({ translate, ...(locale === undefined ? {} : { locale }) });
	return {
		title: words.say(message('Balance')),
		sides: [
			sideModel('planned', message('Planned'), planned, floor?.share, words),
			sideModel('inProgress', message('In progress'), inProgress, floor?.share, words),
		],
		...(floor ? { floor: floorModel(floor, words) } : {}),
	};
}

/** The floor as it stands in the strip, with the line that states it. */
export function floorModel(
	{ share, place: { file, start, end } }: { readonly share: number; readonly place: Place },
	words: BalanceWords,
): NonNullable<BalanceModel['floor']> {
	return { share, text: words.say(message('Floor {0}', words.share(share))), place: { file, start, end } };
}

/** How a balance is written. */
export interface BalanceWords {
	say(sentence: Message): string;
	share(value: number): string;
	days(value: number): string;
}

export function balanceWords({ translate = english, locale }: Pick<FigureStyle, 'translate' | 'locale'>): BalanceWords {
	const style = locale === undefined ? {} : { locale };
	return {
		say: (sentence) => say(sentence, translate),
		share: (value) => formatFigure(value, 'share', style),
		days: (value) => formatFigure(value, 'days', style),
	};
}

/** Shares closer than this are the same: the sums of days carry rounding. */
const EQUAL = 1e-9;

/** One side against the floor. Shares are 0–1. */
export function sideModel<Id extends BalanceSideId>(
	id: Id,
	label: Message,
	side: BalanceSide,
	floor: number | undefined,
	words: BalanceWords,
): BalanceSideModel<Id> {
	const days = total(side);
	const share = days > 0 ? side.reliability / days : undefined;
	const standing = share === undefined || floor === undefined ? 'open' : share + EQUAL >= floor ? 'met' : 'missed';
	return {
		id,
		label: words.say(label),
		parts: share === undefined ? [] : parts(side, days, words),
		text: words.say(sentence(share, floor, words)),
		standing,
	};
}

function sentence(share: number | undefined, floor: number | undefined, words: BalanceWords): Message {
	if (share === undefined) return message('Nothing with an effort yet');
	if (floor === undefined) return message('{0} reliability', words.share(share));
	const distance = Math.abs(share - floor);
	if (distance <= EQUAL) return message('{0} reliability, at the floor of {1}', words.share(share), words.share(floor));
	if (words.share(share) === words.share(floor))
		return share > floor
			? message('{0} reliability, just above the floor', words.share(share))
			: message('{0} reliability, just under the floor', words.share(share));
	return share > floor
		? message('{0} reliability, above the floor of {1}', words.share(share), words.share(floor))
		: message('{0} reliability, under the floor of {1}', words.share(share), words.share(floor));
}

function parts(side: BalanceSide, days: number, words: BalanceWords): BalancePart[] {
	const labels = {
		reliability: message('Reliability'),
		product: message('Product'),
		uncategorised: message('Uncategorised'),
	} as const;
	return (['reliability', 'product', 'uncategorised'] as const)
		.filter((kind) => side[kind] > 0)
		.map((kind) => {
			const label = words.say(labels[kind]);
			const share = side[kind] / days;
			return {
				kind,
				label,
				share,
				text: words.say(message('{0}: {1} ({2})', label, words.share(share), words.days(side[kind]))),
			};
		});
}

function total(side: BalanceSide): number {
	return side.reliability + side.product + side.uncategorised;
}
