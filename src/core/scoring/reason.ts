import type { Item, Rates } from '../backlog/model.ts';
import { HOURS_PER_DAY, pertMean, WEEKS_PER_QUARTER } from '../backlog/quantities.ts';
import type { TermKind } from '../snapshot.ts';
import { type Message, message, template } from '../text.ts';
import { type FigureStyle, formatMoney, formatNumber } from '../views/figures.ts';
import type { Contribution } from './terms/contribution.ts';

/**
 * One sentence for a list: what the item avoids or earns a quarter, its effort, and in how many weeks its benefit has
 * paid for that effort. Whole sentences, so that a translator can turn them round.
 */
export function reasonOf(
	item: Item,
	contributions: readonly Contribution[],
	costOfDelay: number,
	rates: Rates | undefined,
): Message {
	const main = contributions.reduce<Contribution | undefined>(
		(best, each) => (best && Math.abs(best.term.value) >= Math.abs(each.term.value) ? best : each),
		undefined,
	);
	if (!main) return message('Nothing says yet what it is worth.');
	const style: FigureStyle = rates ? { currency: rates.currency } : {};
	const worth = formatMoney(costOfDelay * WEEKS_PER_QUARTER, style);
	const days = item.effort ? pertMean(item.effort) : undefined;
	const effort = days === undefined ? undefined : formatNumber(days, style);
	if (!(costOfDelay > 0)) {
		const minutes = contributions.reduce((sum, { term }) => sum + term.badMinutesPerWeek, 0) * WEEKS_PER_QUARTER;
		if (costOfDelay < 0)
			return message('Costs {0} a quarter more than it brings.', formatMoney(-costOfDelay * 13, style));
		if (minutes > 0)
			return message('Avoids {0} bad minutes a quarter, which have no price yet.', formatNumber(minutes, style));
		return main.term.note ?? message('It brings nothing that has a price.');
	}
	const payback = paybackWeeks(days, costOfDelay, rates);
	const incidents = countText((main.incidentsPerWeek ?? 0) * WEEKS_PER_QUARTER);
	const lead = main.incidentsPerWeek === undefined ? [worth] : [incidents, worth];
	const sentences = templates[main.incidentsPerWeek !== undefined ? 'incidents' : main.term.kind];
	if (effort === undefined) return message(sentences.bare, ...lead);
	if (payback === undefined) return inNumber(message(sentences.effort, ...lead, effort));
	return inNumber(message(sentences.payback, ...lead, effort, formatNumber(payback, style)));
}

/** One day and one week stand in the singular, in a template of their own that a translator can word. */
function inNumber({ template, args }: Message): Message {
	const singular = template.replace(/\{(\d)\} (day|week)s/g, (plural, index, unit) =>
		args[Number(index)] === '1' ? `{${index}} ${unit}` : plural,
	);
	return message(singular, ...args);
}

/** An expected count shows that it is one: `1.0`, not `1`. */
export function countText(count: number): string {
	return count >= 1 && count < 9.95 ? count.toFixed(1) : formatNumber(count);
}

/** Weeks until the benefit has paid for the work; undefined where hours have no price or there is no effort. */
function paybackWeeks(days: number | undefined, costOfDelay: number, rates: Rates | undefined): number | undefined {
	const hour = rates ? rates.engineerHour : 1;
	if (days === undefined || hour === undefined || !(hour > 0)) return undefined;
	const weeks = (days * HOURS_PER_DAY * hour) / costOfDelay;
	return weeks < MOST_WEEKS ? weeks : undefined;
}

/** Past a century a pay-back is not worth saying. */
const MOST_WEEKS = 5200;

interface Sentences {
	readonly bare: string;
	readonly effort: string;
	readonly payback: string;
}

const templates: Record<TermKind, Sentences> = {
	incidents: {
		bare: template('Avoids ≈ {0} incidents a quarter, worth {1}; no effort yet.'),
		effort: template('Avoids ≈ {0} incidents a quarter, worth {1}; {2} days.'),
		payback: template('Avoids ≈ {0} incidents a quarter, worth {1}; {2} days; pays back in {3} weeks.'),
	},
	risk: {
		bare: template('Removes a risk worth {0} a quarter; no effort yet.'),
		effort: template('Removes a risk worth {0} a quarter; {1} days.'),
		payback: template('Removes a risk worth {0} a quarter; {1} days; pays back in {2} weeks.'),
	},
	toil: {
		bare: template('Ends toil worth {0} a quarter; no effort yet.'),
		effort: template('Ends toil worth {0} a quarter; {1} days.'),
		payback: template('Ends toil worth {0} a quarter; {1} days; pays back in {2} weeks.'),
	},
	value: {
		bare: template('Earns {0} a quarter; no effort yet.'),
		effort: template('Earns {0} a quarter; {1} days.'),
		payback: template('Earns {0} a quarter; {1} days; pays back in {2} weeks.'),
	},
	rice: {
		bare: template('Its reach is worth {0} a quarter; no effort yet.'),
		effort: template('Its reach is worth {0} a quarter; {1} days.'),
		payback: template('Its reach is worth {0} a quarter; {1} days; pays back in {2} weeks.'),
	},
	deadline: {
		bare: template('Its deadline is worth {0} a quarter; no effort yet.'),
		effort: template('Its deadline is worth {0} a quarter; {1} days.'),
		payback: template('Its deadline is worth {0} a quarter; {1} days; pays back in {2} weeks.'),
	},
};
