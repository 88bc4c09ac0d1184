import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import {
	backlogFile,
	diagnosticLines,
	eventually,
	folder,
	lightsOn,
	showBacklog,
	threeItems,
} from '../suite/backlogInEditor.ts';
import { commitFolder } from './repository.ts';

function staleLines(): string[] | undefined {
	const lines = diagnosticLines(backlogFile()).filter((line) => line.startsWith('guess.stale'));
	return lines.length > 0 ? lines : undefined;
}

describe('the history of lines', () => {
	it('marks old guesses once git has told of them, and those that are written anew no more', async function () {
		// A folder that is on no disk has no git.
		if (folder().scheme !== 'file') return this.skip();
		const { onDidChange, snapshot } = await lightsOn();
		const document = await showBacklog(threeItems);
		assert.equal(staleLines(), undefined);
		const root = folder().fsPath;
		commitFolder(root, '2020-01-01T00:00:00Z');
		try {
			await showBacklog(`# A new first line\n${threeItems}`);
			assert.deepEqual(await eventually(onDidChange, staleLines), ['guess.stale 7:12-7:14', 'guess.stale 12:12-12:15']);
			const edit = new vscode.WorkspaceEdit();
			edit.replace(document.uri, new vscode.Range(7, 12, 7, 14), '6d');
			edit.replace(document.uri, new vscode.Range(8, 10, 8, 18), '11h/week');
			assert.ok(await vscode.workspace.applyEdit(edit));
			await snapshot();
			assert.deepEqual(staleLines(), ['guess.stale 12:12-12:15']);
		} finally {
			fs.rmSync(path.join(root, '.git'), { recursive: true, force: true });
			await showBacklog(threeItems);
		}
	});
});
