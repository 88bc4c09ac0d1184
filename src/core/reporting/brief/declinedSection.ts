import { message } from '../../text.ts';
import { formatNumber } from '../../views/figures.ts';
import { frontierChart, frontierUnit } from '../../views/plan/frontierChart.ts';
import { frontierView } from '../../views/plan/frontierView.ts';
import { plannedShare } from '../../views/plan/planTab.ts';
import type { ReportGiven } from '../given.ts';
import type { Line, ReportSection, TableRow } from '../report.ts';
import { askFigures, briefStyle, briefWords, capacityPlaces, floorPlaces, reliabilityPlaces } from './askSection.ts';
import type { BriefPlan } from './executiveBrief.ts';

/** What the plan would be without the floor, and with floors between: the frontier, in money and in incidents. */
export function declinedSection(given: ReportGiven, plan: BriefPlan): ReportSection {
	const { ready, points } = plan;
	const { say, current } = given;
	const title = say(message('What declining costs'));
	const words = briefWords(given);
	const { floor, declined } = askFigures(plan);
	if (points.length === 0)
		return {
			id: 'declined',
			title,
			blocks: [
				{ kind: 'lines', lines: [given.line(message('Other floors were not priced in time, so nobody knows.'))] },
			],
		};
	const style = briefStyle(given);
	const view = frontierView(ready, points, plannedShare(ready, current), style);
	const places = [...floorPlaces(plan), ...capacityPlaces(given), ...reliabilityPlaces(given, plan)];
	const lines: Line[] = [];
	if (declined) {
		const number = (value: number) => formatNumber(value, words.style);
		lines.push(
			given.line(
				message(
					'Without the floor the plan would avoid {0} fewer incidents and {1} fewer minutes of outage a quarter, and save {2} less. It would deliver {3} more of product value.',
					number(declined.incidents),
					number(declined.badMinutes),
					words.money(declined.saved),
					words.money(declined.earned),
				),
				places,
			),
		);
		const net = declined.earned - declined.saved;
		lines.push(
			net > 0
				? given.line(
						message(
							'In money alone, at the prices of the file, declining is the better deal by {0} a quarter. That is the price of fewer incidents and quieter nights. What the file does not price is not in it.',
							words.money(net),
						),
						places,
					)
				: given.line(
						message(
							'In money alone, too, declining is the worse deal, by {0} a quarter at the prices of the file.',
							words.money(-net),
						),
						places,
					),
		);
	} else lines.push(given.line(message('{0}', view.sentence), places));
	const { committed } = ready.floor;
	const wanted = [0, ...(committed === undefined ? [] : [committed]), floor];
	const rows = view.rows
		.filter((row) => wanted.some((share) => Math.abs(share - row.floor) < 1e-9))
		.map((row): TableRow => {
			const what =
				row.floor === 0
					? say(message('declined'))
					: Math.abs(row.floor - floor) < 1e-9
						? say(message('as asked'))
						: say(message('as promised'));
			const [head = '', ...cells] = row.cells;
			return given.row([`${head}, ${what}`, ...cells.slice(0, -1)], places);
		});
	const chart = frontierChart(view, style);
	return {
		id: 'declined',
		title,
		blocks: [
			{ kind: 'lines', lines },
			{
				kind: 'table',
				heads: [say(message('Floor, a quarter')), ...view.heads.slice(1, -1)],
				right: view.heads.slice(1, -1).map((_, index) => index + 1),
				rows,
			},
			...(chart
				? [
						{
							kind: 'charts' as const,
							charts: [
								{
									id: 'frontier',
									chart,
									width: 720,
									key: say(
										message(
											'{0}. Below, blue: {1}. On top of it, green: {2}.',
											frontierUnit(view, style),
											view.labels.earned,
											view.labels.saved,
										),
									),
								},
							],
						},
					]
				: []),
		],
	};
}
