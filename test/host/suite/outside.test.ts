import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import {
	backlogFile,
	diagnosticLines,
	drawn,
	eventually,
	folder,
	lightsOn,
	replaceText,
	showBacklog,
	threeItems,
} from './backlogInEditor.ts';
import { toldDuring } from './told.ts';

const faulty = threeItems.replace('effort: 5d', 'efort: 5d');
const outside = threeItems.replace('Rotate keys', 'Rotate all keys');

describe('a backlog file that somebody else changes', () => {
	let api: LightsOnApi;
	const at = (path: string) => vscode.Uri.joinPath(folder(), path);
	const write = (text: string) => vscode.workspace.fs.writeFile(backlogFile(), new TextEncoder().encode(text));
	const onDisk = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(backlogFile()));
	const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(`lightsOn.${command}`, ...args);
	const shows = (words: string) =>
		eventually(api.onDidChange, () => (drawn(api.views.tree.rows).join('\n').includes(words) ? true : undefined));
	const untilEmpty = () => eventually(api.onDidChange, () => (api.views.tree.rows.length === 0 ? true : undefined));
	const unknownKeys = (uri: vscode.Uri) => diagnosticLines(uri).filter((line) => line.startsWith('key.unknown'));
	before(async () => {
		api = await lightsOn();
		await vscode.commands.executeCommand('lightsOn.clearFilter');
	});
	const deleteMoved = async () => {
		const entries = await vscode.workspace.fs.readDirectory(folder());
		if (entries.some(([name]) => name === '.reliability'))
			await vscode.workspace.fs.delete(at('.reliability'), { recursive: true });
	};
	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		// A test that failed half-way must not leave a second backlog to those after it.
		await deleteMoved();
		await write(threeItems);
		// The editor may be reading the file anew just then, and refuses an edit of the text before.
		await showBacklog(threeItems).catch(() => showBacklog(threeItems));
	});

	it('on disk while it has unsaved text: an edit goes into that text, and neither it nor the disk is lost', async () => {
		const document = await showBacklog(threeItems);
		const unsaved = threeItems.replace('effort: 5d', 'effort: 6d');
		await replaceText(document, unsaved);
		await write(outside);
		assert.deepEqual(await toldDuring(() => run('setStatus', 'REL-1', 'planned')), []);
		assert.equal(document.getText().replace(/\n {4}status: planned/, ''), unsaved);
		assert.equal(document.isDirty, true);
		assert.equal(await onDisk(), outside);
		await api.snapshot();
		assert.ok(drawn(api.views.tree.rows).some((row) => /^Rotate keys .*planned$/.test(row)));
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('workbench.action.files.revert');
		assert.equal(document.getText(), outside);
		await shows('Rotate all keys');
	});

	it('on disk at the moment of an edit: what was written there is never written over', async () => {
		const document = await showBacklog(threeItems);
		await Promise.all([write(outside), run('setStatus', 'REL-1', 'planned')]);
		const planned = /\n {4}status: planned/;
		// Saved on top of it, or kept in the editor as unsaved: either way the other's words are there.
		assert.equal((await onDisk()).replace(planned, ''), outside);
		await vscode.window.showTextDocument(document);
		if (document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
	});

	it('renames it: the views are empty and no problem is left, until it has its name again', async () => {
		await showBacklog(faulty);
		assert.equal(unknownKeys(backlogFile()).length, 1);
		const other = at('elsewhere.yaml');
		await vscode.workspace.fs.rename(backlogFile(), other);
		await untilEmpty();
		assert.equal(await api.snapshot(), undefined);
		assert.deepEqual([diagnosticLines(backlogFile()), diagnosticLines(other)], [[], []]);
		await vscode.workspace.fs.rename(other, backlogFile());
		await shows('Rotate keys');
		assert.equal(unknownKeys(backlogFile()).length, 1);
	});

	it('moves it in the editor to where it is a backlog too: the views and the problems follow', async () => {
		await showBacklog(faulty);
		const moved = at('.reliability/reliability.yaml');
		const move = new vscode.WorkspaceEdit();
		move.renameFile(backlogFile(), moved);
		assert.ok(await vscode.workspace.applyEdit(move));
		// For a moment there may be both: the new name is told of before the old one is gone.
		await eventually(vscode.languages.onDidChangeDiagnostics, () =>
			unknownKeys(moved).length === 1 && diagnosticLines(backlogFile()).length === 0 ? true : undefined,
		);
		assert.deepEqual([...(await api.snapshot())!.files.keys()], [moved.toString()]);
		await run('setStatus', 'REL-1', 'planned');
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(moved));
		assert.equal(text.replace(/\n {4}status: planned/, ''), faulty);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await deleteMoved();
		await untilEmpty();
	});

	it('deletes it while it is open: the views are empty, no problem is left, and an edit does nothing', async () => {
		await showBacklog(faulty);
		await vscode.workspace.fs.delete(backlogFile());
		await untilEmpty();
		assert.deepEqual(diagnosticLines(backlogFile()), []);
		await run('setStatus', 'REL-1', 'planned');
		await assert.rejects(async () => onDisk());
	});
});
