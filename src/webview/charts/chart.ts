import { html, type TemplateResult } from 'lit';
import type { Chart } from '../../core/views/charts/chart.ts';
import './chartElement.ts';
import type { SectionGiven } from '../measures/section.ts';

/** A chart in a section of the measures. */
export function chart(chart: Chart, { labels, explained, explain }: SectionGiven): TemplateResult {
	return html`<lights-on-chart
		.chart=${chart}
		.given=${{ tableLabel: labels.table, explained, explain }}
	></lights-on-chart>`;
}
