import { measureAlone } from './measureAlone.ts';

/**
 * All measures of a year of a large team's pages and incidents, as multiples of a pass that only sums the pages by week:
 * weeks of 7 × 24 hours, without zones, people or bands.
 */
export interface MeasuresBench {
	readonly pages: number;
	readonly weeks: number;
	/** Median milliseconds of the plain pass, of all measures, and of them from pages in no order. */
	readonly summing: number;
	readonly measuring: number;
	readonly unordered: number;
	/** Budget: 20. */
	readonly ratio: number;
}

export const MEASURES_BUDGET = 20;

export function measuresBench(pages = 100_000): MeasuresBench {
	return measureAlone<MeasuresBench>('measuresMeasure.ts', [`${pages}`]);
}
