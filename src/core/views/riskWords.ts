import type { RiskSize } from '../scoring/errorBudget.ts';
import type {
	CataloguedRisk,
	RiskCatalogue,
	ServiceRisks,
	ServiceWithoutBudget,
} from '../scoring/risks/riskCatalogue.ts';
import type { Standing } from '../scoring/risks/standing.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message, say, type Translate } from '../text.ts';
import { type FigureStyle, formatFigure, formatHundredths, formatNumber, formatShare } from './figures.ts';
import { folderNames } from './fileNames.ts';
import { oneLine } from './markdown.ts';

/** How figures and sentences of the risk catalogue are written. */
export interface RiskWords {
	say(sentence: Message): string;
	/** `525.96`. */
	hundredths(value: number): string;
	/** `525.96 min`. */
	minutes(value: number): string;
	/** As exact as an estimate is worth reading: `120`, `12`, `3.4`. */
	rounded(value: number): string;
	/** Of 0–1. */
	share(value: number): string;
	days(value: number): string;
	/** Folders of the backlogs; empty where there is only one. */
	readonly folders: ReadonlyMap<string, string>;
}

export function riskWords(
	snapshot: Snapshot,
	{ translate, locale }: { readonly translate: Translate; readonly locale?: string },
): RiskWords {
	const style: FigureStyle = { translate, ...(locale === undefined ? {} : { locale }) };
	return {
		say: (sentence) => oneLine(say(sentence, translate)),
		hundredths: (value) => formatHundredths(value, style),
		minutes: (value) => say(message('{0} min', formatHundredths(value, style)), translate),
		rounded: (value) => formatNumber(value, { ...style, form: value < 1e6 ? 'full' : 'compact' }),
		share: (value) => formatShare(value, style),
		days: (value) => formatFigure(value, 'days', style),
		folders: folderNames(snapshot.backlogs.map(({ file }) => file)),
	};
}

/** Each size has its own shape besides its word, as colour alone says nothing. */
export const sizeWords: Readonly<Record<RiskSize, { readonly text: Message; readonly icon: string }>> = {
	high: { text: message('High'), icon: 'arrow-up' },
	medium: { text: message('Medium'), icon: 'dash' },
	low: { text: message('Low'), icon: 'arrow-down' },
};

export function riskName({ cause, addressing }: CataloguedRisk): Message {
	if (cause !== undefined) return message('{0}', cause);
	const [stating] = addressing;
	return stating?.states ? message('{0}', stating.item.title || stating.item.id) : message('No cause given');
}

export function basisWords({ terms }: CataloguedRisk): { readonly text: Message; readonly icon: string } {
	if (terms.basis === 'guessed') return { text: message('guessed'), icon: 'person' };
	return {
		text: terms.incidents === 1 ? message('measured (1)') : message('measured ({0})', terms.incidents),
		icon: 'graph',
	};
}

const standings: Readonly<Record<Standing, Message>> = {
	stated: message('Accepted by the team'),
	dropped: message('Accepted: its item was dropped'),
	remainder: message('Accepted: what is left after its item'),
	addressed: message('To be engineered away'),
	noItem: message('No open item'),
};

export function standingWords({ standing }: CataloguedRisk): Message {
	return standings[standing];
}

/** The formula with its values. */
export function formulaOf({ terms }: CataloguedRisk, words: RiskWords): Message {
	const { hundredths, share } = words;
	if (terms.basis === 'measured')
		return message(
			'{0} a year × {1} min × {2} = {3} min',
			hundredths(terms.timesPerYear),
			hundredths(terms.minutes),
			share(terms.struck),
			hundredths(terms.badMinutesPerYear),
		);
	const parts = [
		hundredths(terms.detect),
		hundredths(terms.repair),
		share(terms.impact),
		hundredths(terms.timesPerYear),
		hundredths(terms.badMinutesPerYear),
	];
	return terms.left < 1
		? message('({0} + {1}) min × {2} × {3} a year × {5} left = {4} min', ...parts, share(terms.left))
		: message('({0} + {1}) min × {2} × {3} a year = {4} min', ...parts);
}

export function standingOf({ budget, accepted, unaccepted, unallocated }: ServiceRisks): 'over' | 'open' | 'within' {
	if (unallocated < 0) return 'over';
	return accepted + unaccepted > budget ? 'open' : 'within';
}

/** How the accepted risks, and then all of them, stand to the budget. */
export function summaryOf(risks: ServiceRisks, words: RiskWords): Message {
	const { accepted, unaccepted, unallocated } = risks;
	switch (standingOf(risks)) {
		case 'over':
			return message(
				'Over-committed: the accepted risks take {0}, which is {1} more than the error budget.',
				words.minutes(accepted),
				words.minutes(-unallocated),
			);
		case 'open':
			return message(
				'{0} of the budget is unallocated. The unaccepted risks would take {1}: engineer {2} of them away.',
				words.minutes(unallocated),
				words.minutes(unaccepted),
				words.minutes(unaccepted - unallocated),
			);
		case 'within':
			return unaccepted > 0
				? message(
						'{0} of the budget is unallocated. The unaccepted risks would take {1} and fit into it.',
						words.minutes(unallocated),
						words.minutes(unaccepted),
					)
				: message('{0} of the budget is unallocated, and every risk is accepted.', words.minutes(unallocated));
	}
}

/** The one sentence to take away: the service that is worst off. */
export function headlineOf({ services }: RiskCatalogue, words: RiskWords): Message {
	if (services.length === 0) return message('Risks against the error budget');
	const excess = (risks: ServiceRisks) => risks.accepted + risks.unaccepted - risks.budget;
	const worst = (standing: string) =>
		services.filter((risks) => standingOf(risks) === standing).sort((one, other) => excess(other) - excess(one))[0];
	const over = worst('over');
	if (over)
		return message(
			'“{0}” is over-committed: its accepted risks take {1} more than its error budget of {2} a year.',
			over.service.id,
			words.minutes(-over.unallocated),
			words.minutes(over.budget),
		);
	const open = worst('open');
	if (open?.budget === 0)
		return message(
			'The risks of “{0}” take {1} a year, and its objective leaves no error budget.',
			open.service.id,
			words.minutes(open.unaccepted),
		);
	if (open)
		return message(
			'The risks of “{0}” take {1} of its error budget: {2} a year must be engineered away.',
			open.service.id,
			words.share((open.accepted + open.unaccepted) / open.budget),
			words.minutes(excess(open)),
		);
	return services.length === 1
		? message('The risks of “{0}” fit its error budget.', services[0]!.service.id)
		: message('The risks of all {0} services fit their error budgets.', services.length);
}

/** Why a service has no budget, and what to write. */
export function whyWithoutBudget({ from, badMinutesPerYear }: ServiceWithoutBudget, words: RiskWords): Message {
	const minutes = words.minutes(Math.round(badMinutesPerYear));
	if (from !== undefined)
		return message(
			'Its objective could not be read from {0}: the problem on its “slo” says why. Its risks take about {1} a year.',
			from,
			minutes,
		);
	return badMinutesPerYear > 0
		? message(
				'It has no objective: write slo: { target: 99.9%, window: 28d }. Its risks take about {0} a year.',
				minutes,
			)
		: message('It has no objective: write slo: { target: 99.9%, window: 28d }.');
}
