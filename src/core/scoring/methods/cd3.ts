import { DAYS_PER_WEEK, WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';
import { message } from '../../text.ts';
import { formatFigure } from '../../views/figures.ts';
import { countText } from '../reason.ts';
import type { ScoringMethod } from './method.ts';
import { overEffort } from './overEffort.ts';

/** Cost of delay a week ÷ effort in engineer-weeks: cost of delay divided by duration (Reinertsen 2009). Any benefit counts. */
export const cd3: ScoringMethod = {
	id: 'cd3',
	name: 'CD3',
	formula: message('Cost of delay a week, divided by the effort in weeks.'),
	sees: ['incidents', 'risk', 'toil', 'value', 'rice', 'deadline'],
	begin: () => (subject) => ({
		...overEffort(subject, subject.costOfDelay, subject.costs, DAYS_PER_WEEK, subject.costTails),
		parts: [],
		counts: (style) => {
			const days = formatFigure(subject.days, 'days', style);
			if (subject.costOfDelay === 0) return message('CD3 finds no cost of delay that has a price');
			const cost = formatFigure(subject.costOfDelay, 'money/week', style);
			const incidents = subject.contributions.reduce(
				(most, { incidentsPerWeek = 0 }) => Math.max(most, incidentsPerWeek),
				0,
			);
			return incidents > 0
				? message(
						'CD3 counts ≈ {0} incidents a quarter, and {1} for {2} of work',
						countText(incidents * WEEKS_PER_QUARTER),
						cost,
						days,
					)
				: message('CD3 counts {0} for {1} of work', cost, days);
		},
	}),
};
