import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { actualProblems, WEEKS_HELD } from '../../../src/core/measures/effort/actualFloor.ts';
import { effortByWeek } from '../../../src/core/measures/effort/effortByWeek.ts';
import { english, say } from '../../../src/core/text.ts';
import { statusItem } from '../../../src/core/views/statusItem.ts';

const NOW = Date.parse('2026-11-23T09:00Z');
const LAST_WEEK = Date.parse('2026-11-18T15:00Z');

/** `minutes` of full outage a day before; what it leaves of 40.32 minutes decides whether the clause fires. */
function snapshotOf({ floor = '30%', minutes = 0, period = '', broken = false } = {}) {
	const iso = (instant: number) => new Date(instant).toISOString();
	const outage = `{ id: A, service: shop, started: ${iso(NOW - 86_400_000)}, resolved: ${iso(NOW - 86_400_000 + minutes * 60_000)} }`;
	const text = `services: [{ id: shop, slo: { target: 99.9%, window: 28d } }]
commitment: { floor: ${floor}${period}, policy: [{ when: budget < 25%, floor: 60% }] }
items:
  - { id: REL-1, title: R, kind: reliability, effort: 1d }
  - { id: FEAT-1, title: F, kind: product, effort: 1d }
incidents: [${minutes > 0 ? outage : ''}]
`;
	const reading = readBacklog('reliability.yaml', text);
	return broken
		? assemble(
				[
					{
						file: 'reliability.yaml',
						text: 'items: [',
						reading: readBacklog('reliability.yaml', 'items: ['),
						lastGood: { text, reading },
						sources: [],
					},
				],
				NOW,
			)
		: assemble([{ file: 'reliability.yaml', text, reading, sources: [] }], NOW);
}

/** As many author-days on each side, a day a person. */
function historyOf(snapshot: ReturnType<typeof snapshotOf>, reliability: number, product: number) {
	const commits = Array.from({ length: reliability + product }, (_, index) => ({
		hash: `${index}`.padStart(40, '0'),
		author: `${index}@example.com`,
		at: LAST_WEEK,
		subject: index < reliability ? 'REL-1: a step' : 'FEAT-1: a step',
		trailer: '',
		paths: [],
	}));
	return effortByWeek(snapshot, [{ commits, prefixes: new Map([['reliability.yaml', '']]) }], WEEKS_HELD);
}

const told = (snapshot: ReturnType<typeof snapshotOf>, reliability: number, product: number) =>
	actualProblems(snapshot, historyOf(snapshot, reliability, product)).map(
		({ code, message }) => `${code}: ${say(message, english)}`,
	);

describe('the floor and what was really worked on', () => {
	it('is missed where less reliability work was done than the floor, and only then', () => {
		assert.deepEqual(told(snapshotOf(), 3, 7), []);
		assert.deepEqual(told(snapshotOf(), 2, 8), [
			'commitment.actual: 20% of the work of the last 13 weeks was reliability work, under the floor of 30%.',
		]);
		assert.deepEqual(told(snapshotOf(), 0, 0), []);
		assert.deepEqual(told(snapshotOf({ period: ', until: 2026-11-22' }), 0, 5), []);
		assert.deepEqual(told(snapshotOf({ broken: true }), 0, 5), []);
	});

	it('is the floor of the clause that fires, which is named and led to', () => {
		// 35 of 40.32 minutes are spent: 13 % are left.
		const snapshot = snapshotOf({ minutes: 35 });
		assert.deepEqual(told(snapshot, 5, 5), [
			'commitment.actual: 50% of the work of the last 13 weeks was reliability work, under the floor of 60% that the policy asks for at budget < 25%.',
		]);
		const [problem] = actualProblems(snapshot, historyOf(snapshot, 5, 5));
		const at = ({ start, end }: { start: number; end: number }) => end - start;
		assert.equal(at(problem!.place), '30%'.length);
		assert.equal(at(problem!.related![0]!.place), '{ when: budget < 25%, floor: 60% }'.length);
		// A clause that asks for less than the commitment does not lower it.
		assert.deepEqual(told(snapshotOf({ minutes: 35, floor: '70%' }), 65, 35), [
			'commitment.actual: 65% of the work of the last 13 weeks was reliability work, under the floor of 70%.',
		]);
	});

	it('is told in the status bar once the commits are known, and never before', () => {
		const snapshot = snapshotOf();
		const options = { translate: english };
		assert.equal(statusItem(snapshot, options), undefined);
		const item = statusItem(snapshot, { ...options, actual: historyOf(snapshot, 2, 8) })!;
		assert.equal(item.text, 'work below the floor: 20% of 30%');
		assert.equal(item.spoken, '20% of the work of the last 13 weeks was reliability work, under the floor of 30%.');
		assert.equal(statusItem(snapshot, { ...options, actual: historyOf(snapshot, 3, 7) }), undefined);
	});
});
