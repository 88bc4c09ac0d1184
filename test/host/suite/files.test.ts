import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import {
	backlogFile,
	diagnosticLines,
	eventually,
	folder,
	lightsOn,
	showBacklog,
	threeItems,
} from './backlogInEditor.ts';

describe('files', () => {
	let api: LightsOnApi;
	const write = (path: string, text: string) =>
		vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), path), new TextEncoder().encode(text));
	const ids = async () => (await api.snapshot())?.items.map(({ item }) => item.id).sort();
	const untilIds = (expected: readonly string[]) => {
		let found: string[] = [];
		return eventually(api.onDidChange, () => {
			const rows = api.views.tree.rows.flatMap((row) => (row.type === 'group' ? row.children : [row]));
			found = rows.map(({ id }) => id.slice(id.lastIndexOf('#') + 1)).sort();
			return found.join() === [...expected].sort().join() ? true : undefined;
		});
	};
	before(async () => {
		api = await lightsOn();
		await vscode.commands.executeCommand('lightsOn.clearFilter');
		await showBacklog(threeItems);
	});

	it('a nested backlog joins the ranking, and leaves it when its folder goes', async () => {
		const nested =
			'rates: { currency: USD, engineerHour: 100 }\nitems: [{ id: SUB-1, title: Below, effort: 1d, toil: 1h/week }]\n';
		await write('services/pay/reliability.yaml', nested);
		await untilIds(['FEAT-1', 'IDEA-1', 'REL-1', 'SUB-1']);
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'services'), { recursive: true });
		await untilIds(['FEAT-1', 'IDEA-1', 'REL-1']);
	});

	it('incidents of a source count, and new files of its glob are found', async () => {
		await showBacklog(`${threeItems}sources: [incidents/*.yaml]\n`);
		assert.ok(diagnosticLines(backlogFile()).some((line) => line.startsWith('source.missing')));
		await write(
			'incidents/a.yaml',
			'incidents:\n  - { id: A-1, service: checkout, started: 2026-01-05T10:00Z, resolved: 2026-01-05T10:30Z }\n',
		);
		await eventually(api.onDidChange, () =>
			diagnosticLines(backlogFile()).some((line) => line.startsWith('source.missing')) ? undefined : true,
		);
		assert.deepEqual(
			(await api.snapshot())?.incidents.map(({ id }) => id),
			['A-1'],
		);
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'incidents'), { recursive: true });
	});

	it('a folder that is moved into place brings its incidents, and takes them away when it goes', async () => {
		await showBacklog(`${threeItems}sources: [history/*.yaml]\n`);
		const missing = () => diagnosticLines(backlogFile()).some((line) => line.startsWith('source.missing'));
		assert.ok(missing());
		await write(
			'elsewhere/b.yaml',
			'incidents:\n  - { id: B-1, service: checkout, started: 2026-01-05T10:00Z, resolved: 2026-01-05T10:30Z }\n',
		);
		const place = (name: string) => vscode.Uri.joinPath(folder(), name);
		await vscode.workspace.fs.rename(place('elsewhere'), place('history'));
		await eventually(api.onDidChange, () => (missing() ? undefined : true));
		assert.deepEqual(
			(await api.snapshot())?.incidents.map(({ id }) => id),
			['B-1'],
		);
		await vscode.workspace.fs.rename(place('history'), place('elsewhere'));
		await eventually(api.onDidChange, () => (missing() ? true : undefined));
		await vscode.workspace.fs.delete(place('elsewhere'), { recursive: true });
	});

	it('a source outside of the workspace is refused', async () => {
		await showBacklog(`${threeItems}sources: [../secrets.yaml]\n`);
		assert.ok(diagnosticLines(backlogFile()).some((line) => line.startsWith('source.outside')));
	});

	it('a source whose glob could hold up the editor for ever is not searched for', async () => {
		const name = 'a'.repeat(200);
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), name), new Uint8Array());
		await showBacklog(`${threeItems}sources: ["${'*a'.repeat(30)}b"]\n`);
		assert.deepEqual(
			diagnosticLines(backlogFile()).flatMap((line) => (line.startsWith('source') ? [line.split(' ')[0]] : [])),
			['source.unreadable'],
		);
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), name));
	});

	it('the starter is not written over a file that is there', async () => {
		await showBacklog(threeItems);
		await vscode.commands.executeCommand('lightsOn.createBacklogFile');
		const bytes = await vscode.workspace.fs.readFile(backlogFile());
		assert.equal(new TextDecoder().decode(bytes), threeItems);
	});

	it('the starter is ranked at once, without a problem', async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const deletion = new vscode.WorkspaceEdit();
		deletion.deleteFile(backlogFile());
		assert.ok(await vscode.workspace.applyEdit(deletion));
		await eventually(api.onDidChange, () => (api.views.tree.rows.length === 0 ? true : undefined));
		await vscode.commands.executeCommand('lightsOn.createBacklogFile');
		assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), backlogFile().toString());
		assert.deepEqual(await ids(), ['FEAT-1', 'REL-1', 'REL-2']);
		assert.deepEqual(diagnosticLines(backlogFile()), []);
	});
});
