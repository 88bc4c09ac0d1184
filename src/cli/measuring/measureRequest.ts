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
}

export const measureOptions = { weeks: { type: 'string' } } as const;
const usualWeeks = 4;
/** Two years: more columns than this are for machines that read the ledger. */
const MOST_WEEKS = 104;

/** Undefined where it is no number of weeks. */
export function readWeeks(text: string | undefined): number | undefined {
	if (text === undefined) return usualWeeks;
	const weeks = /^\d{1,3}$/.test(text) ? Number(text) : 0;
	return weeks >= 1 && weeks <= MOST_WEEKS ? weeks : undefined;
}
