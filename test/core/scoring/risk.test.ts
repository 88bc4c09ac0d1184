import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Risk } from '../../../src/core/backlog/model.ts';
import {
	errorBudgetPerYear,
	HIGH_RISK_SHARE,
	riskBadMinutesPerYear,
	riskSize,
} from '../../../src/core/scoring/errorBudget.ts';
import { avoiding, certain, dollars, incident, near, priceOne } from './samples.ts';

/** 15 + 45 minutes at half of the users, four times a year. */
const google: Risk = { detect: certain(15), repair: certain(45), impact: certain(0.5), every: certain(525_960 / 4) };

describe('Google’s risk catalogue', () => {
	it('gives 120 bad minutes a year for 15 + 45 minutes at 50 %, four times a year', () => {
		assert.ok(Math.abs(riskBadMinutesPerYear(google) - 120) < 0.005);
	});

	it('gives 525.96 minutes a year to an objective of 99.9 %, of which one risk may take 131.49', () => {
		assert.ok(Math.abs(errorBudgetPerYear(0.999) - 525.96) < 0.005);
		assert.ok(Math.abs(HIGH_RISK_SHARE * errorBudgetPerYear(0.999) - 131.49) < 0.005);
	});

	it('calls a risk high over a quarter of the budget, medium over 80 % of that, else low', () => {
		const budget = errorBudgetPerYear(0.999);
		assert.equal(riskSize(120, budget), 'medium');
		assert.equal(riskSize(131.5, budget), 'high');
		assert.equal(riskSize(105.1, budget), 'low');
		assert.equal(riskSize(105.2, budget), 'medium');
	});
});

describe('a risk on an item', () => {
	const incidents = [incident({ cause: 'cert', daysAgo: 120, minutes: 60, impact: 1 })];

	it('is guessed while history does not hold its cause', () => {
		const [term] = priceOne({ risk: { ...google, cause: 'cert' } }, { rates: dollars }).terms;
		assert.equal(term?.basis, 'guessed');
		near(term?.value, 2.29979 * 95);
	});

	it('is measured where history holds its cause: the guess stands beside and is not added', () => {
		const priced = priceOne({ risk: { ...google, cause: 'cert' } }, { rates: dollars, incidents });
		const [term] = priced.terms;
		assert.equal(term?.basis, 'measured');
		assert.equal(term?.incidents, 1);
		// ½ / 12.365934 = 0.0404337 a week × 60 × 95.
		near(priced.costOfDelay.mean, 0.0404337 * 5700);
		const beside = term?.parts?.find(({ label }) => label.template === 'The guess, not counted');
		near(beside?.value, 2.29979 * 95);
	});

	it('claims nothing that the item avoids already', () => {
		const fields = { ...avoiding(['cert']), risk: { ...google, cause: 'cert' } };
		near(priceOne(fields, { rates: dollars, incidents }).costOfDelay.mean, 0.0404337 * 5700);
	});

	it('keeps its bad minutes where they have no price', () => {
		const priced = priceOne({ risk: google });
		assert.equal(priced.costOfDelay.mean, 0);
		near(priced.badMinutesPerWeek, 2.29979);
		assert.ok(priced.terms[0]?.note);
	});
});

describe('incidents that an item avoids', () => {
	const both = [
		incident({ cause: 'db', service: 'checkout', daysAgo: 120, minutes: 60, impact: 1 }),
		incident({ cause: 'db', service: 'search', daysAgo: 120, minutes: 60, impact: 1 }),
	];

	it('count once where a cause and an id name them both', () => {
		const cause = priceOne(avoiding(['db']), { rates: dollars, incidents: both });
		const twice = priceOne(avoiding(['db', 'db'], undefined, [both[0]!.id]), { rates: dollars, incidents: both });
		assert.equal(twice.costOfDelay.mean, cause.costOfDelay.mean);
	});

	it('count on the item’s own service where it had the cause, else on all', () => {
		const on = (service?: string) =>
			priceOne({ ...avoiding(['db']), ...(service ? { service } : {}) }, { rates: dollars, incidents: both });
		near(on('search').costOfDelay.mean, on().costOfDelay.mean / 2);
		near(on('billing').costOfDelay.mean, on().costOfDelay.mean);
		assert.match(on('billing').terms[0]!.note!.template, /other services/);
	});

	it('are no reason to fail where history holds none', () => {
		const priced = priceOne(avoiding(['gone'], undefined, ['INC-0']), { rates: dollars, incidents: both });
		assert.equal(priced.costOfDelay.mean, 0);
		assert.match(priced.terms[0]!.note!.template, /no such incident/);
	});

	it('name their newest incidents first, twenty at most, with the count of all', () => {
		const incidents = Array.from({ length: 30 }, (_, index) => incident({ cause: 'db', daysAgo: 1 + index * 5 }));
		const [term] = priceOne(avoiding(['db']), { rates: dollars, incidents }).terms;
		assert.equal(term?.incidents, 30);
		assert.deepEqual(
			term?.evidence.map(({ start }) => start),
			incidents.slice(0, 20).map(({ origin }) => origin.start),
		);
	});

	it('are not counted before they happen', () => {
		const future = incident({ cause: 'db', daysAgo: -3 });
		assert.equal(priceOne(avoiding(['db']), { rates: dollars, incidents: [future] }).costOfDelay.mean, 0);
	});
});
