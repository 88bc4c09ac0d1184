import { message } from '../../text.ts';
import { outcomesModel } from '../../views/outcomes.ts';
import type { ReportGiven } from '../given.ts';
import type { ReportSection } from '../report.ts';

const MOST_ROWS = 10;

/** What became of done items, beside what they promised. */
export function outcomesSection(given: ReportGiven): ReportSection | undefined {
	const model = outcomesModel(given.snapshot, given.options);
	if (model.rows.length === 0) return undefined;
	const { say } = given;
	const hidden = model.rows.length - MOST_ROWS;
	return {
		id: 'outcomes',
		title: say(message('What became of done items')),
		blocks: [
			{ kind: 'lines', lines: [given.line(message('{0}', model.headline))] },
			{
				kind: 'list',
				lines: model.rows.slice(0, MOST_ROWS).map(({ id, title, verdictText, sentence, check, place, figures }) => ({
					...given.line(
						check === undefined
							? message('{0}. {1}', verdictText, sentence)
							: message('{0}. {1} {2}', verdictText, sentence, check),
						[place, ...figures.flatMap(({ evidence }) => evidence.map((each) => each.place))],
					),
					lead: `${id}: ${title}`,
				})),
			},
			...(hidden > 0
				? [{ kind: 'lines' as const, lines: [given.line(message('{0} more are not listed.', hidden))] }]
				: []),
		],
	};
}
