import { message, say } from '../../text.ts';
import { type Chart, colour } from '../charts/chart.ts';
import { formatMoney, formatShare } from '../figures.ts';
import type { FrontierView } from './frontierView.ts';
import type { PlanStyle } from './planWords.ts';

/** The colours of the two parts, for a legend beside the chart. */
export const frontierColours = { earned: colour('$blue'), saved: colour('$green') } as const;

/** Each mark is told from the others without its colour: the commitment by a line that is whole and thick. */
const markLines = {
	committed: { color: colour('$foreground'), type: 'solid', width: 2 },
	planned: { color: colour('$foreground'), type: 'dashed', width: 1 },
	actual: { color: colour('$foreground'), type: [10, 3, 2, 3], width: 1 },
	end: { color: colour('$dim'), type: 'dotted', width: 1 },
} as const;

/**
 * The frontier as a picture: for each floor what the best plan earns, and on top of it what its reliability work saves. It
 * ends at the highest floor that the items can fill. Undefined until there are two floors to draw between.
 */
export function frontierChart(view: FrontierView, style: PlanStyle): Chart | undefined {
	const { rows, labels, filled } = view;
	const end =
		filled === undefined
			? []
			: [
					{
						id: 'end' as const,
						share: filled,
						text: say(message('No items for more than {0}', formatShare(filled, style)), style.translate),
					},
				];
	const marks = [...view.marks, ...end];
	const drawn = rows.filter(({ short }) => !short);
	const last = drawn.at(-1);
	if (!last || rows.length < 2) return undefined;
	if (filled !== undefined && filled > last.floor + 1e-9) drawn.push({ ...last, floor: filled });
	const share = (value: number) => formatShare(value, style);
	const percent = (value: number) => Math.round(value * 1000) / 10;
	const { divisor } = scaleOf(view);
	const point = (floor: number, money: number) => [percent(floor), money / divisor];
	const area = (name: string, tint: string, values: number[][]) => ({
		name,
		type: 'line',
		stack: 'money',
		symbol: 'none',
		silent: true,
		lineStyle: { color: tint, width: 2 },
		itemStyle: { color: tint },
		areaStyle: { color: tint, opacity: 0.35 },
		data: values,
	});
	return {
		title: view.title,
		text: `${textOf(view, style, share)} ${view.sentence}`,
		height: 260,
		option: {
			grid: {
				left: 8,
				right: 24,
				top: 26 + 16 * Math.max(0, marks.length - 1),
				bottom: 26,
				outerBoundsMode: 'same',
				outerBoundsContain: 'axisLabel',
			},
			xAxis: {
				type: 'value',
				min: 0,
				max: 100,
				interval: 20,
				name: labels.axis,
				nameLocation: 'middle',
				nameGap: 28,
				nameTextStyle: { color: colour('$dim') },
				axisLine: { lineStyle: { color: colour('$lines') } },
				axisLabel: { color: colour('$dim'), formatter: '{value}%' },
				splitLine: { show: false },
			},
			yAxis: {
				type: 'value',
				min: 0,
				splitNumber: 3,
				axisLabel: { color: colour('$dim') },
				splitLine: { lineStyle: { color: colour('$lines'), opacity: 0.5 } },
			},
			series: [
				{
					...area(
						labels.earned,
						frontierColours.earned,
						drawn.map(({ floor, earned }) => point(floor, earned)),
					),
					markLine: {
						symbol: 'none',
						silent: true,
						data: marks.map(({ id, share: at, text }, index) => ({
							xAxis: percent(at),
							lineStyle: markLines[id],
							label: {
								formatter: text.replaceAll('{', ''),
								position: 'end',
								distance: [0, 4 + 16 * index],
								color: markLines[id].color,
								align: at < 0.15 ? 'left' : at > 0.85 ? 'right' : 'center',
							},
						})),
					},
				},
				area(
					labels.saved,
					frontierColours.saved,
					drawn.map(({ floor, saved }) => point(floor, saved)),
				),
			],
		},
		table: {
			heads: view.heads,
			rows: rows.map(({ cells: [head, ...cells] }) => ({
				head: head ?? '',
				cells: cells.map((text) => ({ text })),
			})),
		},
	};
}

function textOf({ rows, title, marks }: FrontierView, style: PlanStyle, share: (value: number) => string): string {
	const [lowest, highest] = [rows[0]!, rows.at(-1)!];
	const money = ({ earned, saved }: FrontierView['rows'][number]) => formatMoney(earned + saved, style);
	const sentence = say(
		message(
			'{0}: {1} in all with a floor of {2}, {3} with one of {4}.',
			...[title, money(lowest), share(lowest.floor), money(highest), share(highest.floor)],
		),
		style.translate,
	);
	return [sentence, ...marks.map(({ text }) => `${text}.`)].join(' ');
}

/** What the numbers of the axis count. It is said beside the chart. */
export function frontierUnit(view: FrontierView, { translate, currency }: PlanStyle): string {
	const money = currency ?? say(message('engineer-hours'), translate);
	const { divisor } = scaleOf(view);
	if (divisor === 1e6) return say(message('Millions of {0} a quarter', money), translate);
	if (divisor === 1e3) return say(message('Thousands of {0} a quarter', money), translate);
	return say(message('{0} a quarter', money), translate);
}

/** Axes carry plain numbers: in thousands or millions where they are long. */
function scaleOf({ rows }: FrontierView): { readonly divisor: number } {
	const top = Math.max(...rows.map(({ earned, saved }) => earned + saved));
	return { divisor: top >= 2e6 ? 1e6 : top >= 2e3 ? 1e3 : 1 };
}
