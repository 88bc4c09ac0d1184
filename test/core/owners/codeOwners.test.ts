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
		assert.equal(hostile(long.split('/')), false);
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
			assert.equal(pathPattern(pattern)(path.split('/')), matches, `${pattern} on ${path}`);
	});

	it('says what going through all ways to read it says', () => {
		const name = fc.constantFrom('a', 'b', 'ab', 'ba', 'aab');
		const segment = fc.constantFrom('a', 'b', '*', 'a*', '*b', '?', 'a?', '**', '**');
		const pattern = fc
			.tuple(fc.boolean(), fc.array(segment, { minLength: 1, maxLength: 6 }), fc.boolean())
			.map(([rooted, segments, inFolder]) => `${rooted ? '/' : ''}${segments.join('/')}${inFolder ? '/' : ''}`);
		let named = 0;
		fc.assert(
			fc.property(pattern, fc.array(name, { minLength: 1, maxLength: 7 }), (text, names) => {
				const expected = isNamed(text, names);
				if (expected) named++;
				assert.equal(pathPattern(text)(names), expected);
			}),
			{ numRuns: 20_000 },
		);
		assert.ok(named > 2000, `${named} of them are named`);
	});
});

/** The same by its definition: every way in which the segments may take up names, from the first on. */
function isNamed(text: string, names: readonly string[]): boolean {
	const inFolder = text.endsWith('/');
	const written = text.replace(/^\//, '').replace(/\/$/, '').split('/');
	const direct = written.length > 1 && written.at(-1) === '*' && !inFolder;
	const segments = text.startsWith('/') || written.length > 1 ? written : ['**', ...written];
	const takes = (index: number, at: number): boolean => {
		if (index === segments.length)
			return direct ? at === names.length : inFolder ? at < names.length : at <= names.length;
		const segment = segments[index]!;
		if (segment !== '**') {
			const like = new RegExp(`^${segment.replaceAll('*', '.*').replaceAll('?', '.')}$`);
			return at < names.length && like.test(names[at]!) && takes(index + 1, at + 1);
		}
		for (let end = index === segments.length - 1 ? at + 1 : at; end <= names.length; end++)
			if (takes(index + 1, end)) return true;
		return false;
	};
	return takes(0, 0);
}
