import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export const FIXTURE_WORKSPACE = path.join(root, 'test/fixtures/workspace');

export interface WorkspaceCopy {
	readonly folder: string;
	remove(): void;
}

const copies = new Set<string>();
process.once('exit', () => copies.forEach(remove));

/** A throw-away copy of a folder (given from the repository's root), so that no run changes the repository. */
export function copyWorkspace(from: string): WorkspaceCopy {
	const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-workspace-'));
	copies.add(parent);
	const folder = path.join(parent, path.basename(from));
	fs.cpSync(path.resolve(root, from), folder, { recursive: true });
	return { folder, remove: () => remove(parent) };
}

function remove(copy: string): void {
	fs.rmSync(copy, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
	copies.delete(copy);
}
