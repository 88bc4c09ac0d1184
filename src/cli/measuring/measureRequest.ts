import type { WeekToClose } from '../../core/index.ts';

/** Measures are no problems of lines, so there are no annotations of them. */
export const measureFormats = ['text', 'json', 'markdown'] as const;

export interface MeasureRequest {
	readonly kind: 'measure';
	readonly path: string;
	readonly format: (typeof measureFormats)[number];
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Whole weeks, the last of them before `now`. */
	readonly weeks: number;
	/** The query API that measures the error budgets. */
	readonly prometheus?: string;
	/** A week is added to the ledger, instead of the measures being shown. */
	readonly append?: WeekToClose;
}

export const measureOptions = {
	weeks: { type: 'string' },
	append: { type: 'boolean' },
	week: { type: 'string' },
	correct: { type: 'boolean' },
	prometheus: { type: 'string' },
} as const;

export interface MeasureValues {
	readonly append?: boolean | undefined;
	readonly week?: string | undefined;
	readonly correct?: boolean | undefined;
	readonly prometheus?: string | undefined;
}

/** Undefined where nothing is to be appended; a sentence where what belongs to that is said without it. */
export function readAppend({ append, week, correct, prometheus }: MeasureValues): WeekToClose | string | undefined {
	if (!append) {
		const alone = week !== undefined ? 'week' : correct ? 'correct' : undefined;
		return alone && `“--${alone}” goes with measure --append.`;
	}
	// A line of the ledger can be computed again from the files alone.
	if (prometheus !== undefined) return '“--prometheus” does not go with --append.';
	return { ...(week === undefined ? {} : { week }), ...(correct ? { correct } : {}) };
}

const usualWeeks = 4;
/** Two years: more columns than this are for machines that read the ledger. */
const MOST_WEEKS = 104;

/** Undefined where it is no number of weeks. */
export function readWeeks(text: string | undefined): number | undefined {
	if (text === undefined) return usualWeeks;
	const weeks = /^\d{1,3}$/.test(text) ? Number(text) : 0;
	return weeks >= 1 && weeks <= MOST_WEEKS ? weeks : undefined;
}
