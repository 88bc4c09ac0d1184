import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measureAlone } from './measureAlone.ts';

/**
 * Pages from a large CSV, as multiples of reading its bytes (`readFileSync`) in the same process, and the memory above
 * what the process had before.
 */
export interface ImportBench {
	readonly rows: number;
	readonly megabytes: number;
	/** Median milliseconds of the processor, for reading the file whole and for reading its pages. */
	readonly reading: number;
	readonly importing: number;
	/**
	 * The same for splitting the bytes at hand into lines and fields. Where memory is slow to be given, reading takes five
	 * times as long beside all else: what is held against the baseline is held against this.
	 */
	readonly splitting: number;
	/** Budget: 10. */
	readonly ratio: number;
	/** At the highest. Budget: 64. */
	readonly megabytesAboveBase: number;
}

export const IMPORT_BUDGET = { ratio: 10, megabytesAboveBase: 64 } as const;

export function importBench(rows = 1_000_000): ImportBench {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-bench-'));
	try {
		const file = path.join(folder, 'pages.csv');
		writePages(file, rows);
		const measured = measureAlone<ImportBench>('importMeasure.ts', [file]);
		if (measured.rows !== rows) throw new Error(`Failed to read all pages: ${measured.rows} of ${rows}`);
		return measured;
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

/** A team report of about 80 bytes a row: 40 people, in the order of time, some quoted. */
export function writePages(file: string, rows: number): void {
	const descriptor = fs.openSync(file, 'w');
	fs.writeSync(descriptor, 'created_at,type,address,user,incident,service\n');
	const channels = ['phone', 'sms', 'push', 'email'];
	let lines: string[] = [];
	for (let row = 0; row < rows; row++) {
		const at = new Date(Date.UTC(2021, 0, 1) + row * 137_000).toISOString().replace('.000', '');
		const person = row % 40;
		const user = person === 7 ? '"Seven, Person"' : `Person Number ${person}`;
		lines.push(
			`${at},${channels[row % 4]},+1555${`${person}`.padStart(7, '0')},${user},PINC${row % 5000},service-${row % 12}`,
		);
		if (lines.length === 10_000 || row === rows - 1) {
			fs.writeSync(descriptor, `${lines.join('\n')}\n`);
			lines = [];
		}
	}
	fs.closeSync(descriptor);
}
