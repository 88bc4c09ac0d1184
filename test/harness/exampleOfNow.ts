import fs from 'node:fs';
import path from 'node:path';
import { shiftDates, weeksSinceSample } from '../../src/core/backlog/sample.ts';

export const EXAMPLE = 'examples/checkout';

/**
 * Makes a copy of the example what it would be now, in whatever week and year the tests run, as the sample workspace is
 * made: its records end last week. Its reports and the ledger of them are of weeks that are over, and go.
 */
export function asOfNow(folder: string): void {
	const weeks = weeksSinceSample(Date.now());
	for (const name of ['reports', '.reliability']) fs.rmSync(path.join(folder, name), { recursive: true });
	for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const file = path.join(entry.parentPath, entry.name);
		fs.writeFileSync(file, shiftDates(fs.readFileSync(file, 'utf8'), weeks));
	}
}
