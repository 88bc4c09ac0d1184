import type { WeekMeasures } from '../../measures/measures.ts';
import { isWhollyRecorded } from '../../measures/recorded.ts';
import { trendOf } from '../../measures/trend.ts';
import { message } from '../../text.ts';
import { counts } from '../../views/counts.ts';
import { weeklyChart } from '../../views/measures/charts/weeklyChart.ts';
import { comparableValues, type WeekQuantity } from '../../views/measures/quantities/quantity.ts';
import { type QuantityId, weekQuantities } from '../../views/measures/quantities/registry.ts';
import type { ReportGiven } from '../given.ts';
import type { Line, ReportChart, ReportSection, TableRow } from '../report.ts';
import { placesOf } from '../sources.ts';

const QUARTER = 13;
const shown: readonly QuantityId[] = [
	'badMinutesCost',
	'responseCost',
	'incidents',
	'badMinutes',
	'interruptions',
	'sleep',
];

/** What unreliability cost in the last quarter, beside the one before it, and whether that is more than chance. */
export function numberSection(given: ReportGiven): ReportSection | undefined {
	const { say, measures, words } = given;
	const last = measures.weeks.slice(-QUARTER);
	const before = measures.weeks.slice(-2 * QUARTER, -QUARTER);
	const known = shown.flatMap((id) => {
		const quantity: WeekQuantity = weekQuantities[id];
		const sums = [last, before].map((weeks) => wholeSum(quantity, weeks, given));
		return sums[0] === undefined ? [] : [{ id, quantity, total: sums[0], earlier: sums[1] }];
	});
	if (known.length === 0) return undefined;
	const totals = new Map(known.map(({ id, quantity, total }) => [id, words.short(total, quantity.unit)]));
	// Sources are numbered as they are cited: the sentence stands first.
	const sentence = inOneSentence(given, totals, last);
	const rows = known.map(({ id, quantity, total, earlier }): TableRow => {
		const change =
			quantity.subject === undefined
				? say(message('not tested'))
				: earlier === undefined
					? say(message('not known'))
					: say(trendOf([earlier, total], 1).words);
		return given.row(
			[
				labelOf(id, given),
				words.short(total, quantity.unit),
				earlier === undefined ? '–' : words.short(earlier, quantity.unit),
				change,
			],
			last.flatMap((week) => [...placesOf(quantity.figures(week, given))]),
		);
	});
	const chart = weeklyChart('interruptions', [...before, ...last], given);
	const charts: ReportChart[] = chart ? [{ id: 'interruptions', chart, width: 560 }] : [];
	return {
		id: 'number',
		title: say(message('Why: what unreliability costs, and the trend')),
		blocks: [
			...(sentence.length > 0 ? [{ kind: 'lines' as const, lines: sentence }] : []),
			{
				kind: 'table',
				heads: [
					message('In 13 weeks'),
					message('The last'),
					message('The 13 before'),
					message('Is the change real?'),
				].map(say),
				right: [1, 2],
				rows,
			},
			{
				kind: 'lines',
				lines: [
					given.line(
						message(
							'“Likely real” means that chance alone would rarely do it. Money and minutes are not tested: a few large outages make them.',
						),
					),
				],
			},
			...(charts.length > 0 ? [{ kind: 'charts' as const, charts }] : []),
		],
	};
}

/** What the table says, for who reads no table. Nothing where it is not known. */
function inOneSentence(
	given: ReportGiven,
	totals: ReadonlyMap<QuantityId, string>,
	weeks: readonly WeekMeasures[],
): Line[] {
	const [cost, incidents, minutes, interruptions, sleep] = (
		['badMinutesCost', 'incidents', 'badMinutes', 'interruptions', 'sleep'] as const
	).map((id) => totals.get(id));
	if (cost === undefined || incidents === undefined || minutes === undefined) return [];
	const figures = [counts.incidents(incidents), minutes, cost] as const;
	const places = (id: QuantityId) => {
		const quantity: WeekQuantity = weekQuantities[id];
		return weeks.flatMap((week) => [...placesOf(quantity.figures(week, given))]);
	};
	if (interruptions === undefined || sleep === undefined)
		return [
			given.line(
				message('In the last 13 weeks {0} with {1} of outage cost {2}.', ...figures),
				places('badMinutesCost'),
			),
		];
	return [
		given.line(
			message(
				'In the last 13 weeks {0} with {1} of outage cost {2}. People were interrupted by pages {3} times, {4} of them in hours of sleep.',
				...figures,
				interruptions,
				sleep,
			),
			[...places('badMinutesCost'), ...places('interruptions')],
		),
	];
}

/** In words that need no glossary. */
function labelOf(id: QuantityId, { say }: ReportGiven): string {
	switch (id) {
		case 'badMinutesCost':
			return say(message('Cost of outages'));
		case 'responseCost':
			return say(message('Cost of engineers’ time in incidents'));
		case 'badMinutes':
			return say(message('Minutes of outage, for all users or as much'));
		case 'interruptions':
			return say(message('Times somebody was interrupted by a page'));
		case 'sleep':
			return say(message('… of these in hours of sleep'));
		default:
			return say(weekQuantities[id].label);
	}
}

/** Undefined where a week of the quarter is not recorded, or has no figure. */
function wholeSum(quantity: WeekQuantity, weeks: readonly WeekMeasures[], given: ReportGiven): number | undefined {
	if (weeks.length < QUARTER) return undefined;
	if (weeks.some(({ week }) => !isWhollyRecorded(week, quantity.of, given.measures.since))) return undefined;
	return sumOf(comparableValues(quantity, weeks, given));
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
	if (values.length === 0 || values.some((value) => value === undefined)) return undefined;
	return values.reduce<number>((sum, value) => sum + value!, 0);
}
