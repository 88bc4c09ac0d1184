import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCodeOwners } from '../../../src/core/owners/codeOwners.ts';
import { pathPattern } from '../../../src/core/owners/pathPattern.ts';

/** In the shape of GitHub's own example, with names of this project's. */
const text = `# Who looks after what.
*                 @shop/everybody
*.ts              @shop/typescript # and nobody else
*.go              gopher@example.com
/build/logs/      @heron
docs/*            docs@example.com
apps/             @lynx
/services/cart/   @shop/team-cart @otter
/services/both    @otter @shop/team-both
/services/none
**/logs           @marten
path\\ with\\ spaces/ @finch
`;

describe('a CODEOWNERS file', () => {
	const { ownerOf } = readCodeOwners(text);
	const owned = (paths: readonly string[]) => paths.map((path) => ownerOf(path));

	it('gives a path to the owner of the last rule that matches', () => {
		assert.deepEqual(owned(['README', 'a/b.ts', 'a/b.go', 'services/cart/wallet.ts']), [
			'everybody',
			'typescript',
			'gopher@example.com',
			'team-cart',
		]);
	});

	it('holds at the root where a pattern starts with or contains a slash, else at any depth', () => {
		assert.deepEqual(owned(['build/logs/a', 'x/build/other/a', 'x/apps/a/b', 'apps/a']), [
			'marten',
			'everybody',
			'lynx',
			'lynx',
		]);
	});

	it('takes an asterisk at the end for what lies directly in the folder', () => {
		assert.deepEqual(owned(['docs/a.md', 'docs/in/b.md', 'x/docs/a.md']), [
			'docs@example.com',
			'everybody',
			'everybody',
		]);
	});

	it('lets a rule without owners take them away', () => {
		assert.deepEqual(owned(['services/none', 'services/none/a.ts', 'services/nonesuch']), [
			undefined,
			undefined,
			'everybody',
		]);
	});

	it('prefers a team to a person, and reads escaped spaces', () => {
		assert.deepEqual(owned(['services/both/a', 'path with spaces/a']), ['team-both', 'finch']);
	});

	it('of GitLab: sections give their owners to rules that name none, and an exclamation mark takes a path out', () => {
		const gitLab = readCodeOwners(
			'[Docs][2] @group/docs\n/docs/\n/docs/api @group/sub/api\n^[Optional]\n/left\n[Ops] @@maintainer ops@example.com\n/ops/\n!/ops/open\n\\#odd @otter\n',
		);
		assert.deepEqual(
			['docs/a', 'docs/api/a', 'left/a', 'ops/a', 'ops/open/a', '#odd'].map((path) => gitLab.ownerOf(path)),
			['docs', 'api', undefined, 'maintainer', undefined, 'otter'],
		);
	});

	it('that says nothing gives nobody anything', () => {
		for (const nothing of ['', '\n\n#\n', '@nobody', '* not-an-owner', '\u0000'])
			assert.equal(readCodeOwners(nothing).ownerOf('a/b.ts'), undefined, nothing);
	});

	it('never throws, whatever is in it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 40 }), (file, path) => {
				readCodeOwners(file).ownerOf(path);
			}),
		);
	});

	it('of hostile patterns takes no more time than their length says', () => {
		const hostile = pathPattern(`/${'**/*a*a*a*a*a*a*/'.repeat(30)}x`);
		const long = `${'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/'.repeat(60)}y`;
		const before = performance.now();
		assert.equal(hostile(long), false);
		assert.ok(performance.now() - before < 2000);
	});
});

describe('a pattern of paths', () => {
	it('is what gitignore has, without negation and ranges', () => {
		const cases: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
			['*', 'a/b/c', true],
			['/a', 'a', true],
			['/a', 'a/b', true],
			['/a', 'b/a', false],
			['a/b', 'x/a/b', false],
			['a/**/c', 'a/c', true],
			['a/**/c', 'a/b/b/c/d', true],
			['a/**', 'a', false],
			['a/**', 'a/b/c', true],
			['**/a', 'x/y/a/z', true],
			['a/', 'a', false],
			['a/', 'x/a/b', true],
			['a?c', 'abc', true],
			['a?c', 'a/c', false],
			['*.ts', 'a/b.ts', true],
			['*.ts', 'a/b.tsx', false],
			['a*b*c', 'aXbXbc', true],
			['[ab]', 'a', false],
		];
		for (const [pattern, path, matches] of cases)
			assert.equal(pathPattern(pattern)(path), matches, `${pattern} on ${path}`);
	});
});
