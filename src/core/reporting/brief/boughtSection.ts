import { WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';
import { gainOf } from '../../planning/solve/worth.ts';
import { message } from '../../text.ts';
import { counts } from '../../views/counts.ts';
import { formatNumber } from '../../views/figures.ts';
import { planView } from '../../views/plan/planView.ts';
import type { ReportGiven } from '../given.ts';
import type { Line, ReportSection } from '../report.ts';
import { askFigures, briefStyle, briefWords, capacityPlaces, floorPlaces, reliabilityPlaces } from './askSection.ts';
import type { BriefPlan } from './executiveBrief.ts';

/** As many items are named. */
const NAMED = 3;

/** What the plan with the floor brings, and the reliability work that does it. */
export function boughtSection(given: ReportGiven, plan: BriefPlan): ReportSection | undefined {
	const { ready, outcome } = plan;
	if (outcome.plan.status === 'infeasible') return undefined;
	const words = briefWords(given);
	const { choice } = outcome.plan;
	const gain = gainOf(ready.model, choice);
	const view = planView(ready, outcome, given.current, briefStyle(given));
	const number = (value: number) => formatNumber(WEEKS_PER_QUARTER * value, words.style);
	const items = new Map(given.current.items.map(({ item }) => [item.key, item]));
	const chosen = view.chosen.flatMap(({ key }) => items.get(key)?.origin ?? []);
	const pages =
		ready.pagesPerIncident === undefined
			? ''
			: formatNumber(WEEKS_PER_QUARTER * gain.incidents * ready.pagesPerIncident, words.style);
	const lines: Line[] = [
		given.line(
			pages === ''
				? message(
						'Once it is done, the whole plan avoids {0} and {1} of outage a quarter, worth {2}.',
						counts.incidents(number(gain.incidents)),
						counts.minutes(number(gain.badMinutes)),
						words.money(WEEKS_PER_QUARTER * gain.saves),
					)
				: message(
						'Once it is done, the whole plan avoids {0}, {1} of outage and {3} a quarter. With the manual work that it ends, that is worth {2}.',
						counts.incidents(number(gain.incidents)),
						counts.minutes(number(gain.badMinutes)),
						words.money(WEEKS_PER_QUARTER * gain.saves),
						counts.pages(pages),
					),
			chosen,
		),
		...shareLine(given, plan),
		given.line(
			message(
				'Beside it, the plan delivers {0} a quarter of product value and of deadlines kept. {1}',
				words.money(WEEKS_PER_QUARTER * gain.earns),
				view.statusText,
			),
			[...chosen, ...capacityPlaces(given), ...floorPlaces(plan)],
		),
	];
	const reliability = view.chosen
		.filter(({ kind }) => kind === 'reliability')
		.flatMap(({ key }) => given.current.items.find(({ item }) => item.key === key) ?? [])
		.sort((one, other) => other.costOfDelay.mean - one.costOfDelay.mean);
	const named = reliability.slice(0, NAMED).map(
		(priced): Line => ({
			...given.line(message('{0}', given.say(priced.reason)), [priced.item.origin]),
			lead: `${priced.item.title} (${priced.item.id}).`,
		}),
	);
	const rest = reliability.length - named.length;
	if (rest > 0)
		named.push(given.line(rest === 1 ? message('And a smaller one.') : message('And {0} smaller ones.', rest)));
	return {
		id: 'bought',
		title: given.say(message('What it buys')),
		blocks: [
			{ kind: 'lines', lines },
			{ kind: 'list', lines: named },
		],
	};
}

/** What of it is due to the floor: the rest would be done without one. */
function shareLine(given: ReportGiven, plan: BriefPlan): Line[] {
	const { declined } = askFigures(plan);
	if (!declined || Math.abs(declined.earned) + Math.abs(declined.saved) < 1e-6) return [];
	const words = briefWords(given);
	return [
		given.line(
			message(
				'{0} of these incidents, {1} of these minutes and {2} of this money depend on the answer to this brief. The rest is worth its days in any case.',
				formatNumber(declined.incidents, words.style),
				formatNumber(declined.badMinutes, words.style),
				words.money(declined.saved),
			),
			[...floorPlaces(plan), ...capacityPlaces(given), ...reliabilityPlaces(given, plan)],
		),
	];
}
