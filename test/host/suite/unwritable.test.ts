import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { applyIntents } from '../../../src/host/edits.ts';
import { lightsOn, threeItems } from './backlogInEditor.ts';
import { Shelf } from './shelf.ts';
import { toldDuring } from './told.ts';

describe('a disk that fails while it is written', () => {
	const shelf = new Shelf();
	const place = (path: string) => vscode.Uri.from({ scheme: 'jammed', path });
	let registration: vscode.Disposable;
	before(async () => {
		await lightsOn();
		registration = vscode.workspace.registerFileSystemProvider('jammed', shelf);
	});
	after(() => registration.dispose());
	afterEach(() => {
		shelf.breaks = undefined;
	});

	it('is told with the name of the file that could not be created, and what to do', async () => {
		shelf.breaks = () => true;
		const told = await toldDuring(() => vscode.commands.executeCommand('lightsOn.createBacklogFile', place('/new')));
		assert.equal(told.length, 1);
		assert.match(
			told[0]!,
			/\/new\/reliability\.yaml could not be created\. See that its folder can be written and the disk has room, and try again\.$/,
		);
	});

	it('is told with the name of the file that could not be saved, and the change is kept in the editor', async () => {
		const file = place('/there/reliability.yaml');
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(threeItems));
		const document = await vscode.workspace.openTextDocument(file);
		shelf.breaks = () => true;
		const outcome = await applyIntents(file, [
			{ type: 'setField', list: 'items', id: 'REL-1', path: ['status'], value: 'planned' },
		]);
		assert.equal(outcome.kind, 'refused');
		assert.match(
			outcome.kind === 'refused' ? outcome.reason : '',
			/\/there\/reliability\.yaml could not be saved\. The change stands in the editor, unsaved: save it once the file can be written\.$/,
		);
		assert.equal(document.isDirty, true);
		assert.equal(document.getText().replace(/\n {4}status: planned/, ''), threeItems);
		shelf.breaks = undefined;
		assert.equal(await document.save(), true);
		assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), /status: planned/);
	});
});
