import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeGlobs, readCodePath, writeCodePath } from '../../../src/core/code/codePath.ts';
import { trackSpan } from '../../../src/core/code/trackSpan.ts';

describe('an entry of paths', () => {
	it('may name lines', () => {
		assert.deepEqual(readCodePath('src/db.ts#L10-L40'), { glob: 'src/db.ts', lines: { first: 10, last: 40 } });
		assert.deepEqual(readCodePath('src/db.ts#L40-10'), { glob: 'src/db.ts', lines: { first: 10, last: 40 } });
		assert.deepEqual(readCodePath('src/db.ts#L7'), { glob: 'src/db.ts', lines: { first: 7, last: 7 } });
		assert.deepEqual(readCodePath('src/C#/db.cs'), { glob: 'src/C#/db.cs' });
		for (const entry of ['src/db.ts#L10-L40', 'src/db.ts#L7', 'src/**'])
			assert.equal(writeCodePath(readCodePath(entry)), entry);
	});

	it('may have braces, each choice of which is a glob of its own', () => {
		const globs = codeGlobs('src/{a,b/{c,d}}/*.ts');
		const matches = (path: string) =>
			globs.some((glob) => path.startsWith(glob.start) && glob.matches(path.split('/')));
		assert.deepEqual(['src/a/x.ts', 'src/b/c/x.ts', 'src/b/d/x.ts', 'src/b/x.ts', 'src/c/x.ts'].map(matches), [
			true,
			true,
			true,
			false,
			false,
		]);
	});
});

describe('a stretch of lines', () => {
	it('stays with its own text whatever is typed elsewhere, and takes in what is typed between', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('a', 'b', '\n'), { minLength: 3, maxLength: 40 }),
				fc.nat(),
				fc.nat(),
				fc.nat(),
				fc.nat(),
				fc.string({ maxLength: 4 }),
				(letters, one, two, three, four, typed) => {
					const [start, end] = [one % letters.length, two % letters.length].sort((a, b) => a - b) as [number, number];
					const [from, to] = [three % letters.length, four % letters.length].sort((a, b) => a - b) as [number, number];
					if (start === end) return;
					// Each unit knows whether it is of the stretch; what is typed is where both its neighbours are.
					const marks = letters.map((_, index) => index >= start && index < end);
					const inside = from > start && from < end && to < end && to >= start;
					const after = [...marks.slice(0, from), ...Array(typed.length).fill(inside), ...marks.slice(to)];
					const tracked = trackSpan({ start, end }, { start: from, end: to, length: typed.length });
					const first = after.indexOf(true);
					if (first < 0) return;
					assert.ok(tracked);
					assert.ok(tracked.start <= first && tracked.end >= after.lastIndexOf(true) + 1);
					if (to <= start || from >= end) assert.deepEqual(tracked, { start: first, end: after.lastIndexOf(true) + 1 });
				},
			),
			{ numRuns: 2000 },
		);
	});

	it('is gone where all of it was deleted', () => {
		assert.equal(trackSpan({ start: 3, end: 6 }, { start: 2, end: 7, length: 0 }), undefined);
	});
});
