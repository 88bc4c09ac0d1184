import { escapeMarkdown, formatFigure, formatMoney } from '../../core/index.ts';
import { countOf, type Report } from './format.ts';

/** For a pull request or an issue. All text from files is escaped. */
export function markdown({ kind, score, snapshot }: Report): string {
	const style = snapshot.currency === undefined ? {} : { currency: snapshot.currency };
	const money = (value: number) => formatMoney(value, style);
	const lines: string[] = [];
	if (kind === 'score') {
		lines.push(
			'## Reliability backlog',
			'',
			'| Rank | Item | Kind | Score | P10–P90 | Cost of delay a week | Effort | Owner |',
			'|---:|---|---|---:|---:|---:|---:|---|',
		);
		for (const item of score.items) {
			if (item.rank === null || !item.score || !item.effortDays) continue;
			const cells = [
				`${item.rank}`,
				`**${escapeMarkdown(item.id)}** ${escapeMarkdown(item.title)}`,
				item.kind ?? 'uncategorised',
				money(item.score.mean),
				`${money(item.score.p10)}–${money(item.score.p90)}`,
				money(item.costOfDelay.mean),
				formatFigure(item.effortDays.mean, 'days', style),
				escapeMarkdown(item.owner ?? ''),
			];
			lines.push(`| ${cells.join(' | ')} |`);
		}
		lines.push(
			'',
			`Score: cost of delay a week for each engineer-week of effort, in ${escapeMarkdown(score.unit.replace('/week', ''))}.`,
			'',
		);
	}
	lines.push(`## ${countOf(score.problems)}`, '');
	for (const problem of score.problems)
		lines.push(
			`- **${problem.severity}** ${escapeMarkdown(problem.file)}:${problem.line}:${problem.column} ${escapeMarkdown(problem.message)} (${problem.code})`,
		);
	return `${lines.join('\n').trimEnd()}\n`;
}
