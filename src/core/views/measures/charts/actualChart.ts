import type { WeekOfEffort } from '../../../measures/effort/effortByWeek.ts';
import { type HeldFloor, isBelow } from '../../../measures/heldFloor.ts';
import { message } from '../../../text.ts';
import { type Chart, colour } from '../../charts/chart.ts';
import { counts } from '../../counts.ts';
import type { MeasuresGiven } from '../section.ts';

/** The key of what was worked on in a week. */
function actualWeekKey(week: string): string {
	return `week/${week}`;
}

/** The share of reliability work, week by week, against the floor that holds now. Undefined where nothing was counted. */
export function actualChart(
	weeks: readonly WeekOfEffort[],
	floor: HeldFloor | undefined,
	given: MeasuresGiven,
): Chart | undefined {
	const { words } = given;
	const counted = weeks.filter(({ side }) => side.share !== undefined);
	if (counted.length === 0) return undefined;
	const title = words.say(message('Actual share of reliability work'));
	return {
		title,
		text: textOf(title, weeks, counted, floor, given),
		height: 132,
		option: optionOf(weeks, floor, given),
		table: {
			heads: [
				words.say(message('Week')),
				words.say(message('Reliability')),
				words.say(message('Author-days')),
				...(floor ? [words.say(message('Floor {0}', words.full(floor.share, 'share')))] : []),
			],
			rows: weeks.map(({ week, side }) => ({
				head: words.days(week),
				cells: [
					side.share === undefined
						? { text: '–' }
						: { text: words.full(side.share, 'share'), key: actualWeekKey(week.name) },
					{ text: words.full(side.reliability + side.product + side.uncategorised, 'count') },
					...(floor ? [{ text: standing(side.share, floor, given) }] : []),
				],
			})),
		},
		keys: Object.fromEntries(
			weeks.flatMap(({ week, side }, index) =>
				side.share === undefined ? [] : [[`${BARS}/${index}`, actualWeekKey(week.name)]],
			),
		),
	};
}

function standing(share: number | undefined, floor: HeldFloor, { words }: MeasuresGiven): string {
	if (share === undefined) return '–';
	return words.say(isBelow(share, floor) ? message('under the floor') : message('kept'));
}

function textOf(
	title: string,
	weeks: readonly WeekOfEffort[],
	counted: readonly WeekOfEffort[],
	floor: HeldFloor | undefined,
	{ words }: MeasuresGiven,
): string {
	const share = (value: number) => words.full(value, 'share');
	const shares = counted.map(({ side }) => side.share!);
	const last = weeks.at(-1)!.side.share;
	const range = words.say(
		message(
			'{0}, {1} with commits: from {2} to {3} a week, {4} in the last one.',
			...[title, counts.weeks(counted.length), share(Math.min(...shares)), share(Math.max(...shares))],
			last === undefined ? '–' : share(last),
		),
	);
	if (!floor) return range;
	const under = shares.filter((each) => isBelow(each, floor)).length;
	const against =
		under === 1
			? message('One of them is under the floor of {0}.', share(floor.share))
			: message('{0} of them are under the floor of {1}.', under, share(floor.share));
	return `${range} ${words.say(against)}`;
}

/** The order of the series: the bars are what opens. */
const BARS = 0;

function optionOf(
	weeks: readonly WeekOfEffort[],
	floor: HeldFloor | undefined,
	{ words }: MeasuresGiven,
): Chart['option'] {
	const every = Math.ceil(weeks.length / 4);
	return {
		grid: { left: 6, right: 8, top: 14, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
		xAxis: {
			type: 'category',
			data: weeks.map(({ week }) => words.day(week.start)),
			axisTick: { show: false },
			axisLine: { lineStyle: { color: colour('$lines') } },
			axisLabel: { color: colour('$dim'), interval: every - 1, hideOverlap: true },
		},
		yAxis: {
			type: 'value',
			min: 0,
			max: 100,
			interval: 50,
			axisLabel: { color: colour('$dim'), formatter: '{value}%' },
			splitLine: { lineStyle: { color: colour('$lines'), opacity: 0.5 } },
		},
		series: [
			{
				type: 'bar',
				barCategoryGap: '25%',
				barMinHeight: 1,
				emphasis: { disabled: true },
				data: weeks.map(({ side }, index) => ({
					value: side.share === undefined ? null : 100 * side.share,
					itemStyle: { color: colour('$blue'), opacity: index === weeks.length - 1 ? 1 : 0.65 },
				})),
			},
			...(floor
				? [
						{
							type: 'line',
							silent: true,
							symbol: 'none',
							lineStyle: { color: colour('$foreground'), width: 1.5, type: 'dashed' },
							data: weeks.map(() => 100 * floor.share),
						},
					]
				: []),
		],
	};
}
