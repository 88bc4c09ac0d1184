import assert from 'node:assert/strict';
import { drawChart } from '../../src/charts/drawChart.ts';
import { coloured, paper } from '../../src/charts/palette.ts';

const drawing = { width: 320, height: 120, palette: paper, id: 'a' };
const option = {
	xAxis: { type: 'category', axisLabel: { interval: 0 }, data: ['<script>alert(1)</script>', '$red" style="x:y'] },
	yAxis: { type: 'value', axisLabel: { color: '$dim' } },
	series: [
		{
			type: 'bar',
			data: [1, 2],
			itemStyle: { color: '$blue', decal: { symbol: 'rect', color: '$lines', dashArrayY: [1, 4] } },
			emphasis: { disabled: true },
		},
	],
};

describe('a chart drawn in Node', () => {
	const svg = drawChart(option, drawing);

	it('is SVG that a strict policy lets through: no style, no script, no class', () => {
		assert.match(svg, /^<svg [^>]*viewBox="0 0 320 120"/);
		assert.doesNotMatch(svg, / style="|<style|<script| class="|CDATA|ecmeta|\bon\w+="/);
		assert.match(svg, /font-size="12px" font-family="system-ui, sans-serif"/);
	});

	it('shows texts as texts, whatever they hold', () => {
		assert.match(svg, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
		assert.match(svg, /\$red&quot; style=&quot;x:y/);
	});

	it('puts the palette’s colours in place, and tells its shapes of data', () => {
		assert.ok(svg.includes(`fill="${paper.colours.$blue}"`));
		assert.ok(svg.includes(`fill="${paper.colours.$dim}"`));
		assert.doesNotMatch(svg, /fill="\$/);
		assert.equal(svg.match(/data-series="0" data-index="[01]"/g)?.length, 2);
	});

	it('is the same each time, with ids of its own', () => {
		assert.equal(drawChart(option, drawing), svg);
		assert.match(svg, /<pattern [^>]*id="a-/);
		assert.doesNotMatch(svg, /zr\d/);
		assert.match(drawChart(option, { ...drawing, id: 'b' }), /url\(#b-/);
	});

	it('takes for colours only what stands where colours stand', () => {
		assert.deepEqual(coloured({ color: ['$red'], name: '$red', lineColour: '$blue', n: 1 }, paper), {
			color: [paper.colours.$red],
			name: '$red',
			lineColour: paper.colours.$blue,
			n: 1,
		});
	});
});
