import type { Report } from './format.ts';

export function json(report: Report): string {
	return `${JSON.stringify(report.kind === 'score' ? report.score : { problems: report.score.problems }, null, 2)}\n`;
}
