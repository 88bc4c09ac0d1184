import { message } from '../../text.ts';
import type { Chart } from '../charts/chart.ts';
import { weeklyChart } from './charts/weeklyChart.ts';
import type { QuantityId } from './quantities/registry.ts';
import { weekFigures } from './quantities/weekFigures.ts';
import type { MeasureSection, MeasuresGiven } from './section.ts';
import { type BySpan, bySpan } from './spans.ts';

/** The same few quantities week by week, side by side. */
export interface TrendSectionModel {
	readonly title: string;
	/** How to read band and marks. */
	readonly legend: string;
	readonly charts: BySpan<readonly Chart[]>;
}

const shown: readonly QuantityId[] = [
	'interruptions',
	'sleep',
	'incidents',
	'badMinutes',
	'timeToResolve',
	'responseHours',
];

export const trendSection: MeasureSection<TrendSectionModel> = { model, figures: weekFigures };

function model(given: MeasuresGiven): TrendSectionModel {
	const { say } = given.words;
	return {
		title: say(message('Week by week')),
		legend: say(
			message(
				'The band is what is usual after the 13 weeks before: no clear change of a count (90% interval), or P10 to P90 of minutes and hours. A triangle marks a week out of it.',
			),
		),
		charts: bySpan((weeks) => shown.flatMap((id) => weeklyChart(id, weeks, given) ?? []), given),
	};
}
