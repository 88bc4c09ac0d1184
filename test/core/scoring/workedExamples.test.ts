import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Rates } from '../../../src/core/backlog/model.ts';
import { avoiding, certain, DAY, dollars, incident, item, NOW, near, price, priceOne, range } from './samples.ts';

/** 120 days are 17.142857 weeks, ÷ ln 2 = 24.731868; × (1 − 2^(−91/120) = 0.408816): the exposure of a history of a quarter. */
const QUARTER_EXPOSURE = 10.1107;

describe('worked examples of the price of an item', () => {
	it('earns its value: 1500 a week over 8 days', () => {
		const priced = priceOne({ value: certain(1500), effort: certain(8) }, { rates: dollars });
		near(priced.costOfDelay.mean, 1500);
		// 8 days are 1.6 weeks: 1500 / 1.6.
		near(priced.score?.mean, 937.5);
		near(priced.score?.p10, 937.5);
		near(priced.score?.p90, 937.5);
	});

	it('ends toil: 4 hours a week at 120 over 5 days', () => {
		const priced = priceOne({ toil: certain(4), effort: certain(5) }, { rates: dollars });
		// 4 × 120 = 480 a week; 5 days are one week.
		near(priced.score?.mean, 480);
	});

	it('takes the mean of a three-point effort', () => {
		const priced = priceOne({ value: certain(2500), effort: range(3, 5, 12) }, { rates: dollars });
		// (3 + 4 × 5 + 12) / 6 = 5.8333 days; 2500 × 5 / 5.8333 = 2142.86.
		near(priced.effort?.mean, 5.8333);
		near(priced.score?.mean, 2142.857);
	});

	it('prices reach', () => {
		const rice = { reachPerWeek: certain(5000 / 13), impact: 2, confidence: 0.8 };
		// 5000 × 2 × 0.8 × 4 / 13 = 2461.54 a week.
		near(priceOne({ rice }, { rates: dollars }).costOfDelay.mean, 2461.538);
	});

	it('spreads the loss of a deadline over the weeks in which the item can still start', () => {
		const loss = certain(40_000);
		const at = (weeks: number) => ({ deadline: { at: NOW + weeks * 7 * DAY, loss }, effort: certain(10) });
		// 10 days are 2 weeks of work: 10 − 2 = 8 weeks left, 40000 / 8 = 5000.
		near(priceOne(at(10), { rates: dollars }).costOfDelay.mean, 5000);
		// 2.5 − 2 = half a week left, the last one in which it can start: all of it.
		near(priceOne(at(2.5), { rates: dollars }).costOfDelay.mean, 40_000);
		const late = priceOne(at(-1), { rates: dollars });
		near(late.costOfDelay.mean, 40_000);
		assert.equal(late.overdue, true);
		assert.equal(priceOne(at(1), { rates: dollars }).overdue, false);
	});

	it('prices a risk by Google’s formula', () => {
		const risk = {
			detect: certain(15),
			repair: certain(45),
			impact: certain(0.5),
			every: certain(525_960 / 4),
			share: certain(0.8),
		};
		const priced = priceOne({ risk }, { rates: dollars });
		// 60 × 0.5 × 4 = 120 minutes a year; × 10080 / 525960 = 2.29979 a week; × 0.8 = 1.83983; × 95 = 174.784.
		near(priced.badMinutesPerWeek, 1.83983);
		near(priced.costOfDelay.mean, 174.784);
		assert.equal(priced.terms[0]?.basis, 'guessed');
	});

	it('prices one incident: rate by its age, outage and response by its length', () => {
		const priced = priceOne(avoiding(['db']), {
			rates: dollars,
			incidents: [incident({ cause: 'db', daysAgo: 30, minutes: 60, impact: 0.5, responders: 2 })],
		});
		// 2^(−30/120) = 0.840896 of an incident in 10.1107 weeks: 0.083169 a week.
		// 60 min × 50 % × 95 = 2850, and 2 people × 1 h × 120 = 240: 3090. 0.083169 × 3090 = 256.99.
		near(priced.costOfDelay.mean, 256.99);
		near(priced.badMinutesPerWeek, 0.083169 * 30);
		assert.equal(priced.incidentsLast90Days, 1);
	});

	it('takes the lognormal mean of lengths', () => {
		const incidents = [30, 120].map((minutes) =>
			incident({ cause: 'db', daysAgo: 0, minutes: minutes + 0, impact: 1 }),
		);
		// They start now, so wait until they are over.
		const priced = priceOne(avoiding(['db']), { rates: dollars, incidents }, NOW + DAY / 8);
		// Three hours later: 2^(−0.125/120) = 0.999278 each, 1.998557 in 10.1107 weeks: 0.197668 a week.
		// ln 30 and ln 120 have the mean ln 60 and the variance 2 × 0.693147² = 0.960906: 60 × e^0.480453 = 97.009 min.
		near(priced.costOfDelay.mean, 0.197668 * 97.009 * 95);
	});

	it('caps the length at the 95th percentile of history', () => {
		const lengths = [1, 400];
		const incidents = lengths.map((minutes) => incident({ cause: 'db', daysAgo: 120, minutes, impact: 1 }));
		const priced = priceOne(avoiding(['db']), { rates: dollars, incidents });
		// ln 400 = 5.991465: mean 2.995732, variance 17.9488, of which 3 count: e^(2.995732 + 1.5) = 89.6 min, under the
		// 95th percentile 1 + 0.95 × 399 = 380.05. History is 120 days: exposure 24.731868 × (1 − ½) = 12.365934.
		// Weights ½ each: 1 / 12.365934 = 0.0808673 a week.
		near(priced.costOfDelay.mean, 0.0808673 * 89.634 * 95);
		const long = [10, 10, 10, 10_000].map((minutes) => incident({ cause: 'db', daysAgo: 120, minutes, impact: 1 }));
		// Mean log 4.029524, variance 11.93 → 3: e^5.529524 = 252.0. The cap, 10 + 0.85 × 9990 = 8501.5, is far.
		near(priceOne(avoiding(['db']), { rates: dollars, incidents: long }).costOfDelay.mean, 2 * 0.0808673 * 252.02 * 95);
	});

	it('shrinks rates to what is usual among the modes', () => {
		const incidents = [
			...Array.from({ length: 6 }, () => incident({ cause: 'often', daysAgo: 0, minutes: 60, impact: 1, open: true })),
			...Array.from({ length: 2 }, () => incident({ cause: 'seldom', daysAgo: 0, minutes: 60, impact: 1, open: true })),
		];
		const [often, seldom] = price({
			items: [item('A', avoiding(['often'])), item('B', avoiding(['seldom']))],
			incidents,
			rates: dollars,
		});
		// Rates 6/T and 2/T, mean 4/T, variance 8/T², of which 8/2 = 4/T² are counting noise: between = 4/T².
		// a = 16/4 = 4, b = 4/T ÷ 4/T² = T: (4 + 6)/2T = 5/T and (4 + 2)/2T = 3/T.
		// All started this minute and are open: one minute each, 95 a minute.
		near(often!.costOfDelay.mean, (5 / QUARTER_EXPOSURE) * 95);
		near(seldom!.costOfDelay.mean, (3 / QUARTER_EXPOSURE) * 95);
	});

	it('shrinks lengths to the overall mean', () => {
		const of = (cause: string, minutes: number) => incident({ cause, daysAgo: 120, minutes, impact: 1 });
		const incidents = [of('short', 10), of('short', 40), of('long', 90), of('long', 360)];
		const priced = priceOne(avoiding(['short']), { rates: dollars, incidents });
		// Log-means ln 20 and ln 180 about ln 60. s² = 4 × 0.480453 / 2 = 0.960906.
		// τ² = (2 × 2 × 1.206949 − 0.960906) / (4 − 8/4) = 1.933445. κ = 6 × 0.960906 / 1.933445 = 2.98195.
		// μ = (2 ln 20 + κ ln 60) / (2 + κ) = 2.995732 + 0.598551 × 1.098612 = 3.653308; e^(3.653308 + 0.480453) = 62.412.
		// Rates are alike: 2 × ½ / 12.365934 = 0.0808673.
		near(priced.costOfDelay.mean, 0.0808673 * 62.412 * 95);
	});

	it('takes of a mode the recency-weighted part that the named incidents are', () => {
		const incidents = [
			incident({ cause: 'db', daysAgo: 120, minutes: 60, impact: 1 }, 'OLD'),
			incident({ cause: 'db', daysAgo: 240, minutes: 60, impact: 1 }, 'OLDER'),
		];
		const whole = priceOne(avoiding(['db']), { rates: dollars, incidents }).costOfDelay.mean;
		const part = (...ids: string[]) =>
			priceOne(avoiding([], undefined, ids), { rates: dollars, incidents }).costOfDelay.mean;
		// Weights ½ and ¼: two thirds and one third. Exposure of 240 days: 24.731868 × ¾ = 18.548901; 0.75 / 18.548901 × 60 × 95.
		near(whole, 230.472);
		near(part('OLD'), (230.472 * 2) / 3);
		near(part('OLDER'), 230.472 / 3);
		near(part('OLD', 'OLDER'), 230.472);
	});

	it('splits the cost of an incident of several services by their impact', () => {
		const services = [
			{ service: 'checkout', impact: 0.6 },
			{ service: 'search', impact: 0.2 },
		];
		const incidents = [incident({ services, cause: 'net', daysAgo: 120, minutes: 60, responders: 4 })];
		const own = priceOne({ ...avoiding(['net']), service: 'checkout' }, { rates: dollars, incidents });
		// ½ / 12.365934 = 0.0404337 a week. 60 × 0.6 × 95 = 3420; response 4 h × 120 × 0.6/0.8 = 360: 3780.
		near(own.costOfDelay.mean, 0.0404337 * 3780);
		// Both: 60 × 0.8 × 95 + 480 = 5040; it is still one incident.
		const both = priceOne(avoiding(['net']), { rates: dollars, incidents });
		near(both.costOfDelay.mean, 0.0404337 * 5040);
		near(Number(both.reason.args[0]), 0.53);
	});

	it('weighs response out of hours', () => {
		const weighted: Rates = { ...dollars, offHours: 1.5, sleepHours: 2 };
		// 6 days and 2 hours before Friday noon is Saturday 10:00 UTC: off hours, as PagerDuty has them.
		const off = incident({ cause: 'db', daysAgo: 6 + 2 / 24, minutes: 60, impact: 0, responders: 1 });
		const { costOfDelay } = priceOne(avoiding(['db']), { rates: weighted, incidents: [off] });
		// 2^(−6.08333/120) = 0.965471 / 10.1107 = 0.0954900 a week; 1 h × 1.5 × 120 = 180.
		near(costOfDelay.mean, 0.09549 * 180);
		// Friday 01:00: asleep, 2 × 120.
		const asleep = incident({ cause: 'db', daysAgo: 11 / 24, minutes: 60, impact: 0, responders: 1 });
		near(priceOne(avoiding(['db']), { rates: weighted, incidents: [asleep] }).costOfDelay.mean, 0.098645 * 240);
	});

	it('counts an open incident up to now, and no incident for more than seven days', () => {
		const open = incident({ cause: 'db', daysAgo: 0.25, impact: 1, open: true });
		// Six hours: 360 minutes. 2^(−0.25/120) = 0.998557 / 10.1107 = 0.0987624 a week.
		near(priceOne(avoiding(['db']), { rates: dollars, incidents: [open] }).badMinutesPerWeek, 0.0987624 * 360);
		const endless = incident({ cause: 'db', daysAgo: 60, impact: 1, open: true });
		// Seven days are 10,080 minutes. 2^(−½) = 0.707107 / 10.1107 = 0.0699365 a week.
		near(priceOne(avoiding(['db']), { rates: dollars, incidents: [endless] }).badMinutesPerWeek, 0.0699365 * 10_080);
	});

	it('multiplies every term by the confidence, and adds them up', () => {
		const fields = { value: certain(1000), toil: certain(2), deadline: { at: NOW + 70 * DAY, loss: certain(5000) } };
		const priced = priceOne({ ...fields, confidence: 0.5 }, { rates: dollars });
		// ½ × (1000 + 2 × 120 + 5000 / 10) = 870.
		near(priced.costOfDelay.mean, 870);
		assert.deepEqual(
			priced.terms.map(({ kind, value }) => [kind, Math.round(value * 1000) / 1000]),
			[
				['toil', 120],
				['value', 500],
				['deadline', 250],
			],
		);
	});

	it('counts engineer-hours where there are no rates, and shows bad minutes unpriced', () => {
		const incidents = [incident({ cause: 'db', daysAgo: 120, minutes: 60, impact: 0.5, responders: 3 })];
		const priced = priceOne({ ...avoiding(['db']), toil: certain(4), value: certain(1000) }, { incidents });
		// 0.0404337 a week × 3 h of response, and 4 h of toil. The value is money, which no rate brings to hours.
		near(priced.costOfDelay.mean, 0.0404337 * 3 + 4);
		near(priced.badMinutesPerWeek, 0.0404337 * 30);
		assert.equal(priced.terms.find(({ kind }) => kind === 'value')?.value, 0);
		assert.ok(priced.terms.find(({ kind }) => kind === 'value')?.note);
	});

	it('prices the outage of a service by its own rate', () => {
		const services = [{ id: 'checkout', paths: [], badMinute: 400, origin: { file: 'f', start: 5, end: 8 } }];
		const incidents = [incident({ cause: 'db', daysAgo: 120, minutes: 60, impact: 1 })];
		// 0.0404337 × 60 × 400.
		near(priceOne(avoiding(['db']), { rates: dollars, incidents, services }).costOfDelay.mean, 0.0404337 * 24_000);
	});
});
