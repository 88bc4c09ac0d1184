import { type Availability, availabilities } from '../../measures/availability.ts';
import type { WeekMeasures } from '../../measures/measures.ts';
import { isRecorded } from '../../measures/recorded.ts';
import { message } from '../../text.ts';
import { budgetWords } from '../budgetWords.ts';
import { counts } from '../counts.ts';
import { oneLine } from '../markdown.ts';
import { badMinutesOf } from './quantities/incidentQuantities.ts';
import { MOST_ROWS, partsOf, type RankedList, type RankedRow } from './rankedList.ts';
import type { MeasureFigures, MeasureSection, MeasuresGiven } from './section.ts';
import { type BySpan, bySpan, isSpan, type Span } from './spans.ts';

/** How much of the time each service worked, where it has an objective or incidents. */
export interface AvailabilitySectionModel {
	readonly title: string;
	readonly lists: BySpan<RankedList>;
}

export const availabilitySection: MeasureSection<AvailabilitySectionModel> = { model, figures };

function model(given: MeasuresGiven): AvailabilitySectionModel | undefined {
	const lists = bySpan((weeks, span) => listOf(weeks, span, given), given);
	if (lists['52'].rows.length === 0) return undefined;
	return { title: given.words.say(message('How well services held')), lists };
}

function known(weeks: readonly WeekMeasures[], { measures }: MeasuresGiven): readonly WeekMeasures[] {
	return weeks.filter(({ week }) => isRecorded(week, 'incidents', measures.since));
}

function availabilitiesIn(weeks: readonly WeekMeasures[], given: MeasuresGiven): readonly Availability[] {
	return availabilities(known(weeks, given), given.measures.services);
}

function listOf(weeks: readonly WeekMeasures[], span: Span, given: MeasuresGiven): RankedList {
	const { words } = given;
	const { percent } = percentOf(given);
	const all = availabilitiesIn(weeks, given);
	const parts = partsOf(all.map((each) => each.badMinutes));
	return {
		title: words.say(message('Availability by service')),
		note: words.say(
			message(
				'1 − bad minutes ÷ minutes, over {0} on record. The bars are bad minutes.',
				counts.weeks(known(weeks, given).length),
			),
		),
		rows: all.slice(0, MOST_SERVICES).map(
			({ service, share, badMinutes: bad, target }, index): RankedRow => ({
				label: oneLine(service),
				value: percent(share),
				part: parts[index]!,
				note: words.say(
					target === undefined
						? message('{0} bad', words.full(bad, 'minutes'))
						: message('{0} bad, {1} promised', words.full(bad, 'minutes'), percent(target)),
				),
				key: `${span}/${service}`,
			}),
		),
	};
}

const MOST_SERVICES = 3 * MOST_ROWS;

function percentOf({ measures, words }: MeasuresGiven) {
	return budgetWords(words.style, measures.zone, measures.now);
}

/** The bad minutes of a service week by week, each with its incidents. */
function figures(key: string, given: MeasuresGiven): MeasureFigures | undefined {
	const [span = '', ...rest] = key.split('/');
	if (!isSpan(span)) return undefined;
	const service = rest.join('/');
	const weeks = given.measures.weeks.slice(-Number(span));
	const found = availabilitiesIn(weeks, given).find((each) => each.service === service);
	if (!found) return undefined;
	const { words } = given;
	return {
		title: message(
			'Availability of {0}, {1} weeks: {2}',
			oneLine(service),
			span,
			percentOf(given).percent(found.share),
		),
		reason:
			found.badMinutes > 0
				? message('Its bad minutes week by week, the newest first, each with the incidents that they come from.')
				: message('No incident struck it in these weeks.'),
		figures: known(weeks, given)
			.filter((week) => (week.badMinutes.get(service) ?? 0) > 0)
			.map((week) => badMinutesOf(service, message('{0}', words.days(week.week)), week, given))
			.reverse(),
	};
}
