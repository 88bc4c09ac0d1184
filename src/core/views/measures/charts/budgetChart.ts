import { type BudgetDay, budgetDays, type ErrorBudget } from '../../../measures/budgets.ts';
import { message } from '../../../text.ts';
import type { BudgetWords } from '../../budgetWords.ts';
import { type Chart, colour } from '../../charts/chart.ts';
import type { MeasuresGiven } from '../section.ts';

/** How much of a measured budget was left on each day. Undefined where that is not known of two days or more. */
export function budgetChart(
	budget: ErrorBudget,
	keyOf: (day: BudgetDay) => string,
	budgets: BudgetWords,
	given: MeasuresGiven,
): Chart | undefined {
	const days = budgetDays(budget);
	const known = days.flatMap(({ left }) => (left === undefined ? [] : [left]));
	if (known.length < 2) return undefined;
	const { words } = given;
	const title = words.say(message('Error budget of {0}, day by day', budget.service.id));
	return {
		title,
		text: textOf(title, days, known, given),
		height: 120,
		option: optionOf(days, known, given),
		table: {
			heads: [words.say(message('Day')), words.say(message('Left')), words.say(message('Good in the window'))],
			rows: days.map((day) => ({
				head: words.day(day.at),
				cells:
					day.left === undefined || day.good === undefined
						? [{ text: '–' }, { text: '–' }]
						: [{ text: words.full(day.left, 'share'), key: keyOf(day) }, { text: budgets.percent(day.good) }],
			})),
		},
		keys: Object.fromEntries(
			days.flatMap((day, index) => (day.left === undefined ? [] : [[`${CURVE}/${index}`, keyOf(day)]])),
		),
	};
}

function textOf(title: string, days: readonly BudgetDay[], known: readonly number[], { words }: MeasuresGiven): string {
	const share = (value: number) => words.full(value, 'share');
	const range = words.say(
		message(
			'{0}, {1} days: from {2} to {3} left, {4} on the last one.',
			...[title, days.length, share(Math.min(...known)), share(Math.max(...known)), share(known.at(-1)!)],
		),
	);
	const gone = known.filter((left) => left <= 0).length;
	const usedUp =
		gone === 0
			? message('It was never used up.')
			: gone === 1
				? message('On one day it was used up.')
				: message('On {0} days it was used up.', gone);
	const gaps = days.length - known.length;
	const missing =
		gaps === 0
			? ''
			: ` ${words.say(gaps === 1 ? message('Of one day nothing is known.') : message('Of {0} days nothing is known.', gaps))}`;
	return `${range} ${words.say(usedUp)}${missing}`;
}

/** The order of the series: what opens. */
const CURVE = 0;

function optionOf(days: readonly BudgetDay[], known: readonly number[], { words }: MeasuresGiven): Chart['option'] {
	const every = Math.ceil(days.length / 4);
	const lowest = Math.min(0, ...known);
	return {
		grid: { left: 6, right: 10, top: 14, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
		xAxis: {
			type: 'category',
			data: days.map(({ at }) => words.day(at)),
			axisTick: { show: false },
			axisLine: { onZero: false, lineStyle: { color: colour('$lines') } },
			axisLabel: { color: colour('$dim'), interval: every - 1, hideOverlap: true },
		},
		yAxis: {
			type: 'value',
			min: 100 * lowest,
			max: 100,
			splitNumber: 2,
			axisLabel: { color: colour('$dim'), formatter: '{value}%', showMinLabel: lowest === 0 },
			splitLine: { lineStyle: { color: colour('$lines'), opacity: 0.5 } },
		},
		series: [
			{
				type: 'line',
				symbol: 'circle',
				symbolSize: 5,
				showAllSymbol: true,
				connectNulls: false,
				emphasis: { disabled: true },
				lineStyle: { color: colour('$blue'), width: 2 },
				itemStyle: { color: colour('$blue') },
				data: days.map(({ left }) => (left === undefined ? null : 100 * left)),
			},
			{
				type: 'line',
				silent: true,
				symbol: 'none',
				lineStyle: { color: colour('$foreground'), width: 1.5, type: 'dashed' },
				data: days.map(() => 0),
			},
		],
	};
}
