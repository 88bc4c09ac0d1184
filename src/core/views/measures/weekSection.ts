import type { MeasuredTrend } from '../../measures/measures.ts';
import { runOf } from '../../measures/run.ts';
import type { Direction } from '../../measures/trend.ts';
import { message } from '../../text.ts';
import { comparableValues, knownValue, type WeekQuantity } from './quantities/quantity.ts';
import { type QuantityId, weekQuantities } from './quantities/registry.ts';
import { weekFigures, weekKey } from './quantities/weekFigures.ts';
import type { MeasureSection, MeasuresGiven } from './section.ts';

/** The last whole week beside the one before it, and whether what changed is more than noise. */
export interface WeekSectionModel {
	/** `Nov 16 – 22 against the week before`. */
	readonly title: string;
	readonly figures: readonly HeadlineFigure[];
}

export interface HeadlineFigure {
	readonly key: string;
	readonly label: string;
	readonly value: string;
	/** `12 the week before`. */
	readonly before?: string;
	readonly trends: readonly TrendWords[];
	/** How it is counted. */
	readonly hint: string;
}

export interface TrendWords {
	readonly direction: Direction;
	/** The name of a codicon. */
	readonly icon: string;
	/** `up, likely real`. */
	readonly text: string;
	/** `against 13 weeks`. */
	readonly against: string;
	/** `1.9 × as often (0.9 to 3.8)`. */
	readonly ratio?: string;
}

const shown: readonly QuantityId[] = [
	'interruptions',
	'sleep',
	'off',
	'business',
	'disruptedHours',
	'incidents',
	'repeats',
	'badMinutes',
	'badMinutesCost',
	'responseHours',
	'responseCost',
];

export const weekSection: MeasureSection<WeekSectionModel> = { model, figures: weekFigures };

function model(given: MeasuresGiven): WeekSectionModel | undefined {
	const { measures, words } = given;
	const [before, last] = measures.weeks.slice(-2);
	if (!last) return undefined;
	const figures = shown.flatMap((id): HeadlineFigure[] => {
		const quantity: WeekQuantity = weekQuantities[id];
		const value = knownValue(quantity, last, given);
		if (value === undefined) return [];
		const earlier = before && knownValue(quantity, before, given);
		const trend = measures.trends.find(({ subject }) => subject === quantity.subject);
		return [
			{
				key: weekKey(id, last.week.name),
				label: words.say(quantity.label),
				value: words.short(value, quantity.unit),
				...(earlier === undefined
					? {}
					: { before: words.say(message('{0} the week before', words.short(earlier, quantity.unit))) }),
				trends: trend ? [...trendWords(trend, given), ...runWords(quantity, given)] : [],
				hint: words.say(quantity.reason),
			},
		];
	});
	return { title: words.say(message('{0} against the week before', words.days(last.week))), figures };
}

/** A slow change that no single week shows. */
function runWords(quantity: WeekQuantity, given: MeasuresGiven): TrendWords[] {
	const { measures, words } = given;
	const run = runOf(comparableValues(quantity, measures.weeks, given).map((value) => value ?? 0));
	if (!run) return [];
	const direction = run.side === 'above' ? 'up' : 'down';
	return [
		{
			direction,
			icon: icons[direction],
			text: words.say(
				run.side === 'above'
					? message('above {0} for {1} weeks in a row, likely real', words.full(run.median, quantity.unit), run.weeks)
					: message('below {0} for {1} weeks in a row, likely real', words.full(run.median, quantity.unit), run.weeks),
			),
			against: words.say(message('(the median of the {0} weeks before)', 13)),
		},
	];
}

const icons: Readonly<Record<Direction, string>> = {
	up: 'arrow-up',
	down: 'arrow-down',
	unclear: 'dash',
	tooFew: 'question',
	tooFewWeeks: 'question',
};

function trendWords({ short, long }: MeasuredTrend, { words }: MeasuresGiven): TrendWords[] {
	return [short, long].map((trend): TrendWords => {
		const { direction, ratio, low, high, weeks } = trend;
		return {
			direction,
			icon: icons[direction],
			text: words.say(trend.words),
			against: words.say(message('against {0} weeks', weeks)),
			...(ratio === undefined || !Number.isFinite(high) || direction === 'tooFew'
				? {}
				: {
						ratio: words.say(
							message(
								'{0} × as often ({1} to {2}, 90% interval)',
								words.full(ratio, 'points'),
								words.full(low, 'points'),
								words.full(high, 'points'),
							),
						),
					}),
		};
	});
}
