import assert from 'node:assert/strict';
import { planQuestion } from '../../../../src/core/planning/model/buildPlan.ts';
import { moneyOf } from '../../../../src/core/planning/model/planModel.ts';
import { gainOf } from '../../../../src/core/planning/solve/worth.ts';
import { bestPlan, chosenOf, NOW, readyPlan, snapshotOf } from '../plans.ts';

const rates = 'rates: { currency: USD, engineerHour: 100, badMinute: 50 }\n';

function near(value: number, wanted: number): void {
	assert.ok(Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted)), `${value} is not ${wanted}`);
}

describe('what there is to plan', () => {
	it('is nothing without an item that has an effort, or without a capacity', () => {
		assert.deepEqual(planQuestion(snapshotOf('items: [{ id: A, title: a }]\nplan: { capacity: { t: 9d } }')), {
			kind: 'noItems',
		});
		assert.deepEqual(planQuestion(snapshotOf('items: [{ id: A, title: a, effort: 3d }]')), {
			kind: 'noCapacity',
			days: 3,
		});
	});

	it('counts people as working days less holidays and the share on call', () => {
		const { model } = readyPlan(
			snapshotOf(`team: { holidays: [2027-01-01] }
plan: { period: 2027-Q1, capacity: { a: { people: 2, onCall: 25% }, b: 10d } }
items: [{ id: A, title: a, owner: a, effort: 3d }]
`),
		);
		// 63 working days × 2 × 0.75.
		assert.deepEqual(model.owners, [
			{ owner: 'a', days: 94.5 },
			{ owner: 'b', days: 10 },
		]);
		near(model.weeks, 90 / 7);
	});

	it('adds up what two files give one owner, and takes what is asked instead', () => {
		const item = (id: string) => `items: [{ id: ${id}, title: t, owner: a, effort: 3d }]\n`;
		const snapshot = snapshotOf(
			`plan: { capacity: { a: 5d } }\n${item('A')}`,
			`plan: { capacity: { a: 7d } }\n${item('B')}`,
		);
		assert.deepEqual(readyPlan(snapshot).model.owners, [{ owner: 'a', days: 12 }]);
		assert.deepEqual(readyPlan(snapshot, { capacity: 9 }).model.owners, [{ days: 9 }]);
		assert.deepEqual(readyPlan(snapshot, { capacity: { a: 4 } }).model.owners, [{ owner: 'a', days: 4 }]);
	});

	it('says why an open item cannot be planned, and what waits for it cannot either', () => {
		const ready = readyPlan(
			snapshotOf(`plan: { capacity: { a: 9d, b: 9d } }
items:
  - { id: NO-EFFORT, title: t, owner: a }
  - { id: WAITS, title: t, owner: a, effort: 1d, dependsOn: [NO-EFFORT] }
  - { id: ELSEWHERE, title: t, owner: c, effort: 1d }
  - { id: THEIRS, title: t, owner: c, effort: 1d, status: in-progress }
  - { id: ON-THEM, title: t, owner: a, effort: 1d, dependsOn: [THEIRS] }
  - { id: NOBODY, title: t, effort: 1d }
  - { id: DONE, title: t, owner: a, effort: 1d, status: done }
  - { id: AFTER, title: t, owner: b, effort: 1d, dependsOn: [DONE] }
`),
		);
		assert.deepEqual(ready.model.items.map(({ id }) => id).sort(), ['AFTER', 'ON-THEM']);
		assert.deepEqual(
			Object.fromEntries(ready.unplannable.map(({ id, why }) => [id, [why.template, ...why.args].join('|')])),
			{
				'NO-EFFORT': 'It has no effort.',
				WAITS: 'It waits for {0}, which cannot be planned.|NO-EFFORT',
				ELSEWHERE: 'The plan has no capacity for {0}.|c',
				THEIRS: 'The plan has no capacity for {0}.|c',
				NOBODY: 'It has no owner, and the capacity is by owner.',
			},
		);
		assert.deepEqual(ready.remarks.get('a/reliability.yaml#ON-THEM')?.args, ['THEIRS']);
	});

	it('keeps what is in progress, and pins as the file or the question says; out comes before in', () => {
		const snapshot = snapshotOf(`plan: { capacity: { a: 9d }, include: [IN, BOTH], exclude: [OUT, BOTH] }
items:
  - { id: RUNNING, title: t, effort: 1d, status: in-progress }
  - { id: IN, title: t, effort: 1d }
  - { id: OUT, title: t, effort: 1d }
  - { id: BOTH, title: t, effort: 1d }
  - { id: FREE, title: t, effort: 1d }
`);
		const holds = (whatIf = {}) =>
			Object.fromEntries(readyPlan(snapshot, whatIf).model.items.map(({ id, hold }) => [id, hold]));
		assert.deepEqual(holds(), { RUNNING: 'progress', IN: 'include', OUT: 'exclude', BOTH: 'exclude', FREE: 'free' });
		const key = (id: string) => `a/reliability.yaml#${id}`;
		assert.deepEqual(holds({ pins: { [key('RUNNING')]: 'exclude', [key('IN')]: 'free', [key('FREE')]: 'include' } }), {
			RUNNING: 'exclude',
			IN: 'free',
			OUT: 'exclude',
			BOTH: 'exclude',
			FREE: 'include',
		});
	});

	it('raises the floor where a rule of the policy fires, and says which', () => {
		const incident = '{ id: I, service: s, started: 2026-11-20T00:00Z, resolved: 2026-11-20T02:00Z, impact: 100% }';
		const text = `services: [{ id: s, slo: { target: 99.9%, window: 28d } }]
commitment: { floor: 20%, policy: [{ when: budget < 0%, floor: 60% }] }
plan: { capacity: { a: 9d } }
items: [{ id: A, title: t, effort: 1d }]
`;
		// 99.9 % of 28 days allow 40 bad minutes; the incident has 120.
		const { floor, model } = readyPlan(snapshotOf(`${text}incidents: [${incident}]\n`));
		assert.deepEqual([floor.share, floor.committed, floor.raisedBy?.service.id], [0.6, 0.2, 's']);
		assert.equal(model.floor, 0.6);
		assert.deepEqual(
			[readyPlan(snapshotOf(text)).floor.share, readyPlan(snapshotOf(text)).floor.raisedBy],
			[0.2, undefined],
		);
		assert.equal(readyPlan(snapshotOf(text), { floor: 0.7 }).model.floor, 0.7);
	});

	it('holds no commitment that is over before the period or begins after it', () => {
		const floor = (dates: string) =>
			readyPlan(
				snapshotOf(`commitment: { floor: 20%, ${dates} }
plan: { period: 2027-Q1, capacity: { a: 9d } }
items: [{ id: A, title: t, effort: 1d }]
`),
			).floor.share;
		assert.deepEqual(
			['until: 2026-12-31', 'until: 2027-01-01', 'from: 2027-03-31', 'from: 2027-04-01'].map(floor),
			[0, 0.2, 0.2, 0],
		);
	});

	it('counts a deadline inside the period once over its weeks, a later one as it stands at its end', () => {
		const { model, start, end } = readyPlan(
			snapshotOf(`${rates}plan: { period: 2027-Q1, capacity: { a: 9d } }
items:
  - { id: INSIDE, title: t, effort: 5d, deadline: { date: 2027-02-14, loss: 9000 } }
  - { id: LATER, title: t, effort: 5d, deadline: { date: 2027-05-12, loss: 9000 }, confidence: 50% }
  - { id: PASSED, title: t, effort: 5d, deadline: { date: 2026-11-01, loss: 9000 } }
`),
		);
		const byId = Object.fromEntries(model.items.map((item) => [item.id, item]));
		// 90 days are 12.857 weeks. 14 February ends after 45 of them.
		near(byId.INSIDE!.deadline!.perWeek, (9000 * 7) / 90);
		near(byId.INSIDE!.deadline!.elapsed, 0.5);
		near(moneyOf(byId.INSIDE!.gain), 0);
		// From 31 March to 12 May are six weeks, one of which is work: 9000 / 5 at half the confidence.
		near(moneyOf(byId.LATER!.gain), 900);
		assert.equal(byId.LATER!.deadline, undefined);
		near(moneyOf(byId.PASSED!.gain), 9000);
		assert.ok(start < end && NOW < start);
	});

	it('counts what several items avoid once, and its worth apart is what the items are priced at', async () => {
		const incidents = [1, 2, 3, 4]
			.map(
				(day) =>
					`  - { id: I-${day}, service: s, started: 2026-11-0${day}T00:00Z, resolved: 2026-11-0${day}T01:00Z, cause: c }\n`,
			)
			.join('');
		const snapshot = snapshotOf(`${rates}plan: { capacity: { a: 9d } }
incidents:
${incidents}items:
  - { id: A, title: t, kind: reliability, effort: 1d, avoids: { causes: [c], share: 80% } }
  - { id: B, title: t, kind: reliability, effort: 1d, avoids: { causes: [c], share: 50% } }
  - { id: C, title: t, effort: 1d, toil: 1h/week }
`);
		const ready = readyPlan(snapshot);
		const priced = (id: string) => snapshot.items.find(({ item }) => item.id === id)!;
		const worth = (...ids: string[]) => {
			const chosen = new Set(ids.map((id) => ready.model.items.findIndex((item) => item.id === id)));
			return gainOf(ready.model, { chosen, onTime: new Set() });
		};
		for (const id of ['A', 'B', 'C']) near(moneyOf(worth(id)), priced(id).costOfDelay.mean);
		near(worth('A').badMinutes, priced('A').badMinutesPerWeek);
		near(worth('B').incidents, priced('B').terms[0]!.incidentsPerWeek!);
		const whole = priced('A').costOfDelay.mean / 0.8;
		near(moneyOf(worth('A', 'B')), 0.9 * whole);
		const plan = await bestPlan(ready);
		assert.deepEqual(chosenOf(ready, plan), ['A', 'B', 'C']);
		near(plan.objective, 0.9 * whole + 100);
	});

	it('stands hostile figures', async () => {
		const ready = readyPlan(
			snapshotOf(`${rates}plan: { period: "9999-Q4", capacity: { __proto__: 9d, constructor: 99999999999d } }
items:
  - { id: __proto__, title: t, owner: constructor, effort: 99999999d, value: 99999999999999/week }
  - { id: tiny, title: t, owner: constructor, effort: 0.000001h, value: -99999999999999/week, dependsOn: [__proto__] }
`),
		);
		assert.deepEqual(chosenOf(ready, await bestPlan(ready)), ['__proto__']);
	});
});
