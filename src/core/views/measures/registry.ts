import { availabilitySection } from './availabilitySection.ts';
import { balanceSection } from './balanceSection.ts';
import { budgetSection } from './budgetSection.ts';
import { causeSection } from './causeSection.ts';
import { effortSection } from './effortSection.ts';
import { hoursSection } from './hoursSection.ts';
import { peopleSection } from './peopleSection.ts';
import type { MeasureSection } from './section.ts';
import { timeSection } from './timeSection.ts';
import { trendSection } from './trendSection.ts';
import { weekSection } from './weekSection.ts';

/**
 * The sections of the tab *Measures*, in their order. A section is one line here and one in the panel's own registry
 * (`src/webview/measures/registry.ts`), which draws it.
 */
export const measureSections = {
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
} as const satisfies Readonly<Record<string, MeasureSection<unknown>>>;

export type SectionId = keyof typeof measureSections;

/** What each section shows. */
export type SectionModels = {
	readonly [Id in SectionId]: NonNullable<ReturnType<(typeof measureSections)[Id]['model']>>;
};

export const sectionIds = Object.keys(measureSections) as readonly SectionId[];
