import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { commitAll, folderWith, lightsOn, lightsOnBundle } from './commandLine.ts';

const backlog = `items:
  - id: REL-1
    title: Rotate keys
    effort: 5d # guess
  - id: FEAT-1
    title: Saved carts
    effort: 10d
incidents:
  - { id: INC-1, service: checkout, cause: keys }
`;

/** A repository in which the backlog is merged by this program, as docs/merge.md says. */
function repository() {
	const root = folderWith({
		'reliability.yaml': backlog,
		'.gitattributes': 'reliability.yaml merge=lights-on\n',
		'notes.txt': 'one\n',
	});
	const git = (...args: string[]) =>
		spawnSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], {
			cwd: root,
			env: { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' },
			encoding: 'utf8',
		});
	commitAll(root, '2026-11-01T09:00:00Z');
	git('branch', '--move', 'main');
	git('config', 'merge.lights-on.name', 'Lights On: by item');
	git('config', 'merge.lights-on.driver', `"${process.execPath}" "${lightsOnBundle()}" merge %O %A %B`);
	const write = (text: string) => fs.writeFileSync(path.join(root, 'reliability.yaml'), text);
	const read = () => fs.readFileSync(path.join(root, 'reliability.yaml'), 'utf8');
	/** One text on a branch of its own, another one on main, and the merge of the two. */
	const mergeOf = (ours: string, theirs: string) => {
		git('checkout', '--quiet', '-b', 'theirs');
		write(theirs);
		commitAll(root, '2026-11-02T09:00:00Z');
		git('checkout', '--quiet', 'main');
		write(ours);
		commitAll(root, '2026-11-03T09:00:00Z');
		return git('merge', '--no-edit', 'theirs');
	};
	return { root, git, read, mergeOf };
}

describe('lights-on merge, run by git', () => {
	it('merges what both sides changed on one line and at one place', () => {
		const { git, read, mergeOf } = repository();
		const done = mergeOf(
			`${backlog.replace('service: checkout', 'service: payments')}  - { id: INC-2, service: checkout }\n`,
			`${backlog.replace('cause: keys', 'cause: old-keys')}  - { id: INC-3, service: checkout }\n`,
		);
		assert.equal(done.status, 0, done.stdout + done.stderr);
		assert.equal(
			read(),
			`${backlog.replace('service: checkout, cause: keys', 'service: payments, cause: old-keys')}  - { id: INC-2, service: checkout }\n  - { id: INC-3, service: checkout }\n`,
		);
		assert.equal(git('status', '--porcelain').stdout, '');
	});

	it('leaves a conflict where both changed one field, and the file unmerged', () => {
		const { git, read, mergeOf } = repository();
		const done = mergeOf(
			backlog.replace('effort: 5d', 'effort: 8d').replace('Saved carts', 'Saved baskets'),
			backlog.replace('effort: 5d', 'effort: 3d').replace('Rotate', 'Renew'),
		);
		assert.equal(done.status, 1);
		assert.match(done.stdout, /CONFLICT \(content\): Merge conflict in reliability\.yaml/);
		assert.equal(git('status', '--porcelain').stdout, 'UU reliability.yaml\n');
		assert.equal(
			read(),
			backlog
				.replace('Saved carts', 'Saved baskets')
				.replace('Rotate', 'Renew')
				.replace(
					'    effort: 5d # guess\n',
					'<<<<<<< ours\n    effort: 8d # guess\n=======\n    effort: 3d # guess\n>>>>>>> theirs\n',
				),
		);
	});

	it('merges line by line what is no sound backlog', () => {
		const { read, mergeOf } = repository();
		const broken = backlog.replace('cause: keys }', 'cause: keys');
		assert.equal(mergeOf(broken, backlog.replace('Rotate', 'Renew')).status, 0);
		assert.equal(read(), broken.replace('Rotate', 'Renew'));
	});
});

describe('lights-on merge', () => {
	it('writes nothing where a file is missing or no text, and tells git that it failed', () => {
		const root = folderWith({ base: backlog, ours: backlog });
		const missing = lightsOn(['merge', 'base', 'ours', 'theirs'], root);
		assert.equal(missing.status, 129);
		assert.equal(missing.err, 'lights-on: “theirs” cannot be read: it is not there.\n');
		fs.writeFileSync(path.join(root, 'theirs'), Uint8Array.of(0xff, 0xfe, 0x00));
		assert.equal(lightsOn(['merge', 'base', 'ours', 'theirs'], root).status, 129);
		assert.equal(fs.readFileSync(path.join(root, 'ours'), 'utf8'), backlog);
	});

	it('keeps a byte order mark', () => {
		const root = folderWith({
			base: `\ufeff${backlog}`,
			ours: `\ufeff${backlog.replace('service: checkout', 'service: payments')}`,
			theirs: `\ufeff${backlog.replace('cause: keys', 'cause: old-keys')}`,
		});
		assert.equal(lightsOn(['merge', 'base', 'ours', 'theirs'], root).status, 0);
		assert.equal(
			fs.readFileSync(path.join(root, 'ours'), 'utf8'),
			`\ufeff${backlog.replace('service: checkout, cause: keys', 'service: payments, cause: old-keys')}`,
		);
	});

	it('wants three files', () => {
		assert.match(lightsOn(['merge', 'a', 'b']).err, /Say which three files to merge/);
		assert.match(lightsOn(['merge', 'a', 'b', 'c', 'd']).err, /“d” is one too many/);
	});
});
