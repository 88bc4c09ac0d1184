/**
 * A mixed-integer linear program: maximise Σ cost × value, within the bounds of each column and each row. Bounds may be
 * infinite. Entries of rows lie one after the other: those of row `r` from `starts[r]` to `starts[r + 1]`.
 */
export interface Program {
	readonly costs: readonly number[];
	readonly lower: readonly number[];
	readonly upper: readonly number[];
	/** Whether a column takes whole numbers only. */
	readonly whole: readonly boolean[];
	readonly rowLower: readonly number[];
	readonly rowUpper: readonly number[];
	readonly starts: readonly number[];
	readonly columns: readonly number[];
	readonly entries: readonly number[];
}

export interface SolveOptions {
	/** A solution to start from, by column. */
	readonly start?: readonly number[];
	/** It may stop at this gap: (bound − objective) ÷ |objective|, from 0. */
	readonly gap: number;
	/** It must stop after so many seconds, with the best that it has. */
	readonly seconds: number;
	/** It stops after it has looked into so many parts of the problem; the same ones every time. */
	readonly nodes?: number;
	/** Called for each better solution, and now and then for a better bound alone, with what is proven by then. */
	readonly onProgress?: (values: ArrayLike<number> | undefined, bound: number) => void;
}

export type Solved =
	/** `bound`: no solution is better. `proven`: none is better by more than the gap that was asked for. */
	| { readonly kind: 'solved'; readonly values: ArrayLike<number>; readonly bound: number; readonly proven: boolean }
	| { readonly kind: 'infeasible' }
	/** The time was over before there was a solution. */
	| { readonly kind: 'unknown'; readonly bound: number };

export type Relaxed =
	| {
			readonly kind: 'solved';
			readonly values: ArrayLike<number>;
			readonly bound: number;
			/** By row: what one more of its bound would bring. */
			readonly prices: ArrayLike<number>;
	  }
	| { readonly kind: 'infeasible' };

/**
 * What solves programs. It blocks its thread until it is done, so it belongs in a worker; the same program gives the same
 * solution. It throws an error where it fails for a reason that is not in the program.
 */
export interface Solver {
	solve(program: Program, options: SolveOptions): Solved;
	/** Solves it without regard to whole numbers. */
	relax(program: Program): Relaxed;
}
