import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { blockLong, fullDiskAt } from '../../harness/fullDisk.ts';
import { eventually, folder, lightsOn, showBacklog, threeItems } from '../suite/backlogInEditor.ts';
import { toldDuring } from '../suite/told.ts';

const text = blockLong('items:\n  - { id: FULL-1, title: On the full disk, effort: 1d, toil: 1h/week }\n');

describe('a disk without room', () => {
	it('keeps its files as they are: an edit and an import say so before anything is changed', async function () {
		if (folder().scheme !== 'file') return this.skip();
		const api = await lightsOn();
		await showBacklog(threeItems);
		const place = path.join(folder().fsPath, 'full');
		const disk = fullDiskAt(place, { 'reliability.yaml': text });
		if (!disk) return this.skip();
		const source = path.join(folder().fsPath, 'export.csv');
		try {
			const joined = () => JSON.stringify(api.views.tree.rows).includes('FULL-1') || undefined;
			// A watcher need not tell of what a mount brings.
			await vscode.commands.executeCommand('workbench.action.closeAllEditors');
			const document = await vscode.workspace.openTextDocument(path.join(place, 'reliability.yaml'));
			await eventually(api.onDidChange, joined);
			const told = await toldDuring(() => vscode.commands.executeCommand('lightsOn.setStatus', 'FULL-1', 'planned'));
			assert.deepEqual(told, [
				'There is no room on the disk for full/reliability.yaml. Nothing was changed: free some space, and try again.',
			]);
			assert.deepEqual([document.getText(), document.isDirty], [text, false]);
			assert.equal(fs.readFileSync(document.uri.fsPath, 'utf8'), text);

			fs.writeFileSync(source, 'id,service,started,resolved\nA-1,pay,2026-01-05T10:00Z,2026-01-05T10:30Z\n');
			const target = 'full/incidents/imported.csv';
			const answers = { file: document.uri.toString(), way: 'merge', target, apply: 'now' };
			const importing = () =>
				vscode.commands.executeCommand('lightsOn.importIncidents', vscode.Uri.file(source), answers);
			assert.deepEqual(await toldDuring(importing), [
				`There is no room on the disk for ${target}. Nothing was changed: free some space, and try again.`,
			]);
			assert.equal(fs.existsSync(path.join(folder().fsPath, target)), false);
			assert.equal(fs.readFileSync(document.uri.fsPath, 'utf8'), text);
		} finally {
			await vscode.commands.executeCommand('workbench.action.closeAllEditors');
			disk.remove();
			fs.rmSync(source, { force: true });
			await vscode.workspace.fs.stat(folder());
			await showBacklog(threeItems);
		}
	});
});
