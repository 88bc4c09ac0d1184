import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { eventually, folder, lightsOn, showBacklog } from './backlogInEditor.ts';

const backlog = `services:
  - { id: checkout, paths: [services/checkout/**] }
sources: [named.csv]
items:
  - { id: REL-1, title: Rotate keys, effort: 5d, service: checkout }
`;
const csv = `id,started,resolved,service
A,2026-01-02T01:00Z,2026-01-02T02:00Z,Checkout API
B,2026-01-03T01:00Z,2026-01-03T02:00Z,Mail
`;

describe('services and owners', () => {
	let api: LightsOnApi;
	const at = (name: string) => vscode.Uri.joinPath(folder(), name);
	const write = (name: string, text: string) => vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
	const unmapped = async () => (await api.snapshot())?.unmappedServices?.map(({ name }) => name);
	const owner = async () => {
		const item = (await api.snapshot())?.items[0]?.item;
		return [item?.owner, item?.ownerBasis];
	};

	before(async () => {
		api = await lightsOn();
		await write('named.csv', csv);
		await showBacklog(backlog);
	});
	after(() => vscode.workspace.fs.delete(at('named.csv')));

	it('a name that no service has is mapped by a quick fix on its record, written among the aliases', async () => {
		assert.deepEqual(await unmapped(), ['Checkout API', 'Mail']);
		const document = await vscode.workspace.openTextDocument(at('named.csv'));
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			document.lineAt(1).range,
		);
		const fix = actions.find(({ command }) => command?.command === 'lightsOn.mapServices');
		assert.equal(fix?.title, 'Map “Checkout API” to a service…');
		await vscode.commands.executeCommand('lightsOn.mapServices', ...(fix?.command?.arguments ?? []), 'checkout');
		assert.deepEqual(await unmapped(), ['Mail']);
		const text = (await vscode.workspace.openTextDocument(at('reliability.yaml'))).getText();
		assert.equal(text, backlog.replace('**] }', '**], aliases: [Checkout API] }'));
	});

	it('a name may become a service of its own', async () => {
		await vscode.commands.executeCommand('lightsOn.mapServices', 'Mail', 'mailer');
		assert.deepEqual(await unmapped(), []);
		const text = (await vscode.workspace.openTextDocument(at('reliability.yaml'))).getText();
		assert.match(text, / {2}- \{ id: mailer, aliases: \[Mail\] \}\n/);
	});

	it('owners come from CODEOWNERS and from a catalogue where the file names none, and go with them', async () => {
		assert.deepEqual(await owner(), [undefined, undefined]);
		const became = async (wanted: string | undefined) => {
			await eventually(api.onDidChange, () =>
				api.views.tree.rows.some(
					(row) => row.description.includes(wanted ?? '') && (wanted || !/team/.test(row.description)),
				)
					? true
					: undefined,
			);
		};
		await write('CODEOWNERS', '/services/checkout/ @shop/team-code\n');
		await became('team-code');
		assert.deepEqual(await owner(), ['team-code', 'codeowners']);
		await write('catalog-info.yaml', 'kind: Component\nmetadata: { name: checkout }\nspec: { owner: team-catalog }\n');
		await became('team-catalog');
		assert.deepEqual(await owner(), ['team-catalog', 'catalog']);
		await vscode.workspace.fs.delete(at('catalog-info.yaml'));
		await became('team-code');
		await vscode.workspace.fs.delete(at('CODEOWNERS'));
		await became(undefined);
		assert.deepEqual(await owner(), [undefined, undefined]);
	});
});
