import { drawChart } from '../../charts/drawChart.ts';
import { paper } from '../../charts/palette.ts';
import type { DrawChart } from '../../core/index.ts';

/** Draws the charts of reports, as the command line does. It is large: in Node hosts it is a bundle of its own. */
export const drawReportChart: DrawChart | undefined = ({ chart, width }, id) =>
	drawChart(chart.option, { width, height: chart.height, palette: paper, id });
