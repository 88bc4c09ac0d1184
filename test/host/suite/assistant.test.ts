import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as core from '../../../src/core/index.ts';
import { invokeTool, prepareTool } from '../../../src/host/assistant/tools.ts';
import type { Moment } from '../../../src/host/workspace/state.ts';
import { lightsOn, replaceText, showBacklog, threeItems } from './backlogInEditor.ts';

describe('tools for assistants', () => {
	let document: vscode.TextDocument;
	beforeEach(async () => {
		document = await showBacklog(threeItems);
	});

	async function invoke(name: string, input: object): Promise<string> {
		const { content } = await vscode.lm.invokeTool(`lights-on_${name}`, { input, toolInvocationToken: undefined });
		return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
	}

	it('are offered by the editor, with what a model needs to know', () => {
		const own = vscode.lm.tools.filter(({ name }) => name.startsWith('lights-on_'));
		assert.deepEqual(own.map(({ name }) => name).sort(), [
			'lights-on_add_item',
			'lights-on_explain_score',
			'lights-on_list_items',
			'lights-on_log_incident',
		]);
		for (const { description, inputSchema } of own) assert.ok(description.length > 50 && inputSchema);
	});

	it('list what stands in the editor, saved or not', async () => {
		await replaceText(document, threeItems.replace('Rotate keys', 'Rotate all keys'));
		const answer = JSON.parse(await invoke('list_items', { kind: 'reliability' }));
		assert.deepEqual(
			answer.items.map(({ id, title, file, line }: Record<string, unknown>) => [id, title, file, line]),
			[['REL-1', 'Rotate all keys', 'reliability.yaml', 3]],
		);
	});

	it('explain a score', async () => {
		assert.match(await invoke('explain_score', { id: 'FEAT-1' }), /Saved carts[\s\S]*4K\/week|Saved carts[\s\S]*4,000/);
		assert.match(await invoke('explain_score', { id: 'REL-9' }), /There is no item “REL-9”/);
	});

	it('ask before they write, with what would be written', async () => {
		const input = { title: 'Back-pressure **now**', kind: 'reliability', effort: '3d', toil: '4h/week' };
		const prepared = await prepareTool(await backlogs(), () => 0, 'add_item', input);
		const { title, message } = prepared.confirmationMessages ?? {};
		assert.equal(title, 'Add the item REL-2 to reliability.yaml?');
		assert.ok(message instanceof vscode.MarkdownString);
		assert.match(message.value, /- `title`: Back-pressure \\\*\\\*now\\\*\\\*\n/);
		assert.ok(!message.isTrusted);
		assert.equal(document.getText(), threeItems);
		// In a test run the editor takes its own question for answered.
		assert.equal(await invoke('add_item', input), 'REL-2 is written to reliability.yaml.');
		assert.match(document.getText(), /title: Back-pressure \*\*now\*\*/);
	});

	it('ask nothing where they only read, or where they would refuse', async () => {
		const asks = async (name: 'list_items' | 'add_item', input: object) =>
			(await prepareTool(await backlogs(), () => 0, name, input)).confirmationMessages;
		assert.equal(await asks('list_items', {}), undefined);
		assert.equal(await asks('add_item', { title: 'T', kind: 'product', effort: 'soon' }), undefined);
	});

	it('write what was agreed to as one undo step, into unsaved text too', async () => {
		await replaceText(document, `${threeItems}# Unsaved\n`);
		const input = { service: 'checkout', started: '2026-11-20T10:00Z', lasted: '1h', cause: 'db' };
		const { content } = await invokeTool(await backlogs(), () => Date.UTC(2026, 10, 23), 'log_incident', input);
		assert.deepEqual(
			content.map((part) => part instanceof vscode.LanguageModelTextPart && part.value),
			['INC-1 is written to reliability.yaml.'],
		);
		assert.match(
			document.getText(),
			/id: INC-1, service: checkout, started: 2026-11-20T10:00Z, resolved: 2026-11-20T11:00Z/,
		);
		assert.ok(document.isDirty);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), `${threeItems}# Unsaved\n`);
	});

	it('tell the model why a file refuses, and what is wrong with a call', async () => {
		const call = async (input: object) =>
			(await invokeTool(await backlogs(), () => 0, 'add_item', input)).content.map(
				(part) => part instanceof vscode.LanguageModelTextPart && part.value,
			);
		assert.deepEqual(await call({ title: 'T', kind: 'product', effort: 'soon' }), [
			'Write an effort, such as 5d, 4h or 2w.',
		]);
		await replaceText(document, 'items: [\n');
		const [why] = await call({ title: 'T', kind: 'product', effort: '1d' });
		assert.match(String(why), /^This cannot be changed/);
		assert.equal(document.getText(), 'items: [\n');
	});
});

/** The backlogs as they are known now, as the extension hands them to its tools. */
async function backlogs() {
	const snapshot = await (await lightsOn()).snapshot();
	assert.ok(snapshot);
	const moment = { core, snapshot } as unknown as Moment;
	return { moment, latest: async () => ({ kind: 'ready' as const, moment }) };
}
