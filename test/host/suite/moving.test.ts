import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { drawn, lightsOn, showBacklog } from './backlogInEditor.ts';

const text = `rates: { currency: USD, engineerHour: 100 }
items:
  # the first
  - { id: REL-1, title: Rotate keys, effort: 5d, toil: 1h/week, status: planned }

  - id: REL-2 # the second
    title: Alert on queue age
    effort: 5d
    toil: 9h/week
  - { id: REL-3, title: Tidy the cellar }
`;

describe('moving items in the tree', () => {
	let api: LightsOnApi;
	let document: vscode.TextDocument;
	const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(`lightsOn.${command}`, ...args);
	const nodeOf = async (label: string) => {
		const { tree } = api.views;
		for (const root of await tree.getChildren())
			for (const node of [root, ...(await tree.getChildren(root))]) if (node.row.label === label) return node;
		throw new Error(`${label} is not in the tree`);
	};
	/** What the editor does when rows are dragged onto another. */
	const drag = async (labels: readonly string[], target: string | undefined) => {
		const data = new vscode.DataTransfer();
		api.views.tree.drag.handleDrag(await Promise.all(labels.map(nodeOf)), data);
		await api.views.tree.drag.handleDrop(target === undefined ? undefined : await nodeOf(target), data);
	};
	const labels = () => drawn(api.views.tree.rows).map((line) => line.trim().replace(/ {2}.*/, ''));
	const undo = async () => {
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		await document.save();
		await api.snapshot();
	};
	before(async () => {
		api = await lightsOn();
		await run('clearFilter');
	});
	beforeEach(async () => {
		await run('groupBacklog', 'rank');
		await run('sortBacklog', 'file');
		document = await showBacklog(text);
	});
	after(async () => {
		await run('groupBacklog', 'rank');
		await run('sortBacklog', 'score');
	});

	it('shows the order of the file, ranked or not, and says that it does', () => {
		assert.deepEqual(labels(), ['Rotate keys', 'Alert on queue age', 'Tidy the cellar']);
		assert.equal(api.views.tree.view.description, 'in the order of the file');
	});

	it('puts what is dragged in the place of the row, with its comments, in one undo step', async () => {
		await drag(['Rotate keys'], 'Alert on queue age');
		assert.deepEqual(labels(), ['Alert on queue age', 'Rotate keys', 'Tidy the cellar']);
		const [first, second] = [/ {2}# the first\n {2}- \{ id: REL-1.*\n/, / {2}- id: REL-2[\s\S]*?9h\/week\n/].map(
			(part) => part.exec(text)![0],
		);
		assert.equal(document.getText(), text.replace(`${first}\n${second}`, `${second}\n${first}`));
		assert.equal(document.isDirty, false);
		await undo();
		assert.equal(document.getText(), text);
	});

	it('drags several at once, to the end where they are dropped below all rows', async () => {
		await drag(['Rotate keys', 'Alert on queue age'], undefined);
		assert.deepEqual(labels(), ['Tidy the cellar', 'Rotate keys', 'Alert on queue age']);
		await undo();
		assert.equal(document.getText(), text);
	});

	it('changes the status of what is dragged into another group, and its place, in one undo step', async () => {
		await run('groupBacklog', 'status');
		await drag(['Tidy the cellar'], 'Rotate keys');
		assert.deepEqual(labels(), ['Planned', 'Tidy the cellar', 'Rotate keys', 'Proposed', 'Alert on queue age']);
		assert.match(document.getText(), /\{ id: REL-3, title: Tidy the cellar, status: planned \}\n {2}# the first/);
		await undo();
		assert.equal(document.getText(), text);
	});

	it('takes nothing but items that were dragged here', async () => {
		const data = new vscode.DataTransfer();
		const mime = 'application/vnd.code.tree.lightson.backlog';
		data.set(mime, new vscode.DataTransferItem('REL-1'));
		await api.views.tree.drag.handleDrop(await nodeOf('Alert on queue age'), data);
		data.set(mime, new vscode.DataTransferItem([{ key: 'REL-1' }]));
		await api.views.tree.drag.handleDrop(await nodeOf('Alert on queue age'), data);
		data.set(mime, new vscode.DataTransferItem(['../else.yaml#REL-1']));
		await api.views.tree.drag.handleDrop(await nodeOf('Alert on queue age'), data);
		assert.equal(document.getText(), text);
	});

	it('leaves a computed order as it is', async () => {
		await run('sortBacklog', 'score');
		await drag(['Rotate keys'], 'Alert on queue age');
		assert.equal(document.getText(), text);
		await run('moveItemDown', 'REL-1');
		assert.equal(document.getText(), text);
	});

	it('moves by a command, one row at a time', async () => {
		await run('moveItemDown', 'REL-1');
		assert.deepEqual(labels(), ['Alert on queue age', 'Rotate keys', 'Tidy the cellar']);
		await run('moveItemUp', 'REL-1');
		assert.equal(document.getText(), text);
		await run('moveItemUp', 'REL-1');
		assert.equal(document.getText(), text);
	});

	it('works on unsaved text, and leaves it unsaved', async () => {
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, new vscode.Position(0, 0), '# not saved\n');
		await vscode.workspace.applyEdit(edit);
		await run('moveItemDown', 'REL-1');
		assert.equal(document.isDirty, true);
		assert.match(document.getText(), /^# not saved\n[\s\S]*REL-2[\s\S]*REL-1/);
		await document.save();
	});

	it('is done on the newest text where somebody types meanwhile', async () => {
		const typed = new vscode.WorkspaceEdit();
		typed.insert(document.uri, new vscode.Position(0, 0), '# typed meanwhile\n');
		const [, moved] = await Promise.all([vscode.workspace.applyEdit(typed), run('moveItemDown', 'REL-1')]);
		assert.equal(moved, undefined);
		assert.match(document.getText(), /^# typed meanwhile\n[\s\S]*REL-2[\s\S]*REL-1/);
		assert.equal(document.getText().split('\n').length, text.split('\n').length + 1);
		await document.save();
	});

	it('saves each of several that come before the first is saved', async () => {
		await Promise.all([
			run('moveItemDown', 'REL-1'),
			run('setStatus', 'REL-3', 'planned'),
			run('moveItemDown', 'REL-1'),
		]);
		assert.deepEqual(labels(), ['Alert on queue age', 'Tidy the cellar', 'Rotate keys']);
		assert.equal(document.isDirty, false);
		const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri));
		assert.equal(saved, document.getText());
		assert.match(saved, /REL-3, title: Tidy the cellar, status: planned/);
	});

	it('sets the status of all that are selected in one undo step', async () => {
		const nodes = await Promise.all(['Alert on queue age', 'Tidy the cellar'].map(nodeOf));
		await run('setStatus', nodes[0], nodes, 'planned');
		assert.deepEqual(document.getText().match(/status: .*?(?= \}|\n)/g), [
			'status: planned',
			'status: planned',
			'status: planned',
		]);
		await undo();
		assert.equal(document.getText(), text);
	});
});
