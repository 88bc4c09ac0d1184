import { placeAt } from '../../backlog/sourceTree.ts';
import { type BudgetDay, budgetDays, type ErrorBudget } from '../../measures/budgets.ts';
import type { Place } from '../../place.ts';
import type { Figure } from '../../snapshot.ts';
import { message } from '../../text.ts';
import { budgetWords } from '../budgetWords.ts';
import type { Chart } from '../charts/chart.ts';
import { budgetChart } from './charts/budgetChart.ts';
import { incidentFigures, restOf } from './recordFigures.ts';
import type { MeasureFigures, MeasureSection, MeasuresGiven } from './section.ts';

/** The error budgets of all services with an objective, and what the policy makes of them. */
export interface BudgetSectionModel {
	readonly title: string;
	readonly budgets: readonly BudgetModel[];
	readonly policyTitle: string;
	/** Each clause of the policy, in the order of the file. */
	readonly clauses: readonly ClauseModel[];
}

export interface BudgetModel {
	readonly key: string;
	readonly service: string;
	/** `99.9% over 28 d, from slos/checkout.yaml`. */
	readonly objective: string;
	/** The line that states the objective. */
	readonly place: Place;
	readonly standing: BudgetStanding;
	/** The name of a codicon. */
	readonly icon: string;
	readonly left: string;
	/** Part of the budget that is spent, 0–1; all of it where it is overspent. */
	readonly spent: number;
	readonly availability: string;
	readonly burn: string;
	readonly exhausted: string;
	/** When it was measured, and what incidents say; absent where the objective has no query. */
	readonly basis?: string;
	/** What was left of it day by day; absent where that was not measured. */
	readonly chart?: Chart;
	/** Why it was not, where the measurement counts. */
	readonly withoutChart?: string;
}

export type BudgetStanding = 'usedUp' | 'runsOut' | 'within';

export interface ClauseModel {
	readonly text: string;
	readonly place: Place;
	readonly fires: boolean;
}

export const budgetSection: MeasureSection<BudgetSectionModel> = { model, figures };

const icons: Readonly<Record<BudgetStanding, string>> = { usedUp: 'error', runsOut: 'warning', within: 'check' };

function model(given: MeasuresGiven): BudgetSectionModel | undefined {
	const { measures, words } = given;
	if (measures.budgets.length === 0) return undefined;
	const { policy } = measures;
	const budgets = wordsOf(given);
	return {
		title: words.say(message('Error budgets')),
		budgets: measures.budgets.map((budget) => {
			const standing = standingOf(budget, measures.now);
			const basis = budgets.basis(budget);
			const chart = budgetChart(budget, (day) => dayKeyOf(budget, day), budgets, given);
			const unknown = budget.basis === 'measured' ? budget.measured?.withoutDays : undefined;
			return {
				key: keyOf(budget),
				service: words.say(message('{0}', budget.service.id)),
				objective: words.say(budgets.objective(budget)),
				place: placeOf(budget),
				standing,
				icon: icons[standing],
				left: words.say(budgets.left(budget)),
				spent: Math.min(1, Math.max(0, 1 - budget.left)),
				availability: words.say(message('{0} available', budgets.percent(budget.availability))),
				burn: words.say(message('Spent at {0}', words.say(budgets.burn(budget)))),
				exhausted: words.say(message('Used up: {0}', words.say(budgets.exhausted(budget)))),
				...(basis ? { basis: words.say(basis) } : {}),
				...(chart ? { chart } : {}),
				...(unknown ? { withoutChart: words.say(message('No curve of its days: {0}', unknown)) } : {}),
			};
		}),
		policyTitle: words.say(message('Error-budget policy')),
		clauses: (policy?.clauses ?? []).map((clause) => ({
			text: words.say(budgets.clause(clause, policy!)),
			place: plainPlace(clause.place),
			fires: clause.fires,
		})),
	};
}

function standingOf({ exhausted }: ErrorBudget, now: number): BudgetStanding {
	if (exhausted === undefined) return 'within';
	return exhausted <= now ? 'usedUp' : 'runsOut';
}

/** The terms of a budget, down to the incidents that spent it. */
function figures(key: string, given: MeasuresGiven): MeasureFigures | undefined {
	const budget = given.measures.budgets.find((each) => keyOf(each) === key);
	if (!budget) return dayFigures(key, given);
	const { words } = given;
	const budgets = wordsOf(given);
	const rest = restOf(budget.incidents.length);
	const spenders = incidentFigures(
		budget.incidents.map(({ incident }) => incident),
		'minutes',
		(incident) => budget.incidents.find((each) => each.incident === incident)?.badMinutes ?? 0,
	);
	const isMeasured = budget.basis === 'measured';
	const spent: Figure = {
		label: isMeasured ? message('By its incidents, for comparison') : message('Bad minutes in the window'),
		value: budget.byIncidents.spentMinutes,
		unit: 'minutes',
		basis: 'measured',
		incidents: budget.incidents.length,
		evidence: [],
		parts: spenders,
		...(rest ? { note: rest } : {}),
	};
	const said = budgets.basis(budget);
	const measured: Figure = {
		label: message('Measured: (1 − share of good) × window'),
		value: budget.spentMinutes,
		unit: 'minutes',
		basis: 'measured',
		evidence: [plainPlace(placeAt(budget.service.origin, ['slo', 'prometheus']))],
		...(said ? { note: said } : {}),
	};
	const allowed: Figure = {
		label: message('Budget: (1 − target) × window'),
		value: budget.budgetMinutes,
		unit: 'minutes',
		evidence: [placeOf(budget)],
		parts: [
			{
				label: message('1 − {0}', budgets.percent(budget.target)),
				value: 1 - budget.target,
				unit: 'share',
				evidence: [],
			},
			{ label: message('Window'), value: budget.windowMinutes / 1440, unit: 'days', evidence: [] },
		],
	};
	return {
		title: message('Error budget of {0}', budget.service.id),
		reason: message(
			'{0}. Burn rate: bad minutes of the last days ÷ those days ÷ (1 − target). Used up: {1}; what is past leaves the window as it ages.',
			words.say(budgets.left(budget)),
			words.say(budgets.exhausted(budget)),
		),
		figures: [
			allowed,
			...(isMeasured ? [measured] : []),
			spent,
			{
				label: message('Burn rate'),
				value: Number.isFinite(budget.burnRate) ? budget.burnRate : 0,
				unit: 'points',
				evidence: [],
				note: budgets.burn(budget),
			},
		],
	};
}

/** What a measured budget was on one day. */
function dayFigures(key: string, given: MeasuresGiven): MeasureFigures | undefined {
	for (const budget of given.measures.budgets)
		for (const day of budgetDays(budget)) {
			if (day.good === undefined || day.left === undefined || dayKeyOf(budget, day) !== key) continue;
			const { windowMinutes, service, budgetMinutes } = budget;
			return {
				title: message('Error budget of {0} on {1}', service.id, given.words.moment(day.at)),
				reason: message('Left: 1 − what was spent ÷ budget, over the window that ended then.'),
				figures: [
					{ label: message('Left'), value: day.left, unit: 'share', basis: 'measured', evidence: [] },
					{
						label: message('Measured: (1 − share of good) × window'),
						value: (1 - day.good) * windowMinutes,
						unit: 'minutes',
						basis: 'measured',
						evidence: [plainPlace(placeAt(service.origin, ['slo', 'prometheus']))],
					},
					{
						label: message('Budget: (1 − target) × window'),
						value: budgetMinutes,
						unit: 'minutes',
						evidence: [placeOf(budget)],
					},
				],
			};
		}
	return undefined;
}

function wordsOf({ measures, words }: MeasuresGiven) {
	return budgetWords(words.style, measures.zone, measures.now);
}

/** Two files may have a service of one name. */
function keyOf({ service }: ErrorBudget): string {
	return `${service.origin.file}#${service.id}`;
}

function dayKeyOf(budget: ErrorBudget, { at }: BudgetDay): string {
	return `${keyOf(budget)}@${at}`;
}

function placeOf({ service, source }: ErrorBudget): Place {
	return plainPlace(source?.place ?? placeAt(service.origin, ['slo']));
}

/** Without the tree that an origin carries: the model is plain JSON. */
function plainPlace({ file, start, end }: Place): Place {
	return { file, start, end };
}
