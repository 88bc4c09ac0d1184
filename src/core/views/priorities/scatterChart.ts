import type { Interval } from '../../snapshot.ts';
import { english } from '../../text.ts';
import { type Chart, colour } from '../charts/chart.ts';
import { type KindShown, kindsShown } from '../itemWords.ts';
import type { PanelLabels } from '../panelLabels.ts';
import type { PanelRow } from './panelRow.ts';

/** More points than these hide one another, and take long to draw. */
const MOST_DRAWN = 200;
/** An interval goes no further below the least figure than this part of it: a logarithm has no zero. */
const LOWEST_PART = 0.1;

/** Each kind has its own shape and colour. */
export const kindShapes: Readonly<
	Record<KindShown, { readonly symbol: string; readonly tint: ReturnType<typeof colour> }>
> = {
	reliability: { symbol: 'circle', tint: colour('$blue') },
	product: { symbol: 'triangle', tint: colour('$yellow') },
	uncategorised: { symbol: 'rect', tint: colour('$dim') },
};

/** An item that has a place in the picture. */
export interface ScatterPoint {
	readonly row: PanelRow;
	/** Engineer-days. */
	readonly effort: Interval;
	/** Money a week. */
	readonly cost: Interval;
}

export interface Scatter {
	readonly chart: Chart;
	/** By effort: in the order in which keys go through them. */
	readonly points: readonly ScatterPoint[];
}

/** Cost of delay against effort of the items that the list shows, with P10 to P90 of both. Undefined where none has both. */
export function scatterChart(rows: readonly PanelRow[], labels: PanelLabels): Scatter | undefined {
	const drawable = rows.flatMap((row) =>
		row.effortDays && row.effortDays.mean > 0 && row.cost.mean > 0
			? [{ row, effort: row.effortDays, cost: row.cost }]
			: [],
	);
	const drawn = drawable.slice(0, MOST_DRAWN);
	if (drawn.length === 0) return undefined;
	const byKind = kindsShown.map((kind) => drawn.filter(({ row }) => row.kind === kind));
	const [x, y] = [axis(drawn.map(({ effort }) => effort)), axis(drawn.map(({ cost }) => cost))];
	return {
		points: [...drawn].sort((a, b) => a.effort.mean - b.effort.mean || b.cost.mean - a.cost.mean),
		chart: {
			title: labels.chart.title,
			text: textOf(rows.length, drawable.length, drawn, labels),
			height: 260,
			option: {
				grid: { left: 8, right: 16, top: 26, bottom: 24, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
				xAxis: { ...logarithmic(x), name: labels.chart.effortAxis, nameLocation: 'middle', nameGap: 26 },
				// Above the axis, where it has room for its words.
				yAxis: {
					...logarithmic(y),
					name: labels.chart.costAxis,
					nameLocation: 'end',
					nameGap: 10,
					nameTextStyle: { color: colour('$dim'), align: 'left' },
				},
				series: [
					...kindsShown.map((kind, index) => ({
						name: kind,
						type: 'scatter',
						symbol: kindShapes[kind].symbol,
						symbolSize: 9,
						z: 3,
						itemStyle: { color: kindShapes[kind].tint },
						data: byKind[index]!.map(({ effort, cost }) => [effort.mean, cost.mean]),
					})),
					{
						type: 'line',
						symbol: 'none',
						silent: true,
						z: 2,
						lineStyle: { color: colour('$dim'), width: 1, opacity: 0.7 },
						data: drawn.flatMap((point) => whiskers(point, x.min, y.min)),
					},
				],
			},
			table: {
				heads: [labels.item, labels.costOfDelay, labels.effort, labels.score],
				rows: drawn.map(({ row }) => ({
					head: row.title,
					cells: [
						{ text: ranged(row.costOfDelay, row.costOfDelayRange), key: row.key },
						{ text: ranged(row.effort, row.effortRange) },
						{ text: row.score ? ranged(row.score.text, row.score.range || undefined) : '–' },
					],
				})),
			},
			keys: Object.fromEntries(
				byKind.flatMap((points, series) => points.map(({ row }, index) => [`${series}/${index}`, row.key])),
			),
		},
	};
}

interface Ends {
	readonly min: number;
	readonly max: number;
}

/** Whole powers of ten around all intervals. */
function axis(intervals: readonly Interval[]): Ends {
	const floor = LOWEST_PART * Math.min(...intervals.map(({ mean }) => mean));
	const low = Math.min(...intervals.map(({ p10, mean }) => Math.max(floor, Math.min(p10, mean))));
	const high = Math.max(...intervals.map(({ p90, mean }) => Math.max(p90, mean)));
	const min = 10 ** Math.floor(Math.log10(low));
	return { min, max: Math.max(10 * min, 10 ** Math.ceil(Math.log10(high))) };
}

function logarithmic({ min, max }: Ends) {
	return {
		type: 'log',
		min,
		max,
		nameTextStyle: { color: colour('$dim') },
		axisLine: { lineStyle: { color: colour('$lines') } },
		axisLabel: { color: colour('$dim') },
		splitLine: { lineStyle: { color: colour('$lines'), opacity: 0.5 } },
	};
}

/** Both intervals as pieces of one line, with gaps between them. */
function whiskers({ effort, cost }: ScatterPoint, left: number, bottom: number): (readonly (number | '-')[])[] {
	const gap = ['-', '-'] as const;
	return [
		[Math.max(left, effort.p10), cost.mean],
		[Math.max(left, effort.p90), cost.mean],
		gap,
		[effort.mean, Math.max(bottom, cost.p10)],
		[effort.mean, Math.max(bottom, cost.p90)],
		gap,
	];
}

function textOf(all: number, drawable: number, drawn: readonly ScatterPoint[], labels: PanelLabels): string {
	const { chart } = labels;
	const best = drawn.reduce((one, other) =>
		other.cost.mean / other.effort.mean > one.cost.mean / one.effort.mean ? other : one,
	);
	return [
		english(chart.text, drawn.length),
		english(chart.best, best.row.title, best.row.costOfDelay, best.row.effort),
		...(drawable > drawn.length ? [english(chart.first, drawn.length)] : []),
		...(all > drawable ? [english(chart.undrawn, all - drawable)] : []),
	].join(' ');
}

function ranged(text: string, range: string | undefined): string {
	return range === undefined ? text : `${text} (${range})`;
}
