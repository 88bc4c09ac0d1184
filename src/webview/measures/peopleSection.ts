import { css, html, type TemplateResult } from 'lit';
import type { PeopleSectionModel } from '../../core/views/measures/peopleSection.ts';
import { rankedList } from './rankedList.ts';
import type { Section, SectionGiven } from './section.ts';

const styles = css`
	.people-facts {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
		gap: 8px 16px;
		margin: 0 0 12px;
	}

	.people-facts dd {
		margin: 0;
	}

	.people-value {
		font-size: 1.3em;
		font-weight: 600;
	}

	.people-list {
		max-width: 560px;
	}
`;

/** Median, busiest, concentration, and a bar a person. */
export const peopleSection: Section<PeopleSectionModel> = { styles: [styles], draw };

function draw({ title, bySpan }: PeopleSectionModel, given: SectionGiven): TemplateResult {
	const { facts, list } = bySpan[given.span];
	return html`<h2 class="measure-title" id=${given.heading}>${title}</h2>
		<dl class="people-facts">
			${facts.map(
				({ key, label, value, hint }) =>
					html`<div>
						<dt>${label}</dt>
						<dd>
							<button
								class="link people-value"
								type="button"
								data-figure=${key}
								aria-label=${`${label}: ${value}`}
								aria-expanded=${given.explained === key}
								@click=${() => given.explain(key)}
							>
								${value}</button
							><br /><span class="dim">${hint}</span>
						</dd>
					</div>`,
			)}
		</dl>
		<div class="people-list">${rankedList(list, given)}</div>`;
}
