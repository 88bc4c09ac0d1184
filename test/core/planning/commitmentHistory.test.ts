import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { english, readBacklog } from '../../../src/core/index.ts';
import {
	commitmentChanges,
	commitmentLogArguments,
	fileDiffArguments,
	fileInCommitArguments,
	readCommitmentLog,
	type Terms,
	termsOf,
} from '../../../src/core/planning/commitmentHistory.ts';
import { commitmentRows } from '../../../src/core/views/commitmentRows.ts';

/** A repository of its own that no setting of this machine reaches. */
class Repository {
	readonly root = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-history-'));

	git(args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
		const done = spawnSync('git', args, {
			cwd: this.root,
			env: { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1', ...env },
			encoding: 'utf8',
		});
		if (done.status !== 0) throw new Error(`Failed to run git ${args.join(' ')}: ${done.stderr}`);
		return done.stdout;
	}

	commit(name: string, text: string, who: string, at: string, subject: string): void {
		fs.mkdirSync(path.dirname(path.join(this.root, name)), { recursive: true });
		fs.writeFileSync(path.join(this.root, name), text);
		this.git(['add', '--all']);
		this.git(['-c', `user.name=${who}`, '-c', 'user.email=x@example.com', 'commit', '--quiet', '--message', subject], {
			GIT_AUTHOR_DATE: at,
			GIT_COMMITTER_DATE: at,
		});
	}

	changes(name: string, present: string) {
		const terms = (text: string): Terms | undefined => termsOf(readBacklog(name, text).backlog.commitment);
		const commits = readCommitmentLog(this.git(commitmentLogArguments(name)));
		const past = commits.map((commit) => ({ commit, terms: terms(this.git(fileInCommitArguments(commit))) }));
		return commitmentChanges(terms(present), past);
	}
}

describe('the history of the commitment', () => {
	const repository = new Repository();
	after(() => fs.rmSync(repository.root, { recursive: true, force: true }));

	it('is every commit that changed it, through a rename: who, when, from what to what', () => {
		repository.git(['init', '--quiet']);
		const items = 'items:\n  - { id: A, title: The floor and the people }\n';
		repository.commit('old.yaml', items, 'Ana', '2026-01-05T10:00Z', 'Begin');
		repository.commit(
			'old.yaml',
			`commitment: { floor: 40% }\n${items}`,
			'Ana',
			'2026-02-05T10:00Z',
			'Promise “a floor”',
		);
		repository.commit(
			'old.yaml',
			`commitment: { floor: 40% }\n${items}  - { id: B, title: from here until there }\n`,
			'Ben',
			'2026-03-05T10:00Z',
			'Nothing of the commitment',
		);
		repository.git(['mv', 'old.yaml', 'reliability.yaml']);
		const lower = `commitment:\n  floor: 30%\n  until: 2026-12-31\n  approvedBy: Cy\n${items}  - { id: B, title: from here until there }\n`;
		repository.commit('reliability.yaml', lower, 'Ben', '2026-04-05T10:00Z', 'Give in');
		const present = lower.replace('30%', '35%');
		const changes = repository.changes('reliability.yaml', present);
		assert.deepEqual(
			commitmentRows(changes, 'UTC', { translate: english }).map(({ label, description, detail }) => [
				label,
				description,
				detail,
			]),
			[
				['Floor raised from 30% to 35%', 'not committed yet', 'Approved by Cy'],
				[
					'Floor lowered from 40% to 30% · Until – → 2026-12-31 · Approver – → Cy',
					'Ben, Apr 5, 2026',
					'Give in · Approved by Cy',
				],
				['A floor of 40%', 'Ana, Feb 5, 2026', 'Promise “a floor”'],
			],
		);
	});

	it('shows what a commit did to the file and to no other, through a rename, also from a folder of the repository', () => {
		const other = new Repository();
		try {
			other.git(['init', '--quiet']);
			const items = Array.from({ length: 9 }, (_, index) => `  - { id: I-${index}, title: t }\n`).join('');
			const text = (floor: string) => `commitment: { floor: ${floor} }\nitems:\n${items}`;
			fs.writeFileSync(path.join(other.root, 'beside.txt'), 'beside\n');
			other.commit('old/ö[1].yaml', text('40%'), 'Ana', '2026-02-05T10:00Z', 'Begin');
			other.git(['mv', 'old', 'team']);
			fs.writeFileSync(path.join(other.root, 'beside.txt'), 'changed\n');
			other.commit('team/ö[1].yaml', text('30%'), 'Ben', '2026-04-05T10:00Z', 'Give in');
			const [commit] = readCommitmentLog(other.git(['-C', 'team', ...commitmentLogArguments('ö[1].yaml')]));
			const shown = other.git(['-C', 'team', ...fileDiffArguments(commit!)]);
			assert.match(shown, /^[0-9a-f]{40}\nBen, 2026-04-05T10:00:00\S*\n\nGive in\n/);
			assert.match(shown, /rename from old\/ö\[1\]\.yaml\nrename to team\/ö\[1\]\.yaml/);
			assert.deepEqual(
				shown.split('\n').filter((line) => /^[+-](?![+-])/.test(line)),
				['-commitment: { floor: 40% }', '+commitment: { floor: 30% }'],
			);
			assert.doesNotMatch(shown, /beside/);
		} finally {
			fs.rmSync(other.root, { recursive: true, force: true });
		}
	});

	it('tells also that it was removed, and of its policy and people', () => {
		const before = { floor: 0.4, people: 2, policy: [{ budgetBelow: 0.25, floor: 0.5 }] };
		const commit = { hash: 'a'.repeat(40), who: 'Ana', at: 0, subject: 's', path: 'p' };
		const rows = (present: Terms | undefined) =>
			commitmentRows(commitmentChanges(present, [{ commit, terms: before }]), 'UTC', { translate: english }).map(
				({ label }) => label,
			);
		assert.deepEqual(rows(undefined), ['The commitment of 40% is removed', 'A floor of 40%']);
		assert.deepEqual(rows({ ...before, people: 3, policy: [] }), [
			'People 2 → 3 · Policy < 25%: 50% → –',
			'A floor of 40%',
		]);
		assert.deepEqual(rows(before), ['A floor of 40%']);
	});

	it('leaves out what is none of git’s records', () => {
		assert.deepEqual(readCommitmentLog('warning: something\n'), []);
		assert.deepEqual(readCommitmentLog('\u001enot a hash\u001fAna\u001f0\u001fs\n\nfile\n'), []);
	});
});
