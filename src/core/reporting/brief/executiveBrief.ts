import type { FrontierPoint } from '../../planning/frontier.ts';
import type { PlanQuestion, ReadyPlan } from '../../planning/model/buildPlan.ts';
import type { Snapshot } from '../../snapshot.ts';
import { message } from '../../text.ts';
import type { PlanOutcome } from '../../views/plan/planView.ts';
import { type ReportOptions, reportGiven, reportLabels, teamName } from '../given.ts';
import type { Line, Report, ReportSection } from '../report.ts';
import { acceptedSection } from './acceptedSection.ts';
import { askFigures, askHeadline, askSection } from './askSection.ts';
import { boughtSection } from './boughtSection.ts';
import { declinedSection } from './declinedSection.ts';
import { noPlanSection } from './noPlanSection.ts';
import { numberSection } from './numberSection.ts';

/** What a solver made of the plan. */
export interface SolvedPlan {
	readonly question: PlanQuestion;
	/** Absent where there is nothing to plan, or no plan was found in time. */
	readonly outcome?: PlanOutcome;
	/** Each floor with what its best plan brings; absent or empty where they are not known. */
	readonly points?: readonly FrontierPoint[];
}

/** A plan that was found, with what is known of other floors. */
export interface BriefPlan {
	readonly ready: ReadyPlan;
	readonly outcome: PlanOutcome;
	readonly points: readonly FrontierPoint[];
}

/**
 * One page for who decides: what unreliability costs, whether that changes, what is asked, what it buys, what declining
 * costs, and which risks are accepted. Where no plan can be solved, it says so in the place of the promise.
 */
export function executiveBrief(snapshot: Snapshot, solved: SolvedPlan, options: ReportOptions): Report {
	const given = reportGiven(snapshot, snapshot.now, options);
	const { say } = given;
	const plan = planOf(solved);
	const team = teamName(snapshot);
	const headline: Line = plan
		? askHeadline(given, plan, askFigures(plan))
		: given.line(message('What is asked cannot be priced yet: there is no plan. What unreliability costs is below.'));
	// Sources are numbered as they are cited: in the order of the page.
	const sections: (ReportSection | undefined)[] = [
		numberSection(given),
		...(plan
			? [askSection(given, plan), boughtSection(given, plan), declinedSection(given, plan)]
			: [noPlanSection(given, solved)]),
		acceptedSection(given),
	];
	return {
		name: 'brief',
		onePage: true,
		language: options.locale ?? 'en',
		title: team === undefined ? say(message('Executive brief')) : say(message('{0}: executive brief', team)),
		about: say(
			message('As of {0}. Numbers in brackets name the lines that a figure comes from.', given.date(snapshot.now)),
		),
		headline,
		sections: sections.filter((section) => section !== undefined),
		sources: given.sources.sources,
		labels: reportLabels(given),
	};
}

function planOf({ question, outcome, points = [] }: SolvedPlan): BriefPlan | undefined {
	return question.kind === 'ready' && outcome && outcome.plan.status !== 'infeasible'
		? { ready: question, outcome, points }
		: undefined;
}
