import type { Item, Risk } from '../../backlog/model.ts';
import { DAY, MINUTE, pertMean, WEEK, WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import type { Figure } from '../../snapshot.ts';
import { message } from '../../text.ts';
import { finite } from '../bounds.ts';
import { evidenceOf } from '../evidence/history.ts';
import { badMinutePrice, badMinutesPerWeek } from '../evidence/modeCost.ts';
import { type Draws, dividePert, multiplyPert, pertDraws } from '../uncertainty/draws.ts';
import { type Contribution, contribution, guessed, type TermContext } from './contribution.ts';
import { portionDraws, unpricedNote } from './incidentsTerm.ts';
import { modeFigures } from './modeFigures.ts';
import { type AvoidedModes, modesOfCause, remainder, sumOfPortions } from './portions.ts';

/**
 * A risk by Google's formula: share × (detect + repair) × impact ÷ every. Where history has its cause, history counts
 * and the guess is only shown; both are never added. What `avoids` already claims of that cause is not claimed twice.
 */
export function riskTerm(item: Item, avoided: AvoidedModes, context: TermContext): Contribution | undefined {
	const { risk } = item;
	if (!risk) return undefined;
	const known = risk.cause === undefined ? [] : modesOfCause(context.history, risk.cause, item.service).modes;
	const guess = guessOf(item, risk, context);
	if (known.length === 0) {
		const { price } = guess;
		return contribution(
			item,
			{
				kind: 'risk',
				label: message('Risk not yet seen'),
				basis: 'guessed',
				evidence: [placeAt(item.origin, ['risk'])],
				badMinutesPerWeek: guess.badMinutesPerWeek,
				parts: guess.parts,
				...(price === undefined ? { note: unpricedNote(context) } : {}),
			},
			guess.badMinutesPerWeek * (price ?? 0),
			price ? guess.spread(price) : undefined,
			{ badMinutes: () => guess.spread(1) },
		);
	}
	const portions = remainder(known, avoided.portions);
	const sums = sumOfPortions(portions);
	const share = guess.share;
	const found = evidenceOf(known, context.now);
	return contribution(
		item,
		{
			kind: 'risk',
			label: message('Risk, as history shows it'),
			basis: 'measured',
			incidents: found.incidents,
			evidence: found.evidence,
			badMinutesPerWeek: share * sums.badMinutes,
			parts: [guess.shareFigure, ...modeFigures(portions, context.rates, context.now), guess.beside],
			note:
				portions.length === 0
					? message('The item claims these incidents already under “avoids”.')
					: sums.unpriced
						? unpricedNote(context)
						: message('History has this cause, so the guess is not counted.'),
		},
		share * sums.cost,
		portionDraws(portions, `risk.share|${item.id}`, risk.share, context.draws),
		{
			incidentsPerWeek: share * sums.incidents,
			last90Days: found.last90Days,
			badMinutes: () => portionDraws(portions, `risk.share|${item.id}`, risk.share, context.draws, badMinutesPerWeek),
		},
	);
}

interface Guess {
	readonly share: number;
	/** Share included. */
	readonly badMinutesPerWeek: number;
	readonly price: number | undefined;
	readonly shareFigure: Figure;
	readonly parts: readonly Figure[];
	/** The guess as one figure, to stand beside the evidence. */
	readonly beside: Figure;
	/** Draws of the bad minutes a week, times a price for each. */
	spread(price: number): Draws | undefined;
}

const MINUTES_PER_WEEK = WEEK / MINUTE;
/** Nothing happens more often than once a minute. */
const LEAST_EVERY = 1;

function guessOf(item: Item, risk: Risk, context: TermContext): Guess {
	const share = risk.share ? pertMean(risk.share) : 1;
	const detect = pertMean(risk.detect);
	const repair = pertMean(risk.repair);
	const impact = pertMean(risk.impact);
	const every = Math.max(LEAST_EVERY, pertMean(risk.every));
	const badMinutesPerWeek = finite((share * (detect + repair) * impact * MINUTES_PER_WEEK) / every);
	const minutePrice = badMinutePrice(item.service, context.history.services, context.rates);
	const shareFigure: Figure = {
		...guessed(item, message('Part of it that the item removes'), share, 'share', ['risk', 'share']),
		...(risk.share ? {} : { note: message('No share is given: all of it.') }),
	};
	const parts: Figure[] = [
		shareFigure,
		guessed(item, message('Time until somebody knows'), detect, 'minutes', ['risk', 'detect']),
		guessed(item, message('Time until it is mended'), repair, 'minutes', ['risk', 'repair']),
		guessed(item, message('Part of the users struck'), impact, 'share', ['risk', 'impact']),
		guessed(item, message('Days between two of them'), every / (DAY / MINUTE), 'days', ['risk', 'every']),
		guessed(item, message('Times a quarter'), (WEEKS_PER_QUARTER * MINUTES_PER_WEEK) / every, 'perQuarter', [
			'risk',
			'every',
		]),
	];
	if (minutePrice)
		parts.push({
			label: message('Price of a bad minute'),
			value: minutePrice.price,
			unit: 'money/badMinute',
			basis: 'guessed',
			evidence: [minutePrice.place],
		});
	const value = badMinutesPerWeek * (minutePrice?.price ?? 0);
	return {
		share,
		badMinutesPerWeek,
		price: minutePrice?.price,
		shareFigure,
		parts,
		beside: {
			...(minutePrice
				? guessed(item, message('The guess, not counted'), value, 'money/week', ['risk'])
				: guessed(item, message('The guess, not counted'), badMinutesPerWeek, 'badMinutes/week', ['risk'])),
			parts: parts.slice(1),
		},
		spread(price) {
			const { draws } = context;
			const name = (field: string) => `risk.${field}|${item.id}`;
			const estimates = [risk.detect, risk.repair, risk.impact, risk.every, ...(risk.share ? [risk.share] : [])];
			if (estimates.every(({ low, high }) => low === high)) return undefined;
			const product = pertDraws(name('detect'), risk.detect, draws) ?? new Float64Array(draws).fill(detect);
			const repairs = pertDraws(name('repair'), risk.repair, draws);
			for (let index = 0; index < draws; index++) product[index]! += repairs ? repairs[index]! : repair;
			multiplyPert(product, name('impact'), risk.impact);
			if (risk.share) multiplyPert(product, name('share'), risk.share);
			dividePert(product, name('every'), risk.every, MINUTES_PER_WEEK * price, LEAST_EVERY);
			return product;
		},
	};
}
