import assert from 'node:assert/strict';
import { assemble, english, readBacklog, say } from '../../../src/core/index.ts';

const problemsAt = (text: string, now: number) =>
	assemble([{ file: 'reliability.yaml', text, reading: readBacklog('reliability.yaml', text), sources: [] }], now)
		.problems.filter(({ code }) => code.startsWith('commitment.'))
		.map(({ code, message }) => `${code}: ${say(message, english)}`);

describe('the held line', () => {
	const ending = 'commitment: { floor: 30%, until: 2026-12-31 }\nteam: { timezone: Asia/Tokyo }\nitems: []\n';

	it('announces the end of a commitment four weeks before, by the days of the team, and says when it is over', () => {
		assert.deepEqual(problemsAt(ending, Date.UTC(2026, 11, 2, 14, 59)), []);
		// In Tokyo it is 3 December, 28 days before.
		assert.deepEqual(problemsAt(ending, Date.UTC(2026, 11, 2, 15)), [
			'commitment.expires: The commitment to 30% ends in 28 days. Agree on the next one.',
		]);
		assert.match(problemsAt(ending, Date.UTC(2026, 11, 30, 3))[0]!, /ends tomorrow/);
		assert.match(problemsAt(ending, Date.UTC(2026, 11, 31, 3))[0]!, /ends today/);
		assert.deepEqual(problemsAt(ending, Date.UTC(2027, 0, 1, 3)), [
			'commitment.over: The commitment to 30% ended on 2026-12-31. No floor holds until there is another one.',
		]);
	});

	it('is missed where less reliability work is planned than the floor, and only then', () => {
		const now = Date.UTC(2026, 10, 23, 9);
		const text = (days: number) => `commitment: { floor: 30% }
items:
  - { id: A, title: t, kind: product, effort: 7d, status: planned }
  - { id: B, title: t, kind: reliability, effort: ${days}d, status: planned }
`;
		assert.deepEqual(problemsAt(text(3), now), []);
		assert.deepEqual(problemsAt(text(2.5), now), [
			'commitment.missed: 26% of the planned effort is reliability work, under the floor of 30%.',
		]);
		assert.deepEqual(problemsAt('commitment: { floor: 30% }\nitems: [{ id: A, title: t }]\n', now), []);
	});

	it('is missed by the floor of the clause that fires, which the problem names', () => {
		const now = Date.UTC(2026, 10, 23, 9);
		// An hour of outage the day before, of 40.32 minutes that the objective allows.
		const text = (incidents: string) => `services: [{ id: shop, slo: { target: 99.9%, window: 28d } }]
commitment: { floor: 30%, policy: [{ when: budget < 25%, floor: 60% }] }
items:
  - { id: A, title: t, kind: product, effort: 5d, status: planned }
  - { id: B, title: t, kind: reliability, effort: 5d, status: planned }
incidents: [${incidents}]
`;
		assert.deepEqual(problemsAt(text(''), now), []);
		const outage = '{ id: O, service: shop, started: 2026-11-22T09:00Z, resolved: 2026-11-22T10:00Z }';
		assert.deepEqual(problemsAt(text(outage), now), [
			'commitment.missed: 50% of the planned effort is reliability work, under the floor of 60% that the policy asks for at budget < 25%.',
		]);
	});
});
