import fs from 'node:fs';
import path from 'node:path';
import type { Backlog } from '../../../src/core/backlog/model.ts';
import { readSloFile } from '../../../src/core/slos/readSloFile.ts';
import { type SloFileInput, sloPaths } from '../../../src/core/slos/sloFiles.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures');

/** The SLO files that a backlog names, of those in `test/fixtures/slos`. */
export function fixtureSloFiles(backlog: Backlog): SloFileInput[] {
	return sloPaths(backlog).map((name): SloFileInput => {
		const target = path.join(folder, name);
		if (!fs.existsSync(target)) return { kind: 'missing', path: name };
		const text = fs.readFileSync(target, 'utf8');
		return { kind: 'read', path: name, file: name, text, reading: readSloFile(text) };
	});
}
