import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as core from '../../../src/core/index.ts';
import type { LightsOnApi } from '../../../src/extension.ts';
import { SourceFinder } from '../../../src/host/workspace/sources/sourceFinder.ts';
import { SourceReadings } from '../../../src/host/workspace/sources/sourceReadings.ts';
import { turnsDuring } from '../turnsDuring.ts';
import { backlogFile, eventually, folder, lightsOn, replaceText, showBacklog, threeItems } from './backlogInEditor.ts';

const csvOf = (...ids: readonly string[]) =>
	`id,service,started,resolved\n${ids.map((id) => `${id},checkout,2026-09-01T10:00Z,2026-09-01T11:00Z\n`).join('')}`;

describe('sources', () => {
	let api: LightsOnApi;
	const file = (name: string) => vscode.Uri.joinPath(folder(), ...name.split('/'));
	const written: vscode.Uri[] = [];
	const write = async (name: string, content: string) => {
		await vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(content));
		written.push(file(name));
		return file(name);
	};
	const ids = (snapshot: core.Snapshot | undefined) => snapshot?.incidents.map(({ id }) => id).sort();

	let latest: core.Snapshot | undefined;
	const snapshotWith = (incidents: number) => (latest?.incidents.length === incidents ? latest : undefined);

	before(async () => {
		api = await lightsOn();
		latest = await api.snapshot();
		api.onDidChange((snapshot) => {
			latest = snapshot;
		});
	});

	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri).then(undefined, () => {});
		await showBacklog(threeItems);
	});

	it('a change on disk reads that file again and no other; a change of the backlog reads none', async () => {
		await write('first.csv', csvOf('A-1'));
		const second = await write('second.csv', csvOf('B-1'));
		await write('third.csv', csvOf('C-1'));
		const backlog = `${threeItems}sources: [first.csv, second.csv, third.csv]\n`;
		const document = await showBacklog(backlog);
		assert.deepEqual(ids(await eventually(api.onDidChange, () => snapshotWith(3))), ['A-1', 'B-1', 'C-1']);
		const read: string[] = [];
		const listener = api.onDidReadSource((source) => read.push(source));
		try {
			await replaceText(document, `# Of the team\n${backlog}`);
			await replaceText(document, backlog);
			assert.deepEqual(read, []);
			await write('second.csv', csvOf('B-1', 'B-2'));
			await eventually(api.onDidChange, () => snapshotWith(4));
			assert.deepEqual([...new Set(read)], [second.toString()]);
		} finally {
			listener.dispose();
		}
	});

	it('a change is not missed while a file that has come beside it waits to be looked for', async () => {
		const finder = new SourceFinder();
		const told: string[] = [];
		const listener = finder.onDidChange((uri) => told.push(uri.path.slice(uri.path.lastIndexOf('/') + 1)));
		const tells = (name: string) => eventually(finder.onDidChange, () => told.includes(name) || undefined);
		try {
			await finder.find(backlogFile(), 'told-*.csv');
			await write('told-1.csv', csvOf('A-1'));
			await tells('told-1.csv');
			await write('told-2.csv', csvOf('A-2'));
			await tells('told-2.csv');
			const found = await finder.find(backlogFile(), 'told-*.csv');
			assert.equal(found.kind === 'found' && found.files.length, 2, 'the file that came is looked for');
		} finally {
			listener.dispose();
			finder.dispose();
		}
	});

	const rows = Array.from({ length: 4000 }, (_, row) => row);
	for (const [name, text] of [
		['incidents.csv', csvOf(...rows.map((row) => `INC-${row}`))],
		['incidents.json', JSON.stringify(rows.map((row) => ({ id: `INC-${row}`, started: '2026-09-01T10:00Z' })))],
		['incidents.yaml', rows.map((row) => `- { id: INC-${row}, started: 2026-09-01T10:00Z }\n`).join('')],
	] as const)
		it(`${name} with thousands of incidents is read while other work goes on`, async () => {
			const readings = new SourceReadings(() => ({ report: () => {}, end: () => {} }));
			const { outcome, turns } = await turnsDuring(() =>
				readings.read(core, { file: name, text }, core.defaultCalendar, {}),
			);
			assert.equal(outcome.kind === 'read' && outcome.reading.incidents.length, 4000);
			assert.ok(turns > 3, `${turns} turns of the event loop while it was read`);
			readings.dispose();
		});

	describe('a reading', () => {
		const text = csvOf(...rows.map((row) => `INC-${row}`));
		const source = { file: 'file:///incidents.csv', text };
		/** Does this once, when the reading is a tenth through. */
		const during = (act: (readings: SourceReadings, cancel: () => void) => void) => {
			let acted = false;
			const ended: string[] = [];
			const shares: number[] = [];
			const readings: SourceReadings = new SourceReadings((file, cancel) => ({
				report: (share) => {
					shares.push(share);
					if (acted || share < 0.1) return;
					acted = true;
					act(readings, cancel);
				},
				end: () => ended.push(file),
			}));
			const read: string[] = [];
			readings.onDidRead((file) => read.push(file));
			return { readings, read, ended, shares };
		};

		it('that is cancelled stops, and is not begun again before the file changes', async () => {
			const { readings, read, ended, shares } = during((_, cancel) => cancel());
			assert.equal((await readings.read(core, source, core.defaultCalendar, {})).kind, 'cancelled');
			assert.ok(Math.max(...shares) < 0.2, 'it stopped where it was');
			assert.equal((await readings.read(core, source, core.defaultCalendar, {})).kind, 'cancelled');
			assert.deepEqual([read, ended], [[], [source.file]]);
			readings.supersede(source.file);
			assert.equal((await readings.read(core, source, core.defaultCalendar, {})).kind, 'read');
			assert.deepEqual(read, [source.file]);
		});

		it('whose file changes is dropped, and begun anew with what stands there then', async () => {
			const { readings, read } = during((own) => own.supersede(source.file));
			assert.equal((await readings.read(core, source, core.defaultCalendar, {})).kind, 'superseded');
			assert.deepEqual(read, []);
			const outcome = await readings.read(core, { ...source, text: csvOf('A', 'B') }, core.defaultCalendar, {});
			assert.equal(outcome.kind === 'read' && outcome.reading.incidents.length, 2);
			assert.equal(outcome.kind === 'read' && outcome.lines.length, 4);
		});

		it('goes on to its end where the file changes all the time', async () => {
			const { readings } = during((own) => own.supersede(source.file));
			assert.equal((await readings.read(core, source, core.defaultCalendar, {}, true)).kind, 'read');
		});

		it('is made once for the same text read in the same way, and kept for as long as somebody asks for it', async () => {
			const { readings, read } = during(() => {});
			const tokyo = { ...core.defaultCalendar, zone: 'Asia/Tokyo' };
			for (const calendar of [core.defaultCalendar, tokyo, core.defaultCalendar, tokyo])
				await readings.read(core, source, calendar, {});
			assert.equal(read.length, 2);
			readings.sweep();
			await readings.read(core, source, tokyo, {});
			readings.sweep();
			await readings.read(core, source, tokyo, {});
			assert.equal(read.length, 2);
			await readings.read(core, source, core.defaultCalendar, {});
			assert.equal(read.length, 3);
		});
	});
});
