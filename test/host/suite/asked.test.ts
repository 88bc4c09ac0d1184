import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { acceptingAll, acceptingUntil, leaving } from './asked.ts';
import { backlogFile, eventually, folder, lightsOn, showBacklog, threeItems } from './backlogInEditor.ts';

const manyRates = `rates: { currency: USD, engineerHour: 100 }
items:
${[30, 60, 90].map((minutes, index) => `  - { id: RISK-${index}, title: Avoid ${minutes}, effort: 5d, risk: { detect: 0m, repair: ${minutes}m, impact: 100%, every: 1q } }\n`).join('')}${[2000, 4000, 9000].map((value, index) => `  - { id: VALUE-${index}, title: Earn ${value}, effort: 5d, value: ${value}/quarter }\n`).join('')}`;

describe('a command that asks', () => {
	let api: LightsOnApi;
	before(async () => {
		api = await lightsOn();
	});
	after(() => showBacklog(threeItems));

	/** The line of the cursor in the backlog, once it is there. */
	const lineShown = () => {
		const editor = vscode.window.activeTextEditor;
		return editor?.document.uri.toString() === backlogFile().toString()
			? editor.document.lineAt(editor.selection.active).text
			: undefined;
	};

	it('lists the backlog by score, and Enter shows the first item in its file', async () => {
		await showBacklog(threeItems);
		const shown = await acceptingUntil(
			() => (/FEAT-1/.test(lineShown() ?? '') ? lineShown() : undefined),
			'lightsOn.scoreBacklog',
		);
		assert.match(shown, /- id: FEAT-1/);
	});

	it('offers items, and sets the state of what is chosen', async () => {
		const document = await showBacklog(threeItems);
		await acceptingAll('lightsOn.setStatus', undefined, 'planned');
		assert.notEqual(document.getText(), threeItems);
		assert.equal(document.getText().replace(/\n {4}status: planned/, ''), threeItems);
	});

	it('asks for an item what was not given, in its order', async () => {
		const document = await showBacklog(threeItems);
		const id = await acceptingAll('lightsOn.addItem', { title: 'Alert on queue age', effort: '2d', benefit: '' });
		assert.equal(id, 'REL-2');
		const added = (await api.snapshot())?.items.find(({ item }) => item.id === 'REL-2')?.item;
		assert.deepEqual([added?.kind, added?.owner], ['reliability', 'team-core']);
		assert.ok(document.getText().startsWith(threeItems));
	});

	it('asks for an incident what was not given', async () => {
		await showBacklog(
			`${threeItems}incidents: [{ id: INC-1, service: checkout, cause: full-disk, started: 2026-01-05T10:00Z, resolved: 2026-01-05T11:00Z }]\n`,
		);
		const id = await acceptingAll('lightsOn.logIncident', { started: '45m', impact: '60%' });
		const logged = (await api.snapshot())?.incidents.find((incident) => incident.id === id);
		assert.deepEqual(logged?.services, [{ service: 'checkout', impact: 0.6 }]);
	});

	it('interviews, and writes what eight choices imply', async () => {
		const document = await showBacklog(manyRates);
		assert.equal(await acceptingAll('lightsOn.calibrateTradeoffs'), 'written');
		assert.match(document.getText(), /badMinute: [\d.]+/);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), manyRates);
	});

	it('maps every name that no service has, one after the other', async () => {
		const text = `${threeItems}services: [{ id: checkout }]\nsources: [asked.csv]\n`;
		const names = async () => (await api.snapshot())?.unmappedServices?.length;
		const source = vscode.Uri.joinPath(folder(), 'asked.csv');
		const csv = `id,service,started,resolved
A,Checkout API,2026-01-05T10:00Z,2026-01-05T11:00Z
B,Checkout Web,2026-01-06T10:00Z,2026-01-06T11:00Z
`;
		await vscode.workspace.fs.writeFile(source, new TextEncoder().encode(csv));
		try {
			const document = await showBacklog(text);
			assert.equal(await names(), 2);
			await acceptingAll('lightsOn.mapServices');
			assert.equal(await names(), 0);
			assert.notEqual(document.getText(), text);
		} finally {
			await showBacklog(threeItems);
			await vscode.workspace.fs.delete(source);
		}
	});

	it('groups, sorts and filters the tree as it was, where that is what is chosen', async () => {
		await showBacklog(threeItems);
		const rows = api.views.tree.rows.map(({ label }) => label);
		for (const command of ['groupBacklog', 'sortBacklog', 'filterBacklog', 'groupIncidents'])
			await acceptingAll(`lightsOn.${command}`);
		await api.snapshot();
		assert.deepEqual(
			api.views.tree.rows.map(({ label }) => label),
			rows,
		);
	});

	it('lists what concerns a file, and shows the lines of what is chosen', async () => {
		await showBacklog(threeItems.replace('    toil: 10h/week\n', '    toil: 10h/week\n    paths: ["keys/**"]\n'));
		const file = vscode.Uri.joinPath(folder(), 'keys/rotate.sh');
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('#!/bin/sh\n'));
		try {
			await acceptingAll('lightsOn.showFileReliability', file);
			await eventually(vscode.window.onDidChangeTextEditorSelection, () =>
				/REL-1/.test(lineShown() ?? '') ? true : undefined,
			);
		} finally {
			await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'keys'), { recursive: true });
		}
	});

	it('takes all actions of the newest notes', async () => {
		const notes = vscode.Uri.joinPath(folder(), '.reliability/retrospectives/2026-W30.md');
		await showBacklog(threeItems);
		await vscode.workspace.fs.writeFile(
			notes,
			new TextEncoder().encode('# Notes\n\n## Actions\n\n- [ ] Alert before the disk is full\n- [ ] Write it down\n'),
		);
		try {
			await acceptingAll('lightsOn.addActions', notes);
			const added = (await api.snapshot())?.items.filter(({ item }) => item.followUps);
			assert.equal(added?.length, 2);
		} finally {
			await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.reliability'), { recursive: true });
		}
	});

	it('offers the forms of a report, and writes the first one', async () => {
		await showBacklog(threeItems);
		const reports = vscode.Uri.joinPath(folder(), '.reliability/reports');
		try {
			await acceptingAll('lightsOn.weeklyReport');
			const written = (await vscode.workspace.fs.readDirectory(reports)).map(([name]) => name);
			assert.ok(
				written.some((name) => /^weekly-\d{4}-W\d\d\.md$/.test(name)),
				written.join(', '),
			);
		} finally {
			await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
			await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.reliability'), { recursive: true });
		}
	});

	it('changes nothing where it is left', async () => {
		const document = await showBacklog(threeItems);
		const rows = api.views.tree.rows.map(({ label }) => label);
		for (const command of [
			...['setStatus', 'addItem', 'logIncident', 'groupBacklog', 'sortBacklog', 'filterBacklog', 'groupIncidents'],
			...['explainScore', 'revealItem', 'copyItemAsMarkdown'],
		])
			await leaving(`lightsOn.${command}`);
		assert.equal(document.getText(), threeItems);
		assert.deepEqual(
			api.views.tree.rows.map(({ label }) => label),
			rows,
		);
	});
});
