import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { backlogFile, folder, lightsOn, showBacklog, threeItems } from './backlogInEditor.ts';

const notesOf = (week: string) => vscode.Uri.joinPath(folder(), `.reliability/retrospectives/${week}.md`);

describe('retrospective', () => {
	let api: LightsOnApi;
	before(async () => {
		api = await lightsOn();
	});
	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.reliability'), { recursive: true });
		await showBacklog(threeItems);
	});

	it('starts with notes of the week to write on in, which are never written over', async () => {
		const notes = notesOf('2026-W40');
		await showBacklog(
			`${threeItems}incidents: [{ id: I-1, service: checkout, started: 2026-09-30T10:00, resolved: 2026-09-30T10:30 }]\n`,
		);
		await vscode.commands.executeCommand('lightsOn.startRetrospective', '2026-W40');
		const editor = vscode.window.activeTextEditor;
		assert.equal(editor?.document.uri.toString(), notes.toString());
		assert.match(
			editor.document.getText(),
			/## What improved\n[\s\S]*## What did not\n[\s\S]*- \[ \] Find the cause of I-1\n/,
		);
		await vscode.workspace.fs.writeFile(notes, new TextEncoder().encode('mine'));
		await vscode.commands.executeCommand('lightsOn.startRetrospective', '2026-W40');
		assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(notes)), 'mine');
	});

	it('makes items of its open actions: one undo step, once, and only the backlog changes', async () => {
		const notes = notesOf('2026-W39');
		const document = await showBacklog(threeItems);
		const text =
			'# Notes\n\n## Actions\n\n- [ ] Alert before the disk is full (@team-core)\n- [ ] Write it down\n- [x] Done\n';
		await vscode.workspace.fs.writeFile(notes, new TextEncoder().encode(text));
		const ids = ['2026-W39/alert-before-the-disk-is-full', '2026-W39/write-it-down'];
		await vscode.commands.executeCommand('lightsOn.addActions', notes, ids);
		const changed = document.getText();
		const added = (await api.snapshot())?.items.flatMap(({ item }) => (item.followUps ? [item] : []));
		assert.deepEqual(added?.map(({ id, title, owner, followUps }) => [id, title, owner, followUps]).sort(), [
			['REL-2', 'Alert before the disk is full', 'team-core', [ids[0]]],
			['REL-3', 'Write it down', undefined, [ids[1]]],
		]);
		assert.equal(document.isDirty, false);
		await vscode.commands.executeCommand('lightsOn.addActions', notes, ids);
		assert.equal(document.getText(), changed);
		assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(notes)), text);
		await vscode.window.showTextDocument(backlogFile());
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), threeItems);
	});
});
