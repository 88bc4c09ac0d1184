// Reads the pages of the file that is named, and its bytes alone, and prints what both take. `importBench.ts` runs it.
import fs from 'node:fs';
import { streamPages } from '../../src/cli/importing/sourceFile.ts';
import type { ImportBench } from './importBench.ts';

function measure(file: string): ImportBench {
	// Before anything else: reading the file whole takes memory as large as it.
	const base = peakKilobytes();
	const first = importOnce(file);
	const peak = peakKilobytes();
	const imports = [first, importOnce(file), importOnce(file)];
	const reads = Array.from({ length: 3 }, () => timed(() => fs.readFileSync(file).length));
	const reading = median(reads.map(({ milliseconds }) => milliseconds));
	const importing = median(imports.map(({ milliseconds }) => milliseconds));
	return {
		rows: first.result,
		megabytes: fs.statSync(file).size / 1e6,
		reading,
		importing,
		ratio: importing / reading,
		megabytesAboveBase: (peak - base) / 1024,
	};
}

/**
 * The most memory that this process has held. Linux counts in `maxRSS` also what the process that started it held, which
 * hides all that is smaller.
 */
function peakKilobytes(): number {
	if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
	return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))![1]);
}

function importOnce(file: string): Timed<number> {
	const descriptor = fs.openSync(file, 'r');
	try {
		return timed(() => streamPages(descriptor, file)?.pages?.count ?? 0);
	} finally {
		fs.closeSync(descriptor);
	}
}

interface Timed<T> {
	readonly result: T;
	readonly milliseconds: number;
}

/** Time of the processor, not of the clock: others run on this machine too. */
function timed<T>(work: () => T): Timed<T> {
	const start = process.cpuUsage();
	const result = work();
	const { user, system } = process.cpuUsage(start);
	return { result, milliseconds: (user + system) / 1000 };
}

function median(values: readonly number[]): number {
	return [...values].sort((one, other) => one - other)[values.length >> 1]!;
}

process.stdout.write(JSON.stringify(measure(process.argv[2]!)));
