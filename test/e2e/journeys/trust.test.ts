import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Server } from '../../../scripts/editor/startServer.ts';
import { type QueryServer, startQueryServer, vector } from '../../core/slos/prometheus/queryServer.ts';
import { commitFolder } from '../../host/nodeSuite/repository.ts';
import { type Editor, openEditor } from '../editor.ts';
import { startPackaged } from '../session.ts';

const FILE = 'reliability.yaml';
const BACKLOG = `commitment: { floor: 30% }
services:
  - id: checkout
    slo: { target: 99.9%, window: 28d, prometheus: "good[$window]" }
items:
  - { id: REL-1, title: Automate failover, kind: reliability, status: planned, effort: 2d, toil: 2h/week }
  - { id: FEAT-1, title: Saved carts, kind: product, status: in-progress, effort: 2d, value: 100/week }
incidents:
  - { id: A, title: Primary down, service: checkout, started: 2026-01-05T10:00Z, resolved: 2026-01-06T10:00Z }
`;
const LAST_WEEK = new Date(Date.now() - 7 * 86_400_000).toISOString();

describe('a workspace that is not trusted', () => {
	let editor: Editor;
	let server: Server;
	let prometheus: QueryServer;
	/** A git before the machine's own that writes down who asks it what, and hands on. */
	const programs = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-programs-'));
	const asked = path.join(programs, 'asked.txt');
	const questionsToGit = () =>
		fs.existsSync(asked)
			? fs
					.readFileSync(asked, 'utf8')
					.split('\n')
					.filter((line) => line.startsWith(editor.folder))
			: [];

	const rows = () => editor.page.locator('.quick-input-widget:visible .monaco-list-row');

	before(async () => {
		const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
		fs.writeFileSync(path.join(programs, 'git'), `#!/bin/sh\necho "$PWD $*" >> '${asked}'\nexec '${git}' "$@"\n`, {
			mode: 0o755,
		});
		prometheus = await startQueryServer(vector('1'));
		server = await startPackaged({ programs, asksForTrust: true });
		editor = await openEditor({
			server,
			settings: { 'security.workspace.trust.startupPrompt': 'never' },
			workspaceSettings: { 'lightsOn.prometheus.url': prometheus.url },
			prepare: (folder) => {
				fs.writeFileSync(path.join(folder, FILE), BACKLOG);
				commitFolder(folder, LAST_WEEK, 'REL-1: the first step');
			},
		});
		await editor.untilWhole();
		await editor.page.locator('.statusbar').getByText('Restricted Mode').waitFor();
		await editor.showSideBar();
		await editor.treeRow('Backlog', 'Automate failover').waitFor();
	});
	after(async () => {
		await editor.close();
		await server.stop();
		await prometheus.stop();
		fs.rmSync(programs, { recursive: true });
	});

	it('is ranked, reviewed and edited as any other', async () => {
		await editor.runCommand('Lights On: Review Priorities');
		await editor.webview.locator('.row', { hasText: 'Saved carts' }).waitFor();
		await editor.openFile(FILE);
		await editor.page
			.locator('.codelens-decoration a')
			.filter({ hasText: /#1 of 2/ })
			.first()
			.waitFor();
		await editor.runCommand('Lights On: Set Status…');
		await rows().filter({ hasText: 'Automate failover' }).click();
		await editor.quickPickRow('In progress').click();
		await editor.saved(FILE, /REL-1, .*status: in-progress/);
	});

	it('is not told to git: what was worked on is not known, and the view says why', async () => {
		await editor.runCommand('Lights On: Focus on Balance View');
		await editor.view('Balance').getByText('not in an untrusted workspace').waitFor();
		await editor.screenshot('untrusted-balance');
		assert.deepEqual(questionsToGit(), []);
	});

	it('sends nothing over the network: what would is not offered', async () => {
		for (const command of [
			'Refresh Error Budgets',
			'Connect Prometheus',
			'Connect PagerDuty',
			'Pull PagerDuty Incidents',
		]) {
			await editor.page.keyboard.press('F1');
			await editor.fillQuickInput(`>Lights On: ${command}`);
			await rows()
				.filter({ hasText: /No matching commands|similar commands/ })
				.first()
				.waitFor();
			assert.ok(!(await editor.quickPickRows()).some((row) => row.includes(command)), command);
			await editor.page.keyboard.press('Escape');
			await editor.quickInput.waitFor({ state: 'detached' });
		}
		await editor.screenshot('untrusted-commands');
		assert.deepEqual([prometheus.requests.length, prometheus.rangeRequests.length], [0, 0]);
	});

	it('is asked of git and of the network once somebody trusts it', async () => {
		await editor.runCommand('Workspaces: Manage Workspace Trust');
		await editor.page.getByRole('button', { name: 'Trust', exact: true }).first().click();
		await editor.page.locator('.statusbar').getByText('Restricted Mode').waitFor({ state: 'detached' });
		await editor.page.keyboard.press('Escape');
		await editor.treeRow('Balance', 'Actual, last 13 weeks: 100% reliability').waitFor();
		assert.ok(questionsToGit().some((line) => line.includes(' log ')));
		await editor.runCommand('Lights On: Refresh Error Budgets');
		await editor.notification(/budget/i);
		assert.ok(prometheus.requests.length > 0);
		await editor.screenshot('trusted-balance');
	});
});
