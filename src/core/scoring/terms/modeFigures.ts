import type { Rates } from '../../backlog/model.ts';
import { WEEKS_PER_QUARTER } from '../../backlog/quantities.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import type { Figure } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { finite } from '../bounds.ts';
import { evidenceOf } from '../evidence/history.ts';
import { halfAge, type Memory } from '../evidence/memory.ts';
import type { ModePortion, PricedMode } from '../evidence/modeCost.ts';

/** The figures of the failure modes under a term: each mode's cost a week, and what that is made of. */
export function modeFigures(portions: readonly ModePortion[], rates: Rates | undefined, now: number): Figure[] {
	return portions.map(({ mode, portion }) => {
		const whole = wholeFigure(mode, rates, now);
		if (portion === 1) return whole;
		const [rate, ...rest] = whole.parts!;
		const { value: _value, label: _label, unit: _unit, note: _note, parts: _parts, ...measured } = whole;
		const part: Figure = {
			...measured,
			label: message('Part that the named incidents are of it'),
			value: portion,
			unit: 'share',
		};
		return { ...whole, value: finite(mode.costPerWeek * portion), parts: [rate!, part, ...rest] };
	});
}

/** Many items share a mode, so its figures are made once. A mode belongs to one history, and so to one `now` and rates. */
const made = new WeakMap<PricedMode, Figure>();

function wholeFigure(mode: PricedMode, rates: Rates | undefined, now: number): Figure {
	let figure = made.get(mode);
	if (!figure) {
		figure = modeFigure(mode, rates, now);
		made.set(mode, figure);
	}
	return figure;
}

function modeFigure(mode: PricedMode, rates: Rates | undefined, now: number): Figure {
	const { incidents, evidence } = evidenceOf([mode], now);
	const measured = { basis: 'measured', incidents, evidence } as const;
	return {
		label: nameOf(mode),
		value: finite(mode.costPerWeek),
		unit: 'money/week',
		...measured,
		parts: [
			{
				label: message('Incidents a quarter'),
				value: finite(mode.rate.mean * WEEKS_PER_QUARTER),
				unit: 'perQuarter',
				...measured,
				note: memoryNote(mode.memory),
			},
			{
				label: rates ? message('Cost of one incident') : message('Hours of one incident'),
				value: finite(mode.cost),
				unit: 'money',
				...measured,
				parts: costFigures(mode, rates, measured),
			},
		],
	};
}

function memoryNote(memory: Memory): Message {
	const days = Math.round(halfAge(memory));
	return memory.parts.length === 1
		? message('Recent incidents weigh more: half as much every {0} days.', days)
		: message('Recent incidents weigh more: half as much after {0} days, as this history foretold itself best.', days);
}

function nameOf({ service, cause }: PricedMode): Message {
	return cause === undefined ? message('{0}, no cause given', service) : message('{0}: {1}', service, cause);
}

function costFigures(
	mode: PricedMode,
	rates: Rates | undefined,
	measured: Pick<Figure, 'evidence'> & { readonly basis: 'measured'; readonly incidents: number },
): Figure[] {
	const minutes: Figure = {
		label: message('Bad minutes of one incident'),
		value: finite(mode.badMinutes),
		unit: 'minutes',
		...measured,
		parts: [
			{ label: message('Expected length'), value: finite(mode.duration.mean), unit: 'minutes', ...measured },
			{ label: message('Part of the users struck'), value: mode.badShare, unit: 'share', ...measured },
		],
		...(mode.occurrences.some(({ incident }) => !incident.impactGiven)
			? { note: message('Incidents without an impact count as full outages.') }
			: {}),
	};
	const figures: Figure[] = [minutes];
	if (mode.minutePrice) {
		const { price, place } = mode.minutePrice;
		figures.push({
			label: message('Price of a bad minute'),
			value: price,
			unit: 'money/badMinute',
			basis: 'guessed',
			evidence: [place],
		});
	}
	if (mode.responseHours > 0) {
		figures.push({
			label: message('Hours of response'),
			value: finite(mode.responseHours),
			unit: 'hours',
			...measured,
		});
		if (rates && mode.weightedHours > mode.responseHours * (1 + 1e-9))
			figures.push({
				label: message('The same, weighted by off and sleep hours'),
				value: finite(mode.weightedHours),
				unit: 'hours',
				...measured,
			});
		if (rates?.engineerHour !== undefined)
			figures.push({
				label: message('Price of an engineer’s hour'),
				value: rates.engineerHour,
				unit: 'money/hour',
				basis: 'guessed',
				evidence: [placeAt(rates.origin, ['engineerHour'])],
			});
	}
	return figures;
}
