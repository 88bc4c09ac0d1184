import assert from 'node:assert/strict';
import { mergeBacklogs } from '../../../src/core/merge/mergeBacklogs.ts';

const base = `# The backlog
items:
  - id: A   # first
    title: "Fix it"
    effort: 5d  # guess
    labels: [db]

  # about the second
  - id: B
    title: Other
    kind: product
incidents:
  - { id: INC-1, service: x, cause: c }
`;

const changed = (...changes: [string, string][]): string =>
	changes.reduce((text, [from, to]) => {
		assert.ok(text.includes(from), from);
		return text.replace(from, to);
	}, base);

function merged(ours: string, theirs: string): string {
	const result = mergeBacklogs({ base, ours, theirs });
	assert.equal(result.conflicts, 0, result.text);
	return result.text;
}

describe('merging two versions of a backlog by what they say', () => {
	it('takes two fields of one line from both sides', () => {
		assert.equal(
			merged(changed(['service: x', 'service: y']), changed(['cause: c', 'cause: d'])),
			changed(['{ id: INC-1, service: x, cause: c }', '{ id: INC-1, service: y, cause: d }']),
		);
	});

	it('takes neighbouring lines from both sides, each with its comment', () => {
		assert.equal(
			merged(changed(['5d  # guess', '8d  # asked Ana']), changed(['"Fix it"', '"Mend it"  # a better word'])),
			changed(['"Fix it"', '"Mend it"  # a better word'], ['5d  # guess', '8d  # asked Ana']),
		);
	});

	it('keeps incidents that both sides logged at the end, ours first', () => {
		const log = (id: string) => `  - { id: ${id}, service: x } # ${id}\n`;
		assert.equal(merged(base + log('INC-2'), base + log('INC-3')), base + log('INC-2') + log('INC-3'));
	});

	it('keeps items that both sides added at one place, with their comments and their own style', () => {
		const mine = `\n  # ours\n  - id: C\n    title: 'Mine'\n`;
		const other = `\n  # theirs\n  - { id: D, title: "Its" }\n`;
		const behind = (text: string): [string, string] => ['    kind: product\n', `    kind: product\n${text}`];
		assert.equal(merged(changed(behind(mine)), changed(behind(other))), changed(behind(mine + other)));
	});

	it('joins what both added to a list and what both took out of it', () => {
		assert.equal(merged(changed(['[db]', '[db, toil]']), changed(['[db]', '[ha]'])), changed(['[db]', '[toil, ha]']));
	});

	it('leaves what both changed between markers, and merges the rest', () => {
		const result = mergeBacklogs({
			base,
			ours: changed(['5d  # guess', '8d  # guess'], ['Other', 'Another']),
			theirs: changed(['5d  # guess', '3d  # guess'], ['kind: product', 'kind: reliability']),
		});
		assert.equal(result.conflicts, 1);
		assert.equal(
			result.text,
			changed(
				[
					'    effort: 5d  # guess\n',
					'<<<<<<< ours\n    effort: 8d  # guess\n=======\n    effort: 3d  # guess\n>>>>>>> theirs\n',
				],
				['Other', 'Another'],
				['kind: product', 'kind: reliability'],
			),
		);
	});

	it('marks an item that one side took out and the other changed', () => {
		const b = '\n  # about the second\n  - id: B\n    title: Other\n    kind: product\n';
		const result = mergeBacklogs({
			base,
			ours: changed([b, '']),
			theirs: changed(['Other', 'Another'], ['service: x', 'service: y']),
		});
		assert.equal(result.conflicts, 1);
		assert.match(result.text, /<<<<<<< ours\n=======\n[^<]*- id: B\n {4}title: Another\n[^<]*>>>>>>> theirs\n/);
		assert.ok(result.text.includes('service: y'));
	});

	it('marks two comments that both sides wrote at one place', () => {
		const result = mergeBacklogs({
			base,
			ours: changed(['# about the second', '# about B, said Ana'], ['service: x', 'service: y']),
			theirs: changed(['# about the second', '# about B, said Bo'], ['cause: c', 'cause: d']),
		});
		assert.equal(
			result.text,
			changed(
				[
					'  # about the second\n',
					'<<<<<<< ours\n  # about B, said Ana\n=======\n  # about B, said Bo\n>>>>>>> theirs\n',
				],
				['service: x, cause: c', 'service: y, cause: d'],
			),
		);
	});

	it('follows the side that moved an item', () => {
		const [a, b] = [base.slice(base.indexOf('  - id: A'), base.indexOf('\n  # about')), ''];
		const rest = base.slice(base.indexOf('  # about'), base.indexOf('incidents:'));
		const swapped = base.replace(`${a}${b}\n${rest}`, `${rest}\n${a}`);
		assert.notEqual(swapped, base);
		assert.equal(merged(changed(['5d', '8d']), swapped), swapped.replace('5d', '8d'));
	});

	it('keeps the breaks of our lines', () => {
		const ours = changed(['service: x', 'service: y']).replaceAll('\n', '\r\n');
		assert.equal(merged(ours, changed(['cause: c', 'cause: d'])), ours.replace('cause: c', 'cause: d'));
	});

	it('merges line by line what is no sound backlog', () => {
		const broken = changed(['[db]', '[db']);
		const result = mergeBacklogs({ base, ours: broken, theirs: changed(['cause: c', 'cause: d']) });
		assert.deepEqual(result, { text: broken.replace('cause: c', 'cause: d'), conflicts: 0 });
	});

	it('keeps what only one side has where nobody knows what both came from', () => {
		const log = (id: string) => `  - { id: ${id}, service: x }\n`;
		const result = mergeBacklogs({ base: undefined, ours: base + log('INC-2'), theirs: base + log('INC-3') });
		assert.deepEqual(result, { text: base + log('INC-2') + log('INC-3'), conflicts: 0 });
	});
});
