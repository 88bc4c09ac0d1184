import { interruptionRecords } from '../../../measures/interruptionRecords.ts';
import { pagesOfTeam, type TrendSubject, teamOf, type WeekMeasures } from '../../../measures/measures.ts';
import type { Figure, FigureUnit } from '../../../snapshot.ts';
import type { Message } from '../../../text.ts';
import type { RecordWords } from '../recordFigures.ts';
import type { MeasuresGiven } from '../section.ts';

/** Something that is measured each week. */
export interface WeekQuantity {
	readonly label: Message;
	/** In one sentence, how it is counted. */
	readonly reason: Message;
	readonly unit: FigureUnit;
	/** Fewer is better of all of them; this one is a count whose change is held against chance. */
	readonly subject?: TrendSubject;
	/** Undefined where nothing is known of it. */
	value(week: WeekMeasures): number | undefined;
	/** What the value is made of, down to the records. */
	figures(week: WeekMeasures, given: MeasuresGiven): readonly Figure[];
}

export function recordWords({ snapshot, words }: MeasuresGiven): RecordWords {
	return { ...words, people: new Set(teamOf(snapshot.backlogs).people) };
}

export function recordsOf({ week }: WeekMeasures, { snapshot }: MeasuresGiven) {
	return interruptionRecords(pagesOfTeam(snapshot), week.start, week.end);
}
