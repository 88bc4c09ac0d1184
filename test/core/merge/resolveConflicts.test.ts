import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/backlog/edits.ts';
import { resolveConflicts } from '../../../src/core/merge/resolveConflicts.ts';
import { say } from '../../../src/core/text.ts';

const head = 'items:\n  - { id: A, effort: 5d }\nincidents:\n';

function resolved(text: string, base?: string): string {
	const result = resolveConflicts(text, base);
	assert.ok(result.ok, result.ok ? '' : say(result.reason));
	return applyEdits(text, result.edits);
}

const between = (ours: string, theirs: string, base?: string) =>
	`<<<<<<< HEAD\n${ours}${base === undefined ? '' : `||||||| 1234567\n${base}`}=======\n${theirs}>>>>>>> other\n`;

describe('resolving conflicts by item', () => {
	it('keeps incidents of both sides', () => {
		const [one, two] = ['  - { id: I-1 } # ours\n', '  - { id: I-2 }\n'];
		assert.equal(resolved(head + between(one, two)), head + one + two);
	});

	it('goes by what both came from, where markers or somebody else tell it', () => {
		const [base, ours, theirs] = ['  - { id: I-1, pages: 3 }\n', '', '  - { id: I-1, pages: 3 }\n  - { id: I-2 }\n'];
		const expected = `${head}  - { id: I-2 }\n`;
		assert.equal(resolved(head + between(ours, theirs, base)), expected);
		assert.equal(resolved(head + between(ours, theirs), head + base), expected);
		// Where nobody does, nothing is lost.
		assert.equal(resolved(head + between(ours, theirs)), head + theirs);
	});

	it('leaves between markers what both changed, with the names that stood there', () => {
		const [ours, theirs] = [
			'  - { id: I-1, pages: 3 }\n  - { id: I-2 }\n',
			'  - { id: I-1, pages: 4 }\n  - { id: I-3 }\n',
		];
		assert.equal(
			resolved(head + between(ours, theirs)),
			`${head}${between('  - { id: I-1, pages: 3 }\n', '  - { id: I-1, pages: 4 }\n')}  - { id: I-2 }\n  - { id: I-3 }\n`,
		);
	});

	it('says why it cannot', () => {
		const why = (text: string) => {
			const result = resolveConflicts(text);
			return result.ok ? undefined : say(result.reason);
		};
		assert.match(why(`${head}<<<<<<< HEAD\n`)!, /not whole/);
		assert.match(why(head + between('  - { id: I-1\n', '  - { id: I-2 }\n'))!, /no sound backlog/);
		assert.match(why(head + between('  - { id: I-1, pages: 3 }\n', '  - { id: I-1, pages: 4 }\n'))!, /same fields/);
	});
});
