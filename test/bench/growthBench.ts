import { backlogText } from './generate.ts';
import { titleKeystroke } from './keystrokes.ts';
import { median } from './medians.ts';
import { processorTime } from './processorTime.ts';

/** What a keystroke in a title costs in a small and in a large backlog, which take turns. */
export interface GrowthBench {
	readonly small: number;
	readonly large: number;
	/** Median milliseconds. */
	readonly inSmall: number;
	readonly inLarge: number;
	readonly ratio: number;
}

/** Multiples of what it costs in the small one. */
export const GROWTH_BUDGET = 2;

const ROUNDS = 15;
/** Keystrokes in a row, before it is the other's turn. */
const TYPED = 8;

export function growthBench(small = 1000, large = 10_000): GrowthBench {
	const sizes = [small, large].map((items) => ({
		type: titleKeystroke(backlogText({ items, incidents: items })),
		times: [] as number[],
	}));
	for (let round = -2; round < ROUNDS; round++)
		for (const { type, times } of sizes) {
			// All at first: joining a long text leaves the processor's caches empty, and is the editor's work.
			for (let turn = 0; turn < TYPED; turn++) type.type();
			for (let turn = 0; turn < TYPED; turn++) {
				const start = processorTime();
				type();
				if (round >= 0) times.push(processorTime() - start);
			}
		}
	const [inSmall, inLarge] = sizes.map(({ times }) => median(times));
	return { small, large, inSmall: inSmall!, inLarge: inLarge!, ratio: inLarge! / inSmall! };
}
