import assert from 'node:assert/strict';
import type { Line } from '../../../../src/core/views/priorities/lines.ts';
import {
	allMarked,
	type Marks,
	markedTo,
	markToggled,
	noMarks,
	stillMarked,
} from '../../../../src/core/views/priorities/marks.ts';

const row = (key: string) => ({ type: 'row', key }) as unknown as Line;
const lines: readonly Line[] = [row('a'), row('b'), { type: 'unranked', key: 'heading', count: 2 }, row('c'), row('d')];
const keys = (marks: Marks) => [...marks.keys].join('');

describe('choosing items together', () => {
	it('reaches from where it began, down and back up again, over headings', () => {
		const down = markedTo(noMarks, lines, 'c', 'b');
		assert.equal(keys(down), 'bc');
		assert.equal(keys(markedTo(down, lines, 'd', 'c')), 'bcd');
		assert.equal(keys(markedTo(down, lines, 'a', 'c')), 'ab');
		assert.equal(keys(markedTo(noMarks, lines, 'c', undefined)), 'c');
	});

	it('takes single ones in and out, and reaches on from the last', () => {
		const some = markToggled(markToggled(noMarks, 'a'), 'd');
		assert.equal(keys(some), 'ad');
		assert.equal(keys(markToggled(some, 'a')), 'd');
		assert.equal(keys(markedTo(some, lines, 'c', 'a')), 'cd');
	});

	it('takes all that are shown, and lets go of what is not', () => {
		assert.equal(keys(allMarked(lines)), 'abcd');
		assert.equal(keys(stillMarked(allMarked(lines), lines.slice(1, 3))), 'b');
		const same = allMarked(lines);
		assert.equal(stillMarked(same, lines), same);
		assert.equal(keys(markedTo({ keys: new Set(['x']), anchor: 'x' }, lines, 'c', 'a')), 'c');
	});
});
