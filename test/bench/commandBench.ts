import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { writePages } from './importBench.ts';
import { median } from './medians.ts';
import { processorTime } from './processorTime.ts';

/**
 * `lights-on measure` of a year, from a CSV of pages, as a person runs it: what it takes above the same command without
 * pages, as multiples of reading the bytes of the file.
 */
export interface CommandBench {
	readonly rows: number;
	/** Median milliseconds of the processor: of reading the file whole, and of the command above itself without pages. */
	readonly reading: number;
	readonly measuring: number;
	readonly ratio: number;
	readonly megabytesAboveBase: number;
}

const ROUNDS = 15;

export function commandBench(rows = 1_000_000): CommandBench {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-bench-'));
	try {
		const bundle = path.join(folder, 'cli.cjs');
		const entry = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
		buildSync({
			entryPoints: [entry],
			outfile: bundle,
			bundle: true,
			platform: 'node',
			logLevel: 'error',
			define: { 'import.meta.url': '__filename' },
		});
		const tell = path.join(folder, 'tell.cjs');
		fs.writeFileSync(
			tell,
			`process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(path.join(folder, 'used.json'))}, JSON.stringify({ ...process.resourceUsage(), peak: Number(/VmHWM:\\s*(\\d+)/.exec(require('fs').readFileSync('/proc/self/status', 'utf8'))[1]) })));`,
		);
		const pages = path.join(folder, 'with', 'pages.csv');
		for (const name of ['with', 'without']) fs.mkdirSync(path.join(folder, name));
		const head = 'team: { name: T, timezone: America/New_York }\nservices: [{ id: service-1 }]\nitems: []\n';
		fs.writeFileSync(path.join(folder, 'with', 'reliability.yaml'), `${head}sources: [pages.csv]\n`);
		fs.writeFileSync(path.join(folder, 'without', 'reliability.yaml'), head);
		writePages(pages, rows);
		const measure = (name: string): Used => {
			const args = ['-r', tell, bundle, 'measure', path.join(folder, name), '--weeks', '52', '--format', 'json'];
			const run = spawnSync(process.execPath, [...args, '--now', '2025-05-05T09:00Z'], { encoding: 'utf8' });
			if (run.status !== 0) throw new Error(`Failed to measure: ${run.stderr}`);
			// Not maxRSS, which a process has from whatever began it.
			const { userCPUTime, systemCPUTime, peak } = JSON.parse(
				fs.readFileSync(path.join(folder, 'used.json'), 'utf8'),
			) as NodeJS.ResourceUsage & { readonly peak: number };
			return { milliseconds: (userCPUTime + systemCPUTime) / 1000, megabytes: peak / 1024 };
		};
		const rounds = Array.from({ length: ROUNDS }, () => ({
			reading: read(pages),
			plain: measure('without'),
			full: measure('with'),
		}));
		const reading = median(rounds.map((round) => round.reading));
		const measuring = median(rounds.map(({ full, plain }) => full.milliseconds - plain.milliseconds));
		return {
			rows,
			reading,
			measuring,
			ratio: measuring / reading,
			megabytesAboveBase: median(rounds.map(({ full, plain }) => full.megabytes - plain.megabytes)),
		};
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

interface Used {
	readonly milliseconds: number;
	readonly megabytes: number;
}

function read(file: string): number {
	const start = processorTime();
	fs.readFileSync(file);
	return processorTime() - start;
}
