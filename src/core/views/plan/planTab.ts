import type { FrontierPoint } from '../../planning/frontier.ts';
import type { PlanQuestion, ReadyPlan, WhatIf } from '../../planning/model/buildPlan.ts';
import { reliabilityDays } from '../../planning/solve/worth.ts';
import type { Snapshot } from '../../snapshot.ts';
import { message, say } from '../../text.ts';
import type { Chart } from '../charts/chart.ts';
import { frontierChart, frontierColours, frontierUnit } from './frontierChart.ts';
import { frontierView } from './frontierView.ts';
import { type PlanControls, planControls } from './planControls.ts';
import { type PlanLabels, planLabels } from './planLabels.ts';
import { currentPlan, type PlanOutcome, type PlanView, planView } from './planView.ts';
import { type PlanStyle, planWords } from './planWords.ts';

/** What the tab *Plan* shows, as plain JSON with words in the reader's language. */
export interface PlanTabModel {
	readonly headline: string;
	/** Why there is nothing to plan, and a way out. */
	readonly notice?: PlanNotice;
	readonly plan?: PlanView;
	readonly controls?: PlanControls;
	/** `running`: a better plan may come. */
	readonly search: { readonly running: boolean; readonly text: string };
	readonly labels: PlanLabels;
}

export interface PlanNotice {
	readonly text: string;
	/** Engineer-days to try it with. */
	readonly offer?: { readonly days: number; readonly label: string };
	readonly openFile: string;
}

/** @param state `stopped`: somebody wanted no more of the search. */
export function planTab(
	question: PlanQuestion,
	outcome: PlanOutcome | undefined,
	state: { readonly kind: 'running' | 'done' | 'stopped'; readonly seconds: number },
	given: { readonly snapshot: Snapshot; readonly whatIf: WhatIf; readonly style: PlanStyle },
): PlanTabModel {
	const { snapshot, whatIf, style } = given;
	const words = planWords(style);
	const labels = planLabels(style.translate);
	const quiet = { running: false, text: '' };
	if (question.kind !== 'ready') return { ...nothing(question, style), search: quiet, labels };
	const controls = planControls(question, snapshot, whatIf, style);
	const plan = outcome && planView(question, outcome, snapshot, style);
	const text =
		state.kind === 'running'
			? words.say(message('Searching for a better plan, for {0} seconds at most.', state.seconds))
			: state.kind === 'stopped'
				? words.say(message('Stopped: this is the best plan that was found.'))
				: '';
	return {
		headline: plan?.headline ?? words.say(message('Plan the work within capacity and floor')),
		...(plan ? { plan } : {}),
		controls,
		search: { running: state.kind === 'running', text },
		labels,
	};
}

/** Days that a first plan is tried with are about half of what there is to do. */
const OFFERED_PART = 0.5;

function nothing(
	question: Exclude<PlanQuestion, ReadyPlan>,
	style: PlanStyle,
): Pick<PlanTabModel, 'headline' | 'notice'> {
	const words = planWords(style);
	const headline = words.say(message('There is nothing to plan yet'));
	const openFile = words.say(message('Open File'));
	if (question.kind === 'noItems')
		return {
			headline,
			notice: { text: words.say(message('No open item has an effort. Give items an effort, such as 5d.')), openFile },
		};
	const days = Math.max(1, Math.round(question.days * OFFERED_PART));
	return {
		headline,
		notice: {
			text: words.say(message('The file does not say what capacity there is. Write plan.capacity, or try it first.')),
			offer: { days, label: words.say(message('Try with {0}', words.days(days))) },
			openFile,
		},
	};
}

/** What each floor costs and saves, as the tab shows it. */
export interface FrontierShown {
	readonly title: string;
	readonly sentence: string;
	readonly chart?: Chart;
	/** What the numbers of the chart count. */
	readonly unit: string;
	readonly legend: readonly { readonly label: string; readonly colour: string }[];
	readonly unfilled?: string;
	/** Some floors are not worked out yet. */
	readonly running: boolean;
}

/** @param actual Share of what was worked on in the last quarter that is reliability work, by commits, 0–1. */
export function frontierShown(
	ready: ReadyPlan,
	points: readonly FrontierPoint[],
	running: boolean,
	snapshot: Snapshot,
	style: PlanStyle,
	actual?: number,
): FrontierShown {
	const view = frontierView(ready, points, plannedShare(ready, snapshot), style, actual);
	const chart = frontierChart(view, style);
	return {
		title: view.title,
		sentence:
			running && points.length < 2 ? say(message('The frontier is being worked out.'), style.translate) : view.sentence,
		...(chart ? { chart } : {}),
		unit: frontierUnit(view, style),
		legend: [
			{ label: view.labels.saved, colour: frontierColours.saved.slice(1) },
			{ label: view.labels.earned, colour: frontierColours.earned.slice(1) },
		],
		...(view.unfilled === undefined ? {} : { unfilled: view.unfilled }),
		running,
	};
}

/** Share of the capacity that is reliability work among what is planned or in progress now; undefined where nothing is. */
export function plannedShare({ model }: ReadyPlan, snapshot: Snapshot): number | undefined {
	const current = currentPlan(snapshot);
	const chosen = model.items.flatMap(({ key }, index) => (current.has(key) ? [index] : []));
	const capacity = model.owners.reduce((sum, { days }) => sum + days, 0);
	return chosen.length === 0 || capacity <= 0 ? undefined : reliabilityDays(model, chosen) / capacity;
}
