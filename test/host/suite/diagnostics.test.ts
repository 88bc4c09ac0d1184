import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { backlogFile, diagnosticLines, eventually, replaceText, showBacklog, threeItems } from './backlogInEditor.ts';

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

	it('are sent when they differ, and not at an edit that changes no problem', async () => {
		const document = await showBacklog(threeItems.replace('effort: 5d', 'efort: 5d'));
		const fence = vscode.languages.createDiagnosticCollection('fence');
		const elsewhere = vscode.Uri.parse('untitled:fence');
		// What is sent anew is other objects, whatever they say; the editor may tell of what it has more than once.
		const shown = () => vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === 'Lights On');
		const sentDuring = async (work: () => Promise<void>, problems: string[]) => {
			const seen = new Set([shown()]);
			const listener = vscode.languages.onDidChangeDiagnostics(() => seen.add(shown()));
			try {
				await work();
				await eventually(vscode.languages.onDidChangeDiagnostics, () =>
					diagnosticLines(document.uri).join() === problems.join() ? true : undefined,
				);
				// Told of after all that was sent before it.
				const passed = new Promise<void>((resolve) => {
					const fenced = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
						if (!uris.some((uri) => `${uri}` === `${elsewhere}`)) return;
						fenced.dispose();
						resolve();
					});
				});
				fence.set(elsewhere, [new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), 'fence')]);
				await passed;
			} finally {
				listener.dispose();
			}
			return seen.size - 1;
		};
		const becoming = (text: string, ...problems: string[]) => sentDuring(() => replaceText(document, text), problems);
		const other = threeItems.replace('effort: 5d', 'efort: 5d').replace('4000/week', '5000/week');
		try {
			assert.equal(
				await becoming(other, 'effort.missing 2:8-2:13', 'key.unknown 6:4-6:9', 'effort.missing 14:8-14:14'),
				0,
			);
			assert.equal(
				await becoming(`\n${other}`, 'effort.missing 3:8-3:13', 'key.unknown 7:4-7:9', 'effort.missing 15:8-15:14'),
				1,
			);
			assert.equal(await becoming(threeItems, 'effort.missing 14:8-14:14'), 1);
		} finally {
			fence.dispose();
		}
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

	it('come with a quick fix that gives the copy of an item the next free id', async () => {
		const text = threeItems.replace('id: FEAT-1', 'id: "REL-1" # a copy');
		const document = await showBacklog(text);
		const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			document.lineAt(text.slice(0, text.indexOf('# a copy')).split('\n').length - 1).range,
			vscode.CodeActionKind.QuickFix.value,
		);
		assert.equal(fix?.title, 'Change to “REL-2”');
		await vscode.workspace.applyEdit(fix!.edit!);
		assert.equal(document.getText(), text.replace('"REL-1" # a copy', '"REL-2" # a copy'));
		await showBacklog(threeItems);
	});

	it('come with a quick fix that writes what was measured, as three points where there were three', async () => {
		const guess = 'detect: { low: 2h, likely: 3h, high: 4h } # at night';
		const text = [
			...['items:', '  - id: REL-1', '    title: Watch the certificates', '    effort: 5d', '    risk:'],
			...[
				'      cause: cert',
				`      ${guess}`,
				'      repair: 45m',
				'      impact: 50%',
				'      every: 90d',
				'incidents:',
			],
			...[1, 2, 3, 4].map(
				(day) =>
					`  - { id: INC-${day}, cause: cert, impact: 50%, started: 2026-0${day}-02T10:00Z, detected: 2026-0${day}-02T10:${14 + day}Z, resolved: 2026-0${day}-02T11:00Z }`,
			),
			'',
		].join('\n');
		const document = await showBacklog(text);
		const start = document.positionAt(document.getText().indexOf('low: 2h'));
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new vscode.Range(start, start),
			vscode.CodeActionKind.QuickFix.value,
		);
		const [fix] = actions;
		assert.match(fix?.title ?? '', /^Write 1\dm to 1\dm, as measured$/);
		await vscode.workspace.applyEdit(fix!.edit!);
		const written = document.lineAt(6).text;
		assert.match(written, /^ {6}detect: \{ low: 1\dm, likely: 1\dm, high: 1\dm \} # at night$/);
		assert.equal(document.getText().replace(written, `      ${guess}`), text);
	});
});
