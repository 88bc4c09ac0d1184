import { DAY } from '../../../src/core/backlog/quantities.ts';
import type { ModeEstimates } from '../../../src/core/scoring/evidence/modes.ts';
import { type Cut, minutesOf, serviceOf, type Totals, totals } from './cuts.ts';
import type { SourceHistory } from './histories.ts';

/** A way to score services by what was known at a cut. */
export interface Ranking {
	readonly name: string;
	score(cut: Cut, estimates: ModeEstimates, history: SourceHistory): Totals;
}

export const OURS = 'rate × length (Lights On)';
const RATE = 'rate alone (Lights On)';

/** Expected incident minutes a week by service. */
export function ours(modes: ModeEstimates['modes']): Totals {
	return byService(modes, ({ rate, duration }) => rate.mean * duration.mean);
}

/** Expected incidents a week by service. */
export function rateAlone(modes: ModeEstimates['modes']): Totals {
	return byService(modes, ({ rate }) => rate.mean);
}

export const rankings: readonly Ranking[] = [
	{ name: OURS, score: (_cut, { modes }) => ours(modes) },
	{ name: RATE, score: (_cut, { modes }) => rateAlone(modes) },
	{ name: 'random', score: (cut) => totals(cut.past, () => 0) },
	{ name: 'lifetime count', score: (cut) => totals(cut.past, () => 1) },
	{ name: 'last-90-day count', score: (cut) => totals(cut.past, (each) => within(cut, each.started, 90)) },
	{
		name: 'last-365-day minutes',
		score: (cut) => totals(cut.past, (each) => within(cut, each.started, 365) * minutesOf(each, cut.at)),
	},
	{
		name: 'severity sum',
		score: (cut, _estimates, { severities }) => totals(cut.past, (each) => severityWeight(severities.get(each))),
	},
	{ name: 'RICE-like', score: riceLike },
];

function within(cut: Cut, started: number, days: number): number {
	return cut.at - started <= days * DAY ? 1 : 0;
}

function byService(modes: ModeEstimates['modes'], worth: (mode: ModeEstimates['modes'][number]) => number): Totals {
	const sums = new Map<string, number>();
	for (const mode of modes) sums.set(mode.service, (sums.get(mode.service) ?? 0) + worth(mode));
	return sums;
}

/** Severities in the words of their sources, on one scale. */
function severityWeight(severity: string | undefined): number {
	switch (severity?.toLowerCase()) {
		case 'critical':
		case 'down':
		case 'sev1':
			return 4;
		case 'major':
		case 'high':
		case 'disrupted':
		case 'sev2':
			return 3;
		case 'minor':
		case 'medium':
		case 'sev3':
			return 2;
		default:
			return 1;
	}
}

/** As a team would fill in RICE from memory: reach = incidents a quarter of the last year, impact 0.25–3 by mean length. */
function riceLike(cut: Cut): Totals {
	const year = cut.past.filter(({ started }) => within(cut, started, 365) === 1);
	const counts = totals(year, () => 1);
	const minutes = totals(year, (each) => minutesOf(each, cut.at));
	const scores = new Map<string, number>();
	for (const service of new Set(cut.past.map(serviceOf))) {
		const count = counts.get(service) ?? 0;
		const length = count > 0 ? (minutes.get(service) ?? 0) / count : 0;
		const impact = length >= 480 ? 3 : length >= 120 ? 2 : length >= 45 ? 1 : length >= 15 ? 0.5 : 0.25;
		const confidence = count >= 5 ? 1 : count >= 2 ? 0.8 : 0.5;
		scores.set(service, (count / 4) * impact * confidence);
	}
	return scores;
}
