import fs from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import {
	type Backlog,
	folderOf,
	isTooWild,
	leavesWorkspace,
	type Problem,
	type SourceGlob,
	type SourceInput,
	sourceLinkedOutside,
	sourceMissing,
	sourceOutside,
	sourceTooWild,
	sourceUnreadable,
} from '../core/index.ts';
import { filesBelow, isPassedOver, liesWithin, whyOf } from './files.ts';
import { readSourceFile, type SourceFile } from './importing/sourceFile.ts';

const MEGABYTE = 1_000_000;
const MOST_BYTES = 256 * MEGABYTE;

/** The sources of a backlog, in the order of their names, and what is wrong with its globs. */
export function sourcesOf(
	root: string,
	file: string,
	backlog: Backlog,
	files: readonly string[],
): { readonly sources: readonly SourceInput[]; readonly lookup: readonly Problem[] } {
	const lookup: Problem[] = [];
	const sources = new Map<string, SourceInput>();
	for (const glob of backlog.sources) {
		const found = matchesOf(root, folderOf(file), glob, files);
		if ('problem' in found) {
			lookup.push(found.problem);
			continue;
		}
		for (const name of found.names) {
			if (sources.has(name)) continue;
			const read = readOne(root, name, glob, backlog);
			if ('problem' in read) lookup.push(read.problem);
			else sources.set(name, { file: name, ...read });
		}
	}
	return { sources: [...sources.values()].sort((a, b) => (a.file < b.file ? -1 : 1)), lookup };
}

type Matches = { readonly names: readonly string[] } | { readonly problem: Problem };

function matchesOf(root: string, folder: string, source: SourceGlob, files: readonly string[]): Matches {
	const { glob } = source;
	if (leavesWorkspace(glob)) return { problem: sourceOutside(source) };
	if (isTooWild(glob)) return { problem: sourceTooWild(source) };
	// As in editors: no negation and no groups, so that an exclamation mark and parentheses are plain characters.
	const plain = glob.replace(/[()!]/g, '\\$&').replace(/^(?:\.\/)+/, '');
	const matches = picomatch(plain, { dot: true, noextglob: true, nonegate: true });
	const candidates = [...files, ...hiddenFiles(root, folder, plain)];
	const names = candidates.filter((name) => name.startsWith(folder) && matches(name.slice(folder.length)));
	return names.length > 0 ? { names } : { problem: sourceMissing(source) };
}

/** Files in folders that the search passes over, where a glob names such a folder itself. */
function hiddenFiles(root: string, folder: string, glob: string): string[] {
	const { base, isGlob } = picomatch.scan(glob);
	const named = isGlob ? base : path.posix.dirname(base);
	if (!named.split('/').some(isPassedOver) || named === '.') return [];
	const start = `${folder}${named}`;
	if (!liesWithin(root, path.join(root, start))) return [];
	return filesBelow(path.join(root, start)).files.map((name) => `${start}/${name}`);
}

function readOne(
	root: string,
	name: string,
	source: SourceGlob,
	{ calendar, mappings = [] }: Backlog,
): SourceFile | { readonly problem: Problem } {
	const target = path.join(root, name);
	if (fs.existsSync(target) && !liesWithin(root, target)) return { problem: sourceLinkedOutside(source, name) };
	try {
		const read = readSourceFile(target, name, calendar, { ...source, known: mappings }, { mostBytes: MOST_BYTES });
		return read ?? { problem: sourceUnreadable(source, name, `it is over ${MOST_BYTES / MEGABYTE} MB`) };
	} catch (error) {
		return { problem: sourceUnreadable(source, name, whyOf(error)) };
	}
}
