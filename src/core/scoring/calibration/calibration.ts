import type { MethodId, Rates } from '../../backlog/model.ts';
import { type PricingScope, priceItems } from '../priceItems.ts';
import { type Answer, posteriorOf, type RateInterval, rateInterval, worthOf } from './posterior.ts';
import { preferred } from './questions.ts';
import { type CalibratedKey, calibratedRates, type TradeOffs } from './tradeOffs.ts';

export interface CalibratedRate extends RateInterval {
	readonly key: CalibratedKey;
	/** What the file has now; absent where it has none. */
	readonly before?: number;
	/** The median to two digits: what would be written. */
	readonly after: number;
	/** The answers leave more than a factor of eight between P10 and P90: they say little about it. */
	readonly isWide: boolean;
}

/** What the answers imply. */
export interface Calibration {
	readonly rates: readonly CalibratedRate[];
	readonly answers: number;
	/** Of the answers, those that prefer one; and of these, those with which the rates agree. */
	readonly decided: number;
	readonly agreed: number;
	/** Answers that contradict each other: each a circle of items of which every one was preferred to the next. */
	readonly circles: readonly (readonly string[])[];
}

const WIDE = 8;

export function calibrationOf(tradeOffs: TradeOffs, answers: readonly Answer[], present: Partial<Rates>): Calibration {
	const posterior = posteriorOf(tradeOffs, answers);
	const rates = calibratedRates
		.filter((key) => tradeOffs.priors[key])
		.map((key): CalibratedRate => {
			const interval = rateInterval(posterior, key);
			const before = present[key];
			return {
				key,
				...interval,
				...(before === undefined ? {} : { before }),
				after: twoDigits(interval.median),
				isWide: interval.p90 > WIDE * interval.p10,
			};
		});
	const after = (key: CalibratedKey) => rates.find((rate) => rate.key === key)?.after ?? 0;
	const decided = answers.filter(({ preference }) => preference !== 'neither');
	const agreed = decided.filter(({ pair: [first, second], preference }) => {
		const [one, other] = [first, second].map((option) => worthOf(option, after('badMinute'), after('reachPoint')));
		return preference === 'first' ? one! > other! : other! > one!;
	});
	return {
		rates,
		answers: answers.length,
		decided: decided.length,
		agreed: agreed.length,
		circles: circlesOf(answers),
	};
}

/** 1,234 → 1,200; 0.0567 → 0.057. More digits would say more than a few answers can. */
export function twoDigits(value: number): number {
	return Number(value.toPrecision(2));
}

/** For each answer the shortest circle that it closes; each circle once, its first key the least. */
function circlesOf(answers: readonly Answer[]): string[][] {
	const better = preferred(answers);
	const found = new Map<string, string[]>();
	for (const [from, to] of better) {
		const path = shortestPath(better, to, from);
		if (!path) continue;
		const least = path.indexOf([...path].sort()[0]!);
		const circle = [...path.slice(least), ...path.slice(0, least)];
		found.set(circle.join('\n'), circle);
	}
	return [...found.values()];
}

/** Keys from one to another, each preferred to the next, both ends included. */
function shortestPath(better: readonly (readonly [string, string])[], from: string, to: string): string[] | undefined {
	let paths: string[][] = [[from]];
	const seen = new Set([from]);
	while (paths.length > 0) {
		const arrived = paths.find((path) => path.at(-1) === to);
		if (arrived) return arrived;
		paths = paths.flatMap((path) =>
			better.flatMap(([one, other]) => {
				if (one !== path.at(-1) || seen.has(other)) return [];
				seen.add(other);
				return [[...path, other]];
			}),
		);
	}
	return undefined;
}

/** How the ranking would change. */
export interface RankChanges {
	/** Items with another rank than now. */
	readonly moved: number;
	readonly ranked: number;
}

/**
 * Ranks all scopes again by the method that ranks now, with new rates in those that take theirs from this file. Ranks are
 * by means, so that this is the ranking that would be shown.
 */
export function rankChanges(
	scopes: readonly PricingScope[],
	ratesFile: string,
	rates: Rates,
	now: number,
	method?: MethodId,
): RankChanges {
	const ranks = (of: readonly PricingScope[]) =>
		new Map(
			priceItems(of, now, method, 1, 2).items.flatMap(({ item, rank }) =>
				rank === undefined ? [] : [[item.key, rank]],
			),
		);
	const before = ranks(scopes);
	const after = ranks(scopes.map((scope) => (ratesFileOf(scope) === ratesFile ? { ...scope, rates } : scope)));
	return { moved: [...after].filter(([key, rank]) => before.get(key) !== rank).length, ranked: after.size };
}

/** The file whose `rates` price a scope; its own where nothing above has any. */
export function ratesFileOf(scope: PricingScope): string {
	return scope.rates?.origin.file ?? scope.file;
}
