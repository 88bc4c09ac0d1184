import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Server } from '../../../scripts/editor/startServer.ts';
import { type QueryServer, startQueryServer, vector } from '../../core/slos/prometheus/queryServer.ts';
import { type Editor, openEditor } from '../editor.ts';
import { startPackaged } from '../session.ts';

const TOKEN = 'glsa_HOruNAb7SOiCdshU8algkrq7F';
const BACKLOG = `services:
  - id: checkout
    slo: { target: 99.9%, window: 28d, prometheus: "good[$window]" }
items:
  - { id: REL-1, title: Automate failover, kind: reliability, effort: 2d, toil: 2h/week }
`;

/** What a server says that quotes what it was sent. */
const quoting = (status: number) => ({
	status,
	body: JSON.stringify({
		status: 'error',
		errorType: 'bad_data',
		error: `unknown header Authorization: Bearer ${TOKEN}`,
	}),
});

describe('a token', () => {
	let editor: Editor;
	let server: Server;
	let prometheus: QueryServer;

	before(async () => {
		prometheus = await startQueryServer(quoting(400), vector('1'), quoting(400), quoting(500));
		server = await startPackaged();
		editor = await openEditor({
			server,
			workspaceSettings: { 'lightsOn.prometheus.url': prometheus.url },
			prepare: (folder) => {
				fs.writeFileSync(path.join(folder, 'reliability.yaml'), BACKLOG);
			},
		});
		await editor.untilWhole();
		await editor.showSideBar();
		await editor.treeRow('Backlog', 'Automate failover').waitFor();
	});
	after(async () => {
		await editor.close();
		await server.stop();
		await prometheus.stop();
	});

	async function nowhere(): Promise<void> {
		// A frame of the page before may go while it is asked.
		for (const frame of editor.page.frames())
			assert.ok(!(await frame.content().catch(() => '')).includes(TOKEN), frame.url());
		assert.deepEqual(filesWith(TOKEN, [editor.folder, server.data]), []);
	}

	async function connect(): Promise<void> {
		await editor.runCommand('Lights On: Connect Prometheus…');
		await editor.page.locator('.quick-input-widget:visible input[type="password"]').fill(TOKEN);
		await editor.page.keyboard.press('Enter');
	}

	it('that is refused shows nowhere, though the server quotes it', async () => {
		await connect();
		await editor.notification('Prometheus is not connected.');
		await editor.screenshot('token-refused');
		await nowhere();
	});

	it('that is accepted is sent to its server, and is in no file, no setting and no log', async () => {
		await connect();
		await editor.notification('Prometheus is connected.');
		await nowhere();
		for (const _ of [400, 500]) {
			await editor.runCommand('Notifications: Clear All Notifications');
			await editor.runCommand('Lights On: Refresh Error Budgets');
			await editor.notification('is not measured.');
			await nowhere();
		}
		const [, ...later] = prometheus.authorizations;
		assert.ok(later.length > 2);
		for (const sent of prometheus.authorizations) assert.equal(sent, `Bearer ${TOKEN}`);
		await editor.runCommand('Lights On: Show Log');
		await nowhere();
	});
});

function filesWith(text: string, folders: readonly string[]): string[] {
	return folders
		.flatMap((folder) =>
			fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
		)
		.filter((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() && fs.readFileSync(file).includes(text));
}
