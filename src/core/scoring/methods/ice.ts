import type { IcePoints } from '../../backlog/model.ts';
import type { Figure } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { formatNumber } from '../../views/figures.ts';
import { LEAST_WORTH } from '../bounds.ts';
import { guessed } from '../terms/contribution.ts';
import { type Draws, multiply, pertDraws, scale } from '../uncertainty/draws.ts';
import type { Appraisal, ScoringMethod, Subject } from './method.ts';
import { effortFigure, LEAST_EFFORT } from './overEffort.ts';

const LEAST_POINTS = 1;
const MOST_POINTS = 10;
/** Engineer-days of work that is as easy as work can be. */
const EASIEST = 0.5;

/**
 * Impact × confidence × ease, each on a scale to 10 (Ellis and Brown 2017, “Hacking Growth”). People's points follow
 * orders of magnitude, so both scales are logarithmic and a factor of two is one point. Impact: 10 for the greatest cost
 * of delay of an open item before confidence, one less for each halving, at least 1. Ease: 10 for half a day of work, one
 * less for each doubling, at least 1. Confidence: a tenth of it in percent. `ice` in the file overrides each.
 */
export const ice: ScoringMethod = {
	id: 'ice',
	name: 'ICE',
	formula: message('Impact × confidence × ease, each to 10; a factor of two in cost of delay or effort is one point.'),
	sees: ['incidents', 'risk', 'toil', 'value', 'rice', 'deadline'],
	begin: (open) => {
		const greatest = open().reduce((most, appraisal) => Math.max(most, beforeConfidence(appraisal)), 0);
		return (subject) => {
			const impact = impactOf(subject, greatest);
			if (!impact)
				return {
					unscored: message('ICE needs a cost of delay that has a price, or “ice” points for impact.'),
				};
			const confidence = confidenceOf(subject);
			const ease = easeOf(subject);
			return {
				mean: impact.mean * confidence.mean * ease.mean,
				...product(impact, confidence, ease),
				parts: [impact.figure, confidence.figure, ease.figure],
				counts: (style) =>
					message(
						'ICE, where a factor of two is one point, gives impact {0} × confidence {1} × ease {2}',
						...[impact, confidence, ease].map(({ mean }) => formatNumber(mean, style)),
					),
			};
		};
	},
};

interface Points {
	readonly mean: number;
	/** In an array of its own. */
	readonly draws?: Draws;
	readonly figure: Figure;
}

function product(impact: Points, { mean: confidence }: Points, ease: Points): { readonly draws?: Draws } {
	const draws = impact.draws ?? ease.draws;
	if (!draws) return {};
	if (impact.draws && ease.draws) multiply(draws, ease.draws);
	else scale(draws, impact.draws ? ease.mean : impact.mean);
	scale(draws, confidence);
	return { draws };
}

/** One point for each factor of two under the reference; over it, more than ten, so that draws keep their order. */
function pointsUnder(reference: number, value: number): number {
	return value > 0 ? Math.max(LEAST_POINTS, MOST_POINTS + Math.log2(value / reference)) : LEAST_POINTS;
}

function beforeConfidence({ item, costOfDelay }: Appraisal): number {
	return item.confidence ? costOfDelay / item.confidence : costOfDelay;
}

function impactOf(subject: Subject, greatest: number): Points | undefined {
	const { item, costs } = subject;
	const label = message('Impact, of 10');
	const stated = statedPoints(subject, 'impact', label);
	if (stated) return stated;
	const cost = beforeConfidence(subject);
	if (!(cost > 0) || !(greatest > LEAST_WORTH)) return undefined;
	const mean = pointsUnder(greatest, cost);
	if (costs) {
		const certainty = item.confidence || 1;
		for (let index = 0; index < costs.length; index++) costs[index] = pointsUnder(greatest, costs[index]! / certainty);
	}
	const money = (name: Message, value: number): Figure => ({ label: name, value, unit: 'money/week', evidence: [] });
	return {
		mean,
		...(costs ? { draws: costs } : {}),
		figure: {
			label,
			value: mean,
			unit: 'points',
			evidence: [],
			parts: [
				money(message('Cost of delay before confidence'), cost),
				money(message('The greatest of any open item: 10 points'), greatest),
			],
			note: message('Each halving of the cost of delay is one point less.'),
		},
	};
}

function confidenceOf(subject: Subject): Points {
	const { item } = subject;
	const label = message('Confidence, of 10');
	const stated = statedPoints(subject, 'confidence', label);
	if (stated) return stated;
	const mean = MOST_POINTS * (item.confidence ?? 1);
	const note = item.confidence === undefined ? message('No confidence is given: all of it.') : undefined;
	return { mean, figure: guessed(item, label, mean, 'points', ['confidence'], note) };
}

function easeOf(subject: Subject): Points {
	const { item, effort, days } = subject;
	const label = message('Ease, of 10');
	const stated = statedPoints(subject, 'ease', label);
	if (stated) return stated;
	const mean = easeFor(days);
	const draws = pertDraws(`effort|${item.id}`, effort, subject.draws);
	if (draws) for (let index = 0; index < draws.length; index++) draws[index] = easeFor(draws[index]!);
	return {
		mean,
		...(draws ? { draws } : {}),
		figure: effortFigure(
			subject,
			label,
			mean,
			'points',
			message('Half a day of work is 10 points; each doubling is one point less.'),
		),
	};
}

function easeFor(days: number): number {
	return Math.min(MOST_POINTS, pointsUnder(1 / EASIEST, 1 / Math.max(LEAST_EFFORT, days)));
}

function statedPoints({ item }: Subject, key: keyof IcePoints, label: Message): Points | undefined {
	const points = item.ice?.[key];
	return points === undefined
		? undefined
		: { mean: points, figure: guessed(item, label, points, 'points', ['ice', key]) };
}
