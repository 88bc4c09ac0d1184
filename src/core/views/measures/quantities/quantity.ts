import { interruptionRecords } from '../../../measures/interruptionRecords.ts';
import { pagesOfTeam, type TrendSubject, teamOf, type WeekMeasures } from '../../../measures/measures.ts';
import { isRecorded, isWhollyRecorded, type RecordKind } from '../../../measures/recorded.ts';
import type { Figure, FigureUnit } from '../../../snapshot.ts';
import type { Message } from '../../../text.ts';
import type { RecordWords } from '../recordFigures.ts';
import type { MeasuresGiven } from '../section.ts';

/** Something that is measured each week. */
export interface WeekQuantity {
	readonly label: Message;
	/** In one sentence, how it is counted. */
	readonly reason: Message;
	/** Of which records it is counted. */
	readonly of: RecordKind;
	readonly unit: FigureUnit;
	/** Fewer is better of all of them; this one is a count whose change is held against chance. */
	readonly subject?: TrendSubject;
	/** Undefined where nothing is known of it. Before records begin it is none: see `knownValue`. */
	value(week: WeekMeasures): number | undefined;
	/** What the value is made of, down to the records. */
	figures(week: WeekMeasures, given: MeasuresGiven): readonly Figure[];
}

/** The value in a week; undefined where nothing is known of it, or the week ended before its records begin. */
export function knownValue(
	quantity: WeekQuantity,
	week: WeekMeasures,
	{ measures }: MeasuresGiven,
): number | undefined {
	return isRecorded(week.week, quantity.of, measures.since) ? quantity.value(week) : undefined;
}

/** The values of the weeks that can be held against each other, for all of each is known. */
export function comparableValues(
	quantity: WeekQuantity,
	weeks: readonly WeekMeasures[],
	{ measures }: MeasuresGiven,
): (number | undefined)[] {
	return weeks
		.filter(({ week }) => isWhollyRecorded(week, quantity.of, measures.since))
		.map((week) => quantity.value(week));
}

export function recordWords({ snapshot, words }: MeasuresGiven): RecordWords {
	return { ...words, people: new Set(teamOf(snapshot.backlogs).people) };
}

export function recordsOf({ week }: WeekMeasures, { snapshot }: MeasuresGiven) {
	return interruptionRecords(pagesOfTeam(snapshot), week.start, week.end);
}
