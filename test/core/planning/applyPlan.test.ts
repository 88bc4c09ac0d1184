import assert from 'node:assert/strict';
import { applyEdits, planEdit } from '../../../src/core/index.ts';
import { planEdits } from '../../../src/core/planning/applyPlan.ts';
import { bestPlan, readyPlan, snapshotOf } from './plans.ts';

const text = `rates: { currency: USD }
plan: { capacity: { a: 10d } } # ours
items:
  - { id: IN, title: t, owner: a, effort: 5d, value: 500/week } # new
  - id: KEPT
    title: t
    owner: a
    effort: 5d
    value: 400/week
    status: planned
  - { id: OUT, title: t, owner: a, effort: 5d, value: 10/week, status: planned }
  - { id: THEIRS, title: t, owner: b, effort: 5d, value: 9/week, status: planned }
  - { id: VAGUE, title: t, owner: a, status: planned }
`;

async function applied(source: string, whatIf = {}): Promise<string> {
	const snapshot = snapshotOf(source);
	const ready = readyPlan(snapshot, whatIf);
	const edits = planEdits(ready, await bestPlan(ready), snapshot);
	if (edits.length === 0) return source;
	assert.equal(edits.length, 1);
	const plan = planEdit(source, edits[0]!.intents);
	if (!plan.ok) assert.fail(plan.reason.template);
	return applyEdits(source, plan.edits);
}

describe('applying a plan', () => {
	it('writes what enters, what leaves and the days it was made for, and moves no other byte', async () => {
		assert.equal(
			await applied(text),
			text
				.replace('id: IN, title: t,', 'id: IN, title: t, status: planned,')
				.replace('value: 10/week, status: planned', 'value: 10/week, status: proposed')
				.replace('{ a: 10d } }', '{ a: 10d }, period: 2026-11-23/2027-02-22 }'),
		);
	});

	it('changes nothing once it is applied', async () => {
		const once = await applied(text);
		assert.equal(await applied(once), once);
	});

	it('stops no work, and writes nothing of what was only asked', async () => {
		const begun = text
			.replace('capacity: { a: 10d }', 'period: 2099-Q1, capacity: { a: 10d }')
			.replace('value: 10/week, status: planned', 'value: 10/week, status: in-progress');
		const snapshot = snapshotOf(begun);
		const key = snapshot.items.find(({ item }) => item.id === 'OUT')!.item.key;
		const done = await applied(begun, { floor: 0, capacity: { a: 10 }, pins: { [key]: 'exclude' } });
		assert.equal(done, begun.replace('id: IN, title: t,', 'id: IN, title: t, status: planned,'));
	});
});
