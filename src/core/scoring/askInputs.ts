import { certain, DAY, type Estimate, MINUTE, pertMean, WEEKS_PER_QUARTER } from '../backlog/quantities.ts';
import type { Path } from '../backlog/sourceTree.ts';
import type { FigureUnit, PricedItem, TermKind } from '../snapshot.ts';
import { boundedItem } from './bounds.ts';
import type { PricedMode } from './evidence/modeCost.ts';
import { weeksLeft } from './terms/statedTerms.ts';
import { pertStrata } from './uncertainty/draws.ts';
import { gammaTable, lognormalTable } from './uncertainty/quantiles.ts';

/** What somebody wrote into an item and could know better; `rate` and `length` are what history says of a failure mode. */
export type AskedInput =
	| 'effort'
	| 'share'
	| 'riskShare'
	| 'detect'
	| 'repair'
	| 'impact'
	| 'every'
	| 'toil'
	| 'value'
	| 'reach'
	| 'loss'
	| 'confidence'
	| 'rate'
	| 'length';

/** An input of a price, and what it may turn out to be. */
export interface UncertainInput {
	readonly input: AskedInput;
	/** Where it is written in the item; absent for what history says. */
	readonly path?: Path;
	readonly mode?: PricedMode;
	/** What is known of it, in `unit`: the ends of a range, P10 and P90 of an estimate from history. Alike for a single figure. */
	readonly low: number;
	readonly high: number;
	readonly unit: FigureUnit;
	/** Equally likely. */
	readonly cases: readonly Case[];
}

/** What an item would be priced at if one input were known. */
export interface Case {
	/** Money a week on top of its cost of delay as it is. */
	readonly added: number;
	/** Engineer-days. */
	readonly days: number;
	/** For a failure mode: its rate or length over the one that is estimated. Other items with a claim on it move too. */
	readonly factor?: number;
}

/** To learn an input that has a range is to be told in which of so many equally likely strata it lies. */
const STRATA = 10;
/** A single figure says nothing of what it may be. Half of it and twice as much are tried. */
const DOUBT = [0.5, 2];

/** Every input of an item's price, those that are written in the order of the file. `savedOf` gives money a week. */
export function inputsOf(
	priced: PricedItem,
	modes: readonly PricedMode[],
	savedOf: (mode: PricedMode) => number,
	now: number,
): UncertainInput[] {
	const days = priced.effort?.mean ?? 0;
	return [
		...writtenInputs(priced, days, now),
		...modes.flatMap((mode) => {
			const saved = savedOf(mode);
			return saved > 0 ? historyInputs(mode, saved, days) : [];
		}),
	];
}

function writtenInputs(priced: PricedItem, days: number, now: number): UncertainInput[] {
	const item = boundedItem(priced.item);
	const { avoids, risk, effort } = item;
	const worth = (kind: TermKind) => priced.terms.find((term) => term.kind === kind)?.value ?? 0;
	const scaling = (input: AskedInput, path: Path, estimate: Estimate, unit: FigureUnit, term: number) => {
		const mean = pertMean(estimate);
		return inputFrom(input, path, estimate, unit, (value) => ({
			added: mean === 0 ? 0 : term * (value / mean - 1),
			days,
		}));
	};
	const inputs: UncertainInput[] = [];
	if (effort) {
		const deadline = divisor(weeksLeft(item, now));
		inputs.push(
			inputFrom('effort', ['effort'], effort, 'days', (value) => ({
				added: worth('deadline') * (deadline / divisor(weeksLeft({ ...item, effort: certain(value) }, now)) - 1),
				days: value,
			})),
		);
	}
	if (avoids) inputs.push(scaling('share', ['avoids', 'share'], avoids.share ?? all, 'share', worth('incidents')));
	if (risk) {
		const term = worth('risk');
		inputs.push(scaling('riskShare', ['risk', 'share'], risk.share ?? all, 'share', term));
		// Where history knows the cause, it counts and the rest of the guess does not.
		if (priced.terms.some(({ kind, basis }) => kind === 'risk' && basis === 'guessed')) {
			const length = pertMean(risk.detect) + pertMean(risk.repair);
			const every = pertMean(risk.every);
			const longer = (input: 'detect' | 'repair') =>
				inputFrom(input, ['risk', input], risk[input], 'minutes', (value) => ({
					added: length > 0 ? (term * (value - pertMean(risk[input]))) / length : 0,
					days,
				}));
			inputs.push(
				longer('detect'),
				longer('repair'),
				scaling('impact', ['risk', 'impact'], risk.impact, 'share', term),
				inputFrom(
					'every',
					['risk', 'every'],
					risk.every,
					'days',
					(value) => ({ added: term * (every / Math.max(value, 1) - 1), days }),
					MINUTE / DAY,
				),
			);
		}
	}
	if (item.toil) inputs.push(scaling('toil', ['toil'], item.toil, 'hours/week', worth('toil')));
	if (item.value) inputs.push(scaling('value', ['value'], item.value, 'money/week', worth('value')));
	if (item.rice) {
		const term = worth('rice');
		const mean = pertMean(item.rice.reachPerWeek);
		inputs.push(
			inputFrom(
				'reach',
				['rice', 'reach'],
				item.rice.reachPerWeek,
				'perQuarter',
				(value) => ({ added: mean === 0 ? 0 : term * (value / mean - 1), days }),
				WEEKS_PER_QUARTER,
			),
		);
	}
	if (item.deadline) inputs.push(scaling('loss', ['deadline', 'loss'], item.deadline.loss, 'money', worth('deadline')));
	if (item.confidence !== undefined)
		inputs.push(scaling('confidence', ['confidence'], certain(item.confidence), 'share', priced.costOfDelay.mean));
	return inputs;
}

const all = certain(1);

function divisor(weeks: number | undefined): number {
	return Math.max(1, weeks ?? 1);
}

/** `shown` turns the estimate's own unit into the one that is shown. */
function inputFrom(
	input: AskedInput,
	path: Path,
	estimate: Estimate,
	unit: FigureUnit,
	caseOf: (value: number) => Case,
	shown = 1,
): UncertainInput {
	const { low, high } = estimate;
	const most = unit === 'share' ? 1 : Number.POSITIVE_INFINITY;
	const values = high > low ? pertStrata(estimate, STRATA) : DOUBT.map((factor) => Math.min(most, low * factor));
	return { input, path, low: low * shown, high: high * shown, unit, cases: values.map(caseOf) };
}

/** Rate and length of a failure mode: Gamma and lognormal, as in its draws, with the tenths that their strata show. */
function historyInputs(mode: PricedMode, saved: number, days: number): UncertainInput[] {
	const { relativeVariance } = mode.rate;
	const { logDeviation } = mode.duration;
	const input = (name: 'rate' | 'length', factors: readonly number[], mean: number, unit: FigureUnit) => ({
		input: name,
		mode,
		low: mean * (factors[0]! + factors[1]!) * 0.5,
		high: mean * (factors[STRATA - 2]! + factors[STRATA - 1]!) * 0.5,
		unit,
		cases: factors.map((factor) => ({ added: saved * (factor - 1), days, factor })),
	});
	return [
		...(relativeVariance > 0
			? [input('rate', [...gammaTable(STRATA, 1 / relativeVariance)], mode.rate.mean * WEEKS_PER_QUARTER, 'perQuarter')]
			: []),
		...(logDeviation > 0
			? [input('length', [...lognormalTable(STRATA, logDeviation)], mode.duration.mean, 'minutes')]
			: []),
	];
}
