import assert from 'node:assert/strict';
import fc from 'fast-check';
import { carriedDates, type LineDates, readBlame } from '../../../src/core/backlog/lineDates.ts';

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

function datesOf(older: string, dates: LineDates, newer: string): LineDates {
	const carried = carriedDates(older, dates, newer);
	return Array.from({ length: carried.count }, (_, line) => carried.at(line));
}

/** The plain way: line by line, over the whole of both texts. */
function plainDates(older: string, dates: LineDates, newer: string): LineDates {
	const [before, after] = [older, newer].map((text) => text.split(/\r\n|\n|\r/)) as [string[], string[]];
	const shorter = Math.min(before.length, after.length);
	let head = 0;
	while (head < shorter && before[head] === after[head]) head++;
	let tail = 0;
	while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
	return after.map((_, line) => {
		if (line < head) return dates[line];
		return line >= after.length - tail ? dates[line + before.length - after.length] : undefined;
	});
}

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
		assert.deepEqual(datesOf('a\nb\nc', [1, 2, 3], 'a\nB\nB\nc'), [1, undefined, undefined, 3]);
		assert.deepEqual(datesOf('a\nb\nc', [1, 2, 3], 'a\nc'), [1, 3]);
		assert.deepEqual(datesOf('a\nb\n', [1, 2], 'a\nb\nc\n').slice(0, 3), [1, 2, undefined]);
	});

	it('never pass to another line', () => {
		const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
		fc.assert(
			fc.property(lines, lines, (before, after) => {
				const dates = before.map((line) => line.charCodeAt(0));
				for (const [index, date] of datesOf(before.join('\n'), dates, after.join('\n')).entries())
					assert.ok(date === undefined || date === after[index]?.charCodeAt(0));
			}),
		);
	});

	it('stay with as many lines as going through all of them finds, and with the same words', () => {
		const line = fc.constantFrom('', 'a', 'b', 'ab', ' a');
		const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', '')), { maxLength: 12 });
		const joined = (parts: readonly (readonly [string, string])[]) => parts.map((part) => part.join('')).join('');
		fc.assert(
			fc.property(text, text, text, text, (head, tail, one, other) => {
				const [older, newer] = [joined([...head, ...one, ...tail]), joined([...head, ...other, ...tail])];
				const dates = older.split(/\r\n|\n|\r/).map((_, index) => index + 1);
				const [found, plain] = [datesOf(older, dates, newer), plainDates(older, dates, newer)];
				assert.equal(found.length, plain.length);
				const known = (all: LineDates) => all.filter((date) => date !== undefined).length;
				// Of two lines that say the same it may be the other one that is new.
				assert.equal(known(found), known(plain));
				const words = newer.split(/\r\n|\n|\r/);
				for (const [line, date] of found.entries())
					if (date !== undefined) assert.equal(words[line], older.split(/\r\n|\n|\r/)[date - 1]);
			}),
			{ numRuns: 3000 },
		);
	});
});
