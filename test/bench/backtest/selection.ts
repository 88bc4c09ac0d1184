import { estimateModes } from '../../../src/core/scoring/evidence/modes.ts';
import { defaultSettings, type EstimatorSettings } from '../../../src/core/scoring/evidence/settings.ts';
import { capturedShare, cutsOf, minutesOf, totals } from './cuts.ts';
import type { SourceHistory } from './histories.ts';
import { ours, rateAlone } from './rankings.ts';

/**
 * Which settings of the estimators to take, by leave-one-source-out: for each source the setting that captures most of the
 * next 90 days' minutes on the other sources, judged on the one that had no say. What is tuned to single sources loses
 * here what it seems to gain.
 */

export interface Candidate {
	readonly name: string;
	readonly settings: EstimatorSettings;
}

const HORIZON_DAYS = 90;
export const DEFAULT = 'defaults';
const { learning, ...unlearned } = defaultSettings;

/** One half-life for all, or learned with more or less trust; each with lengths drawn less or more towards the mean. */
const candidates: readonly Candidate[] = [
	{ name: DEFAULT, settings: defaultSettings },
	...[3, 6, 12].flatMap((clustering): Candidate[] => [
		...[60, 90, 120, 180, 365].map((usualHalfLife) => ({
			name: `half-life ${usualHalfLife} days, clustering ${clustering}`,
			settings: { ...unlearned, usualHalfLife, clustering },
		})),
		...[0.03, 0.1, 0.3, 1].map((trust) => ({
			name: `learned, trust ${trust}, clustering ${clustering}`,
			settings: { ...defaultSettings, clustering, ...(learning ? { learning: { ...learning, trust } } : {}) },
		})),
	]),
];

/** Mean captured shares of one source, 0–1: of minutes by rate × length, of the count by the rate alone. */
export interface Shares {
	readonly minutes: number;
	readonly count: number;
}

export interface HeldOut {
	readonly source: string;
	/** The candidate that was best on the other sources. */
	readonly chosen: string;
	readonly reached: Shares;
	/** What the product's defaults reach on this source. */
	readonly defaults: Shares;
}

export interface Selection {
	/** The mean over sources of each candidate, in the order of the candidates. */
	readonly means: readonly { readonly name: string; readonly shares: Shares }[];
	readonly heldOut: readonly HeldOut[];
	readonly reached: Shares;
	readonly defaults: Shares;
}

export function select(histories: readonly SourceHistory[], among: readonly Candidate[] = candidates): Selection {
	const sources = histories.filter((history) => cutsOf(history, HORIZON_DAYS).length > 0);
	const reached = new Map(
		among.map(({ name, settings }) => [name, sources.map((history) => sharesOf(history, settings))]),
	);
	const heldOut = sources.map(({ name: source }, index): HeldOut => {
		let chosen = among[0]!.name;
		let most = Number.NEGATIVE_INFINITY;
		for (const [name, shares] of reached) {
			const { minutes } = meanOf(shares.filter((_, other) => other !== index));
			if (minutes > most) {
				chosen = name;
				most = minutes;
			}
		}
		return { source, chosen, reached: reached.get(chosen)![index]!, defaults: reached.get(DEFAULT)![index]! };
	});
	return {
		means: [...reached].map(([name, shares]) => ({ name, shares: meanOf(shares) })),
		heldOut,
		reached: meanOf(heldOut.map((each) => each.reached)),
		defaults: meanOf(heldOut.map((each) => each.defaults)),
	};
}

function sharesOf(history: SourceHistory, settings: EstimatorSettings): Shares {
	const minutes: number[] = [];
	const counts: number[] = [];
	for (const cut of cutsOf(history, HORIZON_DAYS)) {
		const { modes } = estimateModes(cut.past, cut.at, settings);
		const captured = capturedShare(
			ours(modes),
			totals(cut.next, (each) => minutesOf(each)),
		);
		if (captured !== undefined) minutes.push(captured);
		const counted = capturedShare(
			rateAlone(modes),
			totals(cut.next, () => 1),
		);
		if (counted !== undefined) counts.push(counted);
	}
	return { minutes: mean(minutes), count: mean(counts) };
}

function meanOf(shares: readonly Shares[]): Shares {
	return { minutes: mean(shares.map(({ minutes }) => minutes)), count: mean(shares.map(({ count }) => count)) };
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The selection as text, for a terminal. */
export function selectionReport({ means, heldOut, reached, defaults }: Selection): string {
	const figures = ({ minutes, count }: Shares) => `${minutes.toFixed(3).padStart(9)} ${count.toFixed(3).padStart(9)}`;
	const head = `${'minutes'.padStart(9)} ${'count'.padStart(9)}`;
	return [
		'Share of the next 90 days captured by the top three services: minutes by rate × length, count by the rate alone',
		`  ${'mean over sources'.padEnd(40)} ${head}`,
		...means.map(({ name, shares }) => `  ${name.padEnd(40)} ${figures(shares)}`),
		'',
		'Each source held out: what is best in minutes on the others, judged on it',
		`  ${'held out'.padEnd(12)} ${'best on the others'.padEnd(40)} ${head}   defaults: ${head}`,
		...heldOut.map(
			(each) =>
				`  ${each.source.padEnd(12)} ${each.chosen.padEnd(40)} ${figures(each.reached)}             ${figures(each.defaults)}`,
		),
		`  ${'mean'.padEnd(53)} ${figures(reached)}             ${figures(defaults)}`,
		'',
	].join('\n');
}
