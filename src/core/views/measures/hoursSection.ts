import { interruptionRecords } from '../../measures/interruptionRecords.ts';
import type { WeekMeasures } from '../../measures/measures.ts';
import { pagesOfTeam, teamOf } from '../../measures/measures.ts';
import { message } from '../../text.ts';
import type { Chart } from '../charts/chart.ts';
import { counts } from '../counts.ts';
import { bandOf, hourHeatMap } from './charts/hourHeatMap.ts';
import { bandLabels } from './quantities/pageQuantities.ts';
import { recordWords } from './quantities/quantity.ts';
import { interruptionFigures, restOf } from './recordFigures.ts';
import type { MeasureFigures, MeasureSection, MeasuresGiven } from './section.ts';
import { type BySpan, bySpan, isSpan, type Span } from './spans.ts';

/** When people are interrupted: the hours of the week. */
export interface HoursSectionModel {
	readonly title: string;
	readonly text: BySpan<string>;
	readonly legend: string;
	readonly chart: BySpan<Chart>;
}

export const hoursSection: MeasureSection<HoursSectionModel> = { model, figures };

function model(given: MeasuresGiven): HoursSectionModel | undefined {
	const { words, snapshot } = given;
	if (given.measures.weeks.every(({ interruptions }) => interruptions.total === 0)) return undefined;
	const { calendar } = teamOf(snapshot.backlogs);
	const title = words.say(message('When people are interrupted'));
	const text = bySpan((weeks) => textOf(weeks, given), given);
	return {
		title,
		text,
		legend: words.say(
			message(
				'Each hour of the week in the time of who was interrupted. Hatched: hours of sleep. Shaded: off hours. Plain: business hours.',
			),
		),
		chart: bySpan(
			(weeks, span) =>
				hourHeatMap(
					{
						counts: sumOf(weeks),
						calendar,
						days: words.weekdays(),
						title,
						text: text[span],
						key: (hour) => `${hour}/${span}`,
					},
					words,
				),
			given,
		),
	};
}

function sumOf(weeks: readonly WeekMeasures[]): number[] {
	const counts = new Array<number>(168).fill(0);
	for (const { interruptions } of weeks)
		interruptions.byHour.forEach((count, hour) => {
			counts[hour]! += count;
		});
	return counts;
}

function textOf(weeks: readonly WeekMeasures[], { words }: MeasuresGiven): string {
	let [total, sleep, off] = [0, 0, 0];
	for (const { interruptions } of weeks) {
		total += interruptions.total;
		sleep += interruptions.sleep;
		off += interruptions.off;
	}
	if (total === 0) return words.say(message('Nobody was interrupted in these {0} weeks.', weeks.length));
	const hours = sumOf(weeks);
	const worst = hours.indexOf(Math.max(...hours));
	return words.say(
		message(
			'{0} in {1} weeks: {2} in hours of sleep ({3}), {4} in off hours ({5}). Most come on {6}.',
			counts.interruptions(words.full(total, 'count')),
			weeks.length,
			words.full(sleep, 'count'),
			words.short(sleep / total, 'share'),
			words.full(off, 'count'),
			words.short(off / total, 'share'),
			words.hourOfWeek(worst),
		),
	);
}

/** The interruptions of one hour of the week, over a span. */
function figures(key: string, given: MeasuresGiven): MeasureFigures | undefined {
	const [text = '', span] = key.split('/');
	const hour = Number(text);
	if (!/^\d{1,3}$/.test(text) || hour > 167 || !isSpan(span)) return undefined;
	const { snapshot, measures, words } = given;
	const weeks = measures.weeks.slice(-Number(span satisfies Span));
	const [first, last] = [weeks[0], weeks.at(-1)];
	if (!first || !last) return undefined;
	const team = pagesOfTeam(snapshot);
	const records = interruptionRecords(team, first.week.start, last.week.end).filter(
		({ hourOfWeek }) => hourOfWeek === hour,
	);
	const count = records.reduce((sum, record) => sum + record.count, 0);
	const rest = restOf(records.length);
	return {
		title: message('{0}, {1} weeks: {2}', words.hourOfWeek(hour), weeks.length, words.full(count, 'count')),
		reason: rest ?? message('{0}, the newest first.', words.say(bandLabels[bandOf(hour, team.calendar)])),
		figures: interruptionFigures(records.reverse(), recordWords(given)),
	};
}
