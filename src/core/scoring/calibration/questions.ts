import { randomOf } from '../uncertainty/random.ts';
import { type Answer, expectedInformation, type Posterior, posteriorOf, rateInterval, worthOf } from './posterior.ts';
import { calibratedRates, isDominated, type Option, openPairs, type Pair, type TradeOffs } from './tradeOffs.ts';

/** How many questions are asked at first, at least, and at most. */
const QUESTIONS = 8;
const LEAST_QUESTIONS = 6;
export const MOST_QUESTIONS = 10;

/** From six answers on, P90 ÷ P10 below this is narrow enough to stop asking. */
const NARROW = 2;
/** The answers before this one may hold a chain to close. */
const CHECK_AFTER = 4;
/** An item that is asked about more often than this wearies. */
const MOST_OF_ONE = 3;
/** Options of each sort that questions are made of: with more, finding the best question would be felt. */
const POOL = 8;

/** How many questions there can be, at most `wanted`. */
export function questionCount(tradeOffs: TradeOffs, wanted: number = QUESTIONS): number {
	return Math.min(wanted, openPairs(poolOf(tradeOffs)).length);
}

/**
 * The question to ask next: the pair whose answer is expected to tell most about the rates (`expectedInformation`), among
 * those not asked yet of which neither is better in everything; no item more than three times, while others can be asked
 * about. Once, the fifth question closes a chain of earlier answers (A before B, B before C: A or C?), as a check of
 * consistency. Undefined where all have been asked. The same answers always lead to the same question.
 */
export function nextQuestion(tradeOffs: TradeOffs, answers: readonly Answer[]): Pair | undefined {
	const asked = new Set(answers.map(({ pair }) => nameOf(pair)));
	const left = openPairs(poolOf(tradeOffs)).filter((pair) => !asked.has(nameOf(pair)));
	const closing = answers.length === CHECK_AFTER ? closingPairs(left, answers) : [];
	const fresh = left.filter((pair) => pair.every((option) => timesAsked(option, answers) < MOST_OF_ONE));
	const candidates = closing.length > 0 ? closing : fresh.length > 0 ? fresh : left;
	const posterior = posteriorOf(tradeOffs, answers);
	let best: Pair | undefined;
	let most = -1;
	for (const pair of candidates) {
		const information = expectedInformation(posterior, pair);
		// What differs in the last bits only must not decide.
		if (information > most + 1e-9) {
			best = pair;
			most = information;
		}
	}
	return best && inAskedOrder(best);
}

/** Enough answers, and each rate known within a factor of two. */
export function isSettled(tradeOffs: TradeOffs, answers: readonly Answer[]): boolean {
	if (answers.length < LEAST_QUESTIONS) return false;
	const posterior: Posterior = posteriorOf(tradeOffs, answers);
	return calibratedRates.every((key) => {
		if (!tradeOffs.priors[key]) return true;
		const { p10, p90 } = rateInterval(posterior, key);
		return p90 <= NARROW * p10;
	});
}

/**
 * Of the options that are worth most by money, by bad minutes and by reach eight each, spread evenly over their worths,
 * so that questions of every size can be made of few.
 */
function poolOf({ options, priors }: TradeOffs): readonly Option[] {
	if (options.length <= POOL * 2) return options;
	const badMinute = priors.badMinute?.median ?? 0;
	const reachPoint = priors.reachPoint?.median ?? 0;
	const sortOf = (option: Option): number => {
		const worths = [option.money, badMinute * option.badMinute, reachPoint * option.reachPoint];
		return worths.indexOf(Math.max(...worths));
	};
	const chosen = new Set(
		[0, 1, 2].flatMap((sort) => {
			const group = options
				.filter((option) => sortOf(option) === sort)
				.map((option) => ({ option, worth: worthOf(option, badMinute, reachPoint) }))
				.sort((one, other) => other.worth - one.worth || (one.option.key < other.option.key ? -1 : 1));
			if (group.length <= POOL) return group.map(({ option }) => option);
			return Array.from({ length: POOL }, (_, at) => group[Math.round((at * (group.length - 1)) / (POOL - 1))]!.option);
		}),
	);
	return options.filter((option) => chosen.has(option));
}

/** Both ways round it is one question. */
function nameOf([one, other]: Pair): string {
	return one.key < other.key ? `${one.key}\n${other.key}` : `${other.key}\n${one.key}`;
}

/** Which stands first follows from the pair alone, and from nothing that could sway the answer. */
function inAskedOrder([one, other]: Pair): Pair {
	return randomOf(nameOf([one, other]))() < 0.5 ? [one, other] : [other, one];
}

function timesAsked(option: Option, answers: readonly Answer[]): number {
	return answers.filter(({ pair }) => pair.some(({ key }) => key === option.key)).length;
}

/** Pairs whose order follows from two earlier answers. */
function closingPairs(left: readonly Pair[], answers: readonly Answer[]): Pair[] {
	const better = preferred(answers);
	const follows = (one: Option, other: Option) =>
		better.some(
			([first, middle]) => first === one.key && better.some(([from, to]) => from === middle && to === other.key),
		);
	return left.filter(([one, other]) => !isDominated(one, other) && (follows(one, other) || follows(other, one)));
}

/** Keys of the preferred and of the other, for each answer that prefers one. */
export function preferred(answers: readonly Answer[]): (readonly [string, string])[] {
	return answers.flatMap(({ pair: [first, second], preference }) =>
		preference === 'neither'
			? []
			: [preference === 'first' ? ([first.key, second.key] as const) : ([second.key, first.key] as const)],
	);
}
