import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { dangersOf } from '../../../src/core/measures/danger.ts';
import { measuresOf } from '../../../src/core/measures/measures.ts';
import { english } from '../../../src/core/text.ts';
import { measureTable } from '../../../src/core/views/measureTable.ts';
import { statusItem } from '../../../src/core/views/statusItem.ts';

const MONDAY = Date.parse('2026-11-23T09:00Z');

/** `minutes` of full outage a day before; `reliability` and `product` days of planned work. */
function snapshotOf({ minutes = 0, reliability = 3, product = 7, period = '', now = MONDAY, policy = both } = {}) {
	const started = new Date(MONDAY - 86_400_000).toISOString();
	const resolved = new Date(MONDAY - 86_400_000 + minutes * 60_000).toISOString();
	const text = `services: [{ id: checkout, slo: { target: 99.9%, window: 28d } }]
commitment:
  floor: 30%
${period}  policy:
${policy}
items:
  - { id: R, title: R, kind: reliability, status: planned, effort: ${reliability}d }
  - { id: P, title: P, kind: product, status: planned, effort: ${product}d }
incidents: [${minutes > 0 ? `{ id: A, service: checkout, started: ${started}, resolved: ${resolved} }` : ''}]
`;
	return assemble(
		[{ file: 'reliability.yaml', text, reading: readBacklog('reliability.yaml', text), sources: [] }],
		now,
	);
}

const both = '    - { when: budget < 0%, floor: 60% }\n    - { when: budget < 25%, floor: 45% }';
const options = { translate: english };
const texts = (snapshot: ReturnType<typeof snapshotOf>) => statusItem(snapshot, options)?.lines.map(({ text }) => text);

describe('the policy of an error budget', () => {
	it('says of each clause why it fires or does not', () => {
		// 40.32 minutes; 35 spent leave 5.32, 13.2 %.
		const { policy } = measureTable(measuresOf(snapshotOf({ minutes: 35 }), 1));
		assert.deepEqual(policy, [
			'budget < 0%, floor 60%: does not fire. checkout has the least left: 13% left (5.32 of 40.3 min).',
			'budget < 25%, floor 45%: fires and holds. checkout has 13% left (5.32 of 40.3 min).',
		]);
		assert.deepEqual(measureTable(measuresOf(snapshotOf({ minutes: 50 }), 1)).policy, [
			'budget < 0%, floor 60%: fires and holds. checkout has overspent (50 of 40.3 min).',
			'budget < 25%, floor 45%: fires, and a clause with a higher floor holds. checkout has overspent (50 of 40.3 min).',
		]);
	});

	it('holds only in the period of the commitment', () => {
		const holds = (period: string) => dangersOf(snapshotOf({ minutes: 50, period })).policy?.holds?.rule.floor;
		assert.equal(holds('  from: 2026-11-23\n  until: 2026-11-23\n'), 0.6);
		assert.equal(holds('  from: 2026-11-24\n'), undefined);
		assert.equal(holds('  until: 2026-11-22\n'), undefined);
	});

	it('has its clauses in their places, and on the whole list where one cannot be read', () => {
		const place = (policy: string) => {
			const snapshot = snapshotOf({ minutes: 35, policy });
			const { start, end } = dangersOf(snapshot).policy!.holds!.place;
			return [start, end, snapshot.backlogs[0]!.origin.file];
		};
		const [start, end] = place(both) as [number, number];
		assert.equal(end - start, '{ when: budget < 25%, floor: 45% }'.length);
		const [, whole] = place(`    - { when: soon, floor: 1% }\n${both}`) as [number, number];
		assert.ok(whole > end);
	});
});

describe('the item of the status bar', () => {
	it('is not there while all is well', () => {
		assert.equal(statusItem(snapshotOf(), options), undefined);
		// 5 minutes in seven days are half of what they allow.
		assert.equal(statusItem(snapshotOf({ minutes: 5 }), options), undefined);
	});

	it('tells of a budget that runs out before its window is over', () => {
		// 25 minutes in seven days, of 40.32: 15.32 more take 4.29 days. 38 % are left, which no clause minds.
		const item = statusItem(snapshotOf({ minutes: 25 }), options)!;
		assert.equal(item.text, 'checkout: error budget runs out');
		assert.deepEqual(
			item.lines.map(({ text }) => text),
			[
				'The error budget of checkout is in danger: 38% left (15.3 of 40.3 min). It is spent at 2.5 × the pace that the window allows, over the last 7 d: Nov 27, 2026 at this pace.',
			],
		);
	});

	it('tells of a clause that fires, and of the floor that it asks for', () => {
		const snapshot = snapshotOf({ minutes: 50 });
		assert.equal(statusItem(snapshot, options)!.text, 'checkout: error budget used up (+2)');
		const [, clause, floor] = texts(snapshot)!;
		assert.match(clause!, /^budget < 0%, floor 60%: fires and holds/);
		assert.equal(
			floor,
			'30% of the planned effort is reliability work, under the floor of 60% that the policy asks for.',
		);
		assert.equal(statusItem(snapshot, options)!.spoken, texts(snapshot)!.join(' '));
	});

	it('tells of a floor that the plan misses, and where it stands', () => {
		const snapshot = snapshotOf({ reliability: 2, product: 8 });
		assert.equal(statusItem(snapshot, options)!.text, 'floor missed: 20% of 30%');
		assert.deepEqual(texts(snapshot), ['20% of the planned effort is reliability work, under the floor of 30%.']);
		assert.equal(statusItem(snapshot, options)!.lines[0]!.place.file, 'reliability.yaml');
		assert.equal(statusItem(snapshotOf({ reliability: 2, period: '  until: 2026-11-01\n' }), options), undefined);
	});
});
