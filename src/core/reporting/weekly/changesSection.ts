import type { WeekMeasures } from '../../measures/measures.ts';
import { message } from '../../text.ts';
import { knownValue, type WeekQuantity } from '../../views/measures/quantities/quantity.ts';
import { isQuantity, weekQuantities } from '../../views/measures/quantities/registry.ts';
import { weekFigures } from '../../views/measures/quantities/weekFigures.ts';
import { weekSection } from '../../views/measures/weekSection.ts';
import type { ReportGiven } from '../given.ts';
import type { ReportSection } from '../report.ts';
import { placesOf } from '../sources.ts';

/** The week beside the one before it, and whether what changed is more than noise. */
export function changesSection(given: ReportGiven): ReportSection | undefined {
	const model = weekSection.model(given);
	if (!model || model.figures.length === 0) return undefined;
	const { say } = given;
	const week = given.measures.weeks.at(-2);
	const rows = model.figures.map(({ key, label, value, trends: [short, long] }) => {
		const behind = weekFigures(key, given);
		return given.row(
			[label, value, (week && valueIn(week, key, given)) ?? '–', short?.text ?? '–', long?.text ?? '–'],
			behind && placesOf(behind.figures),
		);
	});
	const runs = model.figures.flatMap(({ label, trends }) =>
		trends.slice(2).map(({ text, against }) => given.line(message('{0}: {1} {2}.', label, text, against))),
	);
	return {
		id: 'changes',
		title: say(message('What changed, and whether it is real')),
		blocks: [
			{
				kind: 'table',
				heads: [
					message('Measure'),
					message('This week'),
					message('Week before'),
					message('Against 4 weeks'),
					message('Against 13 weeks'),
				].map(say),
				right: [1, 2],
				rows,
			},
			...(runs.length > 0 ? [{ kind: 'list' as const, lines: runs }] : []),
			{
				kind: 'lines',
				lines: [
					given.line(
						message(
							'“Likely real” means that chance alone would rarely do it: the 90% interval of the change leaves out no change. Figures without such words are not held against chance.',
						),
					),
				],
			},
		],
	};
}

function valueIn(week: WeekMeasures, key: string, given: ReportGiven): string | undefined {
	const [id = ''] = key.split('/');
	const quantity: WeekQuantity | undefined = isQuantity(id) ? weekQuantities[id] : undefined;
	const value = quantity && knownValue(quantity, week, given);
	return quantity && value !== undefined ? given.words.short(value, quantity.unit) : undefined;
}
