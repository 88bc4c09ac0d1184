import assert from 'node:assert/strict';
import { drawChart } from '../../../../src/charts/drawChart.ts';
import { paper } from '../../../../src/charts/palette.ts';
import { english } from '../../../../src/core/text.ts';
import { explainMeasure, measuresModel } from '../../../../src/core/views/measures/measuresModel.ts';
import { teamOnCall } from './teamOnCall.ts';

const options = { translate: english, locale: 'en-US' };
const model = () => measuresModel(teamOnCall(), options).sections;

describe('quantities week by week', () => {
	it('are one chart each, for a quarter and for a year', () => {
		const { charts } = model().trends!;
		assert.deepEqual(
			charts['13'].map(({ title }) => title),
			['Interruptions', 'In sleep hours', 'Incidents', 'Bad minutes', 'Time to resolve', 'Response hours'],
		);
		assert.deepEqual([charts['13'][0]!.table.rows.length, charts['52'][0]!.table.rows.length], [13, 52]);
	});

	it('say in words and in a table what they show', () => {
		const [interruptions] = model().trends!.charts['13'];
		assert.equal(
			interruptions!.text,
			'Interruptions, 13 weeks: from 0 to 9 a week, 4 in the last one. 2 weeks are out of the usual.',
		);
		// P(X ≥ 3 | 12, 1/14) = 0.0496. Nothing in 13 weeks and then 9; 9 in 13 weeks and then 4, where 0 to 2 would be no clear change.
		assert.deepEqual(
			interruptions!.table.rows.slice(-2).map(({ head, cells }) => [head, ...cells.map(({ text }) => text)]),
			[
				['Nov 9 – 15', '9', '0 to 4'],
				['Nov 16 – 22', '4', '0 to 2'],
			],
		);
	});

	it('open each week into what it is made of, by a click on its bar or from the table', () => {
		const [interruptions] = model().trends!.charts['13'];
		const key = interruptions!.table.rows.at(-1)!.cells[0]!.key!;
		assert.equal(interruptions!.keys!['2/12'], key);
		assert.equal(explainMeasure(teamOnCall(), 'trends', key, options)!.title, 'Interruptions, Nov 16 – 22: 4');
	});

	it('say nothing of a time that no incident tells', () => {
		assert.equal(
			model().trends!.charts['13'].find(({ title }) => title === 'Time to detect'),
			undefined,
		);
	});
});

describe('the hours of the week', () => {
	it('add up to the bands, and open into their records', () => {
		const { text, chart } = model().hours!;
		assert.equal(
			text['13'],
			'13 interruptions in 13 weeks: 11 in hours of sleep (85%), 1 in off hours (7.7%). Most come on Tuesday, 02:00–03:00.',
		);
		const night = chart['13'].table.rows[2]!;
		assert.deepEqual(
			[night.head, ...night.cells.map(({ text }) => text)],
			['02:00', '0', '11', '0', '0', '0', '0', '0'],
		);
		const key = night.cells[1]!.key!;
		// Tuesday 02:00 is the 26th hour; the first series is the bands.
		assert.equal(chart['13'].keys!['1/26'], key);
		const { title, rows } = explainMeasure(teamOnCall(), 'hours', key, options)!;
		assert.equal(title, 'Tuesday, 02:00–03:00, 13 weeks: 11');
		assert.deepEqual(
			rows.map(({ label, value }) => [label, value]),
			[
				['Tue, Nov 17, 02:10', '1'],
				['Tue, Nov 17, 02:01', '1'],
				['Tue, Nov 10, 02:00, incident A', '9'],
			],
		);
	});

	it('are not drawn where nobody was interrupted', () => {
		const quiet = teamOnCall({
			pages: '',
			backlog: `services: [{ id: checkout }]
items: []
incidents: [{ id: A, service: checkout, started: 2026-11-10T02:00Z, resolved: 2026-11-10T03:00Z }]
`,
		});
		assert.equal(measuresModel(quiet, options).sections.hours, undefined);
	});

	it('know no hour past Sunday night', () => {
		for (const key of ['168/13', '-1/13', '1e1/13', '3/7', '', 'x'])
			assert.equal(explainMeasure(teamOnCall(), 'hours', key, options), undefined);
	});

	it('are drawn with a number in each hour and a pattern over the night', () => {
		const { chart } = model().hours!;
		const svg = drawChart(chart['13'].option, { width: 800, height: 250, palette: paper, id: 'hours' });
		assert.match(svg, />11<\/text>/);
		// Seventy hours of sleep are hatched.
		assert.equal(svg.match(/fill="url\(#hours-/g)!.length, 70);
	});
});
