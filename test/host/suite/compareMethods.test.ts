import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { drawn, eventually, lightsOn, showBacklog, threeItems } from './backlogInEditor.ts';

const withReach = threeItems
	.replace('engineerHour: 100 }', 'engineerHour: 100, reachPoint: 4 }')
	.replace('toil: 10h/week', 'toil: 10h/week\n    rice: { reach: 5200/quarter, impact: 1 }')
	.replace('value: 4000/week', 'value: 9000/week\n    rice: { reach: 130/quarter, impact: 1 }');

describe('methods', () => {
	let api: LightsOnApi;
	before(async () => {
		api = await lightsOn();
	});
	beforeEach(() => vscode.commands.executeCommand('lightsOn.groupBacklog', 'rank'));
	after(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await showBacklog(threeItems);
	});

	it('the one in the file ranks, and the view says so', async () => {
		await showBacklog(withReach);
		assert.deepEqual(drawn(api.views.tree.rows).slice(0, 2), [
			'Saved carts  4.5K · 10 d',
			'Rotate keys  2.6K · 5 d · team-core',
		]);
		await showBacklog(`scoring: { method: rice }\n${withReach}`);
		assert.deepEqual(drawn(api.views.tree.rows).slice(0, 2), [
			'Rotate keys  RICE 23K · 5 d · team-core',
			'Saved carts  RICE 282 · 10 d',
		]);
		assert.equal(api.views.tree.view.description, 'ranked by RICE');
	});

	it('are compared in a Markdown document, with why they part', async () => {
		await showBacklog(withReach);
		await vscode.commands.executeCommand('lightsOn.compareMethods', 'document');
		const document = vscode.window.activeTextEditor?.document;
		assert.equal(document?.languageId, 'markdown');
		assert.equal(document?.isUntitled, true);
		const text = document?.getText() ?? '';
		assert.match(text, /^# Methods Compared\n/);
		assert.match(
			text,
			/\n\| \*\*FEAT-1\*\* Saved carts \| 1 \| 2 \| 2 \| 1 \| – \| 1 \| 1 place higher by CD3 than by RICE/,
		);
		assert.match(text, /RICE does not see product value; CD3 counts \\\$9K\/week for 10 d of work/);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});

	it('are compared in a list, whose Enter shows the item in its file', async () => {
		const document = await showBacklog(withReach);
		const editor = vscode.window.activeTextEditor!;
		editor.selection = new vscode.Selection(0, 0, 0, 0);
		const revealed = eventually(vscode.window.onDidChangeTextEditorSelection, () => {
			const line = vscode.window.activeTextEditor?.selection.active.line ?? 0;
			return document.lineAt(line).text.includes('id: FEAT-1') ? true : undefined;
		});
		await vscode.commands.executeCommand('lightsOn.compareMethods');
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		assert.equal(await revealed, true);
	});
});
