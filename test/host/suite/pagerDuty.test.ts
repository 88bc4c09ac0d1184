import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ImportPlan } from '../../../src/core/index.ts';
import type { LightsOnApi } from '../../../src/extension.ts';
import { backlogFile, folder, lightsOn, showBacklog } from './backlogInEditor.ts';

const backlog = `# The team's own words stay.
services:
  - { id: checkout, aliases: [Checkout API] }
items: []
`;
const token = 'y_NbAkKc66ryYTWUXYEu';
const incidents = [
	{
		id: 'PT4KHLK',
		incident_number: 1234,
		title: 'The till is on fire',
		created_at: '2026-01-06T21:30:42Z',
		resolved_at: '2026-01-06T22:00:42Z',
		status: 'resolved',
		urgency: 'high',
		service: { id: 'PIJ90N7', summary: 'Checkout API' },
		acknowledgements: [],
	},
];
const log_entries = [
	{ id: 'L1', type: 'notify_log_entry', created_at: '2026-01-06T21:31:00Z', incident: { id: 'PT4KHLK' } },
	{ id: 'L2', type: 'notify_log_entry', created_at: '2026-01-06T21:33:00Z', incident: { id: 'PT4KHLK' } },
];

describe('PagerDuty', () => {
	let api: LightsOnApi;
	const asked: { url: URL; authorization: string | null }[] = [];
	const { fetch } = globalThis;
	const connect = (given: string) => vscode.commands.executeCommand<boolean>('lightsOn.connectPagerDuty', given);
	const pull = (file = backlogFile()) =>
		vscode.commands.executeCommand<ImportPlan | undefined>('lightsOn.pullPagerDuty', {
			since: Date.UTC(2026, 0, 1),
			file: file.toString(),
			confirmed: true,
		});

	before(async () => {
		api = await lightsOn();
		// The vendor's answers; what real servers do wrong is tested beside the client.
		globalThis.fetch = async (input, init) => {
			const url = new URL(String(input));
			const authorization = new Headers(init?.headers).get('Authorization');
			asked.push({ url, authorization });
			if (authorization !== `Token token=${token}`) return new Response('{}', { status: 401 });
			const inSpan = url.searchParams.get('since')?.startsWith('2026-01-01') ?? false;
			const list = url.pathname === '/incidents' ? { incidents } : { log_entries };
			return new Response(JSON.stringify(inSpan ? { ...list, more: false } : { incidents: [], log_entries: [] }));
		};
		await showBacklog(backlog);
	});
	after(() => {
		globalThis.fetch = fetch;
	});

	it('is connected by a token that works, and not by another', async () => {
		assert.equal(await connect('wrong'), false);
		assert.equal(await connect(token), true);
		assert.equal(asked[0]?.url.origin, 'https://api.pagerduty.com');
	});

	it('gives incidents with their pages to a file, in one undo step, and nothing twice', async () => {
		const plan = await pull();
		assert.deepEqual(
			plan?.added.map(({ id }) => id),
			['PT4KHLK'],
		);
		const [read] = (await api.snapshot())?.incidents ?? [];
		assert.deepEqual(
			[read?.services[0]?.service, read?.pages, read?.source, read?.title],
			['checkout', 2, 'pagerduty', 'The till is on fire'],
		);
		const document = await vscode.workspace.openTextDocument(backlogFile());
		assert.ok(document.getText().startsWith(backlog));
		assert.equal(document.isDirty, false);
		const again = await pull();
		assert.deepEqual([again?.added.length, again?.changed.length, again?.unchanged], [0, 0, ['PT4KHLK']]);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), backlog);
		await document.save();
	});

	it('can be pulled into a new file, which the backlog then reads', async () => {
		const created = vscode.Uri.joinPath(folder(), 'incidents', 'pagerduty.yaml');
		const document = await showBacklog(backlog);
		try {
			assert.equal((await pull(created))?.added.length, 1);
			assert.match(document.getText(), /^sources:\n? *(- |\[)incidents\/pagerduty\.yaml/m);
			assert.deepEqual(
				(await api.snapshot())?.incidents.map(({ id, origin }) => [id, origin.file]),
				[['PT4KHLK', created.toString()]],
			);
			assert.deepEqual((await pull(created))?.unchanged, ['PT4KHLK']);
		} finally {
			await vscode.workspace.fs.delete(created);
			await showBacklog(backlog);
		}
	});

	it('is asked for nothing but incidents and log entries, with the token in its header alone', () => {
		assert.ok(asked.length > 2);
		for (const { url } of asked) {
			assert.match(url.pathname, /^\/(incidents|log_entries)$/);
			assert.ok(!url.href.includes(token));
		}
	});
});
