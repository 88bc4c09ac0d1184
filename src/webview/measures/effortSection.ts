import { html, type TemplateResult } from 'lit';
import type { EffortSectionModel } from '../../core/views/measures/effortSection.ts';
import { rankedLists } from './rankedList.ts';
import type { Section, SectionGiven } from './section.ts';

/** Response, toil and follow-ups. */
export const effortSection: Section<EffortSectionModel> = { styles: [], draw };

function draw({ title, lists }: EffortSectionModel, given: SectionGiven): TemplateResult {
	return html`<h2 class="measure-title" id=${given.heading}>${title}</h2>
		${rankedLists(lists[given.span], given)}`;
}
