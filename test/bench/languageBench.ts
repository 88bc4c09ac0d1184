import { measureAlone } from './measureAlone.ts';

/**
 * What editors ask of the backlog file as a language, beside reading it whole. In a process of its own: how
 * well the engine knows the code by then moves the two differently.
 */
export interface LanguageBench {
	readonly items: number;
	/** Median milliseconds. */
	readonly reading: number;
	readonly works: readonly { readonly work: string; readonly median: number }[];
}

/** Multiples of reading the file whole. */
export const LANGUAGE_BUDGET = 1;

export function languageBench(items = 1000): LanguageBench {
	return measureAlone<LanguageBench>('languageMeasure.ts', [`${items}`]);
}
