import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { backlogFile, folder, lightsOn, showBacklog, threeItems } from '../suite/backlogInEditor.ts';
import { toldDuring } from '../suite/told.ts';

describe('a read-only backlog file', () => {
	it('is not touched by an edit, which says so; it can be written again when the file can', async function () {
		if (folder().scheme !== 'file') return this.skip();
		const api = await lightsOn();
		const document = await showBacklog(threeItems);
		const { fsPath } = backlogFile();
		fs.chmodSync(fsPath, 0o444);
		try {
			const told = await toldDuring(() => vscode.commands.executeCommand('lightsOn.setStatus', 'REL-1', 'planned'));
			assert.deepEqual(told, ['reliability.yaml is read-only. Nothing was changed: make it writable, and try again.']);
			assert.equal(document.getText(), threeItems);
			assert.equal(document.isDirty, false);
			assert.equal(fs.readFileSync(fsPath, 'utf8'), threeItems);
		} finally {
			fs.chmodSync(fsPath, 0o644);
		}
		await vscode.commands.executeCommand('lightsOn.setStatus', 'REL-1', 'planned');
		assert.match(fs.readFileSync(fsPath, 'utf8'), /status: planned/);
		await showBacklog(threeItems);
		await api.snapshot();
	});
});
