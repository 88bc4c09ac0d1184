import { formatMoney, formatNumber, otherMethod, type Snapshot } from '../../core/index.ts';
import type { ReportedProblem, ScoreReport } from '../report.ts';

export interface Report {
	readonly kind: 'score' | 'check';
	readonly score: ScoreReport;
	readonly snapshot: Snapshot;
	/** The folder that file names are relative to. */
	readonly root: string;
	/** For a terminal. Words always say the same. */
	readonly colours: boolean;
}

/** A score in its unit: money under CD3, points of any other method. */
export function scoreText(value: number, snapshot: Snapshot): string {
	return otherMethod(snapshot)
		? formatNumber(value)
		: formatMoney(value, snapshot.currency === undefined ? {} : { currency: snapshot.currency });
}

/** What the figures of a score column are, in one sentence. */
export function scoreSentence({ score, snapshot }: Report): string {
	const method = otherMethod(snapshot);
	if (method) return `${method.name}: ${method.formula.template}`;
	return `Score: cost of delay a week for each engineer-week of effort, in ${score.unit.replace('/week', '')}.`;
}

/** Why open items have no score although they have an effort: each reason once, with how many items it holds for. */
export function unscoredSentences({ score }: Report): readonly string[] {
	const counts = new Map<string, number>();
	for (const { status, unscored } of score.items)
		if (unscored !== undefined && status !== 'done' && status !== 'dropped')
			counts.set(unscored, (counts.get(unscored) ?? 0) + 1);
	return [...counts].map(([why, count]) => `${count} ${count === 1 ? 'item' : 'items'} not ranked: ${why}`);
}

/** `3 errors, 1 warning`. */
export function countOf(problems: readonly ReportedProblem[]): string {
	const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length;
	const named = (number: number, one: string) => (number === 0 ? [] : [`${number} ${one}${number === 1 ? '' : 's'}`]);
	const parts = [
		...named(count('error'), 'error'),
		...named(count('warning'), 'warning'),
		...named(count('information'), 'remark'),
	];
	return parts.length > 0 ? parts.join(', ') : 'No problems';
}
