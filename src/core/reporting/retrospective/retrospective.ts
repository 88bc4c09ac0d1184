import { zoneOfMeasures } from '../../measures/measures.ts';
import type { Week } from '../../measures/week.ts';
import type { Snapshot } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { type ReportOptions, reportGiven, reportLabels, teamName, weekDates } from '../given.ts';
import type { Report, ReportSection } from '../report.ts';
import { incidentsSection } from '../weekly/incidentsSection.ts';
import { wholeWeek } from '../weekly/wholeWeek.ts';
import { actionsSection } from './actionsSection.ts';
import { improvementSections } from './improvementSections.ts';

export type Retrospective =
	| { readonly kind: 'report'; readonly week: Week; readonly report: Report }
	| { readonly kind: 'noWeek'; readonly why: Message };

/**
 * The notes that a team's look back at a week begins with: what improved and what did not, beyond chance, what happened, and
 * actions to add to. Whoever takes part writes on in them.
 *
 * @param name Such as `2026-W47`; absent: the last whole week.
 */
export function retrospective(snapshot: Snapshot, name: string | undefined, options: ReportOptions): Retrospective {
	const week = wholeWeek(snapshot, name);
	if (!('start' in week)) return { kind: 'noWeek', why: week };
	const given = reportGiven(snapshot, week.end, options);
	const { say } = given;
	const team = teamName(snapshot);
	const sections = [...improvementSections(given), incidentsSection(given), actionsSection(given)].filter(
		(section): section is ReportSection => section !== undefined,
	);
	return {
		kind: 'report',
		week,
		report: {
			name: week.name,
			onePage: false,
			language: options.locale ?? 'en',
			title:
				team === undefined
					? say(message('Retrospective of {0}', week.name))
					: say(message('{0}: retrospective of {1}', team, week.name)),
			about: say(message('{0}.', weekDates(week, zoneOfMeasures(snapshot), options.locale))),
			headline: given.line(message('What improved, what did not, and what do we do about it?')),
			sections,
			sources: given.sources.sources,
			labels: reportLabels(given),
		},
	};
}
