import assert from 'node:assert/strict';
import fc from 'fast-check';
import { carriedDates, readBlame } from '../../../src/core/backlog/lineDates.ts';

const one = 'a'.repeat(40);
const none = '0'.repeat(40);

/** As git prints it: the facts of a commit stand only where it is first named. */
const blame = [
	`${one} 1 1 1`,
	'author Ana',
	'author-time 1700000000',
	'author-tz +0100',
	'committer-time 1800000000',
	'summary author-time 5',
	'filename reliability.yaml',
	'\titems:',
	`${none} 2 2 1`,
	'author Not Committed Yet',
	'author-time 1900000000',
	'filename reliability.yaml',
	'\t- id: A',
	`${one} 2 3`,
	`\t${one} 1 1`,
	'',
].join('\n');

describe('the dates of lines', () => {
	it('are those of their authors, and none where a line is in no commit', () => {
		assert.deepEqual(readBlame(blame, `items:\n- id: A\n${one} 1 1\n`), [1.7e12, undefined, 1.7e12]);
		assert.deepEqual(readBlame(blame, `items:\r\n- id: A\r\n${one} 1 1`), [1.7e12, undefined, 1.7e12]);
	});

	it('are not known where git counts other lines than the editor', () => {
		assert.equal(readBlame(blame, `items:\n- id: A\n`), undefined);
		assert.equal(readBlame('fatal: no such path', 'items:\n'), undefined);
		assert.deepEqual(readBlame('', ''), []);
	});

	it('stay with the lines before and after what was changed', () => {
		assert.deepEqual(carriedDates('a\nb\nc', [1, 2, 3], 'a\nB\nB\nc'), [1, undefined, undefined, 3]);
		assert.deepEqual(carriedDates('a\nb\nc', [1, 2, 3], 'a\nc'), [1, 3]);
		assert.deepEqual(carriedDates('a\nb\n', [1, 2], 'a\nb\nc\n').slice(0, 3), [1, 2, undefined]);
	});

	it('never pass to another line', () => {
		const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
		fc.assert(
			fc.property(lines, lines, (before, after) => {
				const dates = before.map((line) => line.charCodeAt(0));
				for (const [index, date] of carriedDates(before.join('\n'), dates, after.join('\n')).entries())
					assert.ok(date === undefined || date === after[index]?.charCodeAt(0));
			}),
		);
	});
});
