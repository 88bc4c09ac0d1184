import assert from 'node:assert/strict';
import fs from 'node:fs';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { shiftDates, weeksSinceSample } from '../../../src/core/backlog/sample.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T14:00Z');

describe('the sample', () => {
	it('has every date so many weeks later, and the quarter that those fall into', () => {
		assert.equal(
			shiftDates('from: 2026-12-28\nat: 2026-11-17T19:10Z # 2027-Q1, INC-2026-99-99, 12026-11-17, 2026-W47\r\n', 10),
			'from: 2027-03-08\nat: 2027-01-26T19:10Z # 2027-Q2, INC-2026-99-99, 12026-11-17, 2026-W47\r\n',
		);
		assert.equal(shiftDates('2026-11-17 2027-Q1', 0), '2026-11-17 2027-Q1');
	});

	it('is as old as its weeks', () => {
		assert.equal(weeksSinceSample(NOW + 3 * DAY), 0);
		// Once a week is over for its team, measures are of that week: it must not be an empty one.
		assert.equal(weeksSinceSample(Date.parse('2026-11-30T03:59Z')), 0);
		assert.equal(weeksSinceSample(Date.parse('2026-11-30T04:00Z')), 1);
		assert.equal(weeksSinceSample(NOW + 52 * 7 * DAY), 52);
	});

	it('a year later is without faults, as the example is', () => {
		const text = shiftDates(fs.readFileSync('examples/checkout/reliability.yaml', 'utf8'), 52);
		const file = 'reliability.yaml';
		const reading = readBacklog(file, text);
		const { items } = assemble([{ file, text, reading, sources: [] }], NOW + 52 * 7 * DAY);
		assert.ok(items.length > 20);
		assert.deepEqual(
			reading.problems.filter(({ severity }) => severity === 'error'),
			[],
		);
	});
});
