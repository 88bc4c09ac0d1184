import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticLines, eventually, showBacklog, threeItems } from './backlogInEditor.ts';

const incident = (id: string, pages: number) => `  - { id: ${id}, started: 2026-09-14T02:11Z, pages: ${pages} }\n`;

function conflict(ours: string, theirs: string): string {
	return `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> feature\n`;
}

const merged = `${threeItems}incidents:\n`;

describe('a conflict in the backlog file', () => {
	/** The one quick fix at the conflict of the text. */
	async function fixOf(text: string): Promise<{ document: vscode.TextDocument; fix: vscode.CodeAction }> {
		const document = await showBacklog(text);
		await eventually(vscode.languages.onDidChangeDiagnostics, () =>
			diagnosticLines(document.uri).some((line) => line.startsWith('file.conflict')) ? true : undefined,
		);
		const start = document.positionAt(text.indexOf('<<<<<<<'));
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new vscode.Range(start, start),
			vscode.CodeActionKind.QuickFix.value,
			10,
		);
		const fix = actions.find(({ title }) => title === 'Resolve by Item');
		assert.ok(fix, actions.map(({ title }) => title).join());
		return { document, fix };
	}

	it('is one problem on its range, and is resolved by item in one undo step', async () => {
		const text = merged + conflict(incident('INC-1', 1), incident('INC-2', 2));
		const { document, fix } = await fixOf(text);
		assert.deepEqual(
			diagnosticLines(document.uri).filter((line) => !/effort|rates/.test(line)),
			['file.conflict 17:0-21:15'],
		);
		assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
		assert.equal(document.getText(), merged + incident('INC-1', 1) + incident('INC-2', 2));
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), text);
	});

	it('leaves between markers what both sides changed', async () => {
		const rest = incident('INC-2', 2);
		const { document, fix } = await fixOf(merged + conflict(incident('INC-1', 1), incident('INC-1', 3) + rest));
		assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
		assert.equal(document.getText(), merged + conflict(incident('INC-1', 1), incident('INC-1', 3)) + rest);
		await showBacklog(threeItems);
	});
});
