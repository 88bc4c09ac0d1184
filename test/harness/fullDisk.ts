import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const SIZE = 65_536;
const BLOCK = 4096;

export interface FullDisk {
	remove(): void;
}

/**
 * A real disk at a folder with these files on it and not a block to spare. Undefined where this user may not mount one:
 * only an administrator may.
 */
export function fullDiskAt(folder: string, files: Readonly<Record<string, string>>): FullDisk | undefined {
	fs.mkdirSync(folder, { recursive: true });
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'ignore' });
	} catch {
		fs.rmSync(folder, { recursive: true });
		return undefined;
	}
	for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
	fill(path.join(folder, 'filler'));
	return {
		remove() {
			// An editor may still watch it.
			execFileSync('umount', ['--lazy', folder]);
			fs.rmSync(folder, { recursive: true });
		},
	};
}

function fill(file: string): void {
	const descriptor = fs.openSync(file, 'w');
	try {
		for (;;) fs.writeSync(descriptor, Buffer.alloc(BLOCK));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
	} finally {
		fs.closeSync(descriptor);
	}
}

/** A YAML text with a comment that makes it as long as a block of the disk: any byte more takes another one. */
export function blockLong(yaml: string): string {
	return `${yaml}#`.padEnd(BLOCK - 1, '.').concat('\n');
}
