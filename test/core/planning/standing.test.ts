import assert from 'node:assert/strict';
import { orderOf, reliabilityShares, standingsOf } from '../../../src/core/planning/standing.ts';
import { english, say } from '../../../src/core/text.ts';
import { planWords, whySentence } from '../../../src/core/views/plan/planWords.ts';
import { bestPlan, chosenOf, readyPlan, snapshotOf } from './plans.ts';

const words = planWords({ translate: english, currency: 'USD' });

async function planned(text: string) {
	const ready = readyPlan(snapshotOf(`rates: { currency: USD }\n${text}`));
	const plan = await bestPlan(ready);
	const standings = standingsOf(ready.model, plan);
	const why = Object.fromEntries(
		ready.model.items.map(({ id }, index) => [id, say(whySentence(standings.why[index]!, ready.model, words))]),
	);
	const ids = (indexes: readonly number[]) => indexes.map((index) => ready.model.items[index]!.id);
	return { ready, plan, why, ids, standings };
}

describe('where an item stands in a plan', () => {
	it('is said in one sentence, in or out', async () => {
		const { ready, plan, why, ids, standings } =
			await planned(`plan: { capacity: { a: 10d }, include: [PINNED], exclude: [BARRED] }
items:
  - { id: RUNNING, title: t, kind: product, effort: 1d, status: in-progress }
  - { id: PINNED, title: t, kind: product, effort: 1d }
  - { id: BARRED, title: t, kind: product, effort: 1d, value: 900/week }
  - { id: BEHIND, title: t, kind: product, effort: 1d, value: 900/week, dependsOn: [BARRED] }
  - { id: BEST, title: t, kind: product, effort: 5d, value: 5000/week, dependsOn: [FIRST] }
  - { id: FIRST, title: t, kind: product, effort: 1d }
  - { id: GREAT, title: t, kind: product, effort: 5d, value: 1800/week }
  - { id: SMALL, title: t, kind: product, effort: 2d, value: 700/week }
  - { id: NOTHING, title: t, kind: product, effort: 1d }
  - { id: HUGE, title: t, kind: product, effort: 40d, value: 4000/week }
`);
		assert.deepEqual(chosenOf(ready, plan), ['BEST', 'FIRST', 'PINNED', 'RUNNING', 'SMALL']);
		assert.deepEqual(why, {
			RUNNING: 'In: it is in progress.',
			PINNED: 'In: pinned into the plan.',
			BARRED: 'Left out: pinned out of the plan.',
			BEHIND: 'Left out: it waits for BARRED, which is pinned out.',
			BEST: 'In: brings $5K a week.',
			FIRST: 'In: BEST waits for it; together they are worth their days.',
			GREAT: 'Left out: 5 d do not fit beside BEST; they would with 5 d more.',
			SMALL: 'In: brings $700 a week.',
			NOTHING: 'Left out: it brings nothing beside what is in.',
			HUGE: 'Left out: 40 d do not fit; they would with 40 d more.',
		});
		assert.deepEqual(ids(standings.next), ['GREAT', 'HUGE']);
		assert.equal(ready.model.items[standings.firstOut!]!.id, 'SMALL');
	});

	it('names what the floor puts in, and what it leaves out for it', async () => {
		const { ready, plan, why } = await planned(`commitment: { floor: 50% }
plan: { capacity: { a: 10d } }
items:
  - { id: REL, title: t, kind: reliability, effort: 5d, value: 500/week }
  - { id: FEAT-1, title: t, kind: product, effort: 5d, value: 2000/week }
  - { id: FEAT-2, title: t, kind: product, effort: 5d, value: 1500/week }
`);
		assert.deepEqual(chosenOf(ready, plan), ['FEAT-1', 'REL']);
		assert.equal(why.REL, 'In for the floor: brings $500 a week; by itself FEAT-2 would bring more.');
		assert.equal(why['FEAT-2'], 'Left out: $1.5K a week, but the floor gives its days to REL.');
		assert.deepEqual(reliabilityShares(ready.model, plan), { ofCapacity: 0.5, ofPlanned: 0.5 });
	});

	it('orders by what a day brings, what others wait for before them', async () => {
		const { ready, plan, ids } = await planned(`plan: { capacity: { a: 20d } }
items:
  - { id: MIDDLE, title: t, effort: 2d, value: 600/week }
  - { id: LAST, title: t, effort: 5d, value: 500/week }
  - { id: OPENS, title: t, effort: 1d, value: 1/week }
  - { id: BEST, title: t, effort: 1d, value: 2000/week, dependsOn: [OPENS] }
  - { id: RUNNING, title: t, effort: 9d, value: 1/week, status: in-progress }
`);
		assert.deepEqual(ids(orderOf(ready.model, plan)), ['RUNNING', 'OPENS', 'BEST', 'MIDDLE', 'LAST']);
	});
});
