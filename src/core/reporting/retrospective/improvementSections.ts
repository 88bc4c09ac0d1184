import { message } from '../../text.ts';
import { weekFigures } from '../../views/measures/quantities/weekFigures.ts';
import { type HeadlineFigure, weekSection } from '../../views/measures/weekSection.ts';
import { outcomesModel } from '../../views/outcomes.ts';
import type { ReportGiven } from '../given.ts';
import type { Line, ReportSection } from '../report.ts';
import { placesOf } from '../sources.ts';
import { floorAsk, followUpAsk } from '../weekly/asks.ts';

/** Less of every measure that is held against chance is better: pages, nights, incidents, repeats. */
type Move = 'improved' | 'worsened' | 'unclear';

/** What improved and what did not, each beyond chance; and what nobody can tell from one week. */
export function improvementSections(given: ReportGiven): ReportSection[] {
	const { say } = given;
	const figures = weekSection.model(given)?.figures.filter(({ trends }) => trends.length > 0) ?? [];
	const lines = (move: Move) =>
		figures.filter((figure) => moveOf(figure) === move).map((figure) => figureLine(figure, given));
	// Sources are numbered as they are cited: in this order.
	const improved = [...lines('improved'), ...outcomeLines(given, true)];
	const worsened = [...lines('worsened'), ...outcomeLines(given, false), ...floorAsk(given), ...followUpAsk(given)];
	const unclear = figures.filter((figure) => moveOf(figure) === 'unclear').map(({ label }) => label);
	return [
		section('improved', say(message('What improved')), improved, given),
		section('worsened', say(message('What did not')), worsened, given),
		...(unclear.length > 0
			? [
					{
						id: 'unclear',
						title: say(message('What one week cannot tell')),
						blocks: [
							{
								kind: 'lines' as const,
								lines: [
									given.line(message('{0}: what changed may be chance. More weeks will tell.', unclear.join(', '))),
								],
							},
						],
					},
				]
			: []),
	];
}

function section(id: string, title: string, lines: readonly Line[], given: ReportGiven): ReportSection {
	return {
		id,
		title,
		blocks: [
			lines.length > 0
				? { kind: 'list', lines }
				: { kind: 'lines', lines: [given.line(message('Nothing that is more than chance.'))] },
		],
	};
}

function moveOf({ trends }: HeadlineFigure): Move {
	if (trends.some(({ direction }) => direction === 'up')) return 'worsened';
	return trends.some(({ direction }) => direction === 'down') ? 'improved' : 'unclear';
}

/** What moved says by how much and against what; what did not is left out. */
function figureLine({ key, label, value, trends }: HeadlineFigure, given: ReportGiven): Line {
	const behind = weekFigures(key, given);
	const moved = trends
		.filter(({ direction }) => direction === 'up' || direction === 'down')
		.map(({ text, against }) => `${text} ${against}`);
	return {
		...given.line(message('{0} this week; {1}.', value, moved.join('; ')), behind && placesOf(behind.figures)),
		lead: label,
	};
}

/** Done items whose incidents fell, or those whose did not. Items too young to judge are left out. */
function outcomeLines(given: ReportGiven, fell: boolean): Line[] {
	return outcomesModel(given.snapshot, given.options)
		.rows.filter(({ verdict, verdictIcon }) => verdict === 'judged' && (verdictIcon === 'arrow-down') === fell)
		.map(({ id, title, verdictText, sentence, check, place, figures }) => ({
			...given.line(message('{0}. {1} {2}', verdictText, sentence, check ?? ''), [
				place,
				...figures.flatMap(({ evidence }) => evidence.map((each) => each.place)),
			]),
			lead: `${id}: ${title}`,
		}));
}
