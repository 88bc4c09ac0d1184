import { mapEstimate, pertMean, WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';
import { message } from '../../text.ts';
import { formatFigure, formatNumber, formatShare } from '../../views/figures.ts';
import { finite } from '../bounds.ts';
import { guessed } from '../terms/contribution.ts';
import { pertDraws } from '../uncertainty/draws.ts';
import type { ScoringMethod } from './method.ts';
import { DAYS_PER_MONTH, effortFigure, overEffort } from './overEffort.ts';

/**
 * Reach a quarter × impact × confidence ÷ effort in person-months (McBride 2016, “RICE: simple prioritization for product
 * managers”, Intercom). The confidence is the one in reach and impact; that the work delivers is no part of the method.
 */
export const rice: ScoringMethod = {
	id: 'rice',
	name: 'RICE',
	formula: message('Reach a quarter × impact × confidence, divided by the effort in person-months.'),
	sees: ['rice'],
	begin: () => (subject) => {
		const { item } = subject;
		if (!item.rice) return { unscored: message('RICE needs a reach and an impact, and the item has no “rice”.') };
		const { reachPerWeek, impact, confidence } = item.rice;
		const points = mapEstimate(reachPerWeek, (reach) => reach * WEEKS_PER_QUARTER * impact * confidence);
		const reach = pertMean(reachPerWeek) * WEEKS_PER_QUARTER;
		return {
			...overEffort(
				subject,
				finite(pertMean(points)),
				pertDraws(`rice|${item.id}`, points, subject.draws),
				DAYS_PER_MONTH,
			),
			parts: [
				guessed(item, message('Reach a quarter'), reach, 'points', ['rice', 'reach']),
				guessed(item, message('Impact on each'), impact, 'points', ['rice', 'impact']),
				guessed(item, message('Confidence in reach and impact'), confidence, 'share', ['rice', 'confidence']),
				effortFigure(subject, message('Effort in person-months'), subject.days / DAYS_PER_MONTH, 'months'),
			],
			counts: (style) =>
				message(
					'RICE counts a reach of {0} a quarter × {1} × {2}, and nothing else, for {3} of work',
					formatNumber(reach, style),
					formatNumber(impact, style),
					formatShare(confidence, style),
					formatFigure(subject.days, 'days', style),
				),
		};
	},
};
