import type { TemplateResult } from 'lit';
import { type SectionId, type SectionModels, sectionIds } from '../../core/views/measures/registry.ts';
import { availabilitySection } from './availabilitySection.ts';
import { balanceSection } from './balanceSection.ts';
import { budgetSection } from './budgetSection.ts';
import { causeSection } from './causeSection.ts';
import { effortSection } from './effortSection.ts';
import { hoursSection } from './hoursSection.ts';
import { peopleSection } from './peopleSection.ts';
import type { Section, SectionGiven } from './section.ts';
import { timeSection } from './timeSection.ts';
import { trendSection } from './trendSection.ts';
import { weekSection } from './weekSection.ts';

/** How each section of the tab *Measures* is drawn. Their order is the core's. */
const sections: { readonly [Id in SectionId]: Section<SectionModels[Id]> } = {
	week: weekSection,
	trends: trendSection,
	hours: hoursSection,
	budgets: budgetSection,
	availability: availabilitySection,
	people: peopleSection,
	causes: causeSection,
	times: timeSection,
	effort: effortSection,
	balance: balanceSection,
};

export const sectionStyles = sectionIds.flatMap((id) => sections[id].styles);

/** Undefined where the section has nothing to show. */
export function drawSection<Id extends SectionId>(
	id: Id,
	models: Partial<SectionModels>,
	given: SectionGiven,
): TemplateResult | undefined {
	const model = models[id];
	return model === undefined ? undefined : sections[id].draw(model, given);
}
