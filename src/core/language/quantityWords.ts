import { DURATION_PATTERN, EFFORT_PATTERN, RATE_PATTERN, SHARE_PATTERN, TOIL_PATTERN } from '../backlog/quantities.ts';
import { type Message, message } from '../text.ts';
import { formsOf, type SchemaNode } from './schemaForms.ts';

/** How a quantity is written. */
export interface QuantityWords {
	/** What may stand behind the number, the commonest first. */
	readonly units: readonly string[];
	/** What they stand for. */
	readonly meaning: Message;
}

const quantities: Readonly<Record<string, QuantityWords>> = {
	[EFFORT_PATTERN]: {
		units: ['d', 'h', 'w'],
		meaning: message('h is an hour of an engineer, d a day of 8 hours, w a week of 5 days.'),
	},
	[DURATION_PATTERN]: {
		units: ['m', 'h', 'd', 'w', 'mo', 'q', 'y', 's'],
		meaning: message('Calendar time: s seconds, m minutes, h hours, d days, w weeks, mo months, q quarters, y years.'),
	},
	[TOIL_PATTERN]: {
		units: ['h/week', 'h/month', 'h/day', 'm/day', 'h/quarter'],
		meaning: message(
			'Hours (h), minutes (m) or days of 8 hours (d) of an engineer, in a day, week, month, quarter or year.',
		),
	},
	[RATE_PATTERN]: {
		units: ['/week', '/month', '/quarter', '/year', '/day'],
		meaning: message('An amount in a day, week, month, quarter or year.'),
	},
	[SHARE_PATTERN]: { units: ['%'], meaning: message('A share: 80% and 0.8 are the same.') },
};

/** Of the first form that is a quantity. */
export function quantityOf(node: SchemaNode): QuantityWords | undefined {
	for (const form of formsOf(node)) {
		const found = form.pattern === undefined ? undefined : quantities[form.pattern];
		if (found) return found;
	}
	return undefined;
}
