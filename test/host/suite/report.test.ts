import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { folder, lightsOn, replaceText, showBacklog, threeItems } from './backlogInEditor.ts';

const reports = () => vscode.Uri.joinPath(folder(), '.reliability/reports');
const read = async (name: string) =>
	new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(reports(), name)));
const names = async () => (await vscode.workspace.fs.readDirectory(reports())).map(([name]) => name).sort();

describe('reports', () => {
	before(async () => {
		await lightsOn();
	});
	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.reliability'), { recursive: true });
		await showBacklog(threeItems);
	});

	it('of the week are written beside the ledger, and not again where they say the same', async () => {
		await showBacklog(threeItems);
		await vscode.commands.executeCommand('lightsOn.weeklyReport', '2026-W40', 'markdown');
		assert.match(
			await read('weekly-2026-W40.md'),
			/^# Reliability, 2026-W40\n[\s\S]*\(<\.\.\/\.\.\/reliability\.yaml#L\d+>\)/,
		);
		const once = await names();
		const ledger = await read('../ledger.jsonl');
		assert.match(ledger, /^\{"version":1,"report":"2026-W40","made":"\d{4}-\d\d-\d\d"\}\n$/);
		await vscode.commands.executeCommand('lightsOn.weeklyReport', '2026-W40', 'markdown');
		assert.deepEqual(await names(), once);
		await vscode.commands.executeCommand('lightsOn.weeklyReport', '2026-W40', 'text');
		assert.equal(await read('../ledger.jsonl'), ledger);
	});

	it('of the week follow the template of the repository; one with a fault makes none', async () => {
		const template = vscode.Uri.joinPath(folder(), '.reliability/report.md');
		await vscode.workspace.fs.writeFile(template, new TextEncoder().encode('# Ours, {{ week }}\n'));
		await vscode.commands.executeCommand('lightsOn.weeklyReport', '2026-W39', 'markdown');
		assert.equal(await read('weekly-2026-W39.md'), '# Ours, 2026-W39\n');
		const document = await vscode.workspace.openTextDocument(template);
		await replaceText(document, '{{ weak }}');
		await vscode.commands.executeCommand('lightsOn.weeklyReport', '2026-W38', 'markdown');
		assert.ok(!(await names()).includes('weekly-2026-W38.md'));
		assert.doesNotMatch(await read('../ledger.jsonl'), /2026-W38/);
		await document.save();
	});

	it('are shown as they are pasted, to copy as rich text, and no file is written for that', async () => {
		await vscode.commands.executeCommand('lightsOn.weeklyReport', '2026-W40', 'html');
		const before = await names();
		await vscode.commands.executeCommand('lightsOn.copyBriefAsRichText');
		const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
		assert.ok(tab?.input instanceof vscode.TabInputWebview);
		assert.match(tab.input.viewType, /lightsOn\.richText$/);
		assert.match(tab.label, /executive brief/i);
		assert.deepEqual(await names(), before);
	});

	it('are never written over a file that somebody edited', async () => {
		const page = vscode.Uri.joinPath(reports(), 'brief.html');
		await vscode.workspace.fs.writeFile(page, new TextEncoder().encode('mine'));
		await vscode.commands.executeCommand('lightsOn.executiveBrief', 'html');
		assert.equal(await read('brief.html'), 'mine');
		assert.match(await read('brief-2.html'), /^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
	});

	it('say what the ask buys, from a plan that is solved for it', async () => {
		await showBacklog(`${threeItems}plan: { capacity: { a: 10d } }\ncommitment: { floor: 50% }\n`);
		await vscode.commands.executeCommand('lightsOn.executiveBrief', 'html');
		assert.match(await read('brief.html'), /What is asked<\/h2>/);
	});
});
