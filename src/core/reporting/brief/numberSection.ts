import { isWhollyRecorded } from '../../measures/recorded.ts';
import { trendOf } from '../../measures/trend.ts';
import { message } from '../../text.ts';
import { weeklyChart } from '../../views/measures/charts/weeklyChart.ts';
import { comparableValues, type WeekQuantity } from '../../views/measures/quantities/quantity.ts';
import { type QuantityId, weekQuantities } from '../../views/measures/quantities/registry.ts';
import type { ReportGiven } from '../given.ts';
import type { ReportChart, ReportSection, TableRow } from '../report.ts';
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
	const rows = shown.flatMap((id): TableRow[] => {
		const quantity: WeekQuantity = weekQuantities[id];
		const recorded = last.filter(({ week }) => isWhollyRecorded(week, quantity.of, measures.since));
		if (recorded.length < QUARTER) return [];
		const total = sumOf(comparableValues(quantity, last, given));
		if (total === undefined) return [];
		const earlier =
			before.filter(({ week }) => isWhollyRecorded(week, quantity.of, measures.since)).length < QUARTER
				? undefined
				: sumOf(comparableValues(quantity, before, given));
		const change =
			quantity.subject === undefined
				? say(message('not tested'))
				: earlier === undefined
					? say(message('not known'))
					: say(trendOf([earlier, total], 1).words);
		return [
			given.row(
				[
					labelOf(id, given),
					words.short(total, quantity.unit),
					earlier === undefined ? '–' : words.short(earlier, quantity.unit),
					change,
				],
				last.flatMap((week) => [...placesOf(quantity.figures(week, given))]),
			),
		];
	});
	if (rows.length === 0) return undefined;
	const chart = weeklyChart('interruptions', [...before, ...last], given);
	const charts: ReportChart[] = chart ? [{ id: 'interruptions', chart, width: 560 }] : [];
	return {
		id: 'number',
		title: say(message('What unreliability costs, and the trend')),
		blocks: [
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

/** In words that need no glossary. */
function labelOf(id: QuantityId, { say }: ReportGiven): string {
	switch (id) {
		case 'badMinutesCost':
			return say(message('Cost of outages'));
		case 'responseCost':
			return say(message('Cost of engineers’ time in incidents'));
		case 'badMinutes':
			return say(message('Bad minutes: of full outage, or as much'));
		case 'interruptions':
			return say(message('Times somebody was paged (interruptions)'));
		case 'sleep':
			return say(message('of these, at night'));
		default:
			return say(weekQuantities[id].label);
	}
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
	if (values.length === 0 || values.some((value) => value === undefined)) return undefined;
	return values.reduce<number>((sum, value) => sum + value!, 0);
}
