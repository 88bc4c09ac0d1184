import assert from 'node:assert/strict';
import { english } from '../../../../src/core/text.ts';
import { explainMeasure, measuresModel } from '../../../../src/core/views/measures/measuresModel.ts';
import { teamOnCall } from './teamOnCall.ts';

const options = { translate: english, locale: 'en-US' };
const backlog = `team: { timezone: UTC }
services:
  - { id: checkout, slo: { target: 99.9%, window: 28d } }
  - { id: cart, slo: { target: 99%, window: 28d } }
  - { id: search }
commitment:
  floor: 30%
  policy: [{ when: budget < 50%, floor: 45% }]
items: []
incidents:
  - { id: A, title: Disk full, service: checkout, started: 2026-11-20T10:00Z, resolved: 2026-11-20T11:00Z, impact: 50% }
  - { id: B, service: checkout, started: 2026-11-21T10:00Z, resolved: 2026-11-21T10:20Z }
  - { id: C, service: cart, started: 2026-11-02T10:00Z, resolved: 2026-11-02T10:20Z }
`;
const snapshot = () => teamOnCall({ backlog, pages: '' });

describe('the error budgets as shown', () => {
	it('say what is left, how fast it goes and when it ends, with a shape for each standing', () => {
		const { budgets, clauses } = measuresModel(snapshot(), options).sections.budgets!;
		assert.deepEqual(
			budgets.map(({ service, standing, icon, left, exhausted }) => [service, standing, icon, left, exhausted]),
			[
				// 30 and 20 of 40.32.
				['checkout', 'usedUp', 'error', 'overspent (50 of 40.3 min)', 'Used up: used up'],
				// 20 of 403.2, all of it three weeks ago.
				['cart', 'within', 'check', '95% left (383 of 403 min)', 'Used up: not within 28 d at this pace'],
			],
		);
		assert.deepEqual([budgets[0]!.spent, budgets[1]!.spent.toFixed(3)], [1, '0.050']);
		assert.deepEqual([budgets[0]!.availability, budgets[1]!.availability], ['99.876% available', '99.95% available']);
		assert.match(budgets[0]!.burn, /^Spent at 5 × the pace that the window allows, over the last 7 d$/);
		assert.deepEqual(
			clauses.map(({ fires, text }) => [fires, text]),
			[[true, 'budget < 50%, floor 45%: fires and holds. checkout has overspent (50 of 40.3 min).']],
		);
		const { place } = budgets[0]!;
		assert.equal(backlog.slice(place.start, place.end), '{ target: 99.9%, window: 28d }');
		// The panel gets it as a message.
		assert.deepEqual(JSON.parse(JSON.stringify({ budgets, clauses })), { budgets, clauses });
	});

	it('open into budget, spending and the incidents with their lines', () => {
		const { budgets } = measuresModel(snapshot(), options).sections.budgets!;
		const explained = explainMeasure(snapshot(), 'budgets', budgets[0]!.key, options)!;
		assert.equal(explained.title, 'Error budget of checkout');
		const [allowed, spent, burn] = explained.rows;
		assert.deepEqual(
			allowed!.children.map(({ label, value }) => [label, value]),
			[
				['1 − 99.9%', '0.1%'],
				['Window', '28 d'],
			],
		);
		assert.deepEqual([spent!.value, spent!.children.map(({ label }) => label)], ['50 min', ['A: Disk full', 'B']]);
		assert.equal(spent!.children[0]!.evidence[0]!.line, 11);
		assert.equal(burn!.note, '5 × the pace that the window allows, over the last 7 d');
		assert.equal(explainMeasure(snapshot(), 'budgets', 'gone', options), undefined);
	});

	it('are not there without an objective', () => {
		const none = backlog.replaceAll(/, slo: \{[^}]*\}/g, '');
		assert.equal(measuresModel(teamOnCall({ backlog: none, pages: '' }), options).sections.budgets, undefined);
	});
});
