import type { Item, Risk } from '../../backlog/model.ts';
import { DAY, MINUTE, MINUTES_PER_YEAR, pertMean } from '../../backlog/quantities.ts';
import type { Place } from '../../place.ts';
import type { Figure, Interval } from '../../snapshot.ts';
import { message } from '../../text.ts';
import { finite } from '../bounds.ts';
import { riskBadMinutesPerYear } from '../errorBudget.ts';
import type { PricedMode } from '../evidence/modeCost.ts';
import { guessed } from '../terms/contribution.ts';
import { dividePert, multiplyPert, pertDraws } from '../uncertainty/draws.ts';
import { tenthAndNinetieth } from '../uncertainty/percentiles.ts';
import type { Addressing } from './claims.ts';

/** 365.25 ÷ 7. */
const WEEKS_PER_YEAR = 365.25 / 7;
/** Nothing happens more often than once a minute. */
const LEAST_EVERY = 1;
/** With fewer, an estimate leans on what is usual among all failure modes. */
const FEW_INCIDENTS = 3;

/** As many as a price is drawn from. */
const DRAWS = 1024;

/** P10 and P90, bad minutes a year. */
export type Range = Pick<Interval, 'p10' | 'p90'>;

/** Incidents a year × expected length × part of the users struck. */
export interface MeasuredTerms {
	readonly basis: 'measured';
	readonly incidents: number;
	readonly badMinutesPerYear: number;
	readonly range: Range;
	readonly timesPerYear: number;
	/** Expected length of one, minutes. */
	readonly minutes: number;
	/** Part of the users, 0–1, weighted by length. */
	readonly struck: number;
}

/** Google's formula: (detect + repair) × impact × 365.25 ÷ every in days, and the part of it that done items leave. */
export interface GuessTerms {
	readonly basis: 'guessed';
	readonly badMinutesPerYear: number;
	readonly range: Range;
	/** Minutes, by the means of the estimates; so are the others. */
	readonly detect: number;
	readonly repair: number;
	/** 0–1. */
	readonly impact: number;
	readonly timesPerYear: number;
	/** 0–1; 1 while no item that states it is done. */
	readonly left: number;
}

export function measuredTerms(mode: PricedMode): MeasuredTerms {
	const timesPerYear = finite(mode.rate.mean * WEEKS_PER_YEAR);
	const minutes = finite(mode.duration.mean);
	const badMinutesPerYear = finite(timesPerYear * minutes * mode.badShare);
	const spread = mode.spread(DRAWS);
	const { p10, p90 } = spread ? tenthAndNinetieth(spread) : { p10: 1, p90: 1 };
	return {
		basis: 'measured',
		incidents: new Set(mode.occurrences.map(({ incident }) => incident)).size,
		badMinutesPerYear,
		range: { p10: finite(p10 * badMinutesPerYear), p90: finite(p90 * badMinutesPerYear) },
		timesPerYear,
		minutes,
		struck: mode.badShare,
	};
}

/** The item must state a risk, within bounds. */
export function guessTerms(item: Item, left: number): GuessTerms {
	const risk = item.risk!;
	const badMinutesPerYear = finite(left * riskBadMinutesPerYear(risk));
	return {
		basis: 'guessed',
		badMinutesPerYear,
		range: guessRange(item.id, risk, left) ?? { p10: badMinutesPerYear, p90: badMinutesPerYear },
		detect: pertMean(risk.detect),
		repair: pertMean(risk.repair),
		impact: pertMean(risk.impact),
		timesPerYear: MINUTES_PER_YEAR / Math.max(LEAST_EVERY, pertMean(risk.every)),
		left,
	};
}

/** Undefined where every estimate is a plain figure. The draws have the names that the price's have. */
function guessRange(id: string, risk: Risk, left: number): Range | undefined {
	if ([risk.detect, risk.repair, risk.impact, risk.every].every(({ low, high }) => low === high)) return undefined;
	const name = (field: string) => `risk.${field}|${id}`;
	const detect = pertDraws(name('detect'), risk.detect, DRAWS);
	const repair = pertDraws(name('repair'), risk.repair, DRAWS);
	const minutes = Float64Array.from(
		{ length: DRAWS },
		(_, index) => (detect?.[index] ?? risk.detect.likely) + (repair?.[index] ?? risk.repair.likely),
	);
	multiplyPert(minutes, name('impact'), risk.impact);
	dividePert(minutes, name('every'), risk.every, left * MINUTES_PER_YEAR, LEAST_EVERY);
	const { p10, p90 } = tenthAndNinetieth(minutes);
	return { p10: finite(p10), p90: finite(p90) };
}

/** What a measured risk is made of, the guesses that it overrules, and what items would remove of it. */
export function measuredFigures(
	mode: PricedMode,
	terms: MeasuredTerms,
	evidence: readonly Place[],
	guesses: readonly Item[],
	addressing: readonly Addressing[],
): Figure[] {
	const measured = { basis: 'measured', incidents: terms.incidents, evidence } as const;
	return [
		{
			label: message('Times a year'),
			value: terms.timesPerYear,
			unit: 'perYear',
			...measured,
			note:
				terms.incidents < FEW_INCIDENTS
					? message('Few incidents: the estimate leans on what is usual among all causes.')
					: message('Recent incidents weigh more: half as much every 120 days.'),
		},
		{ label: message('Expected length'), value: terms.minutes, unit: 'minutes', ...measured },
		{
			label: message('Part of the users struck'),
			value: terms.struck,
			unit: 'share',
			...measured,
			...(mode.occurrences.some(({ incident }) => !incident.impactGiven)
				? { note: message('Incidents without an impact count as full outages.') }
				: {}),
		},
		...guesses.map((item) => ({
			...guessed(
				item,
				message('The guess of {0}, not counted', item.id),
				riskBadMinutesPerYear(item.risk!),
				'badMinutes/year',
				['risk'],
			),
			parts: statedFigures(item),
		})),
		...addressing.map(removal),
	];
}

/** What a guessed risk is made of, and what items would remove, or have removed, of it. */
export function guessFigures(item: Item, terms: GuessTerms, addressing: readonly Addressing[]): Figure[] {
	const [, ...others] = addressing;
	return [
		...statedFigures(item),
		...others
			.filter((other) => other.item.risk)
			.map(({ item: other }) =>
				guessed(
					other,
					message('The guess of {0}, not counted', other.id),
					riskBadMinutesPerYear(other.risk!),
					'badMinutes/year',
					['risk'],
				),
			),
		...(terms.left < 1
			? [
					{
						label: message('Left by what is done'),
						value: terms.left,
						unit: 'share',
						evidence: [],
					} as const,
				]
			: []),
		...addressing.map(removal),
	];
}

function statedFigures(item: Item): Figure[] {
	const risk = item.risk!;
	const days = Math.max(LEAST_EVERY, pertMean(risk.every)) / (DAY / MINUTE);
	return [
		guessed(item, message('Time until somebody knows'), pertMean(risk.detect), 'minutes', ['risk', 'detect']),
		guessed(item, message('Time until it is mended'), pertMean(risk.repair), 'minutes', ['risk', 'repair']),
		guessed(item, message('Part of the users struck'), pertMean(risk.impact), 'share', ['risk', 'impact']),
		guessed(item, message('Days between two of them'), days, 'days', ['risk', 'every']),
	];
}

function removal({ item, removes }: Addressing): Figure {
	const { id, status, origin } = item;
	return {
		label:
			status === 'done'
				? message('Part of it that {0} removed', id)
				: status === 'dropped'
					? message('Part of it that {0} would have removed', id)
					: message('Part of it that {0} would remove', id),
		value: removes,
		unit: 'share',
		evidence: [{ file: origin.file, start: origin.start, end: origin.end }],
	};
}
