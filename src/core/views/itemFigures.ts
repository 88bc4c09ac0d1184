import type { ScoringMethod } from '../scoring/methods/method.ts';
import { methods } from '../scoring/methods/registry.ts';
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
	/** `4.2K`, in the unit of the method: by CD3 cost of delay a week for each engineer-week of effort. */
	score(priced: PricedItem): string | undefined;
	/** The same with the name of any method but CD3: `4.2K`, `RICE 4.2K`. */
	namedScore(priced: PricedItem): string | undefined;
	/** A score inside a sentence, as words: `score 4.2K`, `RICE 4.2K`. */
	scoreWords(score: string): string;
	/** `1.9K to 8.1K`; undefined where both ends read alike. */
	scoreInterval(priced: PricedItem): string | undefined;
	costOfDelay(priced: PricedItem): string;
	effort(priced: PricedItem): string | undefined;
	days(days: number): string;
	figure(value: number, unit: FigureUnit): string;
	/** What ranks the items, where it is not CD3. */
	readonly method: ScoringMethod | undefined;
}

/** What ranks the items, where it is not CD3: views then name it. */
export function otherMethod({ method }: Pick<Snapshot, 'method'>): ScoringMethod | undefined {
	return method === undefined || method === 'cd3' ? undefined : methods[method];
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
	const method = otherMethod(snapshot);
	const score = (priced: PricedItem) => priced.score && formatFigure(priced.score.mean, 'points', format);
	const named = (text: string) => (method ? say(message('{0} {1}', method.name, text), translate) : undefined);
	return {
		method,
		say: (sentence) => say(sentence, translate),
		score,
		namedScore: (priced) => {
			const text = score(priced);
			return text && (named(text) ?? text);
		},
		scoreWords: (text) => named(text) ?? say(message('score {0}', text), translate),
		scoreInterval: ({ score }) => score && range(score),
		costOfDelay: ({ costOfDelay }) => formatFigure(costOfDelay.mean, 'money/week', format),
		effort: ({ effort }) => effort && formatFigure(effort.mean, 'days', format),
		days: (days) => formatFigure(days, 'days', format),
		figure: (value, unit) => formatFigure(value, unit, format),
	};
}
