import { type Band, bandOfMinute, type Calendar } from '../../../incidents/calendar.ts';
import { message } from '../../../text.ts';
import { type Chart, colour } from '../../charts/chart.ts';
import type { MeasureWords } from '../measureWords.ts';

/** Interruptions by the hour of the week. */
export interface HoursOfWeek {
	/** 168, from Monday 00:00. */
	readonly counts: ArrayLike<number>;
	readonly calendar: Calendar;
	/** `Mon` … `Sun`. */
	readonly days: readonly string[];
	/** What the picture shows, in words. */
	readonly text: string;
	readonly title: string;
	/** The key of an hour that opens. */
	readonly key: (hour: number) => string;
}

/** The picture that makes the night visible: a row a day, a column an hour, hatched where people sleep. */
export function hourHeatMap({ counts, calendar, days, text, title, key }: HoursOfWeek, words: MeasureWords): Chart {
	const hours = Array.from({ length: 168 }, (_, hour) => ({
		hour,
		count: counts[hour] ?? 0,
		band: bandOf(hour, calendar),
	}));
	const most = Math.max(1, ...hours.map(({ count }) => count));
	const clock = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
	return {
		title,
		text,
		height: 250,
		option: {
			grid: { left: 6, right: 6, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
			xAxis: {
				type: 'category',
				data: clock,
				axisTick: { show: false },
				axisLine: { show: false },
				axisLabel: { color: colour('$dim'), interval: 1 },
			},
			yAxis: {
				type: 'category',
				data: days,
				inverse: true,
				axisTick: { show: false },
				axisLine: { show: false },
				axisLabel: { color: colour('$dim') },
			},
			visualMap: { show: false, type: 'piecewise', pieces: [{ min: 0 }], inRange: { opacity: 1 } },
			series: [
				{
					type: 'heatmap',
					silent: true,
					emphasis: { disabled: true },
					data: hours.map(({ hour, band }) => ({
						value: [hour % 24, Math.floor(hour / 24), 0],
						itemStyle: bandStyle(band),
					})),
				},
				{
					type: 'heatmap',
					emphasis: { disabled: true },
					label: { show: true, color: colour('$foreground'), opacity: 1, fontSize: 11 },
					data: hours.map(({ hour, count }) => ({
						value: [hour % 24, Math.floor(hour / 24), count],
						itemStyle: {
							color: colour('$red'),
							opacity: count === 0 ? 0 : 0.12 + 0.5 * Math.sqrt(count / most),
							borderColor: colour('$background'),
							borderWidth: 1,
						},
						label: { show: count > 0, formatter: String(count) },
					})),
				},
			],
			media: [
				{
					query: { maxWidth: 520 },
					option: { xAxis: { axisLabel: { interval: 3 } }, series: [{}, { label: { fontSize: 8 } }] },
				},
				{
					// Numbers of two digits would run into each other.
					query: { maxWidth: 330 },
					option: { series: [{}, { label: { opacity: 0 } }] },
				},
			],
		},
		table: {
			heads: [words.say(message('Hour')), ...days],
			rows: clock.map((head, at) => ({
				head: `${head}:00`,
				cells: days.map((_, day) => {
					const { hour, count } = hours[day * 24 + at]!;
					return count === 0 ? { text: '0' } : { text: words.full(count, 'count'), key: key(hour) };
				}),
			})),
		},
		keys: Object.fromEntries(hours.flatMap(({ hour, count }) => (count > 0 ? [[`1/${hour}`, key(hour)]] : []))),
	};
}

/** The band of most of an hour of a week without holidays. */
export function bandOf(hour: number, { hours }: Calendar): Band {
	return bandOfMinute(Math.floor(hour / 24) + 1, (hour % 24) * 60 + 30, hours);
}

/** A pattern tells the bands apart, so that nothing is said by colour alone. */
function bandStyle(band: Band): object {
	const plain = { color: colour('$lines'), borderColor: colour('$background'), borderWidth: 1 };
	switch (band) {
		case 'business':
			return { ...plain, opacity: 0.1 };
		case 'off':
			return { ...plain, opacity: 0.3 };
		case 'sleep':
			return {
				...plain,
				opacity: 0.6,
				decal: {
					symbol: 'rect',
					color: colour('$lines'),
					dashArrayX: [1, 0],
					dashArrayY: [1, 4],
					rotation: -Math.PI / 4,
				},
			};
	}
}
