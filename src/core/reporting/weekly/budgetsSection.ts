import { message } from '../../text.ts';
import { budgetSection } from '../../views/measures/budgetSection.ts';
import type { ReportGiven } from '../given.ts';
import type { ReportSection } from '../report.ts';

/** What is left of each error budget, and what the policy makes of it. */
export function budgetsSection(given: ReportGiven): ReportSection | undefined {
	const model = budgetSection.model(given);
	if (!model) return undefined;
	const { say } = given;
	const lastBudgets = new Map(given.measures.budgets.map((budget) => [budget.service.id, budget]));
	return {
		id: 'budgets',
		title: model.title,
		blocks: [
			{
				kind: 'table',
				heads: [
					message('Service'),
					message('Objective'),
					message('Availability'),
					message('Error budget'),
					message('Outlook'),
				].map(say),
				right: [2],
				rows: model.budgets.map(({ service, objective, availability, left, exhausted, place }) =>
					given.row(
						[service, objective, availability, left, exhausted],
						[place, ...(lastBudgets.get(service)?.incidents ?? []).map(({ incident }) => incident.origin)],
					),
				),
			},
			...(model.clauses.length > 0
				? [
						{
							kind: 'list' as const,
							lines: model.clauses.map(({ text, place }) => ({
								...given.line(message('{0}.', text.replace(/\.$/, '')), [place]),
								lead: say(message('Policy')),
							})),
						},
					]
				: []),
		],
	};
}
