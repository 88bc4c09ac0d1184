import type { FigureUnit, Interval, PricedItem, Snapshot } from '../snapshot.ts';
import { type Message, message, say, type Translate } from '../text.ts';
import { type FigureStyle, formatFigure } from './figures.ts';

export interface ShownIn {
	readonly translate: Translate;
	/** BCP 47; decides how figures are written. */
	readonly locale?: string;
}

/** The figures of one snapshot as words. */
export interface Figures {
	say(sentence: Message): string;
	/** `4.2K`: cost of delay a week for each engineer-week of effort. */
	score(priced: PricedItem): string | undefined;
	/** `1.9K to 8.1K`; undefined where both ends read alike. */
	scoreInterval(priced: PricedItem): string | undefined;
	costOfDelay(priced: PricedItem): string;
	effort(priced: PricedItem): string | undefined;
	days(days: number): string;
	figure(value: number, unit: FigureUnit): string;
}

export function figuresOf(snapshot: Snapshot, { translate, locale }: ShownIn): Figures {
	const format: FigureStyle = {
		translate,
		form: 'compact',
		...(snapshot.currency === undefined ? {} : { currency: snapshot.currency }),
		...(locale === undefined ? {} : { locale }),
	};
	const range = ({ p10, p90 }: Interval): string | undefined => {
		const [low, high] = [formatFigure(p10, 'points', format), formatFigure(p90, 'points', format)];
		return low === high ? undefined : say(message('{0} to {1}', low, high), translate);
	};
	return {
		say: (sentence) => say(sentence, translate),
		score: ({ score }) => score && formatFigure(score.mean, 'points', format),
		scoreInterval: ({ score }) => score && range(score),
		costOfDelay: ({ costOfDelay }) => formatFigure(costOfDelay.mean, 'money/week', format),
		effort: ({ effort }) => effort && formatFigure(effort.mean, 'days', format),
		days: (days) => formatFigure(days, 'days', format),
		figure: (value, unit) => formatFigure(value, unit, format),
	};
}
