/** One budget of the design, and what was measured of it. */
export interface Check {
	/** Stable: the baseline names it. */
	readonly id: string;
	/** What the budget says, in words. */
	readonly budget: string;
	/** What is limited, in the limit's unit. Smaller is better. */
	readonly value: number;
	readonly limit: number;
	/** The value in words. */
	readonly measured: string;
	readonly met: boolean;
	/** What a peer takes for the same, measured beside it. */
	readonly peer?: string;
	/**
	 * What is held against the baseline: the value, or where that is milliseconds or what few are slower than, a ratio of
	 * medians of the same work. Those of two machines, and of two runs on a busy one, can be compared.
	 */
	readonly steady: number;
	/** In the unit of `steady`: what is less worse than this is the machine's. */
	readonly grain: number;
}

type Given = Omit<Check, 'met' | 'steady' | 'grain'> & Partial<Pick<Check, 'steady' | 'grain'>>;

/** Met at the limit too, and where a further condition holds. */
export function check(given: Given, also = true): Check {
	return { steady: given.value, grain: 0, ...given, met: given.value <= given.limit && also };
}
