import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { backlogFile, diagnosticLines, replaceText, showBacklog, threeItems } from './backlogInEditor.ts';

describe('diagnostics', () => {
	it('stand on the exact range, with a code', async () => {
		await showBacklog(threeItems.replace('effort: 5d', 'effort: soon'));
		assert.ok(
			diagnosticLines(backlogFile()).includes('value.duration 6:12-6:16'),
			diagnosticLines(backlogFile()).join('\n'),
		);
	});

	it('name the other place of a duplicate id', async () => {
		await showBacklog(threeItems.replace('id: FEAT-1', 'id: REL-1'));
		const duplicate = vscode.languages.getDiagnostics(backlogFile()).find(({ code }) => code === 'id.duplicate');
		assert.equal(duplicate?.relatedInformation?.length, 1);
	});

	it('go when the text is mended', async () => {
		const document = await showBacklog(threeItems.replace('effort: 5d', 'efort: 5d'));
		assert.ok(diagnosticLines(document.uri).some((line) => line.startsWith('key.unknown 6:4-6:9')));
		await replaceText(document, threeItems);
		assert.ok(!diagnosticLines(document.uri).some((line) => line.startsWith('key.unknown')));
	});

	it('come with a quick fix where one mend is obvious', async () => {
		const document = await showBacklog(threeItems.replace('effort: 5d', 'efort: 5d'));
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new vscode.Range(6, 5, 6, 5),
			vscode.CodeActionKind.QuickFix.value,
		);
		assert.deepEqual(
			actions.map(({ title, isPreferred }) => ({ title, isPreferred })),
			[{ title: 'Change to “effort”', isPreferred: true }],
		);
		const [fix] = actions;
		assert.ok(fix?.edit);
		await vscode.workspace.applyEdit(fix.edit);
		assert.equal(document.getText(), threeItems);
	});
});
