import * as vscode from 'vscode';
import type { Log } from '../log.ts';
import { searchFiles } from './search.ts';
import { fileKey } from './state.ts';

export const backlogFileName = 'reliability.yaml';
export const backlogPattern = `**/${backlogFileName}`;
/** Where a backlog lies in a root, in the order of preference. */
export const rootPaths = [backlogFileName, `.reliability/${backlogFileName}`] as const;
const mostNestedFiles = 500;

/** The backlog files at the exact names in the roots of the workspace. Quick: no search. */
export async function findRootFiles(): Promise<vscode.Uri[]> {
	const candidates = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
		rootPaths.map((path) => vscode.Uri.joinPath(folder.uri, path)),
	);
	const there = await Promise.all(candidates.map(isFile));
	return candidates.filter((_, index) => there[index]);
}

/** Every backlog file of the workspace by one bounded search that honours `files.exclude` and `search.exclude`. */
export async function findNestedFiles(log: Log, token: vscode.CancellationToken): Promise<vscode.Uri[]> {
	const found = await Promise.all(
		(vscode.workspace.workspaceFolders ?? []).map((folder) =>
			searchFiles(folder.uri, backlogPattern, { exclude: excludesOf(folder.uri), most: mostNestedFiles, token }),
		),
	);
	if (found.some((files) => files.length === mostNestedFiles))
		log.warn(
			`The search for ${backlogFileName} stopped at ${mostNestedFiles} files in a folder; the rest is not shown.`,
		);
	return found.flat();
}

/** By root, then by path, each once: the order in which files are shown. */
export function inOrder(uris: readonly vscode.Uri[]): vscode.Uri[] {
	const unique = new Map(uris.map((uri) => [fileKey(uri), uri]));
	const root = (uri: vscode.Uri) => vscode.workspace.getWorkspaceFolder(uri)?.index ?? Number.MAX_SAFE_INTEGER;
	const depth = (uri: vscode.Uri) => uri.path.split('/').length;
	return [...unique.values()].sort(
		(a, b) => root(a) - root(b) || depth(a) - depth(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
	);
}

/** The folder that paths in a backlog are relative to: its own; for `.reliability/`, the one above. */
export function folderOf(backlog: vscode.Uri): vscode.Uri {
	const folder = vscode.Uri.joinPath(backlog, '..');
	return folder.path.endsWith('/.reliability') ? vscode.Uri.joinPath(folder, '..') : folder;
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
	try {
		return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
	} catch {
		// Not there, or a file system that cannot say: either way nothing to read.
		return false;
	}
}

/** The editor's search applies `files.exclude` by itself, but not `search.exclude`; a walk applies neither. */
export function excludesOf(folder: vscode.Uri): string[] {
	const globs = (section: 'files' | 'search') => {
		const excludes = vscode.workspace.getConfiguration(section, folder).get<Record<string, unknown>>('exclude', {});
		return Object.keys(excludes).filter((glob) => excludes[glob] === true);
	};
	return [...new Set([...globs('files'), ...globs('search')])];
}
