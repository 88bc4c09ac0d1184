import { DAY, HOUR, MINUTE } from '../backlog/quantities.ts';
import type { ErrorBudget, Spent } from '../measures/budgets.ts';
import type { PolicyClause, PolicyStanding } from '../measures/policy.ts';
import { english, type Message, message, say } from '../text.ts';
import { type FigureStyle, formatNumber, formatShare } from './figures.ts';

/** Error budgets and the clauses of their policy in words. */
export interface BudgetWords {
	/** `99.9% over 28 d, from slos/checkout.yaml`. */
	objective(budget: ErrorBudget): Message;
	/** Up to three decimals: `99.913%`. */
	percent(share: number): string;
	/** `13% left (5.3 of 40 min)`, `overspent (76 of 40 min)`. */
	left(budget: ErrorBudget): Message;
	/** `2.4 × the pace that the window allows, over the last 7 d`. */
	burn(budget: ErrorBudget): Message;
	/** When it is used up at that pace, by the team's date. */
	exhausted(budget: ErrorBudget): Message;
	/** What was measured when, and what incidents say beside it; undefined where there is nothing to measure by. */
	basis(budget: ErrorBudget): Message | undefined;
	/** `budget < 25%`. */
	condition(clause: PolicyClause): string;
	/** Why the clause fires or does not. */
	clause(clause: PolicyClause, standing: PolicyStanding): Message;
}

export function budgetWords(style: FigureStyle, zone: string, now: number): BudgetWords {
	const { locale = 'en', translate = english } = style;
	const exact: FigureStyle = { ...style, form: 'full' };
	const number = (value: number) => formatNumber(value, exact);
	const days = (minutes: number) => number(minutes / 1440);
	const percent = (share: number) =>
		new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 }).format(share);
	const day = dayFormat(locale, zone);
	const leftOf = ({ left, budgetMinutes, spentMinutes }: ErrorBudget): Message =>
		left >= 0
			? message(
					'{0} left ({1} of {2} min)',
					formatShare(left, style),
					number(budgetMinutes - spentMinutes),
					number(budgetMinutes),
				)
			: message('overspent ({0} of {1} min)', number(spentMinutes), number(budgetMinutes));
	const shortly = ({ left }: Spent): Message =>
		left >= 0
			? message('{0} left', formatShare(left, style))
			: Number.isFinite(left)
				? message('overspent by {0}', formatShare(-left, style))
				: message('overspent');
	const condition = ({ rule }: PolicyClause) => `budget < ${formatShare(rule.budgetBelow, style)}`;
	return {
		percent,
		left: leftOf,
		condition,
		objective: ({ target, windowMinutes, source }) =>
			source
				? message('{0} over {1} d, from {2}', percent(target), days(windowMinutes), source.path)
				: message('{0} over {1} d', percent(target), days(windowMinutes)),
		burn: ({ burnRate, burnMinutes }) =>
			Number.isFinite(burnRate)
				? message(
						'{0} × the pace that the window allows, over the last {1} d',
						formatNumber(burnRate, style),
						days(burnMinutes),
					)
				: message('there is no budget to spend'),
		exhausted: ({ exhausted, windowMinutes }) =>
			exhausted === undefined
				? message('not within {0} d at this pace', days(windowMinutes))
				: exhausted <= now
					? message('used up')
					: message('{0} at this pace', day.format(exhausted)),
		basis: ({ basis, measurable, measured, byIncidents }) => {
			if (!measurable) return undefined;
			if (!measured) return message('Not measured yet: incidents count.');
			const age = say(ageOf(now - measured.at), translate);
			return basis === 'measured'
				? message('Measured {0}. By its incidents: {1}.', age, say(shortly(byIncidents), translate))
				: message('Last measured {0}, {1} good: too old to count, so incidents do.', age, percent(measured.good));
		},
		clause: (clause, { worst, holds }) => {
			const terms = [
				condition(clause),
				formatShare(clause.rule.floor, style),
				worst.service.id,
				say(leftOf(worst), translate),
			];
			if (!clause.fires) return message('{0}, floor {1}: does not fire. {2} has the least left: {3}.', ...terms);
			return clause === holds
				? message('{0}, floor {1}: fires and holds. {2} has {3}.', ...terms)
				: message('{0}, floor {1}: fires, and a clause with a higher floor holds. {2} has {3}.', ...terms);
		},
	};
}

/** How long ago, in the unit that a reader thinks in. */
function ageOf(age: number): Message {
	if (age < 2 * MINUTE) return message('just now');
	if (age < 2 * HOUR) return message('{0} min ago', Math.floor(age / MINUTE));
	return age < 2 * DAY ? message('{0} h ago', Math.floor(age / HOUR)) : message('{0} d ago', Math.floor(age / DAY));
}

/** A language or a zone that the platform does not know must not break a view. */
function dayFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
	const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' };
	try {
		return new Intl.DateTimeFormat(locale, { ...options, timeZone });
	} catch {
		return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
	}
}
