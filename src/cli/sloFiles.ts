import fs from 'node:fs';
import path from 'node:path';
import { type Backlog, folderOf, plainPath, readSloFile, type SloFileInput, sloPaths } from '../core/index.ts';
import { liesWithin, readText, whyOf } from './files.ts';

/** More than the longest text that the core reads, so that every text gets the core's own verdict. */
const MOST_BYTES = 20_000_000;

/** What came of looking for the SLO files that a backlog names. */
export function sloFilesOf(root: string, file: string, backlog: Backlog): readonly SloFileInput[] {
	return sloPaths(backlog).map((named): SloFileInput => {
		const name = path.posix.normalize(`${folderOf(file)}${plainPath(named)}`);
		const target = path.join(root, name);
		if (!fs.existsSync(target)) return { kind: 'missing', path: named };
		if (!liesWithin(root, target)) return { kind: 'linked', path: named };
		try {
			const { text } = readText(target, MOST_BYTES);
			return { kind: 'read', path: named, file: name, text, reading: readSloFile(text) };
		} catch (error) {
			return { kind: 'unreadable', path: named, why: whyOf(error) };
		}
	});
}
