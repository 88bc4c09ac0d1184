import assert from 'node:assert/strict';
import {
	pertMean,
	readDuration,
	readEffort,
	readRate,
	readShare,
	readToil,
} from '../../../src/core/backlog/quantities.ts';

describe('quantities', () => {
	it('efforts are engineer-days of eight hours and weeks of five days', () => {
		assert.deepEqual(['5d', '4h', '2w', '1.5d', '1 d'].map(readEffort), [5, 0.5, 10, 1.5, 1]);
		assert.deepEqual(['5', 'd', '5 days', '-1d', '', 5, null].map(readEffort), Array(7).fill(undefined));
	});
	it('durations are calendar minutes, and a year is 525,960 of them', () => {
		assert.deepEqual(['15m', '45m', '2h', '90d', '30s'].map(readDuration), [15, 45, 120, 129_600, 0.5]);
		assert.equal(readDuration('1y'), 525_960);
		assert.equal(readDuration('12mo'), 525_960);
		assert.equal(readDuration('4q'), 525_960);
	});
	it('toil is hours a week, and a day of it counts on working days', () => {
		assert.deepEqual(['4h/week', '1h/day', '13h/quarter', '30m/week', '1d/week'].map(readToil), [4, 5, 1, 0.5, 8]);
	});
	it('a rate a quarter is a thirteenth of it a week', () => {
		assert.deepEqual(
			['1500/week', '13_000/quarter', '13,000/quarter', '-26/quarter'].map(readRate),
			[1500, 1000, 1000, -2],
		);
		assert.equal(readRate('1500/fortnight'), undefined);
	});
	it('a share is a percentage or a fraction', () => {
		assert.deepEqual(['80%', 0.8, '99.9%', '5 %'].map(readShare), [0.8, 0.8, 0.9990000000000001, 0.05]);
		assert.equal(readShare('80'), undefined);
	});
	it('the mean of a three-point estimate is (low + 4 likely + high) / 6', () => {
		// (3 + 4 × 5 + 12) / 6 = 35 / 6
		assert.equal(pertMean({ low: 3, likely: 5, high: 12 }), 35 / 6);
	});
});
