import { html, type TemplateResult } from 'lit';
import type { CauseSectionModel } from '../../core/views/measures/causeSection.ts';
import { rankedLists } from './rankedList.ts';
import type { Section, SectionGiven } from './section.ts';

/** Incidents by severity, service and cause; what comes again; what rings most. */
export const causeSection: Section<CauseSectionModel> = { styles: [], draw };

function draw({ title, lists }: CauseSectionModel, given: SectionGiven): TemplateResult {
	return html`<h2 class="measure-title" id=${given.heading}>${title}</h2>
		${rankedLists(lists[given.span], given)}`;
}
