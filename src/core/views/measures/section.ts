import type { BalanceHistory } from '../../measures/effort/effortByWeek.ts';
import type { Measures } from '../../measures/measures.ts';
import type { Figure, Snapshot } from '../../snapshot.ts';
import type { Message } from '../../text.ts';
import type { EffortState } from '../effort.ts';
import type { MeasureWords } from './measureWords.ts';

/** What every section of the tab *Measures* is made from. */
export interface MeasuresGiven {
	readonly snapshot: Snapshot;
	/** Of the last 65 whole weeks: 52 to show, and 13 to hold the first of them against. */
	readonly measures: Measures;
	readonly words: MeasureWords;
	/** What was really worked on in the last 52 weeks, or why that is not known; absent where nobody asks git. */
	readonly actual?: BalanceHistory | EffortState;
}

/** What stands behind a figure of a section. */
export interface MeasureFigures {
	readonly title: Message;
	/** One sentence: how it is counted. */
	readonly reason: Message;
	/** Each made of those under it, down to the records that it was counted from. */
	readonly figures: readonly Figure[];
}

/** One section of the tab *Measures*: what it shows, as plain JSON with words in the reader's language. */
export interface MeasureSection<Model> {
	/** Undefined where there is nothing to show. */
	model(given: MeasuresGiven): Model | undefined;
	/** What a figure is made of, by the key that the model gives it; undefined where it is gone. */
	figures?(key: string, given: MeasuresGiven): MeasureFigures | undefined;
	/** It has something to show also before any page or incident is known. */
	readonly withoutRecords?: true;
}

/** As many records are listed under a figure; the figure itself counts all. */
export const MOST_RECORDS = 200;
