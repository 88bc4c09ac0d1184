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

	it('accepts a risk by an edit of just those bytes, and one undo takes it back', async () => {
		const api = await lightsOn();
		const text = `services:
  - { id: checkout, slo: { target: 99.9%, window: 28d } }
items:
  - id: REL-1
    title: Renew certificates
    effort: 2d
    service: checkout
    risk: { cause: cert, detect: 15m, repair: 45m, impact: 50%, every: 90d } # a guess
`;
		const document = await showBacklog(text);
		const shown = eventually(api.views.panel.onDidShow, () => (panels().length === 1 ? true : undefined));
		await vscode.commands.executeCommand('lightsOn.reviewRisks');
		await shown;
		let accepted: boolean | undefined;
		let key = '';
		const listener = api.views.panel.onDidShow((model) => {
			const row = model.risks.services[0]?.rows[0];
			accepted = row?.accepted;
			key = row?.key ?? key;
		});
		await vscode.commands.executeCommand('lightsOn.reviewRisks');
		await replaceText(document, `${text}# one more line\n`);
		await eventually(api.views.panel.onDidShow, () => (key === '' ? undefined : true));
		assert.equal(accepted, false);
		const before = document.getText();
		await api.views.panel.acceptRisk(key, true);
		await eventually(api.views.panel.onDidShow, () => (accepted ? true : undefined));
		assert.equal(document.getText(), before.replace('every: 90d }', 'every: 90d, accepted: true }'));
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before);
		listener.dispose();
		await vscode.window.tabGroups.close(panels());
	});
});
