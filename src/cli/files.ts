import fs from 'node:fs';
import path from 'node:path';

/** The file system as the command line needs it: bounded, by names with `/`, never outside a folder. */

/** Folders that hold no backlogs of the project's own; so do all whose names start with a dot, but for `.reliability`. */
const passedOver = new Set(['node_modules', 'bower_components', 'dist']);
/** Bounds for a folder that turns out to be a disk. */
const MOST_FILES = 200_000;
const MOST_LEVELS = 64;

export interface Listing {
	/** Relative to the folder, in the order of their names. */
	readonly files: readonly string[];
	/** The bounds were reached, and files were left out. */
	readonly truncated: boolean;
}

export function isPassedOver(folder: string): boolean {
	return passedOver.has(folder) || (folder.startsWith('.') && folder !== '.reliability');
}

/** Files below a folder, and links that may lead to files. Links to folders are not followed. */
export function filesBelow(root: string): Listing {
	const files: string[] = [];
	const open = [''];
	let truncated = false;
	while (open.length > 0 && !truncated) {
		const folder = open.pop()!;
		for (const entry of entriesOf(path.join(root, folder))) {
			const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
			if (entry.isFile() || entry.isSymbolicLink()) files.push(name);
			else if (!entry.isDirectory() || isPassedOver(entry.name)) continue;
			else if (name.split('/').length >= MOST_LEVELS) truncated = true;
			else open.push(name);
		}
		truncated ||= files.length > MOST_FILES;
	}
	return { files: files.sort(), truncated };
}

/** A folder that may not be read holds nothing for us: a source that names it is reported as missing. */
function entriesOf(folder: string): fs.Dirent[] {
	try {
		return fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
	} catch {
		return [];
	}
}

/** Whether a file, with all links followed, lies in a folder. False where it is not there. */
export function liesWithin(root: string, target: string): boolean {
	try {
		const real = path.relative(fs.realpathSync(root), fs.realpathSync(target));
		return real !== '' && real !== '..' && !real.startsWith(`..${path.sep}`) && !path.isAbsolute(real);
	} catch {
		return false;
	}
}

/**
 * The text of a file without its byte order mark, which editors do not show either. Past a number of bytes the rest is
 * left out. Throws an error of one plain line.
 */
export function readText(target: string, mostBytes: number): { readonly text: string; readonly cut: boolean } {
	try {
		// A pipe or a device would never end.
		if (!fs.statSync(target).isFile()) throw new Error('it is not a file');
		const descriptor = fs.openSync(target, 'r');
		try {
			const { size } = fs.fstatSync(descriptor);
			const bytes = Buffer.alloc(Math.min(size, mostBytes));
			let filled = 0;
			for (let read = -1; read !== 0 && filled < bytes.length; filled += read)
				read = fs.readSync(descriptor, bytes, filled, bytes.length - filled, filled);
			const text = new TextDecoder('utf-8').decode(bytes.subarray(0, filled));
			return { text, cut: size > mostBytes };
		} finally {
			fs.closeSync(descriptor);
		}
	} catch (error) {
		throw new Error(whyOf(error), { cause: error });
	}
}

const reasons: Readonly<Record<string, string>> = {
	EACCES: 'permission is denied',
	EPERM: 'permission is denied',
	ENOENT: 'it is not there',
	ELOOP: 'it is a link to itself',
	ENOTDIR: 'it is not there',
	EISDIR: 'it is a folder',
	EROFS: 'its disk is read-only',
	ENOSPC: 'there is no room on the disk',
	EDQUOT: 'there is no room left for you on the disk',
};

/** A failure of the file system in plain words. */
export function whyOf(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	return (code !== undefined && reasons[code]) || code || message;
}
