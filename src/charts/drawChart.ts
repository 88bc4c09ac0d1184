import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, VisualMapComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from '../core/views/charts/chart.ts';
import { type ChartPalette, coloured } from './palette.ts';
import { plainSvg } from './plainSvg.ts';

use([
	BarChart,
	HeatmapChart,
	LineChart,
	ScatterChart,
	GridComponent,
	MarkLineComponent,
	VisualMapComponent,
	SVGRenderer,
]);

export interface Drawing {
	/** Pixels. */
	readonly width: number;
	readonly height: number;
	readonly palette: ChartPalette;
	/** What ids inside of it start with: another one for each chart of a page. */
	readonly id: string;
}

/**
 * A chart as SVG, in the panel and in Node alike: without a DOM, without motion, and the same text for the same
 * arguments wherever letters are measured alike. Shapes of data carry `data-series` and `data-index`.
 */
export function drawChart(option: ChartOption, { width, height, palette, id }: Drawing): string {
	const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
	try {
		chart.setOption({
			animation: false,
			textStyle: {
				fontFamily: palette.fontFamily,
				fontSize: palette.fontSize,
				color: palette.colours.$foreground,
			},
			...(coloured(option, palette) as object),
		});
		return plainSvg(chart.renderToSVGString(), id);
	} finally {
		// It would go on keeping the process awake.
		chart.dispose();
	}
}
