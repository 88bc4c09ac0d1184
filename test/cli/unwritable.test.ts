import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { blockLong, fullDiskAt } from '../harness/fullDisk.ts';
import { folderWith, lightsOn, lightsOnBundle } from './commandLine.ts';

const backlog = blockLong('items:\n  - { id: REL-1, title: Rotate keys, effort: 5d }\n');
const csv = 'id,service,started,resolved\nA-1,pay,2026-01-05T10:00Z,2026-01-05T10:30Z\n';

describe('what cannot be written', () => {
	it('is a file on a disk without room: it stays as it is, and the reason is told', function () {
		const root = folderWith({ 'export.csv': csv, 'base.yaml': backlog, 'theirs.yaml': backlog.replace('5d', '50d') });
		const disk = fullDiskAt(path.join(root, 'full'), { 'reliability.yaml': backlog });
		if (!disk) return this.skip();
		try {
			const file = 'full/reliability.yaml';
			const before = fs.readdirSync(path.join(root, 'full'));
			for (const args of [
				['import', 'export.csv', '--into', file],
				['merge', 'base.yaml', file, 'theirs.yaml'],
			]) {
				const { status, err } = lightsOn(args, root);
				assert.ok(status !== 0 && status !== 1, args[0]);
				assert.match(err, /“full\/reliability\.yaml” cannot be written: there is no room on the disk\.\n$/);
				assert.equal(fs.readFileSync(path.join(root, file), 'utf8'), backlog);
				assert.deepEqual(fs.readdirSync(path.join(root, 'full')), before);
			}
		} finally {
			disk.remove();
		}
	});

	it('is a file that nobody is to write: it stays as it is, and the reason is told', () => {
		const root = folderWith({ 'export.csv': csv, 'reliability.yaml': backlog });
		fs.chmodSync(path.join(root, 'reliability.yaml'), 0o444);
		const { status, err } = lightsOn(['import', 'export.csv', '--into', 'reliability.yaml'], root);
		assert.equal(status, 2);
		assert.match(err, /“reliability\.yaml” cannot be written: it is read-only\.\n$/);
		assert.equal(fs.readFileSync(path.join(root, 'reliability.yaml'), 'utf8'), backlog);
	});

	it('is the output where its disk is full: one sentence tells it, and no trace', () => {
		const root = folderWith({ 'reliability.yaml': backlog });
		const full = fs.openSync('/dev/full', 'w');
		const { status, stderr } = spawnSync(process.execPath, [lightsOnBundle(), 'score', root], {
			stdio: ['ignore', full, 'pipe'],
			env: { ...process.env, NODE_V8_COVERAGE: '' },
			encoding: 'utf8',
		});
		fs.closeSync(full);
		assert.equal(status, 2);
		assert.match(stderr, /^[^\n]*The output cannot be written: there is no room on the disk\.\n$/);
	});
});
