import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { eventually, lightsOn, showBacklog, threeItems } from './backlogInEditor.ts';

const backlog = `commitment: { floor: 30% }
items:
  - { id: REL-1, title: Rotate keys, kind: reliability, status: planned, effort: 2d }
  - { id: FEAT-1, title: Saved carts, kind: product, status: planned, effort: 8d }
  - { id: FEAT-2, title: Wallet, kind: product, status: proposed, effort: 8d }
`;

describe('the view Balance', () => {
	let api: LightsOnApi;
	before(async () => {
		api = await lightsOn();
	});
	after(async () => {
		await showBacklog(threeItems);
		await vscode.commands.executeCommand('lightsOn.backlog.focus');
	});

	it('sets planned and in progress beside the floor, each over its items', async () => {
		await showBacklog(backlog);
		await vscode.commands.executeCommand('lightsOn.balance.focus');
		const { balance } = api.views;
		const planned = await eventually(balance.onDidChangeTreeData, () =>
			balance.rows.find(({ id, description }) => id === 'planned' && description !== 'nothing counted'),
		);
		assert.deepEqual(
			balance.rows.slice(0, 3).map(({ label, description, icon }) => [label, description, icon]),
			[
				['Floor', '30%', 'milestone'],
				['Planned', '20% reliability, under the floor', 'warning'],
				['In progress', 'nothing counted', 'dash'],
			],
		);
		assert.deepEqual(
			planned.children.map(({ label, description, children }) => [
				label,
				description,
				children.map((item) => item.label),
			]),
			[
				['Reliability', '20% · 2 d', ['REL-1 Rotate keys']],
				['Product', '80% · 8 d', ['FEAT-1 Saved carts']],
			],
		);
		const [node] = balance.getChildren(balance.getChildren(balance.getChildren()[1])[0]);
		const { command } = balance.getTreeItem(node!);
		await vscode.commands.executeCommand(command!.command, ...(command!.arguments ?? []));
		const { selection, document } = vscode.window.activeTextEditor!;
		assert.match(document.lineAt(selection.start.line).text, /REL-1/);
	});

	it('has its rows of now as soon as the editor asks for them, before it is seen', async () => {
		await vscode.commands.executeCommand('workbench.view.explorer');
		await showBacklog(backlog.replace('30%', '45%'));
		const [floor] = api.views.balance.getChildren();
		assert.deepEqual([floor?.row.label, floor?.row.description], ['Floor', '45%']);
		await vscode.commands.executeCommand('lightsOn.balance.focus');
	});

	it('says so where there is no git', async () => {
		const { balance } = api.views;
		const actual = await eventually(balance.onDidChangeTreeData, () =>
			balance.rows.find(({ id, icon }) => id === 'actual' && icon !== 'sync'),
		);
		assert.deepEqual([actual.label, actual.description], ['Actual', 'no git history here']);
	});
});
