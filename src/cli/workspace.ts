import fs from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import {
	type BacklogInput,
	folderOf,
	leavesWorkspace,
	type Problem,
	readBacklog,
	readSource,
	type SourceGlob,
	type SourceInput,
	sourceLinkedOutside,
	sourceMissing,
	sourceOutside,
	sourceUnreadable,
} from '../core/index.ts';

/** Folders without backlogs of the project's own. */
const passedOver = new Set(['node_modules', 'bower_components', 'vendor', 'dist', 'out', 'build', 'target']);
const BACKLOG = 'reliability.yaml';
/** A bound for the look-up in a folder that turns out to be a disk. */
const MOST_FILES = 200_000;

export interface Workspace {
	readonly inputs: readonly BacklogInput[];
}

/** Reads the backlog files of a folder, or the one file, with their sources. Paths in it are relative to the folder, with `/`. */
export function readWorkspace(given: string): Workspace {
	const target = path.resolve(given);
	const isFile = statOf(target, given).isFile();
	const root = fs.realpathSync(isFile ? rootOf(target) : target);
	const files = filesBelow(root);
	const backlogs = isFile
		? [toSlashes(path.relative(root, fs.realpathSync(target)))]
		: files.filter((file) => file === BACKLOG || file.endsWith(`/${BACKLOG}`));
	return { inputs: backlogs.map((file) => readInput(root, file, files)) };
}

function statOf(target: string, given: string): fs.Stats {
	try {
		return fs.statSync(target);
	} catch (error) {
		throw new Error(`There is no file or folder “${given}”.`, { cause: error });
	}
}

function rootOf(file: string): string {
	const folder = path.dirname(file);
	return path.basename(folder) === '.reliability' ? path.dirname(folder) : folder;
}

function readInput(root: string, file: string, files: readonly string[]): BacklogInput {
	const text = fs.readFileSync(path.join(root, file), 'utf8');
	const reading = readBacklog(file, text);
	const lookup: Problem[] = [];
	const sources = new Map<string, SourceInput>();
	for (const source of reading.backlog.sources) {
		if (leavesWorkspace(source.glob)) {
			lookup.push(sourceOutside(source));
			continue;
		}
		const folder = folderOf(file);
		const matches = picomatch(source.glob, { dot: true, nocase: false });
		const found = files.filter(
			(name) => name.startsWith(folder) && name !== file && matches(name.slice(folder.length)),
		);
		if (found.length === 0) lookup.push(sourceMissing(source));
		for (const name of found) {
			if (sources.has(name)) continue;
			const read = readOne(root, name, source);
			if ('problem' in read) lookup.push(read.problem);
			else
				sources.set(name, {
					file: name,
					text: read.text,
					reading: readSource(name, read.text, reading.backlog.calendar),
				});
		}
	}
	const byName = [...sources.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
	return { file, text, reading, sources: byName, lookup };
}

function readOne(root: string, name: string, source: SourceGlob): { text: string } | { problem: Problem } {
	const target = path.join(root, name);
	try {
		const real = fs.realpathSync(target);
		if (real !== target && !real.startsWith(root + path.sep)) return { problem: sourceLinkedOutside(source, name) };
		return { text: fs.readFileSync(real, 'utf8') };
	} catch (error) {
		const why = (error as NodeJS.ErrnoException).code ?? String(error);
		return { problem: sourceUnreadable(source, name, why) };
	}
}

/** Files below a folder, in the order of their names. Links to folders are not followed. */
function filesBelow(root: string): string[] {
	const found: string[] = [];
	const open = [''];
	while (open.length > 0 && found.length < MOST_FILES) {
		const folder = open.pop()!;
		let entries: fs.Dirent[];
		try {
			entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
		} catch {
			// A folder that may not be read holds nothing for us; a source that names it is reported as missing.
			continue;
		}
		for (const entry of entries) {
			const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
			if (entry.isDirectory()) {
				const hidden = entry.name.startsWith('.') && entry.name !== '.reliability';
				if (!hidden && !passedOver.has(entry.name)) open.push(name);
			} else found.push(name);
		}
	}
	return found.sort();
}

function toSlashes(name: string): string {
	return path.sep === '/' ? name : name.replaceAll(path.sep, '/');
}
