import type { WeekMeasures } from '../../measures/measures.ts';
import type { MeasuresGiven } from './section.ts';

/** How many weeks a picture may show: a quarter, or a year. */
export const spans = ['13', '52'] as const;
export type Span = (typeof spans)[number];

/** The same for both, so that the reader can choose without asking again. */
export type BySpan<T> = Readonly<Record<Span, T>>;

export function bySpan<T>(
	make: (weeks: readonly WeekMeasures[], span: Span) => T,
	{ measures }: MeasuresGiven,
): BySpan<T> {
	return { '13': make(measures.weeks.slice(-13), '13'), '52': make(measures.weeks.slice(-52), '52') };
}

export function isSpan(value: unknown): value is Span {
	return spans.some((span) => span === value);
}
