import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { backlogFile, eventually, folder, lightsOn, replaceText, showBacklog } from './backlogInEditor.ts';

const backlog = `rates: { currency: USD, engineerHour: 100, badMinute: 10 }
sources: [followUps.json]
items:
  - id: REL-1
    title: Automate database failover
    kind: reliability
    effort: 5d
    avoids: { causes: [db] }
incidents:
  - { id: INC-1, title: Primary down, service: checkout, started: 2026-09-14T02:00Z, resolved: 2026-09-14T03:00Z, cause: db, pages: 2 }
  - { id: INC-2, title: Bad release, service: cart, started: 2026-09-15T02:00Z, resolved: 2026-09-15T03:00Z, cause: deploy }
  - { id: INC-3, title: Worse release, service: cart, started: 2026-09-16T02:00Z, resolved: 2026-09-16T03:00Z, cause: deploy }
`;
const followUps = {
	followUps: [
		{ id: 'F-1', title: 'Alert on lag', status: 'open', incident: 'INC-1' },
		{ id: 'F-2', title: 'Smoke test after release', status: 'open', incident: 'INC-2' },
		{ id: 'F-3', title: 'Tidy the runbook', status: 'open' },
	],
};

describe('incidents', () => {
	let api: LightsOnApi;
	const source = () => vscode.Uri.joinPath(folder(), 'followUps.json');
	const run = <T>(command: string, ...args: unknown[]) =>
		vscode.commands.executeCommand<T>(`lightsOn.${command}`, ...args);
	const labels = () => api.views.incidents.rows.map(({ label }) => label);

	before(async () => {
		api = await lightsOn();
		await vscode.workspace.fs.writeFile(source(), new TextEncoder().encode(JSON.stringify(followUps)));
	});
	after(async () => {
		await vscode.workspace.fs.delete(source());
	});
	beforeEach(async () => {
		await run('groupIncidents', 'mode');
		await run('showAllIncidents');
		await showBacklog(backlog);
		await eventually(api.onDidChange, () => (labels()[0] === '3 follow-ups have no item' ? true : undefined));
	});

	it('are shown by service and cause, what nobody addresses first, below the way to the follow-ups', async () => {
		assert.deepEqual(labels(), ['3 follow-ups have no item', 'cart: deploy', 'checkout: db']);
		const [, deploy] = await api.views.incidents.getChildren();
		assert.deepEqual(
			(await api.views.incidents.getChildren(deploy)).map(({ row }) => row.label),
			['Worse release', 'Bad release'],
		);
		await run('groupIncidents', 'service');
		assert.deepEqual(labels(), ['3 follow-ups have no item', 'cart', 'checkout']);
	});

	it('of a long group come page by page, and one reads on at the first of a new one', async () => {
		const many = Array.from(
			{ length: 70 },
			(
				_,
				index,
			) => `  - { id: M-${index}, service: cart, cause: deploy, started: 2026-08-01T02:00Z, title: Slow ${index} }
`,
		);
		await showBacklog(backlog + many.join(''));
		const view = api.views.incidents;
		const deploy = async () => (await view.getChildren()).find(({ row }) => row.label === 'cart: deploy')!;
		const shown = async () => await view.getChildren(await deploy());
		assert.equal((await shown()).length, 51);
		const { command } = view.getTreeItem((await shown()).at(-1)!);
		await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
		assert.equal((await shown()).length, 72);
		assert.deepEqual(
			view.selectedIncidents.map(({ title }) => title),
			[(await shown())[50]!.row.label],
		);
	});

	it('explain their cost in a tooltip that runs no commands but our own', async () => {
		const view = api.views.incidents;
		const [, , db] = await view.getChildren();
		const [down] = await view.getChildren(db);
		assert.ok(down);
		const tooltip = view.resolveTreeItem(view.getTreeItem(down), down).tooltip as vscode.MarkdownString;
		assert.match(tooltip.value, /Outage of checkout/);
		assert.match(tooltip.value, /\(<command:_lightsOn\.revealPlace\?/);
		assert.deepEqual(tooltip.isTrusted, { enabledCommands: ['_lightsOn.revealPlace', 'lightsOn.explainScore'] });
	});

	it('become an item that avoids them all by their cause, in one undo step', async () => {
		const document = await vscode.workspace.openTextDocument(backlogFile());
		const [, deploy] = await api.views.incidents.getChildren();
		const answers = { title: 'Release to few first', avoids: 'causes', effort: '3d', owner: '' };
		assert.equal(await run('addItemFromIncidents', deploy, [deploy], answers), 'REL-2');
		const item = (await api.snapshot())?.items.find(({ item: { id } }) => id === 'REL-2')?.item;
		assert.deepEqual([item?.service, item?.avoids], ['cart', { causes: ['deploy'], incidents: [] }]);
		assert.deepEqual(
			api.views.incidents.rows.map(({ label, description }) => `${label}  ${description.split(' · ').at(-1)}`).slice(1),
			['cart: deploy  by REL-2', 'checkout: db  by REL-1'],
		);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), backlog);
		await document.save();
	});

	it('of several rows become an item that names just these', async () => {
		const document = await vscode.workspace.openTextDocument(backlogFile());
		const answers = { title: 'Both', avoids: 'incidents', effort: '3d', owner: '' };
		await run('addItemFromIncidents', 'INC-2', ['INC-2', 'INC-1'], answers);
		const item = (await api.snapshot())?.items.find(({ item: { title } }) => title === 'Both')?.item;
		assert.deepEqual([item?.service, item?.avoids], [undefined, { causes: [], incidents: ['INC-2', 'INC-1'] }]);
		await replaceText(document, backlog);
		await document.save();
	});

	it('lead to their record', async () => {
		await run('revealIncident', 'INC-3');
		assert.equal(vscode.window.activeTextEditor?.selection.active.line, 11);
	});

	it('refresh only the rows that look different', async () => {
		await api.views.incidents.getChildren((await api.views.incidents.getChildren())[1]);
		const refreshed: string[] = [];
		const listener = api.views.incidents.onDidChangeTreeData((nodes) => {
			if (nodes === undefined) refreshed.push('everything');
			else for (const node of Array.isArray(nodes) ? nodes : [nodes]) refreshed.push(node.row.label);
		});
		const document = await vscode.workspace.openTextDocument(backlogFile());
		await replaceText(document, backlog.replace('title: Bad release', 'title: Broken release'));
		labels();
		listener.dispose();
		assert.deepEqual(refreshed, ['Broken release']);
		await replaceText(document, backlog);
		await document.save();
	});

	it('leave follow-ups that are reviewed one by one, each choice one undo step', async () => {
		const document = await vscode.workspace.openTextDocument(backlogFile());
		await run('reviewFollowUps');
		const listed = () => api.views.followUps.titles;
		assert.deepEqual(listed(), ['Alert on lag', 'Smoke test after release', 'Tidy the runbook']);
		await run('addFollowUp');
		assert.deepEqual(listed(), ['Smoke test after release', 'Tidy the runbook']);
		const afterFirst = document.getText();
		assert.match(afterFirst, /title: Alert on lag/);
		await run('dismissFollowUp');
		assert.deepEqual(listed(), ['Tidy the runbook']);
		assert.match(document.getText(), /title: Smoke test after release\n {4}kind: reliability\n {4}status: dropped/);
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), afterFirst);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), backlog);
		await document.save();
	});

	it('lose no key of the review that is hit while a choice is written, nor carry one out twice', async () => {
		const document = await vscode.workspace.openTextDocument(backlogFile());
		await run('reviewFollowUps');
		await Promise.all([run('addFollowUp'), run('addFollowUp')]);
		assert.deepEqual(api.views.followUps.titles, ['Smoke test after release', 'Tidy the runbook']);
		assert.equal(document.getText().split('title: Alert on lag').length - 1, 1);
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		await replaceText(document, backlog);
		await document.save();
	});

	it('close the review of follow-ups when nothing is left', async () => {
		await run('reviewFollowUps');
		for (let left = 3; left > 0; left--) await run('dismissFollowUp');
		assert.equal(api.views.followUps.titles, undefined);
		assert.equal(labels()[0], 'cart: deploy');
	});
});
