import { formatFigure, formatMoney, otherMethod } from '../../core/index.ts';
import type { ReportedProblem, ScoredItem } from '../report.ts';
import { countOf, type Report, scoreSentence, scoreText, unscoredSentences } from './format.ts';

/** For people at a terminal: an aligned table and the problems below it. Nothing from a file can steer the terminal. */
export function text(report: Report): string {
	const problems = report.score.problems;
	const lines: string[] = [];
	if (report.kind === 'score') lines.push(...ranking(report), '');
	for (const problem of problems) lines.push(problemLine(problem, report.colours));
	lines.push(`${countOf(problems)}.`);
	return `${lines.join('\n')}\n`;
}

function ranking(report: Report): string[] {
	const { score, snapshot, colours } = report;
	const style = snapshot.currency === undefined ? {} : { currency: snapshot.currency };
	const money = (value: number) => formatMoney(value, style);
	const ranked = score.items.filter((item) => item.rank !== null);
	const unranked = score.items.filter(
		(item) => item.rank === null && item.status !== 'done' && item.status !== 'dropped',
	);
	if (ranked.length + unranked.length === 0) return ['There are no open items.'];
	const row = (item: ScoredItem): string[] => [
		item.rank === null ? '–' : `${item.rank}`,
		item.score ? scoreText(item.score.mean, snapshot) : '–',
		item.score ? `${scoreText(item.score.p10, snapshot)}–${scoreText(item.score.p90, snapshot)}` : '',
		money(item.costOfDelay.mean),
		item.effortDays ? formatFigure(item.effortDays.mean, 'days', style) : 'no effort',
		item.kind ?? 'uncategorised',
		`${item.id}  ${item.title}`,
	];
	return table(
		['Rank', otherMethod(snapshot)?.name ?? 'Score', 'P10–P90', 'Cost of delay', 'Effort', 'Kind', 'Item'],
		[...ranked, ...unranked].map(row),
		[true, true, true, true, true, false, false],
	)
		.map((line, index) => (index === 0 ? painted(line, '1', colours) : line))
		.concat('', `${scoreSentence(report)} Cost of delay: a week.`, ...unscoredSentences(report));
}

/** Columns in line; those that are `right` end together. */
export function table(
	header: readonly string[],
	rows: readonly (readonly string[])[],
	right: readonly boolean[],
): string[] {
	const all = [header, ...rows].map((row) => row.map(inert));
	const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
	return all.map((row) =>
		row
			.map((cell, column) => {
				const width = widths[column]!;
				return right[column] ? cell.padStart(width) : column === row.length - 1 ? cell : cell.padEnd(width);
			})
			.join('  ')
			.trimEnd(),
	);
}

const words: Readonly<Record<string, { readonly word: string; readonly colour: string }>> = {
	error: { word: 'error', colour: '31' },
	warning: { word: 'warning', colour: '33' },
	information: { word: 'remark', colour: '36' },
};

function problemLine(problem: ReportedProblem, colours: boolean): string {
	const { word, colour } = words[problem.severity]!;
	const place = inert(`${problem.file}:${problem.line}:${problem.column}`);
	return `${place}  ${painted(word, colour, colours)}  ${inert(problem.message)}  [${problem.code}]`;
}

function painted(text: string, colour: string, colours: boolean): string {
	return colours ? `\x1b[${colour}m${text}\x1b[0m` : text;
}

/** Controls, escapes and marks that reorder what is read become visible: a title must not clear a screen. */
export function inert(line: string): string {
	return line.replace(
		/[\p{Cc}\p{Cf}\u2028\u2029]/gu,
		(character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
	);
}
