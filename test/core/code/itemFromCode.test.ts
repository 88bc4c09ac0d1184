import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { isKnownName, itemFromCode, titleOf } from '../../../src/core/code/itemFromCode.ts';
import { remarkIn } from '../../../src/core/code/remarks.ts';

describe('a remark in code', () => {
	it('is found in the comments of many languages', () => {
		for (const [line, word, text] of [
			['x(); // TODO: retry with a limit', 'TODO', 'retry with a limit'],
			['# FIXME - leaks', 'FIXME', 'leaks'],
			[' * HACK until the library is mended */', 'HACK', 'until the library is mended'],
			['<!-- TODO say more -->', 'TODO', 'say more'],
			['-- TODO', 'TODO', ''],
		] as const)
			assert.deepEqual(remarkIn(line), { word, text });
		assert.deepEqual(remarkIn('// TODO(REL-2): refuse'), { word: 'TODO', text: 'refuse', of: 'REL-2' });
	});

	it('is none in code, in longer words and in lower case', () => {
		for (const line of ['const TODO = 1;', '// TODOS and todo', 'todo();', `// ${'x'.repeat(3000)} TODO`])
			assert.equal(remarkIn(line), undefined);
	});
});

describe('an item from code', () => {
	const input = (file: string, text: string) => ({ file, text, reading: readBacklog(file, text), sources: [] });
	const snapshot = assemble(
		[
			input('reliability.yaml', 'items:\n  - { id: REL-7, title: T, kind: reliability }\n'),
			input('apps/reliability.yaml', 'services: [{ id: find, paths: [find/**] }]\nitems: []\n'),
		],
		0,
	);
	const toDo = { effort: 'E', cause: 'C' };

	it('belongs in the backlog of the nearest folder, with service, path and lines', () => {
		const spot = { file: 'apps/find/a b.ts', lines: { first: 3, last: 4 } };
		const { backlog, item } = itemFromCode(snapshot, spot, ' Retry\n it ', toDo)!;
		assert.equal(backlog.file, 'apps/reliability.yaml');
		assert.deepEqual(item, {
			id: 'REL-1',
			title: 'Retry it',
			kind: 'reliability',
			service: 'find',
			effort: 'E',
			avoids: { causes: ['C'] },
			paths: ['find/a b.ts#L3-L4'],
		});
		const other = itemFromCode(snapshot, { file: 'libs/x.ts', lines: { first: 1, last: 1 } }, 'T', toDo)!;
		assert.equal(other.item.id, 'REL-8');
		assert.deepEqual(other.item.paths, ['libs/x.ts#L1']);
	});

	it('knows what is tracked already', () => {
		assert.ok(isKnownName(snapshot, 'rel-7'));
		assert.ok(!isKnownName(snapshot, 'anna'));
	});

	it('has a title of one line that a list has room for', () => {
		assert.equal(titleOf(`Short sentence first. ${'More words '.repeat(20)}`), 'Short sentence first');
		assert.ok(titleOf('word '.repeat(60)).length <= 100);
	});
});
