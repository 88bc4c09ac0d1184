import type { Report } from './format.ts';
import { jsonText } from './jsonText.ts';

export function json(report: Report): string {
	return jsonText(report.kind === 'score' ? report.score : { problems: report.score.problems });
}
