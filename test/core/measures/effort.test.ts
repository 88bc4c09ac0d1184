import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { attributor } from '../../../src/core/measures/effort/attribution.ts';
import {
	type Commit,
	CommitReader,
	logArguments,
	readRepository,
	repositoryArguments,
	showArguments,
	strayArguments,
} from '../../../src/core/measures/effort/commitLog.ts';
import { effortByWeek } from '../../../src/core/measures/effort/effortByWeek.ts';
import { english } from '../../../src/core/text.ts';
import { effortRows } from '../../../src/core/views/effort.ts';

const NOW = Date.parse('2026-11-23T09:00Z');
const TEXT = `team: { timezone: America/New_York }
commitment: { floor: 30% }
items:
  - { id: REL-1, title: Failover, kind: reliability, status: in-progress, effort: 5d, paths: [services/checkout/db/**] }
  - { id: REL-12, title: Certificates, kind: reliability, status: proposed, effort: 5d, paths: [services/payments/**] }
  - { id: FEAT-1, title: Wallet, kind: product, status: planned, effort: 5d }
  - { id: TASK-1, title: Move, status: in-progress, effort: 5d }
  - { id: fix, title: A word, kind: product, status: in-progress, effort: 5d }
`;

function snapshotOf(text = TEXT) {
	return assemble(
		[{ file: 'reliability.yaml', text, reading: readBacklog('reliability.yaml', text), sources: [] }],
		NOW,
	);
}

let count = 0;
function commit(more: Partial<Commit> = {}): Commit {
	count++;
	return {
		hash: `${count}`.padStart(40, '0'),
		author: 'ana@example.com',
		at: Date.parse('2026-11-18T15:00Z'),
		subject: 'Something',
		trailer: '',
		paths: [],
		...more,
	};
}

describe('whose effort a commit is', () => {
	const items = snapshotOf().backlogs[0]!.items;
	const attribute = attributor([{ prefix: '', items }], { chore: 'reliability', perf: 'uncategorised' });
	const told = (more: Partial<Commit>) => {
		const { items: of, by, kind } = attribute(commit(more));
		return [by, ...of.map(({ id }) => id), ...(kind ? [kind] : [])];
	};

	it('is told by the item that it names, in this order: trailer, subject, branch', () => {
		assert.deepEqual(told({ trailer: 'REL-1', subject: 'FEAT-1: wallet' }), ['named', 'REL-1']);
		assert.deepEqual(told({ trailer: 'rel-1, FEAT-1' }), ['named', 'REL-1', 'FEAT-1']);
		assert.deepEqual(told({ trailer: 'UNKNOWN-9', subject: 'fix(db): [REL-1] retry' }), ['named', 'REL-1']);
		assert.deepEqual(told({ subject: 'Retry', branch: "Merge branch 'feature/rel-1-failover' into main" }), [
			'named',
			'REL-1',
		]);
		assert.deepEqual(told({ subject: 'Retry (FEAT-1)', branch: 'Merge pull request #12 from ana/REL-1' }), [
			'named',
			'FEAT-1',
		]);
	});

	it('takes an id only as a whole word, and words that are none for no id', () => {
		assert.deepEqual(told({ subject: 'REL-12 renew' }), ['named', 'REL-12']);
		assert.deepEqual(told({ subject: 'REL-123 renew' }), ['none']);
		assert.deepEqual(told({ subject: 'XREL-1 renew' }), ['none']);
		assert.deepEqual(told({ subject: 'Renew REL-1.' }), ['named', 'REL-1']);
		// An item whose id is a word is named by a trailer only.
		assert.deepEqual(told({ subject: 'Please fix this' }), ['none']);
		assert.deepEqual(told({ trailer: 'fix' }), ['named', 'fix']);
	});

	it('else by the paths of an item in progress or done', () => {
		assert.deepEqual(told({ paths: ['README.md', 'services/checkout/db/failover.ts'], subject: 'feat: x' }), [
			'paths',
			'REL-1',
		]);
		// REL-12 is only proposed.
		assert.deepEqual(told({ paths: ['services/payments/a.ts'] }), ['none']);
		const below = attributor([{ prefix: 'shop/', items }]);
		assert.equal(below(commit({ paths: ['services/checkout/db/a.ts'] })).by, 'none');
		assert.equal(below(commit({ paths: ['shop/services/checkout/db/a.ts'] })).by, 'paths');
	});

	it('else by its conventional type, which the file may see otherwise, else by nothing', () => {
		assert.deepEqual(told({ subject: 'feat(cart)!: wallet' }), ['type', 'product']);
		assert.deepEqual(told({ subject: 'Fix: race' }), ['type', 'reliability']);
		assert.deepEqual(told({ subject: 'chore: tidy' }), ['type', 'reliability']);
		assert.deepEqual(told({ subject: 'perf: faster' }), ['none']);
		assert.deepEqual(told({ subject: 'docs: say so' }), ['none']);
		assert.deepEqual(told({ subject: 'feature flags are nice' }), ['none']);
	});
});

describe('the effort of a week', () => {
	const of = (commits: readonly Commit[], text = TEXT, prefix = '') =>
		effortByWeek(snapshotOf(text), [{ commits, prefixes: new Map([['reliability.yaml', prefix]]) }], 2);

	it('is author-days: a day of somebody counts once, shared by what they committed on it', () => {
		const { weeks, actual } = of([
			// Ana, one day: three on REL-1, one on FEAT-1.
			...[1, 2, 3].map(() => commit({ trailer: 'REL-1' })),
			commit({ trailer: 'FEAT-1' }),
			// Ben, one day, two items in one commit: half each.
			commit({ author: 'ben@example.com', trailer: 'REL-1, FEAT-1' }),
			// Ana, another day: nobody knows what.
			commit({ at: Date.parse('2026-11-19T15:00Z') }),
		]);
		assert.deepEqual(
			weeks.map(({ week }) => week.name),
			['2026-W46', '2026-W47'],
		);
		assert.deepEqual(weeks[0]!.side, { reliability: 0, product: 0, uncategorised: 0 });
		// 3/4 + 1/2 = 1.25 against 1/4 + 1/2 = 0.75, and 1: 1.25 of 3 days.
		assert.deepEqual(weeks[1]!.side, { reliability: 1.25, product: 0.75, uncategorised: 1, share: 1.25 / 3 });
		assert.deepEqual(actual, weeks[1]!.side);
		assert.deepEqual([weeks[1]!.people, weeks[1]!.commits], [2, 6]);
		assert.deepEqual(
			weeks[1]!.parts.map(({ item, by, days, commits }) => [item?.id ?? '', by, days, commits.length]),
			[
				['REL-1', 'named', 1.25, 4],
				['', 'none', 1, 1],
				['FEAT-1', 'named', 0.75, 2],
			],
		);
	});

	it('runs by the days and weeks of the team, whatever the zone of the machine', () => {
		// Sunday 23:30 in New York is Monday in UTC: the week before. Two commits of one local day are one day.
		const { weeks } = of([
			commit({ at: Date.parse('2026-11-16T04:30Z'), trailer: 'REL-1' }),
			commit({ at: Date.parse('2026-11-18T03:00Z'), trailer: 'REL-1' }),
			commit({ at: Date.parse('2026-11-17T15:00Z'), trailer: 'FEAT-1' }),
		]);
		assert.deepEqual(
			weeks.map(({ side }) => [side.reliability, side.product]),
			[
				[1, 0],
				[0.5, 0.5],
			],
		);
	});

	it('leaves out machines, weeks that are not asked for, and what touches no folder of the team', () => {
		const bot = commit({ author: '49699333+dependabot[bot]@users.noreply.github.com', subject: 'build: bump' });
		const person = commit({ author: '1+ana@users.noreply.github.com', trailer: 'REL-1' });
		const { weeks, byMachines } = of([
			bot,
			person,
			commit({ at: Date.parse('2026-10-01T00:00Z') }),
			commit({ at: NOW }),
		]);
		assert.deepEqual([byMachines, weeks[1]!.commits], [1, 1]);
		const below = of([commit({ paths: ['elsewhere/a.ts'] }), commit({ paths: ['shop/a.ts'] })], TEXT, 'shop/');
		assert.equal(below.weeks[1]!.commits, 1);
	});

	it('takes the side of a type from the file', () => {
		const side = (text: string) => of([commit({ subject: 'docs: x' })], text).weeks[1]!.side;
		assert.equal(side(TEXT).uncategorised, 1);
		assert.equal(side(`commits: { types: { docs: product } }\n${TEXT}`).product, 1);
	});

	it('lists the items behind what is planned and in progress, the most effort first', () => {
		const snapshot = snapshotOf(
			`${TEXT}  - { id: FEAT-2, title: Carts, kind: product, status: planned, effort: 9d }\n`,
		);
		const [, planned, inProgress] = effortRows(snapshot.balance, 'noGit', {
			translate: english,
			items: snapshot.backlogs[0]!.items,
		});
		const under = (row: typeof planned) =>
			row!.children.map(({ label, children }) => [
				label,
				...children.map((item) => `${item.label}: ${item.description}`),
			]);
		assert.deepEqual(under(planned), [['Product', 'FEAT-2 Carts: 9 d', 'FEAT-1 Wallet: 5 d']]);
		assert.deepEqual(under(inProgress), [
			['Reliability', 'REL-1 Failover: 5 d'],
			['Product', 'fix A word: 5 d'],
			['Uncategorised', 'TASK-1 Move: 5 d'],
		]);
	});

	it('stands beside floor, planned and in progress, each opening into what it is made of', () => {
		const history = of([
			commit({ trailer: 'FEAT-1', subject: 'Wallet <b>' }),
			commit({ author: 'b', trailer: 'REL-1' }),
			commit({ author: 'c', trailer: 'FEAT-1' }),
			commit({ author: 'd', trailer: 'FEAT-1' }),
		]);
		const rows = effortRows(snapshotOf().balance, history, { translate: english });
		assert.deepEqual(
			rows.map(({ label, description, icon }) => [label, description, icon]),
			[
				['Floor', '30%', 'milestone'],
				['Planned', '0% reliability, under the floor', 'warning'],
				['In progress', '33% reliability', 'check'],
				['Actual, last 2 weeks', '25% reliability, under the floor', 'warning'],
			],
		);
		const [, , week] = rows[3]!.children;
		assert.deepEqual([week!.label, week!.note], ['2026-W47', '4 commits of 4 people.']);
		assert.deepEqual(week!.children[0]!.children.map(({ label }) => label).sort(), [
			'Something',
			'Something',
			'Wallet <b>',
		]);
		assert.equal(TEXT.slice(week!.children[0]!.place!.start).startsWith('{ id: FEAT-1'), true);
		const ids = (list: typeof rows): string[] => list.flatMap((row) => [row.id, ...ids(row.children)]);
		assert.equal(new Set(ids(rows)).size, ids(rows).length);
		assert.equal(
			effortRows(snapshotOf().balance, 'untrusted', { translate: english }).at(-1)!.description,
			'not in an untrusted workspace',
		);
	});
});

describe('what git tells', () => {
	let root: string;
	before(() => {
		root = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-log-'));
	});
	after(() => fs.rmSync(root, { recursive: true }));
	const git = (...args: readonly string[]) =>
		execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], {
			cwd: root,
			encoding: 'utf8',
			env: { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' },
			stdio: ['ignore', 'pipe', 'ignore'],
		});
	const write = (name: string, text: string) => {
		fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
		fs.writeFileSync(path.join(root, name), text);
		git('add', '--all');
	};
	const read = (printed: string, size = printed.length) => {
		const reader = new CommitReader();
		for (let at = 0; at < printed.length; at += size) reader.push(printed.slice(at, at + size));
		return reader.end();
	};

	it('is read in pieces of any size: trailers, branches that were merged, paths of any name', () => {
		git('init', '--quiet', '--initial-branch=main');
		write('a.txt', '1');
		git('commit', '--quiet', '--message', 'First\n\nItem: REL-1\nItem: FEAT-1');
		git('checkout', '--quiet', '-b', 'rel-1-failover');
		write('services/čau “x”\n.txt', '1');
		git('commit', '--quiet', '--message', 'On the branch');
		git('checkout', '--quiet', 'main');
		write('b.txt', '1');
		git('commit', '--quiet', '--message', 'On main');
		git('merge', '--quiet', '--no-ff', '--no-edit', 'rel-1-failover');
		const printed = git(...logArguments(0));
		const commits = read(printed);
		const bySubject = new Map(commits.map((each) => [each.subject, each]));
		assert.deepEqual([...bySubject.keys()].sort(), ['First', 'On main', 'On the branch']);
		assert.equal(bySubject.get('On the branch')!.branch, "Merge branch 'rel-1-failover'");
		assert.deepEqual(bySubject.get('On the branch')!.paths, ['services/čau “x”\n.txt']);
		assert.deepEqual([bySubject.get('On main')!.branch, bySubject.get('First')!.branch], [undefined, undefined]);
		assert.equal(bySubject.get('First')!.trailer, 'REL-1,FEAT-1');
		for (const size of [1, 7, 64]) assert.deepEqual(read(printed, size), commits);
	});

	it('goes as far back as it is asked to, to the first second too', () => {
		fs.writeFileSync(path.join(root, 'old.txt'), '1');
		git('add', '--all');
		const at = { GIT_AUTHOR_DATE: '1975-01-01T00:00:00Z', GIT_COMMITTER_DATE: '1975-01-01T00:00:00Z' };
		execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', 'commit', '--quiet', '-m', 'Old'], {
			cwd: root,
			env: { ...process.env, ...at, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' },
		});
		const since = (instant: string) =>
			read(git(...logArguments(Date.parse(instant) / 1000))).map(({ subject }) => subject);
		assert.ok(since('1970-01-01T00:00:00Z').includes('Old'));
		assert.ok(since('1974-12-31T00:00:00Z').includes('Old'));
		assert.ok(!since('1975-01-02T00:00:00Z').includes('Old'));
		assert.deepEqual(since('2098-12-31T00:00:00Z'), []);
		git('reset', '--quiet', '--hard', 'HEAD~1');
	});

	it('is only what is new after a commit that is known, and says when that is gone', () => {
		const before = readRepository(git(...repositoryArguments))!;
		assert.equal(before.prefix, '');
		write('c.txt', '1');
		git('commit', '--quiet', '--message', 'New');
		assert.deepEqual(
			read(git(...logArguments(0, before.head))).map(({ subject }) => subject),
			['New'],
		);
		assert.equal(git(...strayArguments(before.head)).trim(), '0');
		const stray = readRepository(git(...repositoryArguments))!.head;
		git('reset', '--quiet', '--hard', 'HEAD~1');
		assert.equal(git(...strayArguments(stray)).trim(), '1');
	});

	it('is one commit to read, with its message and its changes and without its author', () => {
		const [last] = read(git(...logArguments(0)));
		const shown = git(...showArguments(last!.hash));
		assert.ok(shown.startsWith(last!.hash) && shown.includes(last!.subject));
		assert.ok(!shown.includes('ana@example.com'));
	});

	it('may be anything, and is never more than what it is', () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('\x02', '\x03', '\x1f', '\0', '\n'))), (pieces) => {
				const reader = new CommitReader();
				for (const piece of pieces) reader.push(piece);
				for (const each of reader.end()) assert.ok(Number.isFinite(each.at));
			}),
		);
		assert.equal(readRepository('fatal: not a git repository'), undefined);
	});
});
