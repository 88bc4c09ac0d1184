import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/backlog/edits.ts';
import { itemActionsAt } from '../../../src/core/language/itemActions.ts';
import { say } from '../../../src/core/text.ts';
import { atCursor, FILE, known, snapshotOf } from './atCursor.ts';

function actionsAt(marked: string) {
	const { text, offset } = atCursor(marked);
	const snapshot = snapshotOf(text);
	return itemActionsAt(snapshot, FILE, offset).map(({ title, plan }) => ({
		title: say(title),
		done: () => {
			const result = plan(text);
			assert.ok(result.ok, result.ok ? '' : say(result.reason));
			return { text: applyEdits(text, result.edits), snapshot: snapshotOf(applyEdits(text, result.edits)) };
		},
		reason: () => {
			const result = plan(text);
			return result.ok ? undefined : say(result.reason);
		},
		snapshot,
	}));
}

const text = `rates: { currency: USD, engineerHour: 100, badMinute: 50 }
items:
  - id: REL-1 # first
    title: Automate failover
    kind: reliability
    effort: { low: 2d, likely: 3d, high: 8d } # guessed
    avoids: # both
      causes: [db-failover]
    toil: 1h/week
    value: 1,500/week

  # about the next
  - id: FEAT-1
    title: Saved carts
    kind: product
    effort: 8d
    value: 1500/week
    dependsOn: [REL-1]
incidents:
  - { id: INC-7, service: checkout, started: 2026-09-14T02:11Z, resolved: 2026-09-14T02:58Z, cause: db-failover }
`;

describe('what can be done with the item at the cursor', () => {
	it('is nothing outside of items, and for those that are done', () => {
		assert.deepEqual(actionsAt(text.replace('rates', 'r¦ates')), []);
		assert.deepEqual(actionsAt(text.replace('    kind: product', '    status: done¦')), []);
		assert.deepEqual(actionsAt(`¦${known}`), []);
	});

	it('marks it done, and freezes what it promises in the same step', () => {
		const [done] = actionsAt(text.replace('Automate', 'Auto¦mate'));
		assert.equal(done!.title, 'Mark REL-1 Done and Freeze Its Forecast');
		const after = done!.done();
		assert.match(after.text, / {4}kind: reliability\n {4}status: done\n/);
		assert.match(after.text, /\n {4}forecast:[\s\S]*date: 2026-11-26/);
		const item = after.snapshot.backlogs[0]!.items[0]!;
		assert.ok(item.status === 'done' && item.forecast);
		const [plain] = actionsAt(text.replace('Saved', 'Sa¦ved'));
		assert.equal(plain!.title, 'Mark FEAT-1 Done');
		assert.equal(plain!.done().text, text.replace('kind: product\n', 'kind: product\n    status: done\n'));
	});

	it('splits it: halves the figures where they stand, and puts the second behind it', () => {
		const split = actionsAt(text.replace('Automate', 'Auto¦mate')).find(({ title }) => title.startsWith('Split'));
		assert.equal(split!.title, 'Split REL-1 into REL-1 and REL-2');
		const first = text.slice(0, text.indexOf('\n  # about'));
		const halves = first
			.replace('{ low: 2d, likely: 3d, high: 8d }', '{ low: 1d, likely: 1.5d, high: 4d }')
			.replace('[db-failover]\n', '[db-failover]\n      share: 50%\n')
			.replace('1h/week', '0.5h/week')
			.replace('1,500/week', '750/week');
		const after = split!.done();
		assert.ok(after.text.startsWith(halves), after.text);
		assert.ok(after.text.includes('\n  # about the next\n  - id: FEAT-1\n'), after.text);
		assert.ok(after.text.includes('dependsOn: [REL-1, REL-2]'), after.text);
		assert.deepEqual(
			after.snapshot.backlogs[0]!.items.map(({ id, title }) => `${id} ${title}`),
			['REL-1 Automate failover', 'REL-2 Automate failover (2)', 'FEAT-1 Saved carts'],
		);
	});

	it('gives halves that together cost and are worth what the one did', () => {
		const before = snapshotOf(text).items.find(({ item }) => item.id === 'REL-1')!;
		const split = actionsAt(text.replace('Automate', 'Auto¦mate')).find(({ title }) => title.startsWith('Split'))!;
		const halves = split.done().snapshot.items.filter(({ item }) => item.id.startsWith('REL-'));
		const sum = (figure: (one: typeof before) => number) => halves.reduce((total, one) => total + figure(one), 0);
		assert.equal(halves.length, 2);
		const close = (one: number, other: number) => assert.ok(Math.abs(one - other) < 1e-6 * other, `${one} ${other}`);
		close(
			sum(({ costOfDelay }) => costOfDelay.mean),
			before.costOfDelay.mean,
		);
		close(
			sum(({ effort }) => effort!.mean),
			before.effort!.mean,
		);
	});

	it('splits items in braces and in JSON, and leaves follow-ups with the first', () => {
		const braces =
			'items:\n  - { id: A-1, title: x, kind: product, effort: 3d, followUps: [f] } # c\n  - { id: B, title: y }\n';
		const split = (marked: string) =>
			actionsAt(marked)
				.find(({ title }) => title.startsWith('Split'))!
				.done().text;
		assert.equal(
			split(braces.replace('x', 'x¦')),
			'items:\n  - { id: A-1, title: x, kind: product, effort: 1.5d, followUps: [f] } # c\n' +
				'  - { id: A-2, title: x (2), kind: product, effort: 1.5d }\n  - { id: B, title: y }\n',
		);
		const json =
			'{ "items": [{ "id": "A-1", "title": "x", "kind": "product", "effort": "3d" }, { "id": "B", "title": "y" }] }';
		assert.equal(
			split(json.replace('"x"', '"x¦"')),
			json.replace('"3d" }', '"1.5d" }, { "id": "A-2", "title": "x (2)", "kind": "product", "effort": "1.5d" }'),
		);
	});

	it('offers no split without an effort, and says why a text refuses one', () => {
		assert.equal(actionsAt('items:\n  - id: A¦\n    title: x\n').length, 1);
		const twice = 'items:\n  - id: A\n    title: x¦\n    effort: 3d\n  - id: A\n    title: y\n    effort: 1d\n';
		const split = actionsAt(twice).find(({ title }) => title.startsWith('Split'))!;
		assert.equal(split.reason(), 'A is in this file more than once. Give each its own id first.');
	});
});
