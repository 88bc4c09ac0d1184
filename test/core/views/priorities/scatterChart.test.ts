import assert from 'node:assert/strict';
import { english } from '../../../../src/core/text.ts';
import { panelModel } from '../../../../src/core/views/panel.ts';
import { scatterChart } from '../../../../src/core/views/priorities/scatterChart.ts';
import { interval, item, priced, ranked, snapshot } from '../sampleSnapshot.ts';

const model = panelModel(
	snapshot([
		ranked(item('REL-1', { kind: 'reliability', title: 'Failover' }), 1, {
			effort: { mean: 5, p10: 3, p90: 9 },
			costOfDelay: { mean: 2000, p10: 900, p90: 4000 },
		}),
		ranked(item('FEAT-2', { kind: 'product', title: 'Carts' }), 2, {
			effort: interval(2),
			costOfDelay: { mean: 300, p10: -50, p90: 700 },
		}),
		ranked(item('REL-3', { kind: 'reliability' }), 3, { effort: interval(3), costOfDelay: interval(-20) }),
		priced(item('FEAT-4', { kind: 'product' })),
	]),
	{ translate: english, locale: 'en-US' },
);

interface Option {
	readonly xAxis: { readonly min: number; readonly max: number };
	readonly yAxis: { readonly min: number; readonly max: number };
	readonly series: readonly { readonly type: string; readonly data: readonly unknown[] }[];
}

describe('the picture of cost of delay against effort', () => {
	const { chart, points } = scatterChart(model.rows, model.labels)!;
	const option = chart.option as unknown as Option;

	it('has a point for each item with both, by kind, and knows which item a point is', () => {
		assert.deepEqual(
			option.series.map(({ type, data }) => `${type} ${data.length}`),
			['scatter 1', 'scatter 1', 'scatter 0', 'line 12'],
		);
		assert.deepEqual(option.series[0]!.data, [[5, 2000]]);
		const key = (id: string) => model.rows.find((row) => row.id === id)!.key;
		assert.deepEqual(chart.keys, { '0/0': key('REL-1'), '1/0': key('FEAT-2') });
		assert.deepEqual(
			points.map(({ row }) => row.id),
			['FEAT-2', 'REL-1'],
		);
	});

	it('draws both intervals inside of its axes, cut off where a logarithm has no place', () => {
		const numbers = option.series[3]!.data as readonly (readonly (number | string)[])[];
		assert.deepEqual(numbers.slice(0, 6), [
			[3, 2000],
			[9, 2000],
			['-', '-'],
			[5, 900],
			[5, 4000],
			['-', '-'],
		]);
		const heights = numbers.map(([, y]) => y).filter((y): y is number => typeof y === 'number');
		assert.ok(Math.min(...heights) >= option.yAxis.min);
		assert.ok(Math.max(...heights) <= option.yAxis.max);
		assert.deepEqual([option.yAxis.min, option.yAxis.max], [10, 10_000]);
		assert.deepEqual([option.xAxis.min, option.xAxis.max], [1, 10]);
	});

	it('says the same in words and as a table', () => {
		assert.equal(
			chart.text,
			'2 items by their effort and their cost of delay, both on logarithmic axes. The best score has “Failover”: $2K/week for 5 d. Not drawn, as they have no effort or no cost of delay: 2.',
		);
		assert.deepEqual(
			chart.table.rows.map(({ head, cells }) => [head, ...cells.map(({ text }) => text)].slice(0, 3)),
			[
				['Failover', '$2K/week ($900/week to $4K/week)', '5 d (3 d to 9 d)'],
				['Carts', '$300/week (-$50/week to $700/week)', '2 d (1 d to 3 d)'],
			],
		);
		assert.equal(chart.table.rows[0]!.cells[0]!.key, model.rows[0]!.key);
	});

	it('draws the first two hundred of many, and nothing where there is nothing', () => {
		const many = Array.from({ length: 300 }, () => model.rows[0]!);
		const drawn = scatterChart(many, model.labels)!;
		assert.equal(drawn.points.length, 200);
		assert.match(drawn.chart.text, /Only the first 200 of the list are drawn\./);
		assert.equal(scatterChart(model.rows.slice(2), model.labels), undefined);
	});
});
