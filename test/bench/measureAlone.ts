import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/**
 * What a program of this folder prints as JSON. It is bundled, as users get what it measures, and runs in a process of
 * its own, with flags of Node, so that nothing else is in the figures.
 */
export function measureAlone<T>(program: string, args: readonly string[], flags: readonly string[] = []): T {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-bench-'));
	try {
		const bundle = path.join(folder, 'measure.cjs');
		const entry = fileURLToPath(new URL(program, import.meta.url));
		buildSync({ entryPoints: [entry], outfile: bundle, bundle: true, platform: 'node', logLevel: 'error' });
		const run = spawnSync(process.execPath, [...flags, bundle, ...args], { encoding: 'utf8' });
		if (run.status !== 0) throw new Error(`Failed to measure with ${program}: ${run.stderr}`);
		return JSON.parse(run.stdout) as T;
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}
