import fs from 'node:fs';
import path from 'node:path';

const anybodyMayWrite = fs.constants.S_IWUSR | fs.constants.S_IWGRP | fs.constants.S_IWOTH;

/**
 * Writes a file as a whole or not at all: beside it first, then in its place. A link stays a link, and the file keeps
 * its permissions. Throws what the file system throws, and where nobody is to write the file; nothing is left behind then.
 */
export function writeAtomically(target: string, bytes: Uint8Array): void {
	const exists = fs.existsSync(target);
	// The folder alone decides whether another file may take its place.
	if (exists && (fs.statSync(target).mode & anybodyMayWrite) === 0) throw new Error('it is read-only');
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
