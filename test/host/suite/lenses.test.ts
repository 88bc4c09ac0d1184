import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { replaceText, showBacklog, threeItems } from './backlogInEditor.ts';

describe('lenses', () => {
	async function lenses(document: vscode.TextDocument): Promise<string[]> {
		const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
			'vscode.executeCodeLensProvider',
			document.uri,
			20,
		);
		return found
			.filter(({ command }) => command?.command === 'lightsOn.explainScore')
			.map(({ range, command }) => `${range.start.line} ${command?.title}`);
	}

	it('show rank and score above each open item', async () => {
		const document = await showBacklog(threeItems);
		assert.deepEqual(await lenses(document), [
			'2 #2 of 2 · score 1K',
			'8 #1 of 2 · score 2K',
			'14 Not ranked: no effort · cost of delay $0/week',
		]);
	});

	it('leave out items that are done', async () => {
		const document = await showBacklog(threeItems.replace('kind: product', 'kind: product\n    status: done'));
		assert.deepEqual(
			(await lenses(document)).map((line) => line.split(' ')[0]),
			['2', '15'],
		);
	});

	it('stay at their items while the text is broken, and say that they are older', async () => {
		const document = await showBacklog(threeItems);
		await replaceText(document, `# a new line\nrates: ][\n${threeItems.slice(threeItems.indexOf('items:'))}`);
		assert.deepEqual((await lenses(document)).slice(0, 2), [
			'3 #2 of 2 · score 1K · before the error in this file',
			'9 #1 of 2 · score 2K · before the error in this file',
		]);
	});

	it('can be switched off', async () => {
		const document = await showBacklog(threeItems);
		const settings = vscode.workspace.getConfiguration('lightsOn');
		await settings.update('lens.enabled', false, vscode.ConfigurationTarget.Global);
		assert.deepEqual(await lenses(document), []);
		await settings.update('lens.enabled', undefined, vscode.ConfigurationTarget.Global);
		assert.equal((await lenses(document)).length, 3);
	});
});
