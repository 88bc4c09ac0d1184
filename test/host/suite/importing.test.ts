import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import type { ImportOutcome } from '../../../src/host/actions/importing/importIncidents.ts';
import { turnsDuring } from '../turnsDuring.ts';
import { folder, lightsOn, showBacklog, threeItems } from './backlogInEditor.ts';

const backlog = `${threeItems}  - id: REL-7
    title: Automate failover
    kind: reliability
    service: checkout
    effort: 5d
    avoids: { causes: [db-failover] }
services: [{ id: checkout }]
`;

const csv = `id,service,started,resolved,cause
INC-1,checkout,2026-09-01T10:00Z,2026-09-01T11:00Z,db-failover
INC-2,checkout,2026-09-08T10:00Z,2026-09-08T10:30Z,db-failover
INC-3,checkout,2026-09-09T10:00Z,2026-09-09T09:30Z,db-failover
`;

describe('importing', () => {
	let api: LightsOnApi;
	const file = (name: string) => vscode.Uri.joinPath(folder(), ...name.split('/'));
	const written: vscode.Uri[] = [];
	const write = async (name: string, content: string | Uint8Array) => {
		const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
		await vscode.workspace.fs.writeFile(file(name), bytes);
		written.push(file(name));
		return file(name);
	};
	const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
	const run = (uri: vscode.Uri, answers: object) =>
		vscode.commands.executeCommand<ImportOutcome | undefined>('lightsOn.importIncidents', uri, answers);

	before(async () => {
		api = await lightsOn();
	});

	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri).then(undefined, () => {});
		await showBacklog(threeItems);
	});

	it('merges into a file of the repository, and the same export a second time changes nothing', async () => {
		const target = await write(
			'history.csv',
			'id,service,started,resolved,cause,team\nOLD,checkout,2026-08-01T10:00Z,2026-08-01T11:00Z,,red\n',
		);
		await showBacklog(`${backlog}sources: [history.csv]\n`);
		const source = await write('export.csv', csv);
		const answers = { way: 'merge', target: 'history.csv', apply: 'now' };
		assert.deepEqual(await run(source, answers), {
			way: 'merge',
			written: true,
			added: 2,
			changed: 0,
			unchanged: 0,
			rejected: 1,
		});
		const once = await read(target);
		assert.ok(once.startsWith('id,service,started,resolved,cause,team'), once);
		assert.match(once, /^OLD,checkout,2026-08-01T10:00Z,2026-08-01T11:00Z,,red/m);
		assert.match(once, /^INC-2,checkout,2026-09-08T10:00Z,2026-09-08T10:30Z,db-failover,/m);
		const again = await run(source, answers);
		assert.deepEqual([again?.written, again?.added, again?.changed, again?.unchanged], [false, 0, 0, 2]);
		assert.equal(await read(target), once);
	});

	it('makes a new file, names it under sources, and the ranking moves', async () => {
		const document = await showBacklog(backlog);
		const source = await write('export.csv', csv);
		const before = await api.snapshot();
		const priceOf = (snapshot: typeof before) =>
			snapshot?.items.find(({ item }) => item.id === 'REL-7')?.costOfDelay.mean ?? Number.NaN;
		assert.equal(priceOf(before), 0);
		written.push(file('incidents/imported.csv'));
		const outcome = await run(source, { way: 'merge', target: 'incidents/imported.csv', apply: 'now' });
		assert.equal(outcome?.written, true);
		assert.match(document.getText(), /^sources:\n? *(- |\[)incidents\/imported\.csv/m);
		const snapshot = await api.snapshot();
		assert.deepEqual(snapshot?.incidents.map(({ id }) => id).sort(), ['INC-1', 'INC-2']);
	});

	it('into the backlog is one undo step, and undo gives every byte back', async () => {
		const document = await showBacklog(backlog);
		const source = await write('export.csv', csv);
		await run(source, { way: 'merge', target: 'reliability.yaml', apply: 'now' });
		assert.notEqual(document.getText(), backlog);
		assert.equal(document.isDirty, false);
		assert.ok(document.getText().startsWith(backlog), 'what was there stays');
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), backlog);
	});

	it('names a file where it lies, with the columns that were asked for', async () => {
		const document = await showBacklog(backlog);
		const source = await write('own.csv', 'Begin;End;System\n2026-09-01 10:00;2026-09-01 11:00;checkout\n');
		const outcome = await run(source, {
			way: 'where it lies',
			columns: { started: 'Begin', resolved: 'End', service: 'System' },
		});
		assert.deepEqual(outcome, { way: 'where it lies', written: true });
		assert.match(document.getText(), /own\.csv/);
		const snapshot = await api.snapshot();
		assert.deepEqual(
			snapshot?.incidents.map(({ services, resolved, started }) => [services[0]?.service, resolved! - started]),
			[['checkout', 3_600_000]],
		);
		// A second time the columns are known, and the file is read.
		assert.equal((await run(source, { way: 'where it lies' }))?.written, false);
		assert.equal(document.getText().match(/own\.csv/g)?.length, 1);
	});

	for (const target of ['reliability.yaml', 'incidents/imported.yaml'])
		it(`keeps the columns that were asked for in the backlog when it merges into ${target}, and asks no more`, async () => {
			const document = await showBacklog(backlog);
			const source = await write('own.csv', 'Begin;End;System\n2026-09-01 10:00;2026-09-01 11:00;checkout\n');
			if (target !== 'reliability.yaml') written.push(file(target));
			const columns = { started: 'Begin', resolved: 'End', service: 'System' };
			const first = await run(source, { way: 'merge', target, columns, apply: 'now' });
			assert.deepEqual([first?.written, first?.added], [true, 1]);
			assert.match(document.getText(), /columns: \{ started: Begin, resolved: End, service: System \}/);
			assert.equal(document.isDirty, false);
			assert.equal((await api.snapshot())?.incidents.length, 1);
			const text = document.getText();
			const again = await run(source, { way: 'merge', target, apply: 'now' });
			assert.deepEqual([again?.written, again?.added, again?.unchanged], [false, 0, 1]);
			assert.equal(document.getText(), text);
			await vscode.window.showTextDocument(document);
			await vscode.commands.executeCommand('undo');
			assert.equal(document.getText(), backlog);
			await document.save();
		});

	it('reads UTF-16, as spreadsheets write it', async () => {
		const units = Uint16Array.from(`\ufeff${csv}`, (character) => character.charCodeAt(0));
		await write('wide.csv', new Uint8Array(units.buffer));
		await showBacklog(`${backlog}sources: [wide.csv]\n`);
		const snapshot = await api.snapshot();
		assert.deepEqual(snapshot?.incidents.map(({ id }) => id).sort(), ['INC-1', 'INC-2']);
		assert.equal(snapshot?.problems.filter(({ code }) => code === 'source.record').length, 1);
	});

	it('reads a hundred thousand pages without holding up the editor', async () => {
		const rows = ['at,person,incident,service,channel'];
		for (let row = 0; row < 100_000; row++)
			rows.push(`${new Date(Date.UTC(2026, 0, 1) + row * 200_000).toISOString()},p${row % 7},I${row},checkout,push`);
		const source = await write('pages.csv', `${rows.join('\n')}\n`);
		await showBacklog(backlog);
		const { outcome, turns } = await turnsDuring(() => run(source, { way: 'where it lies' }));
		assert.equal(outcome?.written, true);
		const snapshot = await api.snapshot();
		const read = snapshot?.files.get(source.toString());
		assert.ok(read && 'length' in read.lines);
		assert.equal(read.lines.length, 100_002);
		assert.ok(turns > 10, `${turns} turns of the event loop while it was read`);
	});
});
