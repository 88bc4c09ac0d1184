import { html, type TemplateResult } from 'lit';
import type { HoursSectionModel } from '../../core/views/measures/hoursSection.ts';
import { chart } from '../charts/chart.ts';
import type { Section, SectionGiven } from './section.ts';

/** The week's hours, and how often somebody was interrupted in each. */
export const hoursSection: Section<HoursSectionModel> = { styles: [], draw };

function draw({ title, text, legend, chart: charts }: HoursSectionModel, given: SectionGiven): TemplateResult {
	return html`<h2 class="measure-title" id=${given.heading}>${title}</h2>
		<p class="measure-sentence">${text[given.span]}</p>
		${chart(charts[given.span], given)}
		<p class="measure-legend">${legend}</p>`;
}
