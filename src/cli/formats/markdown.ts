import { escapeMarkdown, formatFigure, formatMoney, otherMethod } from '../../core/index.ts';
import { countOf, type Report, scoreSentence, scoreText, unscoredSentences } from './format.ts';

/** For a pull request or an issue. All text from files is escaped. */
export function markdown(report: Report): string {
	const { kind, score, snapshot } = report;
	const style = snapshot.currency === undefined ? {} : { currency: snapshot.currency };
	const money = (value: number) => formatMoney(value, style);
	const lines: string[] = [];
	if (kind === 'score') {
		lines.push(
			'## Reliability backlog',
			'',
			`| Rank | Item | Kind | ${otherMethod(snapshot)?.name ?? 'Score'} | P10–P90 | Cost of delay a week | Effort | Owner |`,
			'|---:|---|---|---:|---:|---:|---:|---|',
		);
		for (const item of score.items) {
			if (item.rank === null || !item.score || !item.effortDays) continue;
			const cells = [
				`${item.rank}`,
				`**${escapeMarkdown(item.id)}** ${escapeMarkdown(item.title)}`,
				item.kind ?? 'uncategorised',
				scoreText(item.score.mean, snapshot),
				`${scoreText(item.score.p10, snapshot)}–${scoreText(item.score.p90, snapshot)}`,
				money(item.costOfDelay.mean),
				formatFigure(item.effortDays.mean, 'days', style),
				escapeMarkdown(item.owner ?? ''),
			];
			lines.push(`| ${cells.join(' | ')} |`);
		}
		lines.push('', escapeMarkdown(scoreSentence(report)), '');
		for (const sentence of unscoredSentences(report)) lines.push(`- ${escapeMarkdown(sentence)}`, '');
	}
	lines.push(`## ${countOf(score.problems)}`, '');
	for (const problem of score.problems)
		lines.push(
			`- **${problem.severity}** ${escapeMarkdown(problem.file)}:${problem.line}:${problem.column} ${escapeMarkdown(problem.message)} (${problem.code})`,
		);
	return `${lines.join('\n').trimEnd()}\n`;
}
