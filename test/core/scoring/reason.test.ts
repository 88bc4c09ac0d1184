import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { say } from '../../../src/core/text.ts';
import { certain, dollars, priceOne } from './samples.ts';

describe('the reason of a score', () => {
	const reason = (value: number, days: number) =>
		say(priceOne({ value: certain(value), effort: certain(days) }, { rates: dollars }).reason);

	it('counts days and weeks', () => {
		// 5 days are 40 hours at 120: 4800, earned in 2 weeks at 2400.
		assert.equal(reason(2400, 5), 'Earns $31K a quarter; 5 days; pays back in 2 weeks.');
	});

	it('says a single day and a single week as one', () => {
		assert.equal(reason(960, 1), 'Earns $12K a quarter; 1 day; pays back in 1 week.');
		assert.equal(reason(9600, 1), 'Earns $125K a quarter; 1 day; pays back in 0.1 weeks.');
	});
});
