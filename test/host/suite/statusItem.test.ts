import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { backlogFile, eventually, lightsOn, showBacklog, threeItems } from './backlogInEditor.ts';

/** A window of twenty years, so that nothing depends on the day on which the tests run. */
const overspent = `${threeItems}services: [{ id: checkout, slo: { target: 99.999%, window: 20y } }]
incidents: [{ id: A, service: checkout, started: 2026-01-05T10:00Z, resolved: 2026-01-06T10:00Z }]
`;

describe('the item in the status bar', () => {
	let api: LightsOnApi;
	const configure = (on: boolean | undefined) =>
		vscode.workspace.getConfiguration('lightsOn').update('statusBar.enabled', on, vscode.ConfigurationTarget.Global);
	const until = (shown: boolean) =>
		eventually(api.views.status.onDidChange, () =>
			(api.views.status.shown !== undefined) === shown ? true : undefined,
		);
	before(async () => {
		api = await lightsOn();
	});
	after(async () => {
		await configure(undefined);
		await showBacklog(threeItems);
		await until(false);
	});

	it('shows while a budget is used up, says why with its place, and can be turned off', async () => {
		await showBacklog(threeItems);
		await until(false);
		await showBacklog(overspent);
		await until(true);
		const { text, lines, spoken } = api.views.status.shown!;
		assert.equal(text, 'checkout: error budget used up');
		assert.match(spoken, /^The error budget of checkout is in danger: overspent \(1,440 of 105 min\)\./);
		const { place } = lines[0]!;
		assert.equal(place.file, backlogFile().toString());
		assert.equal(overspent.slice(place.start, place.end), '{ target: 99.999%, window: 20y }');
		await configure(false);
		await until(false);
		await configure(true);
		await until(true);
	});
});
