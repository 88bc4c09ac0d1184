import { placeAt } from '../../backlog/sourceTree.ts';
import type { Place } from '../../place.ts';
import { type Difference, differenceOf } from '../../planning/frontier.ts';
import { message } from '../../text.ts';
import { counts } from '../../views/counts.ts';
import { formatNumber } from '../../views/figures.ts';
import { frontierChart, frontierUnit } from '../../views/plan/frontierChart.ts';
import { type FrontierView, frontierView } from '../../views/plan/frontierView.ts';
import { plannedShare } from '../../views/plan/planTab.ts';
import type { ReportGiven } from '../given.ts';
import type { Block, Line, ReportSection, TableRow } from '../report.ts';
import { askFigures, briefStyle, briefWords, capacityPlaces, floorPlaces, reliabilityPlaces } from './askSection.ts';
import type { BriefPlan } from './executiveBrief.ts';

/** Pixels: low, as it shares a printed page with all else. */
const CHART_HEIGHT = 180;

/** What happens if the ask is declined: the plans without the floor and with the one that was promised, of the frontier. */
export function declinedSection(given: ReportGiven, plan: BriefPlan): ReportSection {
	const title = given.say(message('If it is declined'));
	if (plan.points.length === 0)
		return {
			id: 'declined',
			title,
			blocks: [
				{ kind: 'lines', lines: [given.line(message('Other floors were not priced in time, so nobody knows.'))] },
			],
		};
	const style = briefStyle(given);
	const view = frontierView(plan.ready, plan.points, plannedShare(plan.ready, given.current), style);
	const places = [...floorPlaces(plan), ...capacityPlaces(given), ...reliabilityPlaces(given, plan)];
	const { declined } = askFigures(plan);
	const chart = frontierChart(view, style);
	const key = message(
		'{0}. Below, blue: {1}. On top of it, green: {2}.',
		frontierUnit(view, style),
		view.labels.earned,
		view.labels.saved,
	);
	return {
		id: 'declined',
		title,
		blocks: [
			...(declined
				? consequences(given, plan, declined, places)
				: [{ kind: 'lines' as const, lines: [given.line(message('{0}', view.sentence), places)] }]),
			choicesTable(given, plan, view, places),
			...(chart
				? [
						{
							kind: 'charts' as const,
							charts: [{ id: 'frontier', chart: { ...chart, height: CHART_HEIGHT }, width: 560, key: given.say(key) }],
						},
					]
				: []),
		],
	};
}

/** Each way to decline, what the promise says of it, and what it is in money alone. */
function consequences(given: ReportGiven, plan: BriefPlan, declined: Difference, places: readonly Place[]): Block[] {
	const words = briefWords(given);
	const { say } = given;
	const { committed } = plan.ready.floor;
	const raised = raiseDeclined(plan);
	const net = declined.earned - declined.saved;
	return [
		{
			kind: 'list',
			lines: [
				...(raised && committed !== undefined
					? [
							{
								...differenceLine(given, plan, raised, places),
								lead: say(message('If only the raise is declined, and {0} stays:', words.share(committed))),
							},
						]
					: []),
				{
					...differenceLine(given, plan, declined, places),
					lead: say(message('If all of it is declined, and time goes where it earns most:')),
				},
				...brokenPromise(given),
			],
		},
		{
			kind: 'lines',
			lines: [
				net > 0
					? given.line(
							message(
								'In money alone, declining all of it earns {0} a quarter more than it loses, at the prices of the file. The ask is to pay that for fewer outages and quieter nights. What the file does not price, such as customers who leave, is not counted.',
								words.money(net),
							),
							places,
						)
					: given.line(
							message(
								'In money alone, too, declining all of it is the worse deal: it loses {0} a quarter more than it earns, at the prices of the file.',
								words.money(-net),
							),
							places,
						),
			],
		},
	];
}

/** Down to what was promised; undefined where no rule raises it, or nothing would change. */
function raiseDeclined({ ready, points }: BriefPlan): Difference | undefined {
	const { committed, share } = ready.floor;
	if (committed === undefined || committed <= 0 || committed >= share - 1e-9) return undefined;
	const asked = [...points].sort((one, other) => other.floor - one.floor).find(({ floor }) => floor <= share + 1e-9);
	const promised = points.find(({ floor }) => Math.abs(floor - committed) < 1e-9);
	if (!asked || !promised) return undefined;
	const difference = differenceOf(asked, promised);
	return Math.abs(difference.earned) + Math.abs(difference.saved) < 1e-6 ? undefined : difference;
}

function differenceLine(given: ReportGiven, { ready }: BriefPlan, difference: Difference, places: readonly Place[]) {
	const words = briefWords(given);
	const number = (value: number) => formatNumber(value, words.style);
	const figures = [
		number(difference.incidents),
		counts.minutes(number(difference.badMinutes)),
		words.money(difference.saved),
		words.money(difference.earned),
	] as const;
	return given.line(
		ready.pagesPerIncident === undefined
			? message(
					'{0} more incidents and {1} more of outage a quarter, which cost {2}, for {3} more of product value.',
					...figures,
				)
			: message(
					'{0} more incidents, {1} more of outage and {4} more a quarter, which cost {2}, for {3} more of product value.',
					...figures,
					counts.pages(number(difference.incidents * ready.pagesPerIncident)),
				),
		places,
	);
}

/** Declining goes back on what somebody approved. */
function brokenPromise(given: ReportGiven): Line[] {
	const commitment = given.current.backlogs.find((backlog) => backlog.commitment)?.commitment;
	if (commitment?.approvedBy === undefined) return [];
	return [
		{
			...given.line(message('it goes back on what {0} approved.', commitment.approvedBy), [
				placeAt(commitment.origin, ['approvedBy']),
			]),
			lead: given.say(message('Either way:')),
		},
	];
}

/** The plans to choose from, in money and in incidents. */
function choicesTable(given: ReportGiven, { ready }: BriefPlan, view: FrontierView, places: readonly Place[]): Block {
	const { say } = given;
	const { share: floor, committed } = ready.floor;
	const wanted = [0, ...(committed === undefined ? [] : [committed]), floor];
	const heads = [
		message('Kept for reliability work'),
		message('Product value and deadlines kept'),
		message('Saved by reliability work'),
		message('Incidents avoided'),
		message('Minutes of outage avoided'),
		...(ready.pagesPerIncident === undefined ? [] : [message('Pages avoided')]),
		message('Money in all'),
	].map(say);
	const rows = view.rows
		.filter((row) => wanted.some((share) => Math.abs(share - row.floor) < 1e-9))
		.map((row): TableRow => {
			const [head = '', ...cells] = row.cells;
			const what =
				row.floor === 0
					? message('{0}: all declined', head)
					: Math.abs(row.floor - floor) < 1e-9
						? message('{0}: as asked', head)
						: message('{0}: as promised', head);
			return given.row([say(what), ...cells.slice(0, -1)], places);
		});
	return { kind: 'table', heads, right: heads.slice(1).map((_, index) => index + 1), rows };
}
