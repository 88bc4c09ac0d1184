import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { backlogFile, drawn, eventually, lightsOn, replaceText, showBacklog, threeItems } from './backlogInEditor.ts';

describe('tree', () => {
	let api: LightsOnApi;
	const shown = () => drawn(api.views.tree.rows);
	const run = (command: string, argument: unknown) => vscode.commands.executeCommand(`lightsOn.${command}`, argument);

	before(async () => {
		api = await lightsOn();
	});
	beforeEach(async () => {
		await run('groupBacklog', 'rank');
		await run('sortBacklog', 'score');
		await vscode.commands.executeCommand('lightsOn.clearFilter');
		await showBacklog(threeItems);
	});

	it('shows the items by score, those without an effort apart', () => {
		assert.deepEqual(shown(), [
			'Saved carts  2K · 10 d',
			'Rotate keys  1K · 5 d · team-core',
			'Not ranked  1',
			'  Tidy the cellar  no effort',
		]);
	});

	it('follows a change of the effort while it is typed, before it is saved', async () => {
		const document = await vscode.workspace.openTextDocument(backlogFile());
		await replaceText(document, threeItems.replace('effort: 10d', 'effort: 40d'));
		assert.equal(document.isDirty, true);
		assert.deepEqual(shown().slice(0, 2), ['Rotate keys  1K · 5 d · team-core', 'Saved carts  500 · 40 d']);
	});

	it('follows a change on disk', async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const text = threeItems.replace('title: Rotate keys', 'title: Rotate keys on disk');
		await vscode.workspace.fs.writeFile(backlogFile(), new TextEncoder().encode(text));
		await eventually(api.onDidChange, () => (shown()[1]?.startsWith('Rotate keys on disk') ? true : undefined));
	});

	it('keeps the last ranking while the text is broken, and says that it is stale', async () => {
		const document = await vscode.workspace.openTextDocument(backlogFile());
		const before = shown();
		await replaceText(document, `${threeItems}  - id: [`);
		assert.deepEqual(shown(), before);
		assert.equal((await api.snapshot())?.stale, true);
		assert.equal(api.views.tree.view.message, 'reliability.yaml has errors. The ranking is from before them.');
		await replaceText(document, threeItems);
		assert.equal(api.views.tree.view.message, '');
	});

	it('groups by kind, owner and status', async () => {
		await run('groupBacklog', 'kind');
		assert.deepEqual(shown(), [
			'Reliability  1 · 5 d',
			'  Rotate keys  #2 · 1K · 5 d · team-core',
			'Product  1 · 10 d',
			'  Saved carts  #1 · 2K · 10 d',
			'Uncategorised  1',
			'  Tidy the cellar  no effort',
		]);
		await run('groupBacklog', 'owner');
		assert.deepEqual(
			shown().filter((line) => !line.startsWith('  ')),
			['team-core  1 · 5 d', 'No owner  2 · 10 d'],
		);
		await run('groupBacklog', 'status');
		assert.deepEqual(
			shown().filter((line) => !line.startsWith('  ')),
			['Proposed  3 · 15 d'],
		);
	});

	it('shows what a filter lets through, and says how much that is', async () => {
		await run('filterBacklog', { text: 'KEYS core' });
		assert.deepEqual(shown(), ['Rotate keys  #2 · 1K · 5 d · team-core']);
		assert.equal(api.views.tree.view.message, '1 of 3 items: “KEYS core”');
	});

	it('sorts by effort', async () => {
		await run('sortBacklog', 'effort');
		assert.deepEqual(shown().slice(0, 2), ['Rotate keys  #2 · 1K · 5 d · team-core', 'Saved carts  #1 · 2K · 10 d']);
	});

	it('shows 500 of many items, more when asked, and turns to the page of an item that is asked for', async () => {
		const items = Array.from(
			{ length: 1101 },
			(_, index) => `  - { id: I-${index}, title: Item ${index}, effort: 1d, value: ${5000 - index}/week }\n`,
		);
		await showBacklog(`rates: { currency: USD }\nitems:\n${items.join('')}`);
		const { tree } = api.views;
		const count = async () => (await tree.getChildren()).length;
		assert.equal(await count(), 501);
		const more = (await tree.getChildren()).at(-1)!;
		const { label, command } = tree.getTreeItem(more);
		assert.equal(label, 'Show 500 more');
		await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
		assert.equal(await count(), 1001);
		assert.deepEqual(
			tree.view.selection.map(({ row }) => row.label),
			['Item 500'],
		);
		await tree.reveal(`${backlogFile()}#I-1100`, { focus: false });
		assert.equal(await count(), 1101);
		assert.deepEqual(
			tree.view.selection.map(({ row }) => row.label),
			['Item 1100'],
		);
	});

	it('counts problems on its badge', async () => {
		const document = await vscode.workspace.openTextDocument(backlogFile());
		await replaceText(document, threeItems.replace('effort: 5d', 'effort: soon'));
		assert.ok((api.views.tree.view.badge?.value ?? 0) > 0);
	});

	it('refreshes only the rows that look different', async () => {
		const refreshed: string[] = [];
		const listener = api.views.tree.onDidChangeTreeData((nodes) => {
			if (nodes === undefined) refreshed.push('everything');
			else for (const node of Array.isArray(nodes) ? nodes : [nodes]) refreshed.push(node.row.label);
		});
		const document = await vscode.workspace.openTextDocument(backlogFile());
		await replaceText(document, threeItems.replace('owner: team-core', 'owner: team-keys'));
		listener.dispose();
		assert.deepEqual(refreshed, ['Rotate keys']);
	});

	it('explains an item in its tooltip, and the file cannot put anything of its own there', async () => {
		const document = await vscode.workspace.openTextDocument(backlogFile());
		await replaceText(document, threeItems.replace('Rotate keys', '"[x](command:evil) <b>$(flame)"'));
		const { tree } = api.views;
		const node = (await tree.getChildren())[1];
		assert.ok(node);
		const item = tree.resolveTreeItem(tree.getTreeItem(node), node);
		const tooltip = item.tooltip as vscode.MarkdownString;
		assert.deepEqual(tooltip.isTrusted, { enabledCommands: ['_lightsOn.revealPlace', 'lightsOn.explainScore'] });
		assert.equal(tooltip.supportHtml, false);
		assert.doesNotMatch(tooltip.value, /[^\\]\]\(command:evil/);
		assert.ok(!tooltip.value.includes('<b>'), tooltip.value);
		assert.match(tooltip.value, /\(<command:_lightsOn\.revealPlace\?/);
	});
});
