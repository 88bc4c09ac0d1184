import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Snapshot } from '../../../src/core/index.ts';
import type { LightsOnApi } from '../../../src/extension.ts';
import {
	backlogFile,
	diagnosticLines,
	folder,
	lightsOn,
	replaceText,
	showBacklog,
	threeItems,
} from './backlogInEditor.ts';

const sloth = (objective: number) =>
	`version: prometheus/v1\nservice: checkout\nslos: [{ name: requests, objective: ${objective} }]\n`;
const backlog = (from: string) => `${threeItems}services: [{ id: checkout, slo: { from: ${from} } }]\n`;

describe('an SLO file', () => {
	let api: LightsOnApi;
	let latest: Snapshot | undefined;
	let listener: vscode.Disposable;
	const file = (name = 'checkout') => vscode.Uri.joinPath(folder(), `slos/${name}.yaml`);
	const write = (text: string, name?: string) =>
		vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
	const target = () => {
		const slo = latest?.backlogs[0]?.services[0]?.slo;
		return slo && 'target' in slo ? slo.target : undefined;
	};
	const untilTarget = (wanted: number | undefined) =>
		new Promise<void>((resolve) => {
			if (target() === wanted) return resolve();
			const waiting = api.onDidChange((snapshot) => {
				latest = snapshot;
				if (target() !== wanted) return;
				waiting.dispose();
				resolve();
			});
		});
	const sloProblems = () => diagnosticLines(backlogFile()).filter((line) => line.startsWith('slo.'));
	before(async () => {
		api = await lightsOn();
		listener = api.onDidChange((snapshot) => {
			latest = snapshot;
		});
	});
	after(async () => {
		listener.dispose();
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'slos'), { recursive: true });
		await showBacklog(threeItems);
	});

	it('gives a service its objective, from when it is there and each time it changes', async () => {
		await showBacklog(backlog('slos/checkout.yaml'));
		latest = await api.snapshot();
		assert.equal(sloProblems().length, 1);
		assert.match(sloProblems()[0]!, /^slo\.missing /);
		await write(sloth(99.9));
		await untilTarget(0.999);
		assert.deepEqual(sloProblems(), []);
		await write(sloth(99.5));
		await untilTarget(0.995);
		await vscode.workspace.fs.delete(file());
		await untilTarget(undefined);
		await write(sloth(99));
		await untilTarget(0.99);
	});

	it('counts as it is typed, before it is saved', async () => {
		await write(sloth(99), 'typed');
		await showBacklog(backlog('slos/typed.yaml'));
		await untilTarget(0.99);
		const document = await vscode.workspace.openTextDocument(file('typed'));
		await vscode.window.showTextDocument(document);
		await replaceText(document, sloth(95));
		await untilTarget(0.95);
		assert.ok(document.isDirty);
		await document.save();
	});

	it('outside of the workspace is refused', async () => {
		await showBacklog(backlog('../slos/checkout.yaml'));
		assert.match(sloProblems().join(), /^slo\.outside /);
	});
});
