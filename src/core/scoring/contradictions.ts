import type { Item, Risk } from '../backlog/model.ts';
import { DAY, type Estimate, MINUTE, pertMean, WEEK } from '../backlog/quantities.ts';
import { nodeAt, placeAt } from '../backlog/sourceTree.ts';
import type { Problem } from '../problem.ts';
import type { Interval } from '../snapshot.ts';
import { type Message, message, template } from '../text.ts';
import { formatShare } from '../views/figures.ts';
import type { History } from './evidence/history.ts';
import type { PricedMode } from './evidence/modeCost.ts';
import { modesOfCause } from './terms/portions.ts';
import { gammaTable } from './uncertainty/quantiles.ts';

/** Fewer incidents than this contradict nobody. */
const LEAST_INCIDENTS = 3;
/** Guess and history must differ by this factor besides, so that nobody is bothered with exactness. */
const WORTH_SAYING = 1.25;
/** 80 % of a normal distribution lie within this many standard deviations. */
const TENTH = 1.2815515655446004;

interface Measured extends Interval {
	readonly incidents: number;
}

/**
 * The guesses of a risk that history contradicts: `every`, `detect`, `repair` and `impact` whose whole range lies outside
 * the P10–P90 of what was measured, over at least three incidents. Each is an information problem at the guess. Of a `share`
 * history says nothing: it is about incidents that a change yet to come prevents, and what a done one did prevent is told
 * by its follow-up.
 */
export function contradictedGuesses(item: Item, history: History): Problem[] {
	const { risk } = item;
	if (risk?.cause === undefined) return [];
	const { modes } = modesOfCause(history, risk.cause, item.service);
	if (modes.length === 0) return [];
	const found: (Problem | undefined)[] = [
		contradiction(item, risk, 'every', everyOf(modes), duration),
		contradiction(item, risk, 'detect', detectOf(modes), duration),
		contradiction(item, risk, 'repair', repairOf(modes), duration),
		contradiction(item, risk, 'impact', impactOf(modes), share),
	];
	return found.filter((problem) => problem !== undefined);
}

type Field = 'every' | 'detect' | 'repair' | 'impact';

interface Wording {
	readonly say: (value: number) => string;
	/** As it is written into the file. */
	readonly write: (value: number) => string;
}

const sentences: Record<Field, string> = {
	every: template('You say every {0}; history says every {1} (P10–P90 {2}–{3}, {4} incidents).'),
	detect: template('You say it is detected in {0}; history says {1} (P10–P90 {2}–{3}, {4} incidents).'),
	repair: template('You say it is repaired in {0}; history says {1} (P10–P90 {2}–{3}, {4} incidents).'),
	impact: template('You say it strikes {0} of the users; history says {1} (P10–P90 {2}–{3}, {4} incidents).'),
};

function contradiction(
	item: Item,
	risk: Risk,
	field: Field,
	measured: Measured | undefined,
	wording: Wording,
): Problem | undefined {
	if (!measured || measured.incidents < LEAST_INCIDENTS) return undefined;
	const guess: Estimate = risk[field];
	const { mean, p10, p90, incidents } = measured;
	if (guess.high >= p10 && guess.low <= p90) return undefined;
	const said = pertMean(guess);
	if (said < mean * WORTH_SAYING && mean < said * WORTH_SAYING) return undefined;
	const { say } = wording;
	return {
		code: 'guess.contradicted',
		severity: 'information',
		place: placeAt(item.origin, ['risk', field]),
		message: message(sentences[field], say(said), say(mean), say(p10), say(p90), incidents),
		...fixOf(item, field, measured, wording),
	};
}

/** A single figure becomes the measured mean, a three-point estimate the measured P10, mean and P90. */
function fixOf(
	item: Item,
	field: Field,
	{ mean, p10, p90 }: Measured,
	{ write }: Wording,
): Pick<Problem, 'fix' | 'mend'> {
	const node = nodeAt(item.origin.node, ['risk', field]);
	if (node?.type === 'scalar') {
		const title: Message = message('Write {0}, as measured', write(mean));
		return { fix: { title, place: placeAt(item.origin, ['risk', field]), text: write(mean) } };
	}
	if (node?.type !== 'map') return {};
	const value = { low: write(p10), likely: write(mean), high: write(p90) };
	return {
		mend: {
			title: message('Write {0} to {1}, as measured', value.low, value.high),
			intent: { type: 'setField', list: 'items', id: item.id, path: ['risk', field], value },
		},
	};
}

const duration: Wording = { say: durationText, write: durationText };
const share: Wording = { say: (value) => formatShare(value), write: (value) => `${Math.round(value * 100)}%` };

/** Minutes as the file writes them, in the largest unit that leaves two or more: `45m`, `6.5h`, `31d`. */
function durationText(minutes: number): string {
	if (minutes < 120) return `${trimmed(minutes)}m`;
	if (minutes < 2880) return `${trimmed(minutes / 60)}h`;
	return `${trimmed(minutes / 1440)}d`;
}

/** Two digits of sense, always in the file's own notation. */
function trimmed(value: number): string {
	return String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}

/** Minutes between incidents: one over the rate, whole incidents, with the Gamma posterior's percentiles. */
function everyOf(modes: readonly PricedMode[]): Measured | undefined {
	let rate = 0;
	let variance = 0;
	const incidents = new Set<object>();
	for (const mode of modes) {
		rate += mode.rate.mean * mode.part;
		variance += (mode.rate.mean * mode.part) ** 2 * mode.rate.relativeVariance;
		for (const { incident } of mode.occurrences) incidents.add(incident);
	}
	if (!(rate > 0)) return undefined;
	const weekly = WEEK / MINUTE / rate;
	const table = gammaTable(200, rate ** 2 / Math.max(variance, 1e-6 * rate ** 2));
	return { mean: weekly, p10: weekly / table[180]!, p90: weekly / table[20]!, incidents: incidents.size };
}

function detectOf(modes: readonly PricedMode[]): Measured | undefined {
	return lengths(modes, ({ started, detected }) => (detected === undefined ? undefined : detected - started));
}

function repairOf(modes: readonly PricedMode[]): Measured | undefined {
	return lengths(modes, ({ detected, resolved }) =>
		detected === undefined || resolved === undefined ? undefined : resolved - detected,
	);
}

type Times = { readonly started: number; readonly detected?: number; readonly resolved?: number };

/** The mean of a lognormal length and its interval by Cox's method (Zhou and Gao 1997). Minutes, at least one each. */
function lengths(modes: readonly PricedMode[], read: (times: Times) => number | undefined): Measured | undefined {
	const logs: number[] = [];
	for (const incident of new Set(modes.flatMap(({ occurrences }) => occurrences.map((each) => each.incident)))) {
		const length = read(incident);
		if (length !== undefined && length >= 0 && length <= 7 * DAY) logs.push(Math.log(Math.max(1, length / MINUTE)));
	}
	if (logs.length < LEAST_INCIDENTS) return undefined;
	const { mean, variance } = moments(logs);
	const error = Math.sqrt(variance / logs.length + variance ** 2 / (2 * (logs.length - 1)));
	const centre = Math.exp(mean + variance / 2);
	return {
		mean: centre,
		p10: centre * Math.exp(-TENTH * error),
		p90: centre * Math.exp(TENTH * error),
		incidents: logs.length,
	};
}

/** The mean impact of those incidents that say one, with its normal interval. */
function impactOf(modes: readonly PricedMode[]): Measured | undefined {
	const impacts = modes.flatMap(({ occurrences }) =>
		occurrences.filter(({ incident }) => incident.impactGiven).map(({ impact }) => impact),
	);
	if (impacts.length < LEAST_INCIDENTS) return undefined;
	const { mean, variance } = moments(impacts);
	const error = Math.sqrt(variance / impacts.length);
	return {
		mean,
		p10: Math.max(0, mean - TENTH * error),
		p90: Math.min(1, mean + TENTH * error),
		incidents: impacts.length,
	};
}

function moments(values: readonly number[]): { readonly mean: number; readonly variance: number } {
	let sum = 0;
	for (const value of values) sum += value;
	const mean = sum / values.length;
	let squares = 0;
	for (const value of values) squares += (value - mean) ** 2;
	return { mean, variance: squares / (values.length - 1) };
}
