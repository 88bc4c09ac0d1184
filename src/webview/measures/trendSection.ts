import { css, html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TrendSectionModel } from '../../core/views/measures/trendSection.ts';
import { chart } from '../charts/chart.ts';
import type { Section, SectionGiven } from './section.ts';

const styles = css`
	.small-multiples {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
		gap: 12px 16px;
		margin: 0;
		padding: 0;
		list-style: none;
	}

	.small-multiples h3 {
		margin: 0;
		font-size: 1em;
		font-weight: 600;
	}
`;

/** A few quantities week by week, as small charts of one shape. */
export const trendSection: Section<TrendSectionModel> = { styles: [styles], draw };

function draw({ title, legend, charts }: TrendSectionModel, given: SectionGiven): TemplateResult {
	return html`<h2 class="measure-title" id=${given.heading}>${title}</h2>
		<p class="measure-legend">${legend}</p>
		<ul class="small-multiples">
			${repeat(
				charts[given.span],
				(each) => each.title,
				(each) => html`<li>
					<h3>${each.title}</h3>
					${chart(each, given)}
				</li>`,
			)}
		</ul>`;
}
