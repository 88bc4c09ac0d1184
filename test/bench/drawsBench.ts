import { measureAlone } from './measureAlone.ts';

/**
 * Pricing with many draws, as multiples of drawing the random numbers that it needs: of each random quantity (an uncertain
 * effort or share, the rate or the length of a failure mode) one number for each draw. The plain way to draw them is a
 * generator (sfc32) and the inverse of a distribution, the normal one; beside it stand the uniform numbers without any
 * distribution, and the product's own draws of the same quantities. Bundled, as users get it, in a process of its own.
 */
export interface DrawsBench {
	readonly items: number;
	readonly draws: number;
	/** Random quantities that the items are priced with. */
	readonly quantities: number;
	/** Median milliseconds of the processor. */
	readonly uniform: number;
	readonly plain: number;
	readonly own: number;
	/** Scores, intervals, order, chances of the top and ties of all items, and their explanations. */
	readonly pricing: number;
	/** Pricing by plain draws. Budget: 3. */
	readonly ratio: number;
}

export const DRAWS_BUDGET = 3;

export function drawsBench(items = 1000): DrawsBench {
	return measureAlone<DrawsBench>('drawsMeasure.ts', [`${items}`]);
}
