import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type * as vscode from 'vscode';

const anybodyMayWrite = constants.S_IWUSR | constants.S_IWGRP | constants.S_IWOTH;

/**
 * Whether the disk says that nobody, or not this user, may write a file; the editor's own `stat` keeps that to itself. In
 * Node hosts. The build puts `noDisk.ts` in its place where there is none.
 */
export async function isWriteProtected(file: vscode.Uri): Promise<boolean> {
	if (file.scheme !== 'file') return false;
	try {
		const { mode } = await stat(file.fsPath);
		// The administrator may write all files; one that nobody was to write is left alone all the same.
		if ((mode & anybodyMayWrite) === 0) return true;
	} catch {
		// Unsaved text of a file that is gone: the document can still be edited.
		return false;
	}
	return access(file.fsPath, constants.W_OK).then(
		() => false,
		() => true,
	);
}
