import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { EffortRow } from '../../../src/core/index.ts';
import {
	backlogFile,
	diagnosticLines,
	eventually,
	folder,
	lightsOn,
	showBacklog,
	threeItems,
} from '../suite/backlogInEditor.ts';
import { commitFolder, gitAt } from './repository.ts';

const aWeek = 7 * 86_400_000;

describe('the actual balance in the view Balance', () => {
	it('is told from commits, only the new ones the second time, and opens items and commits', async function () {
		// A folder that is on no disk has no git.
		if (folder().scheme !== 'file') return this.skip();
		const { views } = await lightsOn();
		const { balance } = views;
		const root = folder().fsPath;
		const lastWeek = new Date(Date.now() - aWeek).toISOString();
		const actual = (look: (row: EffortRow) => boolean) =>
			eventually(balance.onDidChangeTreeData, () => balance.rows.find((row) => row.id === 'actual' && look(row)));
		await showBacklog(threeItems);
		commitFolder(root, lastWeek, 'REL-1: the first keys');
		try {
			await vscode.commands.executeCommand('lightsOn.balance.focus');
			await showBacklog(`${threeItems}# Changed\n`);
			const first = await actual(({ description }) => description.startsWith('100%'));
			assert.equal(first.label, 'Actual, last 13 weeks');
			gitAt(root, lastWeek, 'commit', '--quiet', '--allow-empty', '--message', 'FEAT-1: a cart');
			await showBacklog(threeItems);
			const second = await actual(({ description }) => description.startsWith('50%'));
			const week = second.children.find(({ id, children }) => id.startsWith('week/') && children.length > 0)!;
			assert.deepEqual(
				week.children.map(({ label, children }) => [label, children.map((commit) => commit.label)]),
				[
					['FEAT-1 Saved carts', ['FEAT-1: a cart']],
					['REL-1 Rotate keys', ['REL-1: the first keys']],
				],
			);
			assert.ok(week.children[0]!.place);
			await vscode.commands.executeCommand('_lightsOn.showCommit', week.children[1]!.children[0]!.commit);
			const { document } = vscode.window.activeTextEditor!;
			assert.equal(document.languageId, 'diff');
			assert.match(document.getText(), /REL-1: the first keys\n[\s\S]*\+items:/);
			assert.ok(!document.getText().includes('ana@example.com'));
			assert.equal(document.isDirty, false);
		} finally {
			fs.rmSync(path.join(root, '.git'), { recursive: true, force: true });
			await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
			await showBacklog(threeItems);
			await vscode.commands.executeCommand('lightsOn.backlog.focus');
		}
	});

	it('stands below the floor in the status bar and as a problem, once git has been read', async function () {
		if (folder().scheme !== 'file') return this.skip();
		const { views } = await lightsOn();
		const root = folder().fsPath;
		const lastWeek = new Date(Date.now() - aWeek).toISOString();
		const promised = `commitment: { floor: 30% }\n${threeItems}`;
		const problems = () => diagnosticLines(backlogFile()).filter((line) => line.startsWith('commitment.actual'));
		commitFolder(root, lastWeek, 'FEAT-1: the first cart');
		try {
			await vscode.commands.executeCommand('lightsOn.balance.focus');
			await showBacklog(promised);
			const shown = await eventually(views.status.onDidChange, () =>
				views.status.shown?.text.startsWith('work below the floor') ? views.status.shown : undefined,
			);
			assert.equal(shown.text, 'work below the floor: 0% of 30%');
			await eventually(vscode.languages.onDidChangeDiagnostics, () => (problems().length > 0 ? true : undefined));
			assert.deepEqual(problems(), ['commitment.actual 0:21-0:24']);
			// What git has told stays known while nobody looks, and a lower floor is kept.
			await vscode.commands.executeCommand('lightsOn.backlog.focus');
			await showBacklog(promised.replace('30%', '0%'));
			await eventually(vscode.languages.onDidChangeDiagnostics, () => (problems().length === 0 ? true : undefined));
			await eventually(views.status.onDidChange, () => (views.status.shown === undefined ? true : undefined));
		} finally {
			fs.rmSync(path.join(root, '.git'), { recursive: true, force: true });
			await showBacklog(threeItems);
		}
	});
});
