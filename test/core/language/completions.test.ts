import assert from 'node:assert/strict';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { itemSchema } from '../../../src/core/backlog/schema.ts';
import { type Completion, completionsAt } from '../../../src/core/language/completions.ts';
import { atCursor, FILE, known, snapshotOf } from './atCursor.ts';

const snapshot = snapshotOf(known);

function offered(marked: string): readonly Completion[] {
	const { text, offset } = atCursor(marked);
	return completionsAt(text, offset, { snapshot, file: FILE, zones: ['UTC', 'Europe/Madrid'] });
}

const labels = (marked: string): readonly string[] => offered(marked).map(({ label }) => label);

/** The text once a completion is taken as it is, and its stops left as they stand. */
function taken(marked: string, label: string): string {
	const { text } = atCursor(marked);
	const found = offered(marked).find((one) => one.label === label);
	assert.ok(found, `${label} is not among ${labels(marked).join(', ')}`);
	const written = found.insert
		.replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
		.replace(/\$\{\d+:([^}]*)\}/g, '$1')
		.replace(/\$\d+/g, '')
		.replace(/\\([\\$}])/g, '$1');
	return text.slice(0, found.start) + written + text.slice(found.end);
}

describe('completion in the backlog file', () => {
	it('offers the keys of the schema that the item does not have, each with its meaning', () => {
		const found = offered('items:\n  - id: A\n    ¦\n    title: x\n');
		const wanted = Object.keys(itemSchema.shape).filter((key) => key !== 'id' && key !== 'title');
		assert.deepEqual(found.map(({ label }) => label).sort(), [...wanted].sort());
		const effort = found.find(({ label }) => label === 'effort')!;
		assert.equal(effort.detail, 'Engineer-days, such as 5d, 4h or 2w.');
		assert.match(effort.documentation!, /`effort: 5d`/);
	});

	it('offers kinds, statuses and methods', () => {
		assert.deepEqual(labels('items:\n  - kind: ¦'), ['reliability', 'product']);
		assert.deepEqual(labels('items:\n  - { id: A, status: d¦'), [
			'proposed',
			'planned',
			'in-progress',
			'done',
			'dropped',
		]);
		assert.deepEqual(labels('scoring: { method: ¦ }'), ['cd3', 'rice', 'wsjf', 'ice', 'risk']);
	});

	it('offers the names that are known, with what is known of them', () => {
		const incidents = offered('items:\n  - avoids: { incidents: [¦] }');
		assert.deepEqual(
			incidents.map(({ label, detail }) => `${label}: ${detail}`),
			['INC-8: 2026-10-02 · expired: cert', 'INC-7: 2026-09-14 · DB "down"'],
		);
		assert.deepEqual(labels('items:\n  - service: ¦'), ['checkout', 'search']);
		assert.deepEqual(labels('items:\n  - owner: ¦'), ['team-core', 'team-shop']);
		assert.deepEqual(labels('items:\n  - dependsOn: [¦]'), ['REL-1', 'FEAT-1']);
		assert.deepEqual(labels('plan:\n  capacity:\n    ¦'), ['team-core', 'team-shop', 'name']);
		assert.deepEqual(labels('incidents:\n  - { services: { ¦ } }'), ['checkout', 'search', 'name']);
		assert.deepEqual(labels('team:\n  timezone: ¦'), ['UTC', 'Europe/Madrid']);
		assert.deepEqual(labels('items:\n  - id: ¦'), ['REL-2', 'FEAT-2']);
	});

	it('offers units behind a number, and a three-point estimate', () => {
		assert.deepEqual(labels('items:\n  - effort: 5¦'), ['5d', '5h', '5w', '{ low, likely, high }']);
		assert.deepEqual(labels('items:\n  - toil: 4¦').slice(0, 2), ['4h/week', '4h/month']);
		assert.deepEqual(labels('items:\n  - confidence: 80¦'), ['80%']);
		assert.deepEqual(
			offered('items:\n  - deadline: { date: ¦').map(({ label, detail }) => `${label}: ${detail}`),
			['2026-11-26: Today', '2027-02-01: An example'],
		);
	});

	it('offers what is required all at once, and a name that nobody has used', () => {
		assert.equal(labels('items:\n  - ¦')[0], 'id, title');
		assert.equal(taken('items:\n  - ¦', 'id, title'), 'items:\n  - id: \n    title: ');
		assert.equal(taken('items: [{ ¦ }]', 'id, title'), 'items: [{ id: , title:  }]');
		assert.ok(!labels('items:\n  - id: A\n    ¦').some((label) => label.includes(',')));
		assert.equal(taken('plan:\n  capacity:\n    ¦', 'name'), 'plan:\n  capacity:\n    name: 5d');
	});

	it('writes what can be read', () => {
		assert.equal(taken('items:\n  - id: A\n    ris¦', 'risk').split('\n')[3], '      detect: 15m');
		assert.equal(
			taken('items:\n  - avoids: { causes: ¦ }', 'expired: cert'),
			'items:\n  - avoids: { causes: ["expired: cert"] }',
		);
		assert.equal(taken('items:\n  - dependsOn:\n      ¦', 'REL-1'), 'items:\n  - dependsOn:\n      - REL-1');
		assert.equal(taken('items:\n  - avoids: ¦', 'causes'), 'items:\n  - avoids: { causes: [] }');
		assert.equal(taken('items:\n  - kind:¦', 'product'), 'items:\n  - kind: product');
		assert.equal(taken('items:\n  ¦', '- id'), 'items:\n  - id: \n    title: ');
		assert.equal(taken('it¦', 'items'), 'items:\n  - id: \n    title: ');
		assert.equal(taken('{ "items": [ { "kind": ¦ } ] }', 'product'), '{ "items": [ { "kind": "product" } ] }');
		assert.equal(taken('{ "items": [ { ¦ } ] }', 'effort'), '{ "items": [ { "effort": "5d" } ] }');
		assert.equal(taken('items:\n  - eff¦ort: 5d', 'effort'), 'items:\n  - effort: 5d');
	});

	it('indents new lines as the file does', () => {
		const wide = 'items:\n    - id: A\n      title: x\n      avoids:\n          causes: [a]\n      ¦';
		assert.match(taken(wide, 'risk'), /\n {6}risk:\n {10}detect: 15m\n {10}repair:/);
		assert.equal(taken('team:\n    name: A\nite¦', 'items'), 'team:\n    name: A\nitems:\n    - id: \n      title: ');
		assert.equal(taken('services:\n- id: a\nite¦', 'items'), 'services:\n- id: a\nitems:\n- id: \n  title: ');
		assert.match(taken('team: # ours\n   # people\n   name: A\n¦', 'rates'), /^rates:\n {3}currency: USD$/m);
	});

	it('offers no name that the list has already, wherever the cursor is in it', () => {
		assert.deepEqual(labels('items:\n  - avoids: { incidents: [¦, INC-8] }'), ['INC-7']);
		assert.deepEqual(labels('items:\n  - avoids: { incidents: ["INC-8", ¦] }'), ['INC-7']);
		assert.deepEqual(labels('items:\n  - avoids:\n      incidents:\n        - INC-8 # seen\n        - ¦'), ['INC-7']);
		assert.deepEqual(labels('items:\n  - dependsOn:\n      - ¦\n      - FEAT-1\n'), ['REL-1']);
		assert.deepEqual(labels('items:\n  - dependsOn:\n      - FEAT-1\n      ¦'), ['REL-1']);
		assert.deepEqual(labels('items:\n  - dependsOn: [REL-1¦, FEAT-1]'), ['REL-1']);
	});

	it('offers the keys of an item also under its dash, where Enter leaves the cursor', () => {
		const below = labels('items:\n  - id: A\n  ¦\n    title: x\n');
		assert.ok(below.includes('effort') && below.includes('- id'), below.join());
		assert.ok(!below.includes('id') && !below.includes('title'), below.join());
		assert.equal(taken('items:\n  - id: A\n  ¦', 'effort'), 'items:\n  - id: A\n    effort: 5d');
		assert.equal(taken('items:\n  - id: A\n  eff¦\n', 'effort'), 'items:\n  - id: A\n    effort: 5d\n');
		assert.match(taken('items:\n- id: A\n¦', 'risk'), /^ {2}risk:\n {4}detect/m);
		assert.ok(!labels('items:\n  - id: A\n  eff¦\n    title: x\n').includes('title'));
		assert.deepEqual(labels('items:\n  - dependsOn:\n      - REL-1\n      R¦'), []);
	});

	it('writes keys that are sound as they stand, in blocks and in braces', () => {
		for (const start of ['items:\n  - id: A\n    title: x\n    ¦', 'items:\n  - { id: A, title: x, ¦ }'])
			for (const label of labels(start)) {
				const text = taken(start, label);
				const { broken, problems } = readBacklog(FILE, text);
				const strange = problems.filter(
					({ code }) => code === 'key.unknown' || code === 'value.duration' || code === 'value.rate',
				);
				assert.deepEqual({ text, broken, strange }, { text, broken: false, strange: [] });
			}
	});

	it('offers nothing in comments, titles and blocks of text', () => {
		for (const marked of ['items: # ¦', '# ¦', 'items:\n  - title: a¦', 'items:\n  - title: |\n      sta¦'])
			assert.deepEqual(labels(marked), []);
	});

	it('works where nothing was read yet', () => {
		const { text, offset } = atCursor('items:\n  - status: ¦');
		const found = completionsAt(text, offset, { snapshot: undefined, file: FILE, zones: [] });
		assert.equal(found.length, 5);
	});
});
