/**
 * What the estimators are set to: how long history is remembered, how far single modes are drawn towards all, what is
 * capped. The defaults are what the product uses; `npm run backtest -- --select` compares others on real histories.
 */
export interface EstimatorSettings {
	/** Days after which an incident weighs half, as long as the history is too short to tell. */
	readonly usualHalfLife: number;
	/** What is learned of the half-life from the history itself; without it the usual one holds. */
	readonly learning?: MemoryLearning;
	/** The least variance of rates between modes, relative to the square of their mean. */
	readonly leastRateSpread: number;
	/** The overall log-mean of lengths is worth this many times s² / τ² incidents of a mode. */
	readonly clustering: number;
	/** The most that the log-variance within a mode may count for in the mean: exp(most / 2). */
	readonly mostLogSpread: number;
	/** An expected length is at most this quantile of the lengths of history, 0–1. */
	readonly capQuantile: number;
}

export interface MemoryLearning {
	/** Days; each half of the one before, as the weights are computed by squaring. */
	readonly halfLives: readonly number[];
	/** Quarters that are replayed, at most. */
	readonly quarters: number;
	/**
	 * The power that the likelihood is taken to, 0–1. Modes and quarters of one source hang together, so that they tell
	 * less than as many independent ones (Grünwald and van Ommen 2017). 0: all half-lives weigh alike; 1: Bayes.
	 */
	readonly trust: number;
	/** Foretold incidents of other modes up to which the usual half-life holds alone, and from which the learned ones do. */
	readonly from: number;
	readonly to: number;
}

/**
 * Chosen with each of seven sources held out in turn, in the middle of what is level: half-lives of 90 to 180 days where
 * one is fixed, a trust of 0.05 to 0.3, a clustering of 4 to 8. See docs/validation.md.
 */
export const defaultSettings: EstimatorSettings = {
	usualHalfLife: 120,
	learning: { halfLives: [480, 240, 120, 60, 30], quarters: 8, trust: 0.1, from: 20, to: 40 },
	leastRateSpread: 0.05,
	clustering: 6,
	mostLogSpread: 3,
	capQuantile: 0.95,
};
