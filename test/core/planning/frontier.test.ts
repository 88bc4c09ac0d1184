import assert from 'node:assert/strict';
import { differenceOf, type FrontierPoint, frontierSteps } from '../../../src/core/planning/frontier.ts';
import { moneyOf } from '../../../src/core/planning/model/planModel.ts';
import { chancesOf, firmnessOf } from '../../../src/core/planning/robustness.ts';
import { english } from '../../../src/core/text.ts';
import { frontierView } from '../../../src/core/views/plan/frontierView.ts';
import { bestPlan, readyPlan, snapshotOf, solverOfTests } from './plans.ts';
import { bruteForce, instance } from './solve/instances.ts';

const options = { seconds: 60, clock: () => performance.now() };

async function pointsOf(model: Parameters<typeof frontierSteps>[0]): Promise<FrontierPoint[]> {
	const points = new Map<number, FrontierPoint>();
	for (const point of frontierSteps(model, await solverOfTests(), options)) points.set(point.floor, point);
	return [...points.values()].sort((one, other) => one.floor - other.floor);
}

describe('the frontier', () => {
	it('is at each floor what looking at every choice finds, within its gap, and never rises', async () => {
		for (const seed of [3, 5, 9]) {
			const model = { ...instance(seed, { items: 10, owners: 2, room: 0.4, held: false, sharing: 2 }), floor: 0.42 };
			const points = await pointsOf(model);
			assert.equal(points.length, 22);
			for (const { floor, gain, share, short } of points) {
				const best = bruteForce({ ...model, floor })!;
				const worth = moneyOf(gain);
				assert.ok(
					worth <= best.worth * (1 + 1e-9) && worth >= best.worth * (1 - 6e-4),
					`${seed} ${floor}: ${worth} of ${best.worth}`,
				);
				assert.equal(short, share < floor - 1e-6);
			}
			const filled = points.filter(({ short }) => !short).map(({ gain }) => moneyOf(gain));
			assert.deepEqual(
				filled,
				[...filled].sort((one, other) => other - one),
			);
		}
	});

	it('says in one sentence what declining the floor costs', async () => {
		const incidents = [1, 2, 3]
			.map(
				(day) =>
					`  - { id: I-${day}, service: s, started: 2026-11-0${day}T00:00Z, resolved: 2026-11-0${day}T01:00Z, cause: c, pages: 4 }\n`,
			)
			.join('');
		const ready = readyPlan(
			snapshotOf(`rates: { currency: USD, badMinute: 1 }
commitment: { floor: 50% }
plan: { capacity: { a: 10d } }
incidents:
${incidents}items:
  - { id: REL, title: t, kind: reliability, effort: 5d, avoids: { causes: [c] } }
  - { id: FEAT-1, title: t, kind: product, effort: 5d, value: 2000/week }
  - { id: FEAT-2, title: t, kind: product, effort: 5d, value: 1500/week }
`),
		);
		const points = await pointsOf(ready.model);
		const { earned, saved, incidents: avoided } = differenceOf(points.find(({ floor }) => floor === 0.5)!, points[0]!);
		assert.equal(Math.round(earned), 13 * 1500);
		assert.ok(saved > 0 && avoided > 0);
		const view = frontierView(ready, points, 0.2, { translate: english, currency: 'USD' });
		assert.match(
			view.sentence,
			/^Declining the floor of 50% costs [\d.]+ more incidents and [\d.]+ more bad minutes a quarter, \$[\d.]+K? in all, for \$20K more of product value\.$/,
		);
		assert.deepEqual(
			view.marks.map(({ share, text }) => [share, text]),
			[
				[0.5, 'Commitment 50%'],
				[0.2, 'Planned now 20%'],
			],
		);
		assert.ok(view.heads.includes('Pages avoided'));
		assert.match(view.unfilled!, /floor of 50% at most/);
	});
});

describe('how firm a plan is', () => {
	it('is the share of plans over draws that have an item: certain prices are firm, near ones a toss-up', async () => {
		const text = `rates: { currency: USD }
plan: { capacity: { a: 10d } }
items:
  - { id: SURE, title: t, effort: 5d, value: { low: 8000/week, likely: 9000/week, high: 9900/week } }
  - { id: HEADS, title: t, effort: 5d, value: { low: 1000/week, likely: 2010/week, high: 3000/week } }
  - { id: TAILS, title: t, effort: 5d, value: { low: 1000/week, likely: 2000/week, high: 3000/week } }
  - { id: NEVER, title: t, effort: 5d, value: 10/week }
`;
		const { planSpreads, planQuestion } = await import('../../../src/core/index.ts');
		const snapshot = snapshotOf(text);
		const steps = planSpreads(snapshot);
		let step = steps.next();
		while (!step.done) step = steps.next();
		const ready = planQuestion(snapshot, {}, step.value);
		if (ready.kind !== 'ready') assert.fail(ready.kind);
		const chances = chancesOf(ready.model, await bestPlan(ready));
		const of = (id: string) => chances[ready.model.items.findIndex((item) => item.id === id)]!;
		assert.deepEqual([of('SURE'), of('NEVER')], [1, 0]);
		assert.ok(of('HEADS') > 0.35 && of('HEADS') < 0.65, `${of('HEADS')}`);
		assert.equal(of('HEADS') + of('TAILS'), 1);
		assert.deepEqual([1, 0.9, 0.89, 0.6, 0.5].map(firmnessOf), ['firm', 'firm', 'likely', 'likely', 'tossUp']);
	});
});
