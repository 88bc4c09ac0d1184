import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readBacklog } from '../../../src/core/index.ts';
import type { LightsOnApi } from '../../../src/extension.ts';
import { lightsOn, showBacklog, threeItems } from './backlogInEditor.ts';

describe('typing', () => {
	let api: LightsOnApi;
	let document: vscode.TextDocument;
	let editor: vscode.TextEditor;
	before(async () => {
		api = await lightsOn();
		document = await showBacklog(threeItems);
		editor = await vscode.window.showTextDocument(document);
	});
	after(() => showBacklog(threeItems));

	/** Everywhere in the text, as by as many cursors: one change of the editor. */
	const replaceAll = (pattern: RegExp, text: string) =>
		editor.edit((edit) => {
			for (const found of document.getText().matchAll(pattern)) {
				const start = document.positionAt(found.index);
				edit.replace(new vscode.Range(start, document.positionAt(found.index + found[0].length)), text);
			}
		});

	/** What is known of the items is what a reading of the whole text gives. */
	const isReadRight = async () => {
		const snapshot = await api.snapshot();
		const whole = readBacklog('', document.getText());
		const said = ({ items }: typeof whole.backlog) =>
			items.map(({ id, title, effort, value, status }) => ({ id, title, effort, value, status }));
		assert.deepEqual(said(snapshot!.backlogs[0]!), said(whole.backlog));
		assert.deepEqual(
			snapshot!.problems.filter(({ code }) => whole.problems.some((problem) => problem.code === code)).length,
			whole.problems.length,
		);
	};

	for (const [what, type] of [
		// First of all: what was read anew together is from then on.
		['in several places, as long as before', () => replaceAll(/keys|cart|cell/g, 'door')],
		['a character', () => replaceAll(/Rotate/g, 'Rotates')],
		['in several places at once', () => replaceAll(/title: /g, 'title: The ')],
		['in several places, again and shorter', () => replaceAll(/The /g, '')],
		['an undo', () => vscode.commands.executeCommand('undo')],
		['an undo of an undo', () => vscode.commands.executeCommand('redo')],
		['a value that is wrong', () => replaceAll(/effort: 10d/g, 'effort: ten')],
		['and its mending', () => replaceAll(/effort: ten/g, 'effort: 12d')],
		['an item', () => replaceAll(/ {2}- id: IDEA-1/g, '  - id: IDEA-0\n    title: Before\n  - id: IDEA-1')],
		['other line ends', () => editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF))],
		['after those', () => replaceAll(/Saved/g, 'All saved')],
		['the line ends that were', () => editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.LF))],
	] as const)
		it(`${what}: what is known is what the whole text says`, async () => {
			assert.ok((await type()) !== false, 'the editor refused an edit');
			await isReadRight();
		});

	it('while the text cannot be read, and in two places before anybody reads it: what is known is what the whole text says', async () => {
		await replaceAll(/items:/g, 'items: [');
		assert.ok((await api.snapshot())?.stale);
		await replaceAll(/Tidy/g, 'Clean');
		await api.snapshot();
		await replaceAll(/items: \[/g, 'items:');
		await replaceAll(/toil: 10h/g, 'toil: 20h');
		await isReadRight();
		assert.equal((await api.snapshot())?.stale, false);
	});
});
