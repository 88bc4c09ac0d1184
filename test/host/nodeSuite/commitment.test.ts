import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { acceptingAll } from '../suite/asked.ts';
import { folder, lightsOn, showBacklog, threeItems } from '../suite/backlogInEditor.ts';
import { commitFolder, gitAt } from './repository.ts';

describe('the history of the commitment', () => {
	before(() => lightsOn());

	it('lists who changed it, and Enter shows what the newest commit did to the file', async function () {
		// A folder that is on no disk has no git.
		if (folder().scheme !== 'file') return this.skip();
		const root = folder().fsPath;
		const lastWeek = new Date(Date.now() - 7 * 86_400_000).toISOString();
		await showBacklog(`commitment: { floor: 30% }\n${threeItems}`);
		commitFolder(root, lastWeek, 'Promise 30 %');
		try {
			await showBacklog(`commitment: { floor: 45% }\n${threeItems}`);
			gitAt(root, lastWeek, 'commit', '--quiet', '--all', '--message', 'Promise 45 %');
			await acceptingAll('lightsOn.commitmentHistory');
			const { document } = vscode.window.activeTextEditor!;
			assert.equal(document.languageId, 'diff');
			assert.match(document.getText(), /-commitment: \{ floor: 30% \}\n\+commitment: \{ floor: 45% \}/);
		} finally {
			fs.rmSync(path.join(root, '.git'), { recursive: true, force: true });
			await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
			await showBacklog(threeItems);
		}
	});
});
