import { zoneOfMeasures } from '../../measures/measures.ts';
import type { Week } from '../../measures/week.ts';
import type { Snapshot } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { weekFigures, weekKey } from '../../views/measures/quantities/weekFigures.ts';
import { measureTable } from '../../views/measureTable.ts';
import { type ReportOptions, reportGiven, reportLabels, teamName, weekDates } from '../given.ts';
import type { Report, ReportSection } from '../report.ts';
import { placesOf } from '../sources.ts';
import { asksSection } from './asks.ts';
import { balanceSection } from './balanceSection.ts';
import { budgetsSection } from './budgetsSection.ts';
import { changesSection } from './changesSection.ts';
import { incidentsSection } from './incidentsSection.ts';
import { nightsSection } from './nightsSection.ts';
import { outcomesSection } from './outcomesSection.ts';
import { topSection } from './topSection.ts';
import { wholeWeek } from './wholeWeek.ts';

/** What the team would forward at the end of a week, or why there is no such week. */
export type WeeklyReport =
	| { readonly kind: 'report'; readonly week: Week; readonly report: Report }
	| { readonly kind: 'noWeek'; readonly why: Message };

/**
 * The report of a whole week: what being on call was like, whether it changed, and what to do about it. Measures, budgets
 * and outcomes are as of the week's end; the ranking and the balance as of the snapshot's moment.
 *
 * @param name Such as `2026-W47`; absent: the last whole week.
 */
export function weeklyReport(snapshot: Snapshot, name: string | undefined, options: ReportOptions): WeeklyReport {
	const zone = zoneOfMeasures(snapshot);
	const week = wholeWeek(snapshot, name);
	if (!('start' in week)) return { kind: 'noWeek', why: week };
	return { kind: 'report', week, report: reportOf(snapshot, week, zone, options) };
}

function reportOf(snapshot: Snapshot, week: Week, zone: string, options: ReportOptions): Report {
	const given = reportGiven(snapshot, week.end, options);
	const { say } = given;
	const team = teamName(snapshot);
	const counted = weekFigures(weekKey('interruptions', week.name), given);
	const headline = given.line(
		message('{0}', measureTable(given.measures, options).headline),
		counted && placesOf(counted.figures),
	);
	const sections = [
		changesSection,
		nightsSection,
		incidentsSection,
		budgetsSection,
		balanceSection,
		topSection,
		outcomesSection,
		asksSection,
	].flatMap((section): ReportSection | [] => section(given) ?? []);
	return {
		onePage: false,
		name: `weekly-${week.name}`,
		language: options.locale ?? 'en',
		title:
			team === undefined
				? say(message('Reliability, {0}', week.name))
				: say(message('{0}: reliability, {1}', team, week.name)),
		about: say(
			message('{0}. Items and balance as of {1}.', weekDates(week, zone, options.locale), given.date(snapshot.now)),
		),
		headline,
		sections,
		sources: given.sources.sources,
		labels: reportLabels(given),
	};
}
