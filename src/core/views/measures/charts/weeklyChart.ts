import type { WeekMeasures } from '../../../measures/measures.ts';
import { type UsualRange, usualCounts, usualValues } from '../../../measures/usualRange.ts';
import { message } from '../../../text.ts';
import { type Chart, colour } from '../../charts/chart.ts';
import { comparableValues, knownValue, type WeekQuantity } from '../quantities/quantity.ts';
import { type QuantityId, weekQuantities } from '../quantities/registry.ts';
import { weekKey } from '../quantities/weekFigures.ts';
import type { MeasuresGiven } from '../section.ts';

/** Weeks that a week is held against. */
const BEFORE = 13;

interface WeekValue {
	readonly week: WeekMeasures;
	readonly value: number | undefined;
	readonly usual: UsualRange | undefined;
}

/**
 * One quantity, week by week: bars, a band of what is usual after the 13 weeks before each, and a mark on each bar that
 * is out of it. Undefined where nothing is known of it in these weeks.
 */
export function weeklyChart(id: QuantityId, shown: readonly WeekMeasures[], given: MeasuresGiven): Chart | undefined {
	const quantity: WeekQuantity = weekQuantities[id];
	const { weeks } = given.measures;
	const values = shown.map((week): WeekValue => {
		const at = weeks.indexOf(week);
		const before = comparableValues(quantity, weeks.slice(Math.max(0, at - BEFORE), at), given);
		return { week, value: knownValue(quantity, week, given), usual: usualOf(quantity, before) };
	});
	if (values.every(({ value }) => value === undefined)) return undefined;
	const { words } = given;
	return {
		title: words.say(quantity.label),
		text: textOf(quantity, values, given),
		height: 132,
		option: optionOf(values, given),
		table: {
			heads: [words.say(message('Week')), words.say(quantity.label), words.say(message('Usual'))],
			rows: values.map(({ week, value, usual }) => ({
				head: words.days(week.week),
				cells: [
					value === undefined
						? { text: '–' }
						: { text: words.full(value, quantity.unit), key: weekKey(id, week.week.name) },
					{ text: usual === undefined ? '–' : rangeOf(usual, quantity, given) },
				],
			})),
		},
		keys: Object.fromEntries(
			values.flatMap(({ week, value }, index) =>
				value === undefined ? [] : [[`${BARS}/${index}`, weekKey(id, week.week.name)]],
			),
		),
	};
}

function usualOf(quantity: WeekQuantity, before: readonly (number | undefined)[]): UsualRange | undefined {
	const known = before.filter((value) => value !== undefined);
	if (quantity.unit !== 'count') return usualValues(known);
	return known.length < BEFORE ? undefined : usualCounts(sum(known), BEFORE);
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

function rangeOf({ low, high }: UsualRange, { unit }: WeekQuantity, { words }: MeasuresGiven): string {
	return words.say(message('{0} to {1}', words.full(low, unit), words.full(high, unit)));
}

function textOf(quantity: WeekQuantity, values: readonly WeekValue[], given: MeasuresGiven): string {
	const { words } = given;
	const known = values.flatMap(({ value }) => (value === undefined ? [] : [value]));
	const last = values.at(-1)!;
	const out = values.filter(isOut);
	const [low, high] = [Math.min(...known), Math.max(...known)].map((value) => words.full(value, quantity.unit));
	const range = words.say(
		message(
			'{0}, {1} weeks: from {2} to {3} a week, {4} in the last one.',
			...[words.say(quantity.label), known.length, low!, high!],
			last.value === undefined ? '–' : words.full(last.value, quantity.unit),
		),
	);
	const unusual =
		out.length === 0
			? words.say(message('No week is out of the usual.'))
			: out.length === 1
				? words.say(message('One week is out of the usual.'))
				: words.say(message('{0} weeks are out of the usual.', out.length));
	return `${range} ${unusual}`;
}

function isOut({ value, usual }: WeekValue): boolean {
	return value !== undefined && usual !== undefined && (value < usual.low || value > usual.high);
}

/** Up where there are more than usual, down where there are fewer. */
function mark({ value, usual }: WeekValue): object {
	return { value: value!, symbolRotate: value! > usual!.high ? 0 : 180, symbolOffset: [0, -7] };
}

/** The order of the series: the bars are what opens. */
const BARS = 2;

function optionOf(values: readonly WeekValue[], { words }: MeasuresGiven): Chart['option'] {
	const last = values.length - 1;
	const every = Math.ceil(values.length / 4);
	const shape = { symbol: 'none', silent: true, lineStyle: { opacity: 0 }, step: 'middle', stack: 'usual' };
	return {
		grid: { left: 6, right: 8, top: 14, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
		xAxis: {
			type: 'category',
			data: values.map(({ week }) => words.day(week.week.start)),
			axisTick: { show: false },
			axisLine: { lineStyle: { color: colour('$lines') } },
			axisLabel: { color: colour('$dim'), interval: every - 1, hideOverlap: true },
		},
		yAxis: {
			type: 'value',
			min: 0,
			splitNumber: 2,
			axisLabel: { color: colour('$dim') },
			splitLine: { lineStyle: { color: colour('$lines'), opacity: 0.5 } },
		},
		series: [
			{ type: 'line', ...shape, data: values.map(({ usual }) => usual?.low ?? null) },
			{
				type: 'line',
				...shape,
				data: values.map(({ usual }) => (usual ? usual.high - usual.low : null)),
				areaStyle: { color: colour('$lines'), opacity: 0.35 },
			},
			{
				type: 'bar',
				barCategoryGap: '25%',
				barMinHeight: 1,
				emphasis: { disabled: true },
				data: values.map(({ value }, index) => ({
					value: value ?? null,
					itemStyle: { color: colour('$blue'), opacity: index === last ? 1 : 0.65 },
				})),
			},
			{
				type: 'scatter',
				silent: true,
				symbol: 'triangle',
				symbolSize: 7,
				// The editor's own orange hardly shows on a dark page.
				itemStyle: { color: colour('$foreground'), opacity: 1 },
				data: values.map((each) => (isOut(each) ? mark(each) : null)),
			},
		],
	};
}
