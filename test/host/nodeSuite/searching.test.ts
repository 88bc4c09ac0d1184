import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { backlogFile, drawn, eventually, folder, lightsOn, showBacklog, threeItems } from '../suite/backlogInEditor.ts';

describe('a backlog file that goes before others have been searched for since it came', () => {
	it('leaves the views empty', async function () {
		if (folder().scheme !== 'file') return this.skip();
		const api = await lightsOn();
		const rows = () => drawn(api.views.tree.rows).join('\n');
		const untilEmpty = () => eventually(api.onDidChange, () => (rows() === '' ? true : undefined));
		await showBacklog(threeItems);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const { findFiles } = vscode.workspace;
		let isHeld = false;
		// Suites and the extension have the same `vscode`.
		const search = (look: (found: readonly vscode.Uri[]) => void) =>
			Object.assign(vscode.workspace, {
				async findFiles(...args: Parameters<typeof findFiles>) {
					if (!JSON.stringify(args[0]).includes('**/reliability.yaml')) return findFiles(...args);
					if (isHeld) return new Promise<never>(() => {});
					const found = await findFiles(...args);
					look(found);
					return found;
				},
			});
		try {
			const nothingFound = new Promise<void>((resolve) => {
				search((found) => {
					if (found.length === 0) resolve();
				});
			});
			await vscode.workspace.fs.delete(backlogFile());
			await Promise.all([untilEmpty(), nothingFound]);
			// The extension hears of it after this.
			await new Promise((resolve) => setTimeout(resolve, 0));
			isHeld = true;
			await vscode.workspace.fs.writeFile(backlogFile(), new TextEncoder().encode(threeItems));
			await eventually(api.onDidChange, () => (rows().includes('Rotate keys') ? true : undefined));
			isHeld = false;
			await vscode.workspace.fs.delete(backlogFile());
			await untilEmpty();
			assert.equal(await api.snapshot(), undefined);
		} finally {
			Object.assign(vscode.workspace, { findFiles });
			await vscode.workspace.fs.writeFile(backlogFile(), new TextEncoder().encode(threeItems));
			await showBacklog(threeItems);
		}
	});
});
