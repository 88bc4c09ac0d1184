import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lightsOn, replaceText, showBacklog } from './backlogInEditor.ts';

const sound = `rates: { currency: USD, engineerHour: 100, badMinute: 50 }
services:
  - { id: checkout, owner: team-shop }
items:
  - id: REL-1
    title: Automate *failover*
    kind: reliability
    owner: team-core
    service: checkout
    effort: 5d
    avoids: { causes: [db-failover], incidents: [INC-7] }
  - id: FEAT-1
    title: Saved carts
    kind: product
    effort: 8d
    value: 1500/week
    dependsOn: [REL-1]
incidents:
  - { id: INC-7, title: Checkout down, service: checkout, started: 2026-09-14T02:11Z, resolved: 2026-09-14T02:58Z, impact: 60%, responders: 3, cause: db-failover }
`;

/** Puts a text with `¦` at the cursor into the editor; what was read before stays known. */
async function typed(marked: string): Promise<{ document: vscode.TextDocument; position: vscode.Position }> {
	const document = await showBacklog(sound);
	const offset = marked.indexOf('¦');
	await replaceText(document, marked.replace('¦', ''));
	return { document, position: document.positionAt(offset) };
}

describe('completion in the backlog file', () => {
	async function offered(marked: string): Promise<readonly vscode.CompletionItem[]> {
		const { document, position } = await typed(marked);
		const list = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			document.uri,
			position,
		);
		return list.items.filter(({ sortText }) => /^\d{5}$/.test(sortText ?? ''));
	}

	const labels = (items: readonly vscode.CompletionItem[]) => items.map(({ label }) => label as string);

	it('offers keys with their meaning, as snippets', async () => {
		const items = await offered(sound.replace('    owner: team-core\n', '    ¦\n'));
		const risk = items.find(({ label }) => label === 'risk');
		assert.ok(labels(items).includes('owner') && !labels(items).includes('effort'), labels(items).join());
		assert.ok(risk, labels(items).join());
		assert.match((risk.insertText as vscode.SnippetString).value, /^risk:\n {6}detect: \$\{1:15m\}\n/);
		assert.match((risk.documentation as vscode.MarkdownString).value, /Google’s risk catalogue/);
	});

	it('offers incidents with date and title while the text is broken at the cursor', async () => {
		const items = await offered(sound.replace('incidents: [INC-7] }', 'incidents: [¦'));
		assert.deepEqual(
			items.map(({ label, detail }) => `${label}: ${detail}`),
			['INC-7: 2026-09-14 · Checkout down'],
		);
	});

	it('offers time zones that the platform knows, and units', async () => {
		assert.ok(labels(await offered(`team: { timezone: ¦ }\n${sound}`)).includes('Europe/Madrid'));
		assert.deepEqual(labels(await offered(sound.replace('effort: 5d', 'effort: 3¦'))).slice(0, 3), ['3d', '3h', '3w']);
	});

	it('offers the keys of an item under its dash, put where they belong', async () => {
		const items = await offered(sound.replace('  - id: REL-1\n', '  - id: REL-1\n  ¦\n'));
		const status = items.find(({ label }) => label === 'status');
		assert.ok(status && !labels(items).includes('effort'), labels(items).join());
		assert.match((status.insertText as vscode.SnippetString).value, /^ {2}status: /);
	});

	it('offers nothing in a comment', async () => {
		assert.deepEqual(labels(await offered(`# sta¦\n${sound}`)), []);
	});
});

describe('hover in the backlog file', () => {
	async function hover(behind: string, word: string): Promise<string> {
		const document = await showBacklog(sound);
		const text = document.getText();
		const position = document.positionAt(text.indexOf(word, text.indexOf(behind)) + 1);
		const found = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			position,
		);
		return found.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join('\n');
	}

	it('says what a key means, in which unit, and what it does to the price', async () => {
		assert.match(
			await hover('FEAT-1', 'value'),
			/Product value in currency[\s\S]*In the price of FEAT-1[\s\S]*\$1,500\/week/,
		);
	});

	it('says what an incident was and cost, with a link to its line, and leaves its text inert', async () => {
		const incident = await hover('avoids', 'INC-7');
		assert.match(incident, /Checkout down[\s\S]*command:_lightsOn\.revealPlace[\s\S]*\$1,645/);
		assert.match(await hover('dependsOn', 'REL-1'), /Automate \\\*failover\\\*/);
	});
});

describe('names in the backlog file', () => {
	const lines = (found: readonly vscode.Location[]) =>
		found.map(({ uri, range }) => `${uri.path.split('/').at(-1)} ${range.start.line}:${range.start.character}`);

	async function at(
		behind: string,
		word: string,
	): Promise<{ document: vscode.TextDocument; position: vscode.Position }> {
		const document = await showBacklog(sound);
		return { document, position: document.positionAt(sound.indexOf(word, sound.indexOf(behind)) + 1) };
	}

	it('lead to their entries', async () => {
		const { document, position } = await at('avoids', 'INC-7');
		const found = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeDefinitionProvider',
			document.uri,
			position,
		);
		assert.deepEqual(lines(found), ['reliability.yaml 18:10']);
	});

	it('are found wherever they are written', async () => {
		const { document, position } = await at('incidents:\n', 'db-failover');
		const found = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			document.uri,
			position,
		);
		assert.deepEqual(lines(found).sort(), [
			'reliability.yaml 10:23',
			`reliability.yaml 18:${sound.split('\n')[18]?.indexOf('db-failover')}`,
		]);
	});

	it('are renamed in one step that changes no other byte', async () => {
		const { document, position } = await at('avoids', 'INC-7');
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			document.uri,
			position,
			'INC-70',
		);
		assert.ok(await vscode.workspace.applyEdit(edit));
		assert.equal(document.getText(), sound.replaceAll('INC-7', 'INC-70'));
	});

	it('that are taken are refused', async () => {
		const { document, position } = await at('dependsOn', 'REL-1');
		await assert.rejects(
			async () =>
				vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, position, 'FEAT-1'),
			/There is another FEAT-1 already/,
		);
	});

	it('make the outline: sections, and entries with their titles', async () => {
		const document = await showBacklog(sound);
		const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
			'vscode.executeDocumentSymbolProvider',
			document.uri,
		);
		const items = symbols.find(({ name }) => name === 'items');
		assert.deepEqual(
			items?.children.map(({ name, detail }) => `${name} ${detail}`),
			['REL-1 Automate *failover*', 'FEAT-1 Saved carts'],
		);
	});
});

describe('an item of the backlog file', () => {
	async function actionsAt(document: vscode.TextDocument, word: string): Promise<readonly vscode.CodeAction[]> {
		const at = document.positionAt(document.getText().indexOf(word));
		return vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new vscode.Range(at, at),
			vscode.CodeActionKind.RefactorRewrite.value,
			9,
		);
	}

	it('is marked done and split by code actions, each one undo step', async () => {
		const document = await showBacklog(sound);
		const [done, split] = await actionsAt(document, 'Automate');
		assert.deepEqual(
			[done?.title, split?.title],
			['Mark REL-1 Done and Freeze Its Forecast', 'Split REL-1 into REL-1 and REL-2'],
		);
		assert.ok(done?.edit && (await vscode.workspace.applyEdit(done.edit)));
		assert.match(document.getText(), /status: done[\s\S]*forecast: ?[\s\S]*FEAT-1/);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), sound);
		await (await lightsOn()).snapshot();
		const again = (await actionsAt(document, 'Automate'))[1];
		assert.ok(again?.edit && (await vscode.workspace.applyEdit(again.edit)));
		assert.match(
			document.getText(),
			/id: REL-1\n[\s\S]*effort: 2\.5d[\s\S]*id: REL-2\n[\s\S]*effort: 2\.5d[\s\S]*id: FEAT-1/,
		);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), sound);
	});

	it('shows its price beside its effort where that is switched on', async () => {
		const document = await showBacklog(sound);
		const whole = new vscode.Range(0, 0, document.lineCount, 0);
		const hints = async () => {
			const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
				'vscode.executeInlayHintProvider',
				document.uri,
				whole,
			);
			return found.map(({ position, label }) => [document.lineAt(position.line).text.trim(), label]);
		};
		const settings = vscode.workspace.getConfiguration('lightsOn');
		assert.deepEqual(await hints(), []);
		await settings.update('inlayHints.enabled', true, vscode.ConfigurationTarget.Global);
		const [first, second, ...more] = await hints();
		assert.equal(first?.[0], 'effort: 5d');
		assert.match(String(first?.[1]), /^\$[\d.]+K?\/week$/);
		assert.deepEqual([second, more], [['effort: 8d', '$1.5K/week'], []]);
		await settings.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Global);
		assert.deepEqual(await hints(), []);
	});
});
