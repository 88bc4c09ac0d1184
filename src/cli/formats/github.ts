import path from 'node:path';
import { formatFigure, otherMethod } from '../../core/index.ts';
import { countOf, type Report, scoreText } from './format.ts';
import { inert } from './text.ts';

const commands: Record<string, string> = { error: 'error', warning: 'warning', information: 'notice' };

/** Annotations for GitHub Actions (workflow commands): one line a problem, on its exact range. */
export function github({ kind, score, snapshot, root }: Report): string {
	const folder = fromHere(root);
	const style = snapshot.currency === undefined ? {} : { currency: snapshot.currency };
	const method = otherMethod(snapshot);
	const named = method ? `${method.name} ` : '';
	const lines = score.problems.map((problem) => {
		const properties = [
			`file=${property(folder + problem.file)}`,
			`line=${problem.line}`,
			`endLine=${problem.endLine}`,
			// GitHub wants columns only where the range stays on one line.
			...(problem.line === problem.endLine ? [`col=${problem.column}`, `endColumn=${problem.endColumn}`] : []),
			`title=${property(`Lights On: ${problem.code}`)}`,
		];
		return `::${commands[problem.severity] ?? 'notice'} ${properties.join(',')}::${data(problem.message)}`;
	});
	if (kind === 'score')
		for (const item of score.items)
			if (item.rank !== null && item.score && item.effortDays)
				lines.push(
					plain(
						`${item.rank}. ${item.id} ${item.title}: ${named}${scoreText(item.score.mean, snapshot)} (${formatFigure(item.effortDays.mean, 'days', style)})`,
					),
				);
	lines.push(`${countOf(score.problems)}.`);
	return `${lines.join('\n')}\n`;
}

/** GitHub looks for files below the folder that the job runs in. */
function fromHere(root: string): string {
	const steps = path.relative(process.cwd(), root).split(path.sep);
	return steps[0] === '' || steps[0] === '..' || path.isAbsolute(steps[0]!) ? '' : `${steps.join('/')}/`;
}

/** Text that GitHub must not take for a command: `::` at the start of a line is one. */
function plain(line: string): string {
	return inert(line).replace(/^(\s*)::/, '$1: :');
}

function data(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
	return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
