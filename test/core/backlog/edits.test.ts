import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { keyOrder } from '../../../src/core/backlog/edits/keyOrder.ts';
import { composed } from '../../../src/core/backlog/edits/textEdit.ts';
import { applyEdits, type FieldValue, type Intent, planEdit } from '../../../src/core/backlog/edits.ts';
import { backlogSchema, incidentSchema, itemSchema } from '../../../src/core/backlog/schema.ts';
import { say } from '../../../src/core/text.ts';

function edited(text: string, ...intents: Intent[]): string {
	const result = planEdit(text, intents);
	assert.ok(result.ok, result.ok ? '' : say(result.reason));
	return applyEdits(text, result.edits);
}

function reason(text: string, ...intents: Intent[]): string {
	const result = planEdit(text, intents);
	assert.ok(!result.ok, 'the edit is not refused');
	return say(result.reason);
}

function set(id: string, path: string, value?: FieldValue): Intent {
	return { type: 'setField', list: 'items', id, path: path.split('.'), value };
}

const add = (item: Record<string, FieldValue>): Intent => ({ type: 'addItem', item });
const log = (incident: Record<string, FieldValue>): Intent => ({ type: 'addIncident', incident });
const take = (id: string): Intent => ({ type: 'removeEntry', list: 'items', id });
const behind = (after: string, id: string): Intent => ({ type: 'addItem', item: { id }, after });
const link = (item: string, incident: string): Intent => ({ type: 'linkIncident', item, incident });

const file = `# top
items:
  - id: A   # first
    title: "Fix it"
    effort: 5d  # guess
    # nothing yet
    avoids: { incidents: [INC-1] }

  # about the second
  - id: B
    title: 'Other'
    kind: product
    labels:
      - a
      # after a
incidents:
  - { id: INC-1, service: x }
`;

const move = (id: string, after?: string): Intent => ({
	type: 'moveEntry',
	list: 'items',
	id,
	...(after === undefined ? {} : { after }),
});

describe('moving an entry of a backlog file', () => {
	const head = '# top\nversion: 1\nitems:\n';
	const [a, b, c] = [
		'  # about A\n  # and more\n  - id: A   # first\n    title: "x"\n    # after A\n',
		'  - { id: B, labels: [x, y] } # second\n',
		'  -   id: C\n      title: |\n        several\n\n        lines\n',
	];
	const tail = '# about the incidents\nincidents: []\n';
	const text = `${head}${a}\n${b}\n${c}${tail}`;
	const cases: [what: string, intent: Intent, order: readonly string[]][] = [
		['down, with the comments above and within it', move('A', 'B'), [b, a, c]],
		['to the end', move('A', 'C'), [b, c, a]],
		['up', move('C', 'A'), [a, c, b]],
		['to the beginning', move('C'), [c, a, b]],
		['one in braces up', move('B'), [b, a, c]],
		['to where it is', move('B', 'A'), [a, b, c]],
	];
	for (const [what, intent, order] of cases)
		it(`takes it ${what}; gaps, other comments and line ends stay`, () => {
			const expected = `${head}${order.join('\n')}${tail}`;
			assert.equal(edited(text, intent), expected);
			const windows = (of: string) => of.replaceAll('\n', '\r\n');
			assert.equal(edited(windows(text), intent), windows(expected));
		});

	it('leaves a file without a last line break without one', () => {
		const short = 'items:\n- id: A\n- id: B # last';
		assert.equal(edited(short, move('B')), 'items:\n- id: B # last\n- id: A');
		assert.equal(edited(short, move('A', 'B')), 'items:\n- id: B # last\n- id: A');
	});

	it('changes places in brackets, over lines or not, and in JSON', () => {
		assert.equal(
			edited('items: [{ id: A }, { id: B },{ id: C, x: [1,2] } ]\n', move('C')),
			'items: [{ id: C, x: [1,2] }, { id: A },{ id: B } ]\n',
		);
		assert.equal(
			edited('items: [\n  { id: A }, # one\n  { id: B }, # two\n]\n', move('A', 'B')),
			'items: [\n  { id: B }, # one\n  { id: A }, # two\n]\n',
		);
		assert.equal(edited('{"items": [{"id": "A"}, {"id": "B"}]}', move('B')), '{"items": [{"id": "B"}, {"id": "A"}]}');
	});

	it('is refused where there is nothing to move, or no place', () => {
		const reason = (intent: Intent, of = text) => {
			const result = planEdit(of, intent);
			return result.ok ? 'ok' : say(result.reason);
		};
		assert.equal(reason(move('X')), 'X is not in this file.');
		assert.equal(reason(move('A', 'X')), 'X is not in this file.');
		assert.match(reason(move('A'), 'items:\n  - id: B\n  - id: A\n  - id: A\n'), /more than once/);
		assert.match(reason(move('A'), 'items:\n  - &b { id: B }\n  - { id: A }\n  - *b\n'), /^ok$/);
	});
});

describe('editing a backlog file', () => {
	const replaced: [name: string, intent: Intent, before: string, after: string][] = [
		['a value, and not the comment behind it', set('A', 'effort', '8d'), '5d  # guess', '8d  # guess'],
		['a value within its double quotes', set('A', 'title', 'Say "no"'), '"Fix it"', '"Say \\"no\\""'],
		['a value within its single quotes', set('B', 'title', "It's"), "'Other'", "'It''s'"],
		['single quotes that cannot hold a line break', set('B', 'title', 'a\nb'), "'Other'", '"a\\nb"'],
		[
			'a key after those that come before it',
			set('A', 'kind', 'product'),
			'    effort',
			'    kind: product\n    effort',
		],
		[
			'a key behind a nested one',
			set('B', 'links', ['https://x.y']),
			'      # after a\n',
			'      # after a\n    links: [https://x.y]\n',
		],
		['a field in braces', set('A', 'avoids.share', '80%'), '[INC-1] }', '[INC-1], share: 80% }'],
		['a field that comes first in braces', set('A', 'avoids.causes', ['db']), '{ inc', '{ causes: [db], inc'],
		[
			'a nested field with its parent',
			set('B', 'deadline.date', '2027-02-01'),
			'    labels',
			'    deadline: { date: 2027-02-01 }\n    labels',
		],
		['an entry of a list', set('B', 'labels', ['a', 'b']), '      - a\n', '      - a\n      - b\n'],
		['one entry of a list for another', set('B', 'labels', ['x']), '      - a', '      - x'],
		['a list for another one', set('B', 'labels', ['x', 'z']), 'labels:\n      - a', 'labels: [x, z]'],
		['nothing in place of a field', set('A', 'effort'), '    effort: 5d  # guess\n', ''],
		[
			'nothing in place of the last field of a record',
			set('A', 'avoids.incidents'),
			'    avoids: { incidents: [INC-1] }\n',
			'',
		],
		['one more incident', link('A', 'INC-2'), '[INC-1] }\n', '[INC-1, INC-2] }\n'],
		['a first incident', link('B', 'INC-1'), '    labels', '    avoids: { incidents: [INC-1] }\n    labels'],
		[
			'a new incident like the one before it',
			log({ id: 'INC-2', impact: '60%' }),
			'service: x }\n',
			'service: x }\n  - { id: INC-2, impact: 60% }\n',
		],
		[
			'a new item with the distance that others keep',
			add({ id: 'C', title: 'T' }),
			'# after a\n',
			'# after a\n\n  - id: C\n    title: T\n',
		],
		['the first item taken out', take('A'), file.slice(file.indexOf('  - id: A'), file.indexOf('  # about')), ''],
		[
			'the only incident taken out',
			{ type: 'removeEntry', list: 'incidents', id: 'INC-1' },
			'incidents:\n  - { id: INC-1, service: x }\n',
			'incidents: []\n',
		],
	];
	for (const [name, intent, before, after] of replaced)
		it(`writes ${name}`, () => {
			assert.equal(file.split(before).length, 2, 'the example has what is replaced once');
			assert.equal(
				edited(file, intent),
				file.replace(before, () => after),
			);
			const windows = file.replaceAll('\n', '\r\n');
			const expected = file.replace(before, () => after).replaceAll('\n', '\r\n');
			assert.equal(edited(windows, intent), expected);
		});

	const whole: [name: string, text: string, intents: Intent[], after: string][] = [
		['an empty file', '', [add({ id: 'A' })], 'items:\n  - id: A\n'],
		['a file of comments', '# only\n', [add({ id: 'A' })], '# only\n\nitems:\n  - id: A\n'],
		['a file of comments without a last line break', '# only', [add({ id: 'A' })], '# only\n\nitems:\n  - id: A'],
		['a list that is not there', 'version: 1\n', [add({ id: 'A' })], 'version: 1\nitems:\n  - id: A\n'],
		[
			'a list before the incidents',
			'incidents:\n- id: I\n',
			[add({ id: 'A' })],
			'items:\n- id: A\nincidents:\n- id: I\n',
		],
		['a list without entries', 'items:\n', [add({ id: 'A' })], 'items:\n  - id: A\n'],
		[
			'a list with a commented example',
			'items:\n  # - id: X\n',
			[add({ id: 'A' })],
			'items:\n  # - id: X\n  - id: A\n',
		],
		['an empty list in brackets', 'items: [] # none\n', [add({ id: 'A' })], 'items: # none\n  - id: A\n'],
		['a list of null', 'items: null\n', [add({ id: 'A' })], 'items:\n  - id: A\n'],
		['a list in brackets', 'items: [{id: A}]\n', [add({ id: 'B' })], 'items: [{id: A}, {id: B}]\n'],
		['dashes below their key', 'items:\n- id: A', [add({ id: 'B' })], 'items:\n- id: A\n- id: B'],
		[
			'four columns',
			'items:\n    - id: A\n',
			[add({ id: 'B', risk: { detect: '1m', cause: 'x'.repeat(99) } })],
			`items:\n    - id: A\n    - id: B\n      risk:\n          detect: 1m\n          cause: ${'x'.repeat(99)}\n`,
		],
		[
			'wide dashes',
			'items:\n-   id: A\n',
			[add({ id: 'B', title: 'T' })],
			'items:\n-   id: A\n-   id: B\n    title: T\n',
		],
		[
			'an entry on the line after its dash',
			'items:\n  -\n    id: A\n',
			[add({ id: 'B' })],
			'items:\n  -\n    id: A\n  - id: B\n',
		],
		[
			'sections that stand apart',
			'version: 1\n\nrates:\n  currency: USD\n',
			[add({ id: 'A' })],
			'version: 1\n\nrates:\n  currency: USD\n\nitems:\n  - id: A\n',
		],
		[
			'an absent value with a comment',
			'items:\n- id: A\n  effort:   # ?\n',
			[set('A', 'effort', '2d')],
			'items:\n- id: A\n  effort: 2d   # ?\n',
		],
		['a key first behind its dash', 'items:\n- title: T\n', [add({ id: 'B' }), take('B')], 'items:\n- title: T\n'],
		['a key taken from behind its dash', 'items:\n- kind: product\n  id: A\n', [set('A', 'kind')], 'items:\n- id: A\n'],
		[
			'a key taken from behind its dash above a comment',
			'items:\n- kind: x\n  # c\n  id: A\n',
			[set('A', 'kind')],
			'items:\n- \n  # c\n  id: A\n',
		],
		[
			'an incident that is no list',
			'items:\n- id: A\n  avoids: { incidents: I }\n',
			[link('A', 'J')],
			'items:\n- id: A\n  avoids: { incidents: [I, J] }\n',
		],
		[
			'a tab within a text',
			'items:\n- id: A\n  title: "a\tb"\n',
			[set('A', 'kind', 'product')],
			'items:\n- id: A\n  title: "a\tb"\n  kind: product\n',
		],
		[
			'a text over several lines',
			'items:\n- id: A\n  title: >-\n    a\n    b\n\n- id: B\n',
			[set('A', 'title', 'c')],
			'items:\n- id: A\n  title: c\n\n- id: B\n',
		],
		[
			'a byte order mark',
			'\ufeffitems:\n- id: A\n',
			[set('A', 'kind', 'product')],
			'\ufeffitems:\n- id: A\n  kind: product\n',
		],
		[
			'a field of an estimate',
			'items:\n- id: A\n  effort:\n    low: 1d # l\n    likely: 2d\n',
			[set('A', 'effort', { low: '1d', likely: '3d', high: '4d' })],
			'items:\n- id: A\n  effort:\n    low: 1d # l\n    likely: 3d\n    high: 4d\n',
		],
		[
			'a merged record',
			'x: &d { kind: product }\nitems:\n- <<: *d\n  id: A\n',
			[set('A', 'kind', 'reliability')],
			'x: &d { kind: product }\nitems:\n- <<: *d\n  id: A\n  kind: reliability\n',
		],
		[
			'JSON',
			'{\n  "items": [\n    {\n      "id": "A"\n    }\n  ]\n}\n',
			[add({ id: 'B', effort: '1d' })],
			'{\n  "items": [\n    {\n      "id": "A"\n    },\n    {\n      "id": "B",\n      "effort": "1d"\n    }\n  ]\n}\n',
		],
		['JSON on one line', '{"items":[]}', [add({ id: 'B' })], '{"items":[{"id": "B"}]}'],
	];
	for (const [name, text, intents, after] of whole)
		it(`copes with ${name}`, () => assert.equal(edited(text, ...intents), after));

	it('quotes a text where YAML needs it, and only there', () => {
		const text = (title: string) => edited('items:\n- id: A\n', set('A', 'title', title)).slice(24, -1);
		for (const plain of [
			'Saved carts',
			"Don't",
			'a:b',
			'a#b',
			'-1d',
			'2026-09-14T02:11Z',
			'5d',
			'x, y',
			'[no',
			'Ünï',
		].filter((word) => word !== '[no'))
			assert.equal(text(plain), plain);
		for (const hostile of [
			'a: b',
			'a #b',
			'- a',
			'@a',
			'`a',
			'*a',
			'&a',
			'!a',
			'%a',
			'[a',
			'{a',
			'"a',
			"'a",
			'#',
			'|',
			'>',
			'? a',
			'a:',
			' a',
			'a ',
			'',
			'~',
			'null',
			'yes',
			'No',
			'true',
			'12',
			'1e3',
			'0x1f',
			'1_000',
			'.5',
			'---',
			'--- a',
			'a\nb',
			'a\tb',
			'\0',
			'\u2028',
			'\ud800',
			'\ufeffx',
		]) {
			assert.match(text(hostile), /^".*"$/su, JSON.stringify(hostile));
			const line = edited('items:\n- id: A\n', set('A', 'title', hostile));
			assert.equal(parse(line).items[0].title, hostile);
			assert.doesNotMatch(line.slice(24, -1), /[\n\0\u2028]/);
		}
	});

	it('does several things in one result, and keeps the text between them', () => {
		const intents = [
			set('A', 'effort', '1d'),
			set('A', 'kind', 'product'),
			set('A', 'status', 'done'),
			add({ id: 'C' }),
			add({ id: 'D' }),
			link('C', 'INC-1'),
		];
		const result = planEdit(file, intents);
		assert.ok(result.ok);
		assert.ok(result.edits.length >= 3 && result.edits.every((edit) => edit.end - edit.start <= 2));
		const { items } = parse(applyEdits(file, result.edits));
		assert.deepEqual(Object.keys(items[0]), ['id', 'title', 'kind', 'status', 'effort', 'avoids']);
		assert.deepEqual(items.slice(2), [{ id: 'C', avoids: { incidents: ['INC-1'] } }, { id: 'D' }]);
	});

	it('puts an item behind another, with the comments of each where they were', () => {
		assert.equal(
			edited(file, behind('A', 'A-2')),
			file.replace('\n  # about the second', '\n  - id: A-2\n\n  # about the second'),
		);
		assert.equal(
			edited('items: [{ id: A }, { id: B }]\n', behind('A', 'C')),
			'items: [{ id: A }, { id: C }, { id: B }]\n',
		);
		assert.equal(reason(file, behind('Z', 'C')), 'Z is not in this file.');
	});

	it('names a source once, plain or with its columns', () => {
		const name = (source: string | Record<string, FieldValue>): Intent => ({ type: 'addSource', source });
		const before = 'sources:\n  - a.csv # ours\nitems: [] # none yet\n';
		assert.equal(edited(before, name('b.csv')), 'sources:\n  - a.csv # ours\n  - b.csv\nitems: [] # none yet\n');
		assert.equal(edited(before, name('a.csv')), before);
		const mapped = { path: 'c.csv', columns: { started: 'Begin', service: 'System' } };
		const after = edited(before, name(mapped));
		assert.deepEqual(parse(after).sources, ['a.csv', mapped]);
		assert.equal(edited(after, name({ columns: { service: 'System', started: 'Begin' }, path: 'c.csv' })), after);
		assert.equal(edited('items: []\n', name('a.csv')), 'sources: [a.csv]\nitems: []\n');
		assert.match(reason('sources: 5\n', name('a.csv')), /must be a list/);
	});

	it('needs no edit for what is so already', () => {
		for (const intent of [set('A', 'effort', '5d'), set('A', 'owner'), set('B', 'avoids.share'), link('A', 'INC-1')]) {
			const result = planEdit(file, intent);
			assert.ok(result.ok);
			assert.deepEqual(result.edits, []);
		}
	});

	it('refuses what it cannot do safely, with a reason', () => {
		assert.match(reason(file, set('Z', 'kind', 'product')), /Z is not in this file/);
		assert.match(reason('items:\n- id: A\n- id: A\n', set('A', 'kind', 'product')), /more than once/);
		assert.match(reason('items:\n- id: A\n  effort: 5d\n', set('A', 'effort.low', '1d')), /does not hold keys/);
		assert.match(reason('x: &a { id: A }\nitems: [*a]\n', set('A', 'kind', 'product')), /alias/);
		assert.match(
			reason('items:\n- id: A\n  effort: &e 5d\n- id: B\n  effort: *e\n', set('A', 'effort', '1d')),
			/other parts/,
		);
		assert.match(reason('- a\n', add({ id: 'A' })), /not a backlog/);
		assert.match(reason('items: 5\n', add({ id: 'A' })), /must be a list/);
		assert.match(reason('items:\n- id: A\n  title: "x\n- id: B\n', set('A', 'kind', 'product')), /has errors/);
		assert.match(
			reason('items:\n<<<<<<< a\n- id: A\n=======\n- id: B\n>>>>>>> b\n', set('A', 'kind', 'product')),
			/has errors/,
		);
	});

	it('still edits what is sound in a broken file', () => {
		const text = 'items:\n- id: A\n  effort: 5d\n- id: B\n  title: @x\n';
		assert.equal(edited(text, set('A', 'effort', '6d')), text.replace('5d', '6d'));
	});

	it('orders new keys as the schema does', () => {
		assert.deepEqual(keyOrder('items'), Object.keys(itemSchema.shape));
		assert.deepEqual(keyOrder('incidents'), Object.keys(incidentSchema.shape));
		assert.deepEqual(keyOrder(''), Object.keys(backlogSchema.shape));
	});

	it('joins edits of an edited text into edits of the first', () => {
		const first = [
			{ start: 1, end: 3, text: 'XYZ' },
			{ start: 5, end: 5, text: '!' },
		];
		const second = [
			{ start: 0, end: 2, text: '' },
			{ start: 6, end: 8, text: '?' },
		];
		const text = 'abcdefgh';
		assert.equal(applyEdits(text, composed(text.length, first, second)), applyEdits(applyEdits(text, first), second));
	});
});
