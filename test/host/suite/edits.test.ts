import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { lightsOn, replaceText, showBacklog, threeItems } from './backlogInEditor.ts';

describe('edits', () => {
	let api: LightsOnApi;
	const run = <T>(command: string, ...args: unknown[]) =>
		vscode.commands.executeCommand<T>(`lightsOn.${command}`, ...args);
	before(async () => {
		api = await lightsOn();
	});

	it('set a status in one undo step, and change no other byte', async () => {
		const document = await showBacklog(threeItems);
		await run('setStatus', 'FEAT-1', 'planned');
		const changed = document.getText();
		assert.notEqual(changed, threeItems);
		assert.equal(changed.replace(/\n {4}status: planned/, ''), threeItems);
		assert.equal(document.isDirty, false);
		await api.snapshot();
		assert.ok(api.views.tree.rows.some((row) => row.description.endsWith('planned')));
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), threeItems);
	});

	it('keep the line ends of the file', async () => {
		const document = await showBacklog(threeItems);
		const editor = await vscode.window.showTextDocument(document);
		await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF));
		const before = document.getText();
		await run('setStatus', 'REL-1', 'in-progress');
		assert.equal(document.getText().replace(/\r\n {4}status: in-progress/, ''), before);
		await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.LF));
		await document.save();
	});

	it('leave a file unsaved that was unsaved before', async () => {
		const document = await showBacklog(threeItems);
		await replaceText(document, threeItems.replace('effort: 5d', 'effort: 6d'));
		await run('setStatus', 'REL-1', 'done');
		assert.equal(document.isDirty, true);
		assert.match(document.getText(), /effort: 6d/);
		await document.save();
	});

	it('add an item that is ranked at once', async () => {
		const document = await showBacklog(threeItems);
		const id = await run<string>('addItem', {
			title: 'Alert on queue age',
			kind: 'reliability',
			effort: '2d',
			benefitType: 'toil',
			benefit: '20h/week',
			owner: '',
		});
		assert.equal(id, 'REL-2');
		const snapshot = await api.snapshot();
		assert.deepEqual(
			snapshot?.items.slice(0, 3).map(({ item, rank }) => `${rank} ${item.id} ${item.title}`),
			['1 REL-2 Alert on queue age', '2 FEAT-1 Saved carts', '3 REL-1 Rotate keys'],
		);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), threeItems);
		await document.save();
	});

	it('log an incident with the items that it speaks for in one undo step', async () => {
		const document = await showBacklog(threeItems);
		const id = await run<string>('logIncident', {
			service: 'checkout',
			started: '45m',
			lasted: '30m',
			impact: '60%',
			cause: 'key-expiry',
			responders: '2',
			links: ['REL-1'],
		});
		assert.equal(id, 'INC-1');
		const snapshot = await api.snapshot();
		assert.deepEqual(
			snapshot?.incidents.map(({ id, services, cause, responders }) => ({ id, services, cause, responders })),
			[{ id: 'INC-1', services: [{ service: 'checkout', impact: 0.6 }], cause: 'key-expiry', responders: 2 }],
		);
		const item = snapshot?.items.find(({ item }) => item.id === 'REL-1')?.item;
		assert.deepEqual(item?.avoids?.incidents, ['INC-1']);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), threeItems);
		await document.save();
	});
});
