import { DAYS_PER_WEEK, WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';
import { keyPlaceAt } from '../../backlog/sourceTree.ts';
import type { Figure } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { guessed } from '../terms/contribution.ts';
import { type Draws, dividePert } from '../uncertainty/draws.ts';
import type { Tails } from '../uncertainty/percentiles.ts';
import type { MethodScore, Subject } from './method.ts';

/** Engineer-days. The reader refuses an effort of zero; this only keeps quotients finite. */
export const LEAST_EFFORT = 1e-6;

/** A third of a quarter, in engineer-days. */
export const DAYS_PER_MONTH = (DAYS_PER_WEEK * WEEKS_PER_QUARTER) / 3;

/**
 * A benefit ÷ the effort in units of so many days. Draws of the benefit, if any, become draws of the score. With the tails
 * of the benefit, and where only one of benefit and effort is uncertain, those of their quotient follow from its own.
 */
export function overEffort(
	{ item, effort, effortTails, days, draws: count }: Subject,
	mean: number,
	benefits: Draws | undefined,
	daysPerUnit: number,
	benefitTails?: Tails,
): Pick<MethodScore, 'mean' | 'draws' | 'tails'> {
	const known = benefits ? (effort.high > effort.low ? undefined : benefitTails) : { p10: mean, p90: mean };
	const draws = benefits ?? (effort.high > effort.low && mean !== 0 ? new Float64Array(count).fill(mean) : undefined);
	if (draws) dividePert(draws, `effort|${item.id}`, effort, daysPerUnit, LEAST_EFFORT);
	return {
		mean: (mean * daysPerUnit) / days,
		...(draws ? { draws } : {}),
		...(known ? { tails: quotientTails(known, effortTails, daysPerUnit) } : {}),
	};
}

function quotientTails(benefits: Tails, { p10: shortest, p90: longest }: Tails, daysPerUnit: number): Tails {
	return {
		p10: (benefits.p10 * daysPerUnit) / Math.max(LEAST_EFFORT, benefits.p10 < 0 ? shortest : longest),
		p90: (benefits.p90 * daysPerUnit) / Math.max(LEAST_EFFORT, benefits.p90 < 0 ? longest : shortest),
	};
}

/** The effort as a method's own term; the days that the file says are under it. */
export function effortFigure(
	{ item, days }: Subject,
	label: Message,
	value: number,
	unit: Figure['unit'],
	note?: Message,
): Figure {
	return {
		label,
		value,
		unit,
		basis: 'guessed',
		evidence: [keyPlaceAt(item.origin, ['effort'])],
		parts: [guessed(item, message('Effort'), days, 'days', ['effort'])],
		...(note ? { note } : {}),
	};
}
