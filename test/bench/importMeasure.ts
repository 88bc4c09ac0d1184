// Reads the pages of the file that is named, and its bytes alone, and prints what both take. `importBench.ts` runs it.
import fs from 'node:fs';
import { streamPages } from '../../src/cli/importing/sourceFile.ts';
import type { ImportBench } from './importBench.ts';
import { median } from './medians.ts';
import { processorTime } from './processorTime.ts';

const ROUNDS = 15;
/** In bytes. */
const PIECE = 65_536;

function measure(file: string): ImportBench {
	// Before anything else: reading the file whole takes memory as large as it.
	const base = peakKilobytes();
	const first = importOnce(file);
	const peak = peakKilobytes();
	// They take turns, so that a slow moment of the machine strikes both alike.
	const turns = Array.from({ length: ROUNDS }, () => ({
		read: timed(() => fs.readFileSync(file).length).milliseconds,
		imported: importOnce(file).milliseconds,
	}));
	const reading = median(turns.map(({ read }) => read));
	const importing = median(turns.map(({ imported }) => imported));
	// Afterwards: memory that is held, or was a moment ago, makes reading look four times as fast.
	const bytes = fs.readFileSync(file);
	const splitting = median(Array.from({ length: ROUNDS }, () => timed(() => fieldsOf(bytes)).milliseconds));
	return {
		rows: first.result,
		megabytes: fs.statSync(file).size / 1e6,
		reading,
		importing,
		splitting,
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

/** The plainest work of the same kind: bytes to text, piece by piece, and that to lines and fields. */
function fieldsOf(bytes: Buffer): number {
	let fields = 0;
	for (let start = 0; start < bytes.length; start += PIECE)
		for (const line of bytes.toString('utf8', start, start + PIECE).split('\n')) fields += line.split(',').length;
	return fields;
}

interface Timed<T> {
	readonly result: T;
	readonly milliseconds: number;
}

function timed<T>(work: () => T): Timed<T> {
	const start = processorTime();
	const result = work();
	return { result, milliseconds: processorTime() - start };
}

process.stdout.write(JSON.stringify(measure(process.argv[2]!)));
