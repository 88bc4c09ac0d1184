import assert from 'node:assert/strict';
import {
	differenceOf,
	type KnownEdit,
	type TextChange,
	withChanges,
} from '../../../src/core/backlog/textDifference.ts';
import { randomOf } from '../../../src/core/scoring/uncertainty/random.ts';

function changed(text: string, { rangeOffset, rangeLength, text: put }: TextChange): string {
	return text.slice(0, rangeOffset) + put + text.slice(rangeOffset + rangeLength);
}

describe('the difference of two texts', () => {
	it('is the shortest stretch outside of which they are alike', () => {
		assert.deepEqual(differenceOf('one two three', 'one 2 three'), { start: 4, end: 7 });
		assert.deepEqual(differenceOf('aaa', 'aaaa'), { start: 3, end: 3 });
		assert.deepEqual(differenceOf('', ''), { start: 0, end: 0 });
	});

	it('is what an editor tells, however many changes it tells of: outside of it nothing differs', () => {
		const random = randomOf('changes');
		const below = (count: number) => Math.floor(random() * count);
		for (let run = 0; run < 3000; run++) {
			const before = Array.from({ length: below(60) }, () => 'ab\n'[below(3)]).join('');
			let after = before;
			let edit: KnownEdit | undefined;
			for (let event = below(5); event > 0; event--) {
				const changes: TextChange[] = [];
				for (let count = below(4); count > 0; count--) {
					const rangeOffset = below(after.length + 1);
					const rangeLength = below(after.length - rangeOffset + 1);
					const change = { rangeOffset, rangeLength, text: 'xyz'.slice(0, below(4)) };
					changes.push(change);
					after = changed(after, change);
				}
				edit = withChanges(edit, changes);
			}
			if (!edit) {
				assert.equal(after, before);
				continue;
			}
			const { start, end, grown } = edit;
			assert.equal(after.length, before.length + grown);
			assert.equal(after.slice(0, start), before.slice(0, start));
			assert.equal(after.slice(end + grown), before.slice(end));
			assert.deepEqual(differenceOf(before, after, edit), { start, end });
		}
	});

	it('is looked for where what was told cannot be', () => {
		const [before, after] = ['title: One', 'title: Once'];
		const shortest = { start: 9, end: 9 };
		for (const told of [
			{ start: 0, end: 1, grown: 1 },
			{ start: 9, end: 9, grown: 2 },
			{ start: 9, end: 99, grown: 1 },
			{ start: 9, end: 8, grown: 1 },
			{ start: -1, end: 9, grown: 1 },
		])
			assert.deepEqual(differenceOf(before, after, told), shortest, JSON.stringify(told));
	});
});
