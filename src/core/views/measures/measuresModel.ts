import type { BalanceHistory } from '../../measures/effort/effortByWeek.ts';
import { type Measures, measuresOf } from '../../measures/measures.ts';
import type { Snapshot } from '../../snapshot.ts';
import { message } from '../../text.ts';
import type { EffortState } from '../effort.ts';
import { type ExplanationRow, explainFigures } from '../explanationRows.ts';
import { measureTable } from '../measureTable.ts';
import type { PanelNotice } from '../panel.ts';
import { type MeasureOptions, measureWords } from './measureWords.ts';
import { measureSections, type SectionId, type SectionModels, sectionIds } from './registry.ts';
import type { MeasureSection, MeasuresGiven } from './section.ts';
import type { BySpan } from './spans.ts';

/** All that the tab *Measures* shows, as plain JSON. Derived when the tab asks for it, not with each snapshot. */
export interface MeasuresModel {
	/** The one sentence to take away. */
	readonly headline: string;
	/** Those that have something to show. */
	readonly sections: Partial<SectionModels>;
	/** Nothing is known of any page or incident: why, and the ways out. It stands above what is known all the same. */
	readonly notice?: PanelNotice;
	/** How things were counted; small samples; what is not known. */
	readonly notes: readonly string[];
	readonly labels: MeasureLabels;
}

/** Words of the tab that do not depend on a measure. */
export interface MeasureLabels {
	readonly explanation: string;
	readonly close: string;
	readonly gone: string;
	readonly notes: string;
	/** What the choice of weeks is called, and its choices. */
	readonly span: string;
	readonly spans: BySpan<string>;
	/** What opens the table of a chart; `{0}` is its title. */
	readonly table: string;
}

/** What stands behind one figure, as shown. */
export interface MeasureExplanation {
	readonly title: string;
	readonly reason: string;
	readonly rows: readonly ExplanationRow[];
}

/** The tab shows up to 52, and holds each against the 13 before it. */
const WEEKS = 52 + 13;

export interface MeasuresModelOptions extends MeasureOptions {
	/** Of the last 52 weeks, or why it is not known. Absent: there is no section *Balance*. */
	readonly actual?: BalanceHistory | EffortState;
}

export function measuresModel(snapshot: Snapshot, options: MeasuresModelOptions): MeasuresModel {
	const given = givenOf(snapshot, options);
	const { say } = given.words;
	const { headline, notes } = measureTable(given.measures, options);
	const labels: MeasureLabels = {
		explanation: say(message('Explanation')),
		close: say(message('Close')),
		gone: say(message('Nothing is known of this figure any more.')),
		notes: say(message('How it is counted')),
		span: say(message('Weeks shown')),
		spans: { '13': say(message('{0} weeks', 13)), '52': say(message('{0} weeks', 52)) },
		table: say(message('{0} as a table', '{0}')),
	};
	if (!hasRecords(given))
		return {
			headline: say(message('Nothing is measured yet.')),
			sections: sectionsOf(given, ({ withoutRecords }) => withoutRecords === true),
			notice: noticeOf(given),
			notes: [],
			labels,
		};
	return { headline, sections: sectionsOf(given), notes, labels };
}

function hasRecords({ snapshot: { incidents, pages = [] }, measures: { budgets } }: MeasuresGiven): boolean {
	return incidents.length > 0 || pages.some(({ count }) => count > 0) || budgets.some(({ measured }) => measured);
}

function sectionsOf(
	given: MeasuresGiven,
	isShown: (section: MeasureSection<unknown>) => boolean = () => true,
): Partial<SectionModels> {
	const sections: Partial<Record<SectionId, unknown>> = {};
	for (const id of sectionIds) {
		const section = measureSections[id] as MeasureSection<unknown>;
		const model = isShown(section) ? section.model(given) : undefined;
		if (model !== undefined) sections[id] = model;
	}
	return sections as Partial<SectionModels>;
}

/** What a figure of a section is made of, down to its records. Undefined where there is no such section or figure. */
export function explainMeasure(
	snapshot: Snapshot,
	section: string,
	key: string,
	options: MeasuresModelOptions,
): MeasureExplanation | undefined {
	const id = sectionIds.find((known) => known === section);
	if (id === undefined) return undefined;
	const given = givenOf(snapshot, options);
	const found = (measureSections[id] as MeasureSection<unknown>).figures?.(key, given);
	if (!found) return undefined;
	return {
		title: given.words.say(found.title),
		reason: given.words.say(found.reason),
		rows: explainFigures(found.figures, snapshot, options),
	};
}

/** A figure is asked for right after the model: the measures of a snapshot are made once. */
const measured = new WeakMap<Snapshot, Measures>();

function givenOf(snapshot: Snapshot, options: MeasuresModelOptions): MeasuresGiven {
	let measures = measured.get(snapshot);
	if (!measures) {
		measures = measuresOf(snapshot, WEEKS);
		measured.set(snapshot, measures);
	}
	return {
		snapshot,
		measures,
		words: measureWords(measures.zone, measures.currency, options),
		...(options.actual === undefined ? {} : { actual: options.actual }),
	};
}

function noticeOf({ words }: MeasuresGiven): PanelNotice {
	return {
		text: words.say(
			message(
				'No page and no incident is known yet. Import an export of PagerDuty, incident.io, Opsgenie or others, and this is what being on call was like.',
			),
		),
		actions: [{ action: 'importIncidents', label: words.say(message('Import Incidents…')) }],
	};
}
