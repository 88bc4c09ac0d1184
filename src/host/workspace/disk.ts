import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
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

/** What `stat` counts the blocks of a file in, in bytes, whatever blocks its disk has. */
const STAT_BLOCK = 512;

/** Whether a file of so many bytes can stand in the place of the one that is there, or be made. True where the disk does not say. */
export async function hasRoomFor(file: vscode.Uri, bytes: number): Promise<boolean> {
	if (file.scheme !== 'file') return true;
	const [{ blocks, bavail, bsize }, before] = await Promise.all([
		diskOf(file.fsPath),
		stat(file.fsPath).catch(() => undefined),
	]);
	// Disks that are none, such as a bucket in the cloud, have no blocks to count.
	return blocks === 0 || bytes <= bavail * bsize + (before?.blocks ?? 0) * STAT_BLOCK;
}

/** Of the nearest folder that is there. */
async function diskOf(place: string): Promise<{ blocks: number; bavail: number; bsize: number }> {
	try {
		return await statfs(place);
	} catch {
		const folder = path.dirname(place);
		return folder === place ? { blocks: 0, bavail: 0, bsize: 0 } : diskOf(folder);
	}
}
