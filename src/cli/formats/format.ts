import type { Snapshot } from '../../core/index.ts';
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
