import assert from 'node:assert/strict';
import { betaProbability, betaQuantile, logGamma } from '../../../src/core/measures/betaQuantile.ts';
import { rateRatio } from '../../../src/core/measures/rateRatio.ts';
import { trendOf } from '../../../src/core/measures/trend.ts';
import { english, say } from '../../../src/core/text.ts';

const near = (actual: number, expected: number, tolerance = 1e-6) =>
	assert.ok(Math.abs(actual - expected) <= tolerance * Math.abs(expected), `${actual} is not ${expected}`);

describe('the ratio of two rates', () => {
	it('is that of R’s example: Fredericia beside three other cities (poisson.test, eba1977)', () => {
		// poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)): ratio 1.971488, 95 percent interval 0.8584264 to 4.2772659.
		const { ratio, low, high } = rateRatio({ events: 11, time: 800 }, { events: 21, time: 3011 });
		near(ratio!, 1.971488);
		near(low, 0.8584264);
		near(high, 4.2772659);
	});

	it('knows no lower end without events of the first, and no upper one without events of the second', () => {
		// Of 0 out of 4 the Clopper–Pearson upper end is 1 − 0.025^(1/4) = 0.602365, whose odds are 1.514867.
		const none = rateRatio({ events: 0, time: 1 }, { events: 4, time: 1 });
		assert.equal(none.low, 0);
		near(none.high, 1.514_867, 1e-6);
		const all = rateRatio({ events: 4, time: 1 }, { events: 0, time: 1 });
		assert.equal(all.ratio, undefined);
		assert.equal(all.high, Number.POSITIVE_INFINITY);
		near(all.low, 1 / none.high);
	});

	it('does not depend on the unit of time', () => {
		const days = rateRatio({ events: 7, time: 7 }, { events: 5, time: 28 });
		const weeks = rateRatio({ events: 7, time: 1 }, { events: 5, time: 4 });
		near(days.low, weeks.low, 1e-12);
		near(days.high, weeks.high, 1e-12);
	});
});

describe('the beta distribution', () => {
	it('has the values of scipy.stats.beta', () => {
		near(betaProbability(0.3, 2, 5), 0.579825, 1e-9);
		near(betaQuantile(0.025, 11, 22), 0.185719, 1e-5);
		near(logGamma(10), Math.log(362_880), 1e-12);
	});

	it('gives the exact interval of R’s example of dominant and recessive plants (binom.test, Conover 1971)', () => {
		// binom.test(682, 682 + 243, p = 3/4): 95 percent confidence interval 0.7076683 0.7654066.
		near(betaQuantile(0.025, 682, 243 + 1), 0.7076683, 1e-7);
		near(betaQuantile(0.975, 682 + 1, 243), 0.7654066, 1e-7);
	});

	it('gives chance and bound of scipy’s example of faulty cars (scipy.stats.binomtest)', () => {
		// binomtest(3, n=15, p=0.1, alternative='greater'): pvalue 0.18406106910639114; proportion_ci(0.95): low 0.05684686759024681.
		near(betaProbability(0.1, 3, 15 - 3 + 1), 0.184_061_069_106_391_14, 1e-12);
		near(betaQuantile(0.05, 3, 15 - 3 + 1), 0.056_846_867_590_246_81, 1e-9);
	});
});

describe('a trend', () => {
	const words = (counts: readonly number[], weeks: number) => say(trendOf(counts, weeks).words, english);

	it('is up, likely real, when a week has thrice the usual', () => {
		// 18 against 24 in 4 weeks: ratio 3, 90 % interval 1.70 to 5.23.
		assert.equal(words([6, 6, 6, 6, 18], 4), 'up, likely real');
	});

	it('is down, likely real, when a week has a fifth of the usual', () => {
		assert.equal(words([10, 10, 10, 10, 2], 4), 'down, likely real');
	});

	it('is no clear change when chance explains it', () => {
		assert.equal(words([3, 3, 3, 3, 5], 4), 'no clear change');
	});

	it('is too few to say when there is next to nothing', () => {
		assert.equal(words([1, 0, 1, 0, 1], 4), 'too few to say (n = 3)');
	});

	it('says so before there are enough weeks, however many events there are', () => {
		assert.equal(words([1, 2, 3, 40], 4), 'too few weeks (3 of 4)');
		assert.equal(words([40], 4), 'too few weeks (0 of 4)');
		assert.equal(words([], 13), 'too few weeks (0 of 13)');
		assert.equal(trendOf([1, 2, 3, 40], 4).direction, 'tooFewWeeks');
	});
});
