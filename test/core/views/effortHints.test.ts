import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { english } from '../../../src/core/text.ts';
import { effortHints } from '../../../src/core/views/effortHints.ts';

const text = `rates: { currency: USD, engineerHour: 100 }
items:
  - { id: A, title: a, effort: 2d, value: 700/week, status: done }
  - id: B
    title: b
    effort: { low: 1d, likely: 2d, high: 3d } # about
    value: 1500/week
  - { id: C, title: c, value: 9000/week }
  - { id: D, title: d, effort: 1d, toil: 2h/week }
`;

describe('the price beside an effort', () => {
	it('stands behind the effort of each open item, with what it is', () => {
		const input = { file: 'reliability.yaml', text, reading: readBacklog('reliability.yaml', text), sources: [] };
		const snapshot = assemble([input], Date.UTC(2026, 10, 26));
		const hints = effortHints(snapshot, 'reliability.yaml', { translate: english, locale: 'en' });
		assert.deepEqual(
			hints.map(({ place, label }) => [text.slice(place.start, place.end), label]),
			[
				['{ low: 1d, likely: 2d, high: 3d }', '$1.5K/week'],
				// 2 h a week at $100.
				['1d', '$200/week'],
			],
		);
		assert.match(hints[0]!.tooltip, /^Cost of delay \$1\.5K\/week\. ./);
		assert.deepEqual(effortHints(snapshot, 'other.yaml', { translate: english }), []);
	});
});
