import { DAYS_PER_WEEK } from '../../backlog/quantities.ts';
import type { Figure } from '../../snapshot.ts';
import { message } from '../../text.ts';
import { formatFigure, formatNumber } from '../../views/figures.ts';
import { finite } from '../bounds.ts';
import type { Contribution } from '../terms/contribution.ts';
import type { ScoringMethod } from './method.ts';
import { effortFigure, overEffort } from './overEffort.ts';
import { sumOfDraws } from './sumOfDraws.ts';

/**
 * Bad minutes a week that the item avoids ÷ effort in engineer-weeks: the order of Google's risk catalogue (The Calculus
 * of Service Availability, 2017), by what the work to be rid of a risk costs. Bad minutes need no price here.
 */
export const risk: ScoringMethod = {
	id: 'risk',
	name: 'Risk',
	formula: message('Bad minutes a week that the item avoids, divided by the effort in weeks.'),
	sees: ['incidents', 'risk'],
	begin: () => (subject) => {
		const { contributions } = subject;
		const avoiding = contributions.filter(({ term }) => term.badMinutesPerWeek > 0);
		if (avoiding.length === 0) return { unscored: message('Risk counts bad minutes, and the item avoids none.') };
		const minutes = finite(avoiding.reduce((sum, { term }) => sum + term.badMinutesPerWeek, 0));
		const draws = sumOfDraws(
			avoiding.map(({ term, badMinutes }) => ({ mean: term.badMinutesPerWeek, draws: badMinutes?.() })),
		);
		return {
			...overEffort(subject, minutes, draws, DAYS_PER_WEEK),
			parts: [
				{
					label: message('Bad minutes avoided a week'),
					value: minutes,
					unit: 'badMinutes/week',
					evidence: [],
					parts: avoiding.map(minutesFigure),
				},
				effortFigure(subject, message('Effort in weeks'), subject.days / DAYS_PER_WEEK, 'weeks'),
			],
			counts: (style) =>
				message(
					'Risk counts {0} bad minutes a week, whatever they cost, for {1} of work',
					formatNumber(minutes, style),
					formatFigure(subject.days, 'days', style),
				),
		};
	},
};

function minutesFigure({ term }: Contribution): Figure {
	const { label, basis, incidents, evidence, badMinutesPerWeek } = term;
	return {
		label,
		value: badMinutesPerWeek,
		unit: 'badMinutes/week',
		basis,
		evidence,
		...(incidents === undefined ? {} : { incidents }),
	};
}
