import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { loadCore } from '../../../src/host/core.ts';
import { CommitHistory } from '../../../src/host/git/commitHistory.ts';
import type { Git } from '../../../src/host/git/git.ts';
import { machineGit } from '../../../src/host/git/machineGit.ts';
import { folder, lightsOn, showBacklog, threeItems } from '../suite/backlogInEditor.ts';
import { gitAt } from './repository.ts';

const COMMITS = 50_000;

/** Each so many times a commit changes a file: what changes is as much for git to write as the commits themselves. */
const CHANGING = 10;

/** As git imports them: one each ten minutes, up to an hour ago. */
function commitStream(commits: number): string {
	const last = Math.floor(Date.now() / 1000) - 3600;
	const records: string[] = [];
	for (let number = 1; number <= commits; number++) {
		const person = `Ana <ana@example.com> ${last - (commits - number) * 600} +0000`;
		const subject = `REL-1: change ${number}`;
		const head = `commit refs/heads/main\nauthor ${person}\ncommitter ${person}\ndata ${subject.length}\n${subject}\n`;
		const file = `M 100644 inline src/file${number % 9}.ts\ndata 1\n${number % 7}\n`;
		records.push(number % CHANGING === 1 ? head + file : head);
	}
	return records.join('\n');
}

/** Git, and the logs it was asked for. */
function recorded(): { readonly git: Git; readonly ranges: string[] } {
	const ranges: string[] = [];
	const git: Git = {
		run(where, args, run) {
			if (args.includes('--topo-order')) ranges.push(args.at(-2)!);
			return machineGit.run(where, args, run);
		},
	};
	return { git, ranges };
}

describe('the history of a repository of 50,000 commits', () => {
	it('is read once with progress, can be cancelled, and then only what is new is read', async function () {
		// A folder that is on no disk has no git.
		if (folder().scheme !== 'file') return this.skip();
		const editor = await lightsOn();
		await showBacklog(threeItems);
		const snapshot = (await editor.snapshot())!;
		const core = await loadCore();
		const root = folder().fsPath;
		const now = new Date().toISOString();
		gitAt(root, now, 'init', '--quiet', '--initial-branch', 'main');
		try {
			// What is gone in a moment is not worth packing.
			const args = ['-c', 'core.compression=0', 'fast-import', '--quiet'];
			const { status } = spawnSync('git', args, { cwd: root, input: commitStream(COMMITS) });
			assert.equal(status, 0);
			const { git, ranges } = recorded();
			const history = new CommitHistory(git);
			const first = new vscode.CancellationTokenSource();
			const told: number[] = [];
			const cancelled = await history.read(core, snapshot, first.token, (share) => {
				told.push(share);
				if (share > 0) first.cancel();
			});
			assert.equal(cancelled, undefined);
			// What came after the cancel was dropped.
			assert.equal(told.filter((share) => share > 0).length, 1);
			assert.ok(told.at(-1)! < 0.5, `${told.at(-1)}`);

			const { token } = new vscode.CancellationTokenSource();
			told.length = 0;
			const [all] = (await history.read(core, snapshot, token, (share) => told.push(share)))!;
			assert.equal(all!.commits.length, COMMITS);
			assert.ok(told.length > 10);
			assert.deepEqual(
				told,
				[...told].sort((one, other) => one - other),
			);
			assert.ok(told.at(-1)! > 0.99);

			const [again] = (await history.read(core, snapshot, token))!;
			assert.equal(again!.commits, all!.commits);
			gitAt(root, now, 'commit', '--quiet', '--allow-empty', '--message', 'FEAT-1: one more');
			const [more] = (await history.read(core, snapshot, token))!;
			assert.equal(more!.commits.length, COMMITS + 1);
			assert.equal(more!.commits[0]!.subject, 'FEAT-1: one more');
			assert.deepEqual(ranges, ['HEAD', 'HEAD', `${all!.commits[0]!.hash}..HEAD`]);

			// Cancelled before git has said where the repository is, and while it tells what is new.
			ranges.length = 0;
			const before = new vscode.CancellationTokenSource();
			before.cancel();
			assert.equal(await history.read(core, snapshot, before.token), undefined);
			gitAt(root, now, 'commit', '--quiet', '--allow-empty', '--message', 'FEAT-1: and another');
			const during = new vscode.CancellationTokenSource();
			assert.equal(await history.read(core, snapshot, during.token, () => during.cancel()), undefined);
			const [last] = (await history.read(core, snapshot, token))!;
			assert.equal(last!.commits.length, COMMITS + 2);
			const range = `${more!.commits[0]!.hash}..HEAD`;
			assert.deepEqual(ranges, [range, range]);
		} finally {
			fs.rmSync(path.join(root, '.git'), { recursive: true, force: true });
			await showBacklog(threeItems);
		}
	});
});
