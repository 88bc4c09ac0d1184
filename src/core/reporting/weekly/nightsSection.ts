import { teamOf } from '../../measures/measures.ts';
import { isRecorded } from '../../measures/recorded.ts';
import { message } from '../../text.ts';
import { counts } from '../../views/counts.ts';
import { formatNumber, formatShare } from '../../views/figures.ts';
import { weeklyChart } from '../../views/measures/charts/weeklyChart.ts';
import type { QuantityId } from '../../views/measures/quantities/registry.ts';
import { weekFigures, weekKey } from '../../views/measures/quantities/weekFigures.ts';
import type { ReportGiven } from '../given.ts';
import type { Line, ReportChart, ReportSection } from '../report.ts';
import { placesOf } from '../sources.ts';

/** Weeks that the charts show. */
const SHOWN = 13;
const WIDTH = 340;

/** When people were interrupted, and how unevenly. Nobody is named. */
export function nightsSection(given: ReportGiven): ReportSection | undefined {
	const { measures, say, style } = given;
	const last = measures.weeks.at(-1);
	if (!last || !isRecorded(last.week, 'pages', measures.since)) return undefined;
	const { total, business, off, sleep, disruptedHours } = last.interruptions;
	const behind = (id: QuantityId) => {
		const found = weekFigures(weekKey(id, last.week.name), given);
		return found ? [...placesOf(found.figures)] : [];
	};
	const number = (value: number) => formatNumber(value, style);
	const lines: Line[] =
		total === 0
			? [given.line(message('Nobody was interrupted.'))]
			: [
					given.line(
						message(
							'{0}: {1} in hours of sleep, {2} in off hours, {3} in business hours. They broke into {4}.',
							counts.interruptions(number(total)),
							...[sleep, off, business].map(number),
							counts.differentHours(number(disruptedHours)),
						),
						behind('interruptions'),
					),
				];
	const { distribution } = last;
	if (total > 0 && distribution)
		lines.push(
			given.line(
				message(
					'Of {0} the busiest had {1}, {2} of all; the one in the middle had {3}. {4} of the people had more than {5}.',
					counts.people(number(distribution.people)),
					number(distribution.busiest),
					formatShare(distribution.concentration, style),
					number(distribution.median),
					formatShare(distribution.overLine, style),
					number(teamOf(given.snapshot.backlogs).line),
				),
				behind('interruptions'),
			),
		);
	const charts = (['interruptions', 'sleep'] as const).flatMap((id): ReportChart[] => {
		const chart = weeklyChart(id, measures.weeks.slice(-SHOWN), given);
		return chart ? [{ id, chart, width: WIDTH }] : [];
	});
	return {
		id: 'nights',
		title: say(message('Pages and nights')),
		blocks: [
			{ kind: 'lines', lines },
			...(charts.length > 0 ? [{ kind: 'charts' as const, charts }, howToRead(given)] : []),
		],
	};
}

function howToRead(given: ReportGiven) {
	return {
		kind: 'lines' as const,
		lines: [
			given.line(
				message('The band of a chart is what is usual after the 13 weeks before. A triangle marks a week out of it.'),
			),
		],
	};
}
