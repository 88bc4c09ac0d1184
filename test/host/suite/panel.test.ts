import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, lightsOn, replaceText, showBacklog, threeItems } from './backlogInEditor.ts';

describe('review panel', () => {
	const panels = () =>
		vscode.window.tabGroups.all
			.flatMap((group) => group.tabs)
			.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('lightsOn.review'));

	it('opens once, is filled when its page is ready, and follows the text', async () => {
		const api = await lightsOn();
		const document = await showBacklog(threeItems);
		const shown = new Promise<string[]>((resolve) => {
			const listener = api.views.panel.onDidShow((model) => {
				listener.dispose();
				resolve(model.rows.map(({ title }) => title));
			});
		});
		await vscode.commands.executeCommand('lightsOn.reviewPriorities');
		assert.deepEqual(await shown, ['Saved carts', 'Rotate keys', 'Tidy the cellar']);
		await vscode.commands.executeCommand('lightsOn.explainScore', 'REL-1');
		assert.equal(panels().length, 1);

		let titles: string[] = [];
		const listener = api.views.panel.onDidShow((model) => {
			titles = model.rows.map(({ title }) => title);
		});
		await replaceText(document, threeItems.replace('effort: 10d', 'effort: 40d'));
		await eventually(api.views.panel.onDidShow, () => (titles[0] === 'Rotate keys' ? true : undefined));
		listener.dispose();
		await vscode.window.tabGroups.close(panels());
	});
});
