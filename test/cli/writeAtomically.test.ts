import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const KILLS = 6;
const LENGTH = 3_000_000;

describe('a file that is written as a whole', () => {
	let folder = '';
	beforeEach(() => {
		folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-write-'));
	});
	afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

	it('is the old text or the new one, wherever the process is killed', async function () {
		this.timeout(60_000);
		const target = path.join(folder, 'reliability.yaml');
		const writer = path.join(folder, 'writer.mts');
		const from = pathToFileURL(path.resolve('src/cli/writeAtomically.ts')).href;
		// It writes one text after the other, and says so: the kill strikes somewhere in the next ones.
		fs.writeFileSync(
			writer,
			`import { writeAtomically } from ${JSON.stringify(from)};
			const texts = ['a', 'b'].map((letter) => new TextEncoder().encode(letter.repeat(${LENGTH})));
			for (let turn = 0; ; turn++) {
				writeAtomically(${JSON.stringify(target)}, texts[turn % 2]);
				if (turn === 3) process.stdout.write('writing');
			}`,
		);
		for (let kill = 0; kill < KILLS; kill++) {
			const child = spawn(process.execPath, ['--import', 'tsx', writer], { stdio: ['ignore', 'pipe', 'inherit'] });
			await once(child.stdout, 'data');
			child.kill('SIGKILL');
			await once(child, 'exit');
			const text = fs.readFileSync(target, 'utf8');
			assert.equal(text.length, LENGTH);
			assert.ok(text === text[0]!.repeat(LENGTH), 'a text that is half one and half the other');
			// What is left beside it is hidden, and no backlog.
			const left = fs.readdirSync(folder).filter((name) => name !== 'reliability.yaml' && name !== 'writer.mts');
			assert.ok(
				left.every((name) => /^\.reliability\.yaml\.\d+\.tmp$/.test(name)),
				left.join(', '),
			);
		}
	});
});
