import type { Promised } from '../backlog/model.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import { localDate } from '../backlog/times.ts';
import { zoneOfMeasures } from '../measures/measures.ts';
import { type Observed, type Outcome, perQuarter, reviewOutcomes } from '../measures/outcomes/outcomes.ts';
import type { Place } from '../place.ts';
import { finite } from '../scoring/bounds.ts';
import type { Figure, FigureUnit, Snapshot } from '../snapshot.ts';
import { type Message, message, say, type Translate } from '../text.ts';
import { type ExplanationRow, explainFigures } from './explanationRows.ts';
import { type FigureStyle, formatNumber, formatShare } from './figures.ts';
import { folderNames } from './fileNames.ts';
import { oneLine } from './markdown.ts';
import {
	calibrationSentences,
	NEARLY,
	type OutcomeFigures,
	outcomeSentence,
	outcomesHeadline,
	verdictWords,
} from './outcomeWords.ts';

/** What became of done items, as shown: plain JSON with words in the reader's language. */
export interface OutcomesModel {
	readonly headline: string;
	/** How well the team forecasts; empty while nothing can be judged. */
	readonly calibration: readonly string[];
	readonly rows: readonly OutcomeRow[];
	/** What to do where there is nothing to show. */
	readonly notice?: string;
	readonly labels: OutcomeLabels;
}

export interface OutcomeLabels {
	readonly list: string;
	readonly reveal: string;
	/** `{0}` is the item. */
	readonly open: string;
}

export interface OutcomeRow {
	readonly key: string;
	readonly id: string;
	readonly title: string;
	/** The folder of its file, where there are several backlogs. */
	readonly where?: string;
	readonly place: Place;
	readonly verdict: Outcome['verdict'];
	readonly verdictText: string;
	/** The name of a codicon. */
	readonly verdictIcon: string;
	readonly sentence: string;
	/** Whether what came was forecast; absent where there is nothing to hold it against. */
	readonly check?: string;
	/** Every figure of the sentence, each over the incidents that it counts. */
	readonly figures: readonly ExplanationRow[];
}

export interface OutcomesOptions {
	readonly translate: Translate;
	/** BCP 47; decides how figures are written. */
	readonly locale?: string;
}

/** More rows than anybody reads. */
const MOST_ROWS = 200;
const MOST_PLACES = 20;

export function outcomesModel(snapshot: Snapshot, options: OutcomesOptions): OutcomesModel {
	const review = reviewOutcomes(snapshot);
	const style: FigureStyle = {
		translate: options.translate,
		...(options.locale === undefined ? {} : { locale: options.locale }),
	};
	const words: OutcomeFigures = {
		share: (value) => formatShare(value, style),
		number: (value) => formatNumber(value, style),
		date: (instant) => localDate(Math.min(instant, LAST_INSTANT), zoneOfMeasures(snapshot)),
	};
	const tell = (sentence: Message) => oneLine(say(sentence, options.translate));
	const folders = folderNames(snapshot.backlogs.map(({ file }) => file));
	return {
		headline: tell(outcomesHeadline(review)),
		calibration: calibrationSentences(review.calibration, words).map(tell),
		rows: review.outcomes.slice(0, MOST_ROWS).map((outcome): OutcomeRow => {
			const { item } = outcome;
			const verdict = verdictWords(outcome);
			const check = checkSentence(outcome);
			const where = folders.get(item.origin.file);
			return {
				key: item.key,
				id: oneLine(item.id),
				title: oneLine(item.title) || oneLine(item.id),
				...(where === undefined ? {} : { where }),
				place: placeAt(item.origin, item.forecast ? ['forecast'] : ['status']),
				verdict: outcome.verdict,
				verdictText: tell(verdict.text),
				verdictIcon: verdict.icon,
				sentence: tell(outcomeSentence(outcome, words)),
				...(check ? { check: tell(check) } : {}),
				figures: explainFigures(figuresOf(outcome, words), snapshot, options),
			};
		}),
		...(review.outcomes.length === 0
			? {
					notice: tell(
						message('Set an item to done, and what it promised is kept here to be held against what comes.'),
					),
				}
			: {}),
		labels: {
			list: tell(message('Outcomes of done items')),
			reveal: tell(message('Show in File')),
			open: tell(message('What is known of {0}', '{0}')),
		},
	};
}

/** The last instant that a date can name. */
const LAST_INSTANT = Date.UTC(9999, 11, 31);

function checkSentence({ check, since }: Outcome): Message | undefined {
	if (!check) return undefined;
	const came = since!.incidents.length;
	return check.within
		? message('As forecast: {0} to {1} incidents by now, and {2} came.', check.low, check.high, came)
		: came > check.high
			? message('More than forecast: {0} to {1} incidents by now, and {2} came.', check.low, check.high, came)
			: message('Fewer than forecast: {0} to {1} incidents by now, and {2} came.', check.low, check.high, came);
}

function figuresOf(outcome: Outcome, words: OutcomeFigures): Figure[] {
	const { before, since, fell, realised, forecast, item } = outcome;
	const promised = (value: Promised | undefined, label: Message, unit: FigureUnit, key: string): Figure[] =>
		value
			? [
					{
						label,
						value: finite(value.mean),
						unit,
						basis: 'guessed',
						evidence: [placeAt(item.origin, ['forecast', key])],
						...(value.p10 < value.p90
							? { note: message('P10–P90 {0} to {1}', words.number(value.p10), words.number(value.p90)) }
							: {}),
					},
				]
			: [];
	return [
		...(realised && fell !== undefined
			? [
					{
						label: message('Probability that the rate fell'),
						value: Math.min(NEARLY, Math.max(1 - NEARLY, fell)),
						unit: 'share' as const,
						evidence: [],
						note:
							fell > NEARLY
								? message('More than that. Of two Poisson rates with Jeffreys’ prior: exact.')
								: fell < 1 - NEARLY
									? message('Less than that. Of two Poisson rates with Jeffreys’ prior: exact.')
									: message('Of two Poisson rates with Jeffreys’ prior: exact.'),
					},
					{
						label: message('Part of the rate that is gone'),
						value: realised.share,
						unit: 'share' as const,
						evidence: [],
						note: message(
							'{0} to {1} with four chances in five: the exact interval of the ratio of two Poisson rates.',
							words.share(realised.low),
							words.share(realised.high),
						),
					},
				]
			: []),
		...(since ? [stretch(message('Since it was done'), since, words)] : []),
		...(before ? [stretch(message('In the time before'), before, words)] : []),
		...promised(forecast?.incidents, message('Promised: incidents avoided a quarter'), 'perQuarter', 'incidents'),
		...promised(forecast?.badMinutes, message('Promised: bad minutes avoided a quarter'), 'minutes', 'badMinutes'),
		...promised(forecast?.hours, message('Promised: hours saved a quarter'), 'hours', 'hours'),
	];
}

/** Incidents of a stretch of time over their records, and what they come to a quarter. */
function stretch(label: Message, observed: Observed, words: OutcomeFigures): Figure {
	const { incidents, weeks } = observed;
	const measured = {
		basis: 'measured',
		incidents: incidents.length,
		evidence: incidents.slice(0, MOST_PLACES).map(({ origin: { file, start, end } }) => ({ file, start, end })),
	} as const;
	const rate = (name: Message, unit: FigureUnit, figure: (of: Observed) => number): Figure => ({
		label: name,
		value: finite(perQuarter(observed, figure)),
		unit,
		evidence: [],
	});
	return {
		label,
		value: incidents.length,
		unit: 'count',
		...measured,
		note: message('In {0} weeks.', words.number(weeks)),
		parts: [
			rate(message('Incidents a quarter'), 'perQuarter', (of) => of.incidents.length),
			rate(message('Bad minutes a quarter'), 'minutes', (of) => of.badMinutes),
			rate(message('Hours of response a quarter'), 'hours', (of) => of.hours),
		],
	};
}
