import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { explainScore, incidentChange, itemChange, listItems } from '../../../src/core/assistant/answers.ts';
import { type assistantTools, readAssistantInput } from '../../../src/core/assistant/tools.ts';
import { applyEdits, planEdit } from '../../../src/core/backlog/edits.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { english, say } from '../../../src/core/text.ts';

const now = Date.UTC(2026, 10, 23, 9);

const text = `rates: { currency: USD, engineerHour: 100, badMinute: 100 }
services: [{ id: checkout }]
items:
  - { id: REL-1, title: Fail over, kind: reliability, owner: core, service: checkout, effort: 5d, avoids: { causes: [db] } }
  - { id: FEAT-1, title: "<b>Saved carts</b>", kind: product, owner: shop, effort: 10d, value: 300/week }
  - { id: REL-2, title: Done long ago, kind: reliability, status: done, effort: 1d, toil: 1h/week }
incidents:
  - { id: INC-1, service: checkout, started: 2026-11-20T10:00Z, resolved: 2026-11-20T11:00Z, cause: db }
  - { id: INC-2, service: checkout, started: 2026-10-20T10:00Z, resolved: 2026-10-20T11:00Z, cause: db }
`;
const sub = 'items:\n  - { id: REL-1, title: Another of that name, effort: 1d, toil: 2h/week }\n';

function snapshotOf(files: Readonly<Record<string, string>>) {
	return assemble(
		Object.entries(files).map(([file, content]) => ({
			file,
			text: content,
			reading: readBacklog(file, content),
			sources: [],
		})),
		now,
	);
}
const snapshot = snapshotOf({ 'reliability.yaml': text });
const input = <Name extends keyof typeof assistantTools>(name: Name, raw: unknown) => {
	const read = readAssistantInput(name, raw);
	assert.ok(read.ok, JSON.stringify(read));
	return read.input;
};
const listed = (raw: unknown, of = snapshot) => {
	const answer = listItems(of, input('list_items', raw));
	assert.ok(answer.ok);
	return JSON.parse(answer.text);
};

describe("the assistant's tools", () => {
	it('list open items by rank with interval, effort, reason and the line they stand in', () => {
		const answer = listed({});
		assert.equal(answer.unit, 'USD a week');
		assert.deepEqual(
			answer.items.map(({ id, rank, line }: { id: string; rank: number; line: number }) => [id, rank, line]),
			[
				['REL-1', 1, 4],
				['FEAT-1', 2, 5],
			],
		);
		const [, feature] = answer.items;
		assert.deepEqual(
			[feature.costOfDelay, feature.effortDays, feature.score, feature.file],
			[
				{ mean: 300, p10: 300, p90: 300 },
				{ mean: 10, p10: 10, p90: 10 },
				{ mean: 150, p10: 150, p90: 150 },
				'reliability.yaml',
			],
		);
		assert.match(answer.items[0].why, /incident/);
	});

	it('list by side, status, owner and service, and say how many there are in all', () => {
		const ids = (raw: unknown) => listed(raw).items.map(({ id }: { id: string }) => id);
		assert.deepEqual(ids({ kind: 'product' }), ['FEAT-1']);
		assert.deepEqual(ids({ status: 'done' }), ['REL-2']);
		assert.deepEqual(ids({ owner: 'core' }), ['REL-1']);
		assert.deepEqual(ids({ service: 'checkout' }), ['REL-1']);
		assert.deepEqual(ids({ owner: 'nobody' }), []);
		assert.equal(listed({ limit: 1 }).matching, 2);
		assert.equal(listed({ limit: 1 }).items.length, 1);
	});

	it('explain a score with its terms, units and lines; text of the file stays inert', () => {
		const answer = explainScore(snapshot, { id: 'FEAT-1' });
		assert.ok(answer.ok);
		assert.match(answer.text, /\$300\/week/);
		assert.match(answer.text, /&lt;b&gt;Saved carts/);
		assert.doesNotMatch(answer.text, /<b>/);
	});

	it('say what is wrong with an id that is nowhere, or that stands in two files', () => {
		assert.deepEqual(explainScore(snapshot, { id: 'REL-9' }), {
			ok: false,
			why: 'There is no item “REL-9”. list_items gives the ids.',
		});
		const both = snapshotOf({ 'reliability.yaml': text, 'sub/reliability.yaml': sub });
		const unclear = explainScore(both, { id: 'REL-1' });
		assert.ok(!unclear.ok);
		assert.match(unclear.why, /reliability\.yaml, sub\/reliability\.yaml/);
		const clear = explainScore(both, { id: 'REL-1', file: 'sub/reliability.yaml' });
		assert.ok(clear.ok);
		assert.match(clear.text, /Another of that name/);
	});

	it('write an item with the next free id, and no other byte', () => {
		const change = itemChange(
			snapshot,
			input('add_item', { title: 'Back-pressure', kind: 'reliability', effort: '3d', toil: '4h/week', owner: 'core' }),
		);
		assert.ok(change.ok);
		assert.deepEqual([change.id, change.file], ['REL-3', 'reliability.yaml']);
		assert.equal(say(change.question, english), 'Add the item REL-3 to reliability.yaml?');
		assert.deepEqual(change.fields, [
			['id', 'REL-3'],
			['title', 'Back-pressure'],
			['kind', 'reliability'],
			['owner', 'core'],
			['effort', '3d'],
			['toil', '4h/week'],
		]);
		const plan = planEdit(text, change.intents);
		assert.ok(plan.ok);
		const after = applyEdits(text, plan.edits);
		const [added] = readBacklog('reliability.yaml', after).backlog.items.filter(({ id }) => id === 'REL-3');
		assert.equal(added?.title, 'Back-pressure');
		assert.equal(
			after.length - text.length,
			plan.edits.reduce((sum, { start, end, text: put }) => sum + put.length - (end - start), 0),
		);
		for (const line of text.split('\n')) assert.ok(after.includes(line), line);
	});

	it('write an incident, with the times that were said', () => {
		const change = incidentChange(
			snapshot,
			input('log_incident', {
				service: 'checkout',
				started: '45m',
				lasted: '30m',
				impact: '60%',
				cause: 'db',
				responders: 2,
			}),
			now,
		);
		assert.ok(change.ok);
		assert.deepEqual(Object.fromEntries(change.fields), {
			id: 'INC-3',
			service: 'checkout',
			started: '2026-11-23T08:15Z',
			resolved: '2026-11-23T08:45Z',
			impact: '60%',
			responders: '2',
			cause: 'db',
		});
	});

	it('refuse what the file could not mean, in a sentence that says how to mend it', () => {
		const item = (raw: object) =>
			itemChange(snapshot, input('add_item', { title: 'T', kind: 'product', effort: '5d', ...raw }));
		const why = (change: { readonly ok: boolean }) => (change as { readonly why?: string }).why;
		assert.equal(why(item({ effort: 'soon' })), 'Write an effort, such as 5d, 4h or 2w.');
		assert.equal(why(item({ value: 'much' })), 'Write an amount in a period, such as 1500/week.');
		assert.equal(
			why(item({ value: '1/week', toil: '1h/week' })),
			'Say what it is worth by one of causes, toil and value.',
		);
		assert.equal(
			why(item({ file: '../secrets.yaml' })),
			'“../secrets.yaml” is no backlog. Known are: reliability.yaml.',
		);
		assert.equal(
			why(incidentChange(snapshot, input('log_incident', { started: 'lately' }), now))?.slice(0, 18),
			'Write how long ago',
		);
		assert.equal(
			why(itemChange(snapshotOf({}), input('add_item', { title: 'T', kind: 'product', effort: '5d' }))),
			'There is no reliability.yaml yet.',
		);
	});

	it('check what a model sends: nothing unknown, nothing missing, nothing endless', () => {
		const why = (name: keyof typeof assistantTools, raw: unknown) => {
			const read = readAssistantInput(name, raw);
			assert.ok(!read.ok);
			return read.why;
		};
		assert.match(why('add_item', { title: 'T', kind: 'chore', effort: '1d' }), /^kind: /);
		assert.match(why('explain_score', {}), /^id: /);
		assert.match(why('explain_score', undefined), /^id: /);
		assert.match(why('list_items', { all: true }), /all/);
		assert.match(why('list_items', { limit: 1e9 }), /^limit: /);
		assert.match(why('add_item', { title: 'x'.repeat(501), kind: 'product', effort: '1d' }), /^title: /);
	});
});
