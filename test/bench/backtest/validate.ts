import { estimateModes } from '../../../src/core/scoring/evidence/modes.ts';
import { randomOf } from '../../../src/core/scoring/uncertainty/random.ts';
import { type Cover, coverage } from './coverage.ts';
import { capturedShare, cutsOf, minutesOf, totals } from './cuts.ts';
import type { SourceHistory } from './histories.ts';
import { OURS, rankings } from './rankings.ts';

export type Yardstick = 'minutes' | 'count';
export const yardsticks: readonly Yardstick[] = ['minutes', 'count'];
export const horizons = [90, 180] as const;

/** Mean with the 2.5th and 97.5th percentiles of a block bootstrap over cuts. */
export interface Estimated {
	readonly mean: number;
	readonly low: number;
	readonly high: number;
}

export interface Captured {
	readonly horizonDays: number;
	readonly yardstick: Yardstick;
	readonly ranking: string;
	readonly overall: Estimated;
	/** Ours less this one, over the same cuts. */
	readonly lead: Estimated;
	readonly bySource: Readonly<Record<string, Estimated>>;
}

export interface Covered {
	readonly of: Yardstick;
	readonly source: string;
	readonly fair: number;
	readonly closed: number;
	/** Closed intervals of the modes that are expected at least once a year. */
	readonly closedYearly: number | undefined;
	readonly predictions: number;
}

export interface Validation {
	readonly sources: readonly { readonly name: string; readonly incidents: number; readonly cuts: number }[];
	readonly captured: readonly Captured[];
	/** One for each source, and `all`: the mean over sources. */
	readonly covered: readonly Covered[];
}

/** Runs the protocol on all sources with the product's own estimators. */
export function validate(histories: readonly SourceHistory[], samples = 2000): Validation {
	const captured: Captured[] = [];
	const covers: { source: string; counts: Cover[]; minutes: Cover[] }[] = [];
	const sources: { name: string; incidents: number; cuts: number }[] = [];
	for (const horizonDays of horizons) {
		const shares = new Map<string, Map<string, number[]>>();
		for (const history of histories) {
			const cuts = cutsOf(history, horizonDays);
			if (cuts.length === 0) continue;
			const cover = { source: history.name, counts: [] as Cover[], minutes: [] as Cover[] };
			for (const cut of cuts) {
				const estimates = estimateModes(cut.past, cut.at);
				for (const yardstick of yardsticks) {
					const came = totals(cut.next, (each) => (yardstick === 'count' ? 1 : minutesOf(each)));
					for (const ranking of rankings) {
						const share = capturedShare(ranking.score(cut, estimates, history), came);
						if (share !== undefined) push(shares, `${yardstick}|${ranking.name}`, history.name, share);
					}
				}
				if (horizonDays !== 90) continue;
				const { counts, minutes } = coverage(cut, estimates, horizonDays);
				cover.counts.push(...counts);
				cover.minutes.push(...minutes);
			}
			if (horizonDays !== 90) continue;
			covers.push(cover);
			sources.push({ name: history.name, incidents: history.incidents.length, cuts: cuts.length });
		}
		for (const yardstick of yardsticks)
			for (const { name } of rankings) captured.push(summary(horizonDays, yardstick, name, shares, samples));
	}
	const covered = yardsticks.flatMap((of) => {
		const each = covers.map(({ source, counts, minutes }) => coveredOf(of, source, of === 'count' ? counts : minutes));
		return [...each, meanOf(of, each)];
	});
	return { sources, captured, covered };
}

type Shares = Map<string, Map<string, number[]>>;

function push(shares: Shares, key: string, source: string, share: number): void {
	const sources = shares.get(key) ?? new Map<string, number[]>();
	sources.set(source, [...(sources.get(source) ?? []), share]);
	shares.set(key, sources);
}

function summary(
	horizonDays: number,
	yardstick: Yardstick,
	ranking: string,
	shares: Shares,
	samples: number,
): Captured {
	const own = shares.get(`${yardstick}|${ranking}`) ?? new Map<string, number[]>();
	const ours = shares.get(`${yardstick}|${OURS}`) ?? new Map<string, number[]>();
	const name = `${horizonDays}|${yardstick}`;
	return {
		horizonDays,
		yardstick,
		ranking,
		overall: bootstrap([...own.values()], name, samples),
		lead: bootstrap(
			[...own].map(([source, values]) => values.map((value, index) => ours.get(source)![index]! - value)),
			name,
			samples,
		),
		bySource: Object.fromEntries([...own].map(([source, values]) => [source, bootstrap([values], name, samples)])),
	};
}

/** Blocks of neighbouring cuts, as quarters that follow each other resemble each other. */
const BLOCK = 3;

/** Mean over sources of the mean over cuts; cuts are drawn again in blocks of three, within each source (Künsch 1989). */
function bootstrap(sources: readonly (readonly number[])[], name: string, samples: number): Estimated {
	const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const random = randomOf(`bootstrap ${name}`);
	const means: number[] = [];
	for (let sample = 0; sample < samples; sample++)
		means.push(
			average(
				sources.map((values) => {
					let sum = 0;
					for (let taken = 0; taken < values.length; ) {
						const start = Math.floor(random() * values.length);
						for (let step = 0; step < BLOCK && taken < values.length; step++, taken++)
							sum += values[(start + step) % values.length]!;
					}
					return sum / values.length;
				}),
			),
		);
	means.sort((one, other) => one - other);
	return {
		mean: average(sources.map(average)),
		low: means[Math.floor(0.025 * samples)] ?? Number.NaN,
		high: means[Math.floor(0.975 * samples)] ?? Number.NaN,
	};
}

function coveredOf(of: Yardstick, source: string, covers: readonly Cover[]): Covered {
	const yearly = covers.filter((cover) => cover.yearly);
	const closed = (some: readonly Cover[]) => some.filter((cover) => cover.closed).length / some.length;
	return {
		of,
		source,
		fair: covers.reduce((sum, { fair }) => sum + fair, 0) / covers.length,
		closed: closed(covers),
		closedYearly: yearly.length > 0 ? closed(yearly) : undefined,
		predictions: covers.length,
	};
}

function meanOf(of: Yardstick, each: readonly Covered[]): Covered {
	const mean = (value: (covered: Covered) => number) => each.reduce((sum, one) => sum + value(one), 0) / each.length;
	const yearly = each.flatMap(({ closedYearly }) => (closedYearly === undefined ? [] : [closedYearly]));
	return {
		of,
		source: 'all',
		fair: mean(({ fair }) => fair),
		closed: mean(({ closed }) => closed),
		closedYearly: yearly.length > 0 ? yearly.reduce((sum, one) => sum + one, 0) / yearly.length : undefined,
		predictions: each.reduce((sum, { predictions }) => sum + predictions, 0),
	};
}
