import { addScaled, type Draws } from '../uncertainty/draws.ts';

/** A figure with its draws; without draws it is certain. */
export interface Drawn {
	readonly mean: number;
	readonly draws?: Draws | undefined;
}

/** Draws of the sum, in an array of its own; undefined where all are certain. */
export function sumOfDraws(figures: readonly Drawn[]): Draws | undefined {
	const [first] = figures.flatMap(({ draws }) => draws ?? []);
	if (!first) return undefined;
	const total = new Float64Array(first.length);
	let certain = 0;
	for (const { mean, draws } of figures)
		if (draws) addScaled(total, draws, 1);
		else certain += mean;
	if (certain !== 0) for (let index = 0; index < total.length; index++) total[index]! += certain;
	return total;
}
