import fs from 'node:fs';
import path from 'node:path';

/**
 * Writes a file as a whole or not at all: beside it first, then in its place. A link stays a link, and the file keeps
 * its permissions. Throws what the file system throws; nothing is left behind then.
 */
export function writeAtomically(target: string, bytes: Uint8Array): void {
	const exists = fs.existsSync(target);
	const real = exists ? fs.realpathSync(target) : path.resolve(target);
	const beside = path.join(path.dirname(real), `.${path.basename(real)}.${process.pid}.tmp`);
	try {
		const descriptor = fs.openSync(beside, 'wx', exists ? fs.statSync(real).mode & 0o777 : 0o666);
		try {
			// All of it: a single write may take less.
			fs.writeFileSync(descriptor, bytes);
			fs.fsyncSync(descriptor);
		} finally {
			fs.closeSync(descriptor);
		}
		fs.renameSync(beside, real);
	} catch (error) {
		fs.rmSync(beside, { force: true });
		throw error;
	}
}
