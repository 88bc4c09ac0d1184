import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { backlogFile, eventually, folder, lightsOn, showBacklog, threeItems } from './backlogInEditor.ts';

const backlog = `rates: { currency: USD, engineerHour: 100, badMinute: 10 }
services:
  - { id: checkout, owner: team-checkout, paths: [code7/**] }
items:
  - id: REL-1
    title: Fail over *by itself*
    kind: reliability
    service: checkout
    effort: 5d
    avoids: { causes: [db] }
    paths: ["code7/db.ts#L3-L4"] # the retry
incidents:
  - { id: INC-7, service: checkout, started: 2026-01-05T10:00Z, resolved: 2026-01-05T10:30Z, cause: db, title: Database down }
`;
const source = 'one\ntwo\nthree\nfour\nfive\n';

describe('at the line of code', () => {
	const file = () => vscode.Uri.joinPath(folder(), 'code7', 'db.ts');
	const other = () => vscode.Uri.joinPath(folder(), 'code7', 'mail.ts');
	const configure = (id: string, on: boolean | undefined) =>
		vscode.workspace.getConfiguration('lightsOn').update(id, on, vscode.ConfigurationTarget.Global);

	before(async () => {
		for (const uri of [file(), other()]) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(source));
	});
	after(async () => {
		await showBacklog(threeItems);
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'code7'), { recursive: true });
	});

	async function shown(): Promise<vscode.TextDocument> {
		await showBacklog(backlog);
		const document = await vscode.workspace.openTextDocument(file());
		await vscode.window.showTextDocument(document);
		return document;
	}

	async function lenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
		const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
			'vscode.executeCodeLensProvider',
			document.uri,
			20,
		);
		return found.filter(({ command }) => /lightsOn/.test(command?.command ?? ''));
	}

	const lines = async (document: vscode.TextDocument) =>
		(await lenses(document)).map(({ range, command }) => `${range.start.line} ${command?.title}`);

	it('lenses stand above a file and above the lines that an item names, and say why', async () => {
		const document = await shown();
		const found = await lenses(document);
		assert.deepEqual(
			found.map(({ range, command }) => `${range.start.line} ${command?.title}`),
			['0 checkout · 1 open item (first: #1) · no incident in 90 days', '2 REL-1 Fail over *by itself*, #1'],
		);
		assert.equal(found[0]?.command?.tooltip, '“code7/**” is one of its paths. Show what is known.');
		await configure('code.lens.enabled', false);
		assert.deepEqual(await lines(document), []);
		await configure('code.lens.enabled', undefined);
	});

	it('lines are followed while somebody edits, and written into the backlog on a click, as one undo step', async () => {
		const document = await shown();
		await lines(document);
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, new vscode.Position(0, 0), 'zero\nzero and a half\n');
		edit.insert(document.uri, new vscode.Position(2, 2), 'ree\nth');
		assert.ok(await vscode.workspace.applyEdit(edit));
		assert.deepEqual((await lines(document)).slice(1), ['4 REL-1 Fail over *by itself*, #1', '4 Moved: write #L5-L7']);
		const [, , moved] = await lenses(document);
		await vscode.commands.executeCommand(moved!.command!.command, ...(moved!.command!.arguments ?? []));
		await (await lightsOn()).snapshot();
		const written = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'reliability.yaml'));
		assert.equal(written.getText(), backlog.replace('#L3-L4', '#L5-L7'));
		assert.deepEqual((await lines(document)).slice(1), ['4 REL-1 Fail over *by itself*, #1']);
		await vscode.window.showTextDocument(written);
		await vscode.commands.executeCommand('undo');
		assert.equal(written.getText(), backlog);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('workbench.action.files.revert');
	});

	it('hover tells the items and the incidents with why, and leaves their text inert', async () => {
		const document = await shown();
		const hover = async (line: number) => {
			const found = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				document.uri,
				new vscode.Position(line, 1),
			);
			return found.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join('\n');
		};
		assert.match(
			await hover(0),
			/Fail over \\\*by itself\\\*[\s\S]*INC\S*7 Database down[\s\S]*command:_lightsOn\.revealPlace/,
		);
		assert.doesNotMatch(await hover(1), /Database down/);
	});

	it('badges in the explorer are off until they are switched on, and then count in a sign and in words', async () => {
		await shown();
		const { code } = (await lightsOn()).views;
		assert.equal(await code.decoration(file()), undefined);
		await configure('code.badges.enabled', true);
		const decoration = await code.decoration(file());
		assert.equal(decoration?.badge, '1');
		assert.equal(decoration?.tooltip, 'Lights On: 1 open item (first: #1)');
		assert.equal(decoration?.color, undefined);
		assert.equal((await code.decoration(vscode.Uri.joinPath(folder(), 'code7')))?.badge, '1');
		assert.equal(await code.decoration(other()), undefined);
		await configure('code.badges.enabled', undefined);
	});

	it('the status bar tells of the file at hand where that is switched on', async () => {
		await shown();
		const { code } = (await lightsOn()).views;
		assert.equal(code.shown, undefined);
		await configure('code.statusBar.enabled', true);
		await eventually(code.onDidFollow, () => (code.shown === undefined ? undefined : true));
		assert.equal(code.shown, '1 open item (first: #1) · no incident in 90 days');
		await configure('code.statusBar.enabled', undefined);
		await eventually(code.onDidFollow, () => (code.shown === undefined ? true : undefined));
	});

	it('asks nothing of files that no one looks at, be they read, written or typed into', async () => {
		await lenses(await shown());
		const api = await lightsOn();
		const { code } = api.views;
		const [read, written] = ['read.ts', 'written.ts'].map((name) => vscode.Uri.joinPath(folder(), 'code7', name));
		await vscode.workspace.fs.writeFile(read!, new TextEncoder().encode(source));
		const document = await vscode.workspace.openTextDocument(read!);
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, new vscode.Position(0, 0), 'typed\n');
		const typed = new Promise<void>((resolve) => {
			const listener = vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
				if (uri.toString() !== document.uri.toString()) return;
				listener.dispose();
				resolve();
			});
		});
		await Promise.all([vscode.workspace.applyEdit(edit), typed]);
		await vscode.workspace.fs.writeFile(written!, new TextEncoder().encode(source));
		// What the backlog says changes; still nobody looks.
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(backlogFile()));
		const change = eventually(api.onDidChange, () =>
			api.views.tree.rows.some(({ label }) => label === 'Looked at by nobody') ? true : undefined,
		);
		await vscode.workspace.fs.writeFile(
			backlogFile(),
			new TextEncoder().encode(text.replace('Fail over *by itself*', 'Looked at by nobody')),
		);
		await change;
		assert.equal(await code.wasAsked(file()), true);
		for (const unseen of [read!, written!]) assert.equal(await code.wasAsked(unseen), false, unseen.path);
		await vscode.window.showTextDocument(document);
		assert.ok((await lenses(document)).length > 0);
		assert.equal(await code.wasAsked(read!), true);
		await document.save();
	});

	async function tracking(document: vscode.TextDocument, line: number): Promise<readonly vscode.CodeAction[]> {
		const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new vscode.Range(line, 0, line, 0),
			vscode.CodeActionKind.QuickFix.value,
		);
		return found.filter(({ command }) => command?.command === '_lightsOn.trackCode');
	}

	async function run({ command }: vscode.CodeAction | vscode.Command): Promise<unknown> {
		assert.ok(typeof command === 'object');
		return vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
	}

	const written = () => vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'reliability.yaml'));
	const added = (id: string, title: string, entry: string) => `  - id: ${id}
    title: ${title}
    kind: reliability
    service: checkout
    effort:${' '}
    avoids: { causes: [] }
    paths: [code7/todo.ts#${entry}]
`;

	it('a remark in a comment becomes an item that waits for effort and benefit, in one undo step', async () => {
		await showBacklog(backlog);
		const uri = vscode.Uri.joinPath(folder(), 'code7', 'todo.ts');
		const code = 'one();\ntwo(); // TODO: retry with a limit\n// FIXME(REL-1) known\nconst TODO = 1;\n';
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(code));
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.window.showTextDocument(document);
		for (const line of [0, 2, 3]) assert.deepEqual(await tracking(document, line), [], `line ${line}`);
		const [action] = await tracking(document, 1);
		assert.equal(action?.title, 'Track in reliability backlog');
		assert.equal(await run(action), 'REL-2');
		const file = await written();
		const item = added('REL-2', 'retry with a limit', 'L2');
		assert.equal(file.getText(), backlog.replace('incidents:', `${item}incidents:`));
		const { selection } = vscode.window.activeTextEditor!;
		assert.equal(file.offsetAt(selection.active), file.getText().indexOf('effort: \n') + 'effort: '.length);
		await vscode.commands.executeCommand('undo');
		assert.equal(file.getText(), backlog);
	});

	it('a selection, a problem and the message of a test that failed become items with their lines', async () => {
		await showBacklog(backlog);
		const uri = vscode.Uri.joinPath(folder(), 'code7', 'todo.ts');
		const document = await vscode.workspace.openTextDocument(uri);
		const undone = async () => {
			const text = (await written()).getText();
			await vscode.commands.executeCommand('undo');
			assert.equal((await written()).getText(), backlog);
			return text.replace('incidents:', '').slice(backlog.indexOf('incidents:')).split('  - { id: INC')[0];
		};
		const editor = await vscode.window.showTextDocument(document);
		editor.selection = new vscode.Selection(0, 2, 2, 0);
		const spot = { file: uri.toString(), lines: { first: 1, last: 2 }, title: 'Call it once' };
		await vscode.commands.executeCommand('lightsOn.addItemFromSelection', spot);
		assert.equal((await undone())?.trimEnd(), added('REL-2', 'Call it once', 'L1-L2').trimEnd());

		const problems = vscode.languages.createDiagnosticCollection('lint');
		problems.set(uri, [
			new vscode.Diagnostic(new vscode.Range(0, 0, 0, 3), 'Promise is not awaited: it may fail unseen'),
		]);
		const [action] = await tracking(document, 0);
		problems.dispose();
		assert.equal(action?.title, 'Track in reliability backlog: Promise is not awaited: it may fail unseen');
		await run(action);
		assert.match((await undone()) ?? '', /title: "Promise is not awaited: it may fail unseen"[\s\S]*#L1\]/);

		const message = new vscode.TestMessage('expected 3 to be 2\n  at two (todo.ts:2:1)');
		message.location = new vscode.Location(uri, new vscode.Position(1, 0));
		const test = { label: 'retries twice' };
		await vscode.commands.executeCommand('lightsOn.addItemFromTestFailure', { message, test });
		assert.match((await undone()) ?? '', /title: ["']?Mend “retries twice”: expected 3 to be 2["']?\n[\s\S]*#L2\]/);
	});
});
