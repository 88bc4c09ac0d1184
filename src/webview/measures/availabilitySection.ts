import { css, html, type TemplateResult } from 'lit';
import type { AvailabilitySectionModel } from '../../core/views/measures/availabilitySection.ts';
import { rankedList } from './rankedList.ts';
import type { Section, SectionGiven } from './section.ts';

const styles = css`
	.availability-list {
		max-width: 560px;
	}
`;

/** A bar of bad minutes a service, with what is left of the time. */
export const availabilitySection: Section<AvailabilitySectionModel> = { styles: [styles], draw };

function draw({ title, lists }: AvailabilitySectionModel, given: SectionGiven): TemplateResult {
	return html`<h2 class="measure-title" id=${given.heading}>${title}</h2>
		<div class="availability-list">${rankedList(lists[given.span], given)}</div>`;
}
