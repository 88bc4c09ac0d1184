import assert from 'node:assert/strict';
import { isTooWild, leavesWorkspace } from '../../../src/core/backlog/sourceGlobs.ts';
import { assemble, readBacklog } from '../../../src/core/index.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const ITEM =
	'rates: { currency: USD }\nitems:\n  - { id: REL-1, title: T, kind: reliability, effort: 2d, value: 100/week }\n';

/** The codes of the problems; what is read is priced too, and each problem lies in the text. */
function problemsOf(text: string): string[] {
	const reading = readBacklog('f', text);
	const snapshot = assemble([{ file: 'f', text, reading, sources: [] }], NOW);
	for (const { place } of reading.problems)
		assert.ok(place.start >= 0 && place.start <= place.end && place.end <= text.length);
	return [...new Set([...reading.problems, ...snapshot.problems].map(({ code }) => code))];
}

/** Each is far below a second where time grows with the length, and beyond any patience where it grows faster. */
describe('a hostile file', function () {
	this.timeout(20_000);

	it('nested a hundred deep is read or is a problem, in block and in flow', () => {
		const block = Array.from({ length: 100 }, (_, depth) => `${'  '.repeat(depth)}k:`).join('\n');
		assert.ok(problemsOf(`${ITEM}${block} 1\n`).length > 0);
		assert.ok(problemsOf(`${ITEM}x: ${'['.repeat(100)}1${']'.repeat(100)}\n`).length > 0);
		assert.ok(problemsOf(`${ITEM}x: ${'{ a: '.repeat(100)}1${' }'.repeat(100)}\n`).length > 0);
	});

	it('nested a hundred thousand deep is a problem', () => {
		for (const text of ['['.repeat(100_000), '- '.repeat(100_000), '{a: '.repeat(100_000), '? '.repeat(100_000)])
			assert.ok(problemsOf(`${ITEM}x: ${text}\n`).length > 0);
	});

	it('with a line of nearly 5 MB is read', () => {
		const long = 'x'.repeat(4_900_000);
		assert.deepEqual(problemsOf(`${ITEM}# ${long}\n`), []);
		for (const value of [long, `"${long}"`, `[${'x, '.repeat(1_000_000)}x]`])
			assert.deepEqual(problemsOf(`${ITEM}team: { name: T, other: ${value} }\n`), ['key.unknown']);
	});

	it('of 50 MB is too large, and nothing of it is read', () => {
		assert.deepEqual(problemsOf(`${ITEM}${'# filler\n'.repeat(5_600_000)}`), ['file.tooLarge']);
	});

	it('with NUL bytes, bytes that are no UTF-8, and halves of characters has problems at most', () => {
		for (const bad of ['\0', '\ufffd\ufffd', '\ud800', '\udc00x', '\ufeff', '\u0085', '\u2028'])
			for (const text of [
				`${bad}${ITEM}`,
				ITEM.replace('T,', `"T${bad}",`),
				ITEM.replace('REL-1', `R${bad}L`),
				`${ITEM}${bad}`,
			])
				problemsOf(text);
		assert.deepEqual(problemsOf(ITEM.replace('T,', '"T\ufffd",')), []);
	});

	it('with values that make patterns go back and forth is read in time', () => {
		const many = 100_000;
		const values = [
			'1'.repeat(many),
			`${'1'.repeat(many)}.`,
			`${'1,'.repeat(many)}d`,
			`${'1 '.repeat(many)}x`,
			`${'9d'.repeat(many)}`,
			`2026-01-01T${'0'.repeat(many)}`,
			`https://${'a.'.repeat(many)} x`,
			`budget ${' '.repeat(many)}<`,
			`budget <${'9'.repeat(many)}`,
			'*a'.repeat(many),
			`${'{a,'.repeat(many)}`,
			`${'../'.repeat(many)}`,
			'=======\n'.slice(0, 7).repeat(many),
		];
		const keys = [
			'effort',
			'value',
			'toil',
			'confidence',
			'status',
			'paths',
			'links',
			'labels',
			'deadline',
			'dependsOn',
		];
		for (const value of values) {
			const written = JSON.stringify(value);
			for (const key of keys)
				problemsOf(`items:\n  - { id: A, title: T, ${key}: ${key.endsWith('s') ? `[${written}]` : written} }\n`);
			problemsOf(`incidents:\n  - { id: I, started: ${written}, resolved: ${written}, links: [${written}] }\n`);
			problemsOf(
				`sources: [${written}]\ncommitment: { floor: ${written}, policy: [{ when: ${written}, floor: 1% }] }\n`,
			);
			problemsOf(`plan: { period: ${written}, capacity: { a: ${written} } }\nteam: { timezone: ${written} }\n`);
		}
	});
});

describe('a source', () => {
	it('cannot lead out of the workspace, however it is written', () => {
		const out = [
			'../a',
			'a/../../b',
			'/etc/passwd',
			'~/a',
			'C:/a',
			'c:\\a',
			'\\\\host\\share',
			'//host/share',
			'file:///etc/passwd',
		];
		const hidden = [
			'{../a,b}',
			'{a,../b}',
			'a/{..,b}/c',
			'(../a)',
			'(a|../b)',
			'..',
			'https://evil.example/a',
			'vscode-remote:a',
			'a\0b',
		];
		for (const glob of [...out, ...hidden]) assert.ok(leavesWorkspace(glob), glob);
		for (const glob of ['a/b.csv', './a.csv', '**/*.csv', 'a..b/c', '..a/b', 'a/..b', '{a,b}/*.json'])
			assert.ok(!leavesWorkspace(glob), glob);
	});

	it('has no more wildcards than can be matched in a known time', () => {
		for (const glob of ['*a*a*a*b', '*a'.repeat(30), '**/'.repeat(20), '{a,'.repeat(20)])
			assert.ok(isTooWild(glob), glob);
		for (const glob of ['incidents/*.csv', '**/*.json', '{a,b}/**/*-*.csv', 'history/2026-*-*.csv'])
			assert.ok(!isTooWild(glob), glob);
	});
});
