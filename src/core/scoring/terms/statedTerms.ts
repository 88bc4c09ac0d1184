import type { Item } from '../../backlog/model.ts';
import {
	DAYS_PER_WEEK,
	type Estimate,
	mapEstimate,
	pertMean,
	WEEK,
	WEEKS_PER_QUARTER,
} from '../../backlog/quantities.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import { type Message, message } from '../../text.ts';
import { pertDraws } from '../uncertainty/draws.ts';
import { type Contribution, contribution, guessed, rateFigure, type TermContext } from './contribution.ts';

/** The benefits that an item states itself: toil, product value, RICE, a deadline. */

/** Hours a week × the price of an hour; hours where there are no rates. */
export function toilTerm(item: Item, context: TermContext): Contribution | undefined {
	if (!item.toil) return undefined;
	const { rates } = context;
	const price = rates ? (rates.engineerHour ?? 0) : 1;
	const hours = guessed(item, message('Hours of toil a week'), pertMean(item.toil), 'hours/week', ['toil']);
	return stated(item, 'toil', message('Toil ended'), ['toil'], item.toil, price, context, {
		parts: [
			hours,
			...(rates?.engineerHour === undefined
				? []
				: [
						rateFigure(rates, message('Price of an engineer’s hour'), rates.engineerHour, 'money/hour', 'engineerHour'),
					]),
		],
		...(rates && rates.engineerHour === undefined
			? { note: message('Toil has no price: rates.engineerHour is not set.') }
			: {}),
	});
}

export function valueTerm(item: Item, context: TermContext): Contribution | undefined {
	if (!item.value) return undefined;
	return stated(item, 'value', message('Product value'), ['value'], item.value, context.rates ? 1 : 0, context, {
		parts: context.rates ? [] : [guessed(item, message('Stated, a week'), pertMean(item.value), 'points', ['value'])],
		...(context.rates ? {} : { note: withoutRates }),
	});
}

/** Reach a quarter × impact × confidence × reachPoint ÷ 13. */
export function riceTerm(item: Item, context: TermContext): Contribution | undefined {
	const { rice } = item;
	if (!rice) return undefined;
	const { rates } = context;
	const worth = rates?.reachPoint ?? 0;
	const points = mapEstimate(rice.reachPerWeek, (reach) => reach * rice.impact * rice.confidence);
	return stated(item, 'rice', message('Reach and impact (RICE)'), ['rice'], points, worth, context, {
		parts: [
			guessed(item, message('Reach a quarter'), pertMean(rice.reachPerWeek) * WEEKS_PER_QUARTER, 'points', [
				'rice',
				'reach',
			]),
			guessed(item, message('Impact on each'), rice.impact, 'points', ['rice', 'impact']),
			guessed(item, message('Confidence in reach and impact'), rice.confidence, 'share', ['rice', 'confidence']),
			...(rates?.reachPoint === undefined
				? []
				: [rateFigure(rates, message('Worth of a reach point'), rates.reachPoint, 'money', 'reachPoint')]),
		],
		...(rates
			? rates.reachPoint === undefined
				? { note: message('Reach has no price: rates.reachPoint is not set.') }
				: {}
			: { note: withoutRates }),
	});
}

/**
 * A deadline's loss is a step (design, section 5.2): loss ÷ weeks left until the last week in which the item can still
 * start, all of it from then on. One engineer works on it, five days a week, for the mean of its effort.
 */
export function deadlineTerm(item: Item, context: TermContext): Contribution | undefined {
	const { deadline } = item;
	if (!deadline) return undefined;
	const weeks = weeksLeft(item, context.now) ?? 1;
	const divisor = Math.max(1, weeks);
	const overdue = context.now > deadline.at;
	const note = context.rates
		? overdue
			? message('The date has passed: all of the loss counts.')
			: weeks < 1
				? message('It cannot start any later: all of the loss counts.')
				: undefined
		: withoutRates;
	return stated(
		item,
		'deadline',
		message('Deadline'),
		['deadline'],
		deadline.loss,
		context.rates ? 1 / divisor : 0,
		context,
		{
			parts: [
				guessed(item, message('Loss'), pertMean(deadline.loss), context.rates ? 'money' : 'points', [
					'deadline',
					'loss',
				]),
				guessed(
					item,
					message('Weeks until it must have started'),
					Math.max(0, weeks),
					'weeks',
					['deadline', 'date'],
					item.effort ? undefined : message('No effort is given, so none is subtracted.'),
				),
			],
			...(note ? { note } : {}),
		},
	);
}

/** Weeks from `now` to the last moment at which the item can start and still meet its date; negative when past. */
export function weeksLeft(item: Item, now: number): number | undefined {
	if (!item.deadline) return undefined;
	const work = item.effort ? pertMean(item.effort) / DAYS_PER_WEEK : 0;
	return (item.deadline.at - now) / WEEK - work;
}

const withoutRates = message('Money cannot be set against hours: the file has no rates.');

function stated(
	item: Item,
	kind: 'toil' | 'value' | 'rice' | 'deadline',
	label: Message,
	path: readonly string[],
	estimate: Estimate,
	price: number,
	context: TermContext,
	details: Pick<Contribution['term'], 'parts' | 'note'>,
): Contribution {
	return contribution(
		item,
		{ kind, label, basis: 'guessed', evidence: [placeAt(item.origin, path)], badMinutesPerWeek: 0, ...details },
		pertMean(estimate) * price,
		pertDraws(`${kind}|${item.id}`, estimate, context.draws, price),
	);
}
