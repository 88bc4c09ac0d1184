import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchLines, splitLines } from '../../../src/core/merge/lineDiff.ts';
import { mergeText } from '../../../src/core/merge/mergeText.ts';

const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n'), { maxLength: 14 });
const names = { ours: 'ours', theirs: 'theirs' };

describe('the lines that two texts have in common', () => {
	it('are the longest that both have in order', () => {
		fc.assert(
			fc.property(lines, lines, (left, right) => {
				const matches = matchLines(left, right);
				let [atLeft, atRight, count] = [0, 0, 0];
				for (const match of matches) {
					assert.ok(match.left >= atLeft && match.right >= atRight);
					for (let step = 0; step < match.length; step++)
						assert.equal(left[match.left + step], right[match.right + step]);
					[atLeft, atRight] = [match.left + match.length, match.right + match.length];
					count += match.length;
				}
				assert.equal(count, longestCommon(left, right));
			}),
			{ numRuns: 1000 },
		);
	});

	it('are none of a text and one that has nothing of it', () => {
		const left = Array.from({ length: 3000 }, (_, index) => `left ${index}\n`);
		assert.deepEqual(matchLines(left, ['x\n', ...left.map((line) => `no ${line}`)]), []);
	});

	it('splits at every kind of break and loses nothing', () => {
		assert.deepEqual(splitLines('a\r\nb\nc\r\rd'), ['a\r\n', 'b\n', 'c\r', '\r', 'd']);
		assert.deepEqual(splitLines(''), []);
	});
});

describe('merging line by line', () => {
	it('takes what only one side changed, and marks what both did', () => {
		assert.deepEqual(mergeText('a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\n', names), { text: 'A\nb\nC\n', conflicts: 0 });
		assert.deepEqual(mergeText('a\nb\n', 'A\nb', 'x\nb\n', names), {
			text: '<<<<<<< ours\nA\nb\n=======\nx\nb\n>>>>>>> theirs\n',
			conflicts: 1,
		});
	});

	it('gives a side back where the other one changed nothing', () => {
		fc.assert(
			fc.property(lines, lines, (base, side) => {
				const [o, s] = [base.join(''), side.join('')];
				for (const [ours, theirs] of [
					[o, s],
					[s, o],
					[s, s],
				] as const)
					assert.deepEqual(mergeText(o, ours, theirs, names), { text: s, conflicts: 0 });
			}),
		);
	});
});

function longestCommon(left: readonly string[], right: readonly string[]): number {
	const table = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
	for (let i = left.length - 1; i >= 0; i--)
		for (let j = right.length - 1; j >= 0; j--)
			table[i]![j] = left[i] === right[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
	return table[0]![0]!;
}
