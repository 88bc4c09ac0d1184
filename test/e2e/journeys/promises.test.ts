import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { matrixUpTo, type QueryServer, startRangeServer, vector } from '../../core/slos/prometheus/queryServer.ts';
import { commitFolder, gitAt } from '../../host/nodeSuite/repository.ts';
import { type Editor, openEditor } from '../editor.ts';

const FILE = 'reliability.yaml';
/** A window of twenty years, so that nothing depends on the day on which the tests run. */
const BACKLOG = `# What was promised
commitment: { floor: 30% }
services:
  - id: checkout
    slo: { target: 99.999%, window: 20y, prometheus: "good[$window]" }
items:
  - { id: REL-1, title: Automate failover, kind: reliability, status: planned, effort: 2d, toil: 2h/week }
  - { id: FEAT-1, title: Saved carts, kind: product, status: in-progress, effort: 2d, toil: 1h/week }
incidents:
  - { id: A, title: Primary down, service: checkout, started: 2026-01-05T10:00Z, resolved: 2026-01-06T10:00Z }
`;
/** The share of good of ninety days: spent more and more, once too much, then all of it back; of two days nothing. */
const CURVE = Array.from({ length: 91 }, (_, day) =>
	day === 40 || day === 41 ? null : `${1 - 1e-5 * (day < 75 ? (day + 0.5) / 60 : (90 - day) / 16)}`,
);
const LAST_WEEK = new Date(Date.now() - 7 * 86_400_000).toISOString();

describe('what was promised', () => {
	let editor: Editor;
	let server: QueryServer;
	const item = (text: RegExp) => editor.page.locator('.statusbar-item').filter({ hasText: text });
	const row = (label: string) => editor.treeRow('Balance', label);

	before(async () => {
		server = await startRangeServer((asked) => matrixUpTo(Number(asked.searchParams.get('end')), CURVE), vector('1'));
		editor = await openEditor({
			prepare: (folder) => {
				// A machine's setting, so that the browser's own user has none: the workspace says it.
				fs.mkdirSync(path.join(folder, '.vscode'));
				fs.writeFileSync(
					path.join(folder, '.vscode/settings.json'),
					JSON.stringify({ 'lightsOn.prometheus.url': server.url }),
				);
				commitFolder(folder, LAST_WEEK, 'REL-1: the first step');
				gitAt(folder, LAST_WEEK, 'commit', '--quiet', '--allow-empty', '--message', 'feat: carts');
			},
		});
		editor.write(FILE, BACKLOG);
		await editor.untilWhole();
		await editor.showSideBar();
		await editor.treeRow('Backlog', 'Saved carts').waitFor();
	});
	after(async () => {
		await editor.close();
		await server.stop();
	});

	it('shows in the status bar once a budget is used up, and a click opens why', async () => {
		await item(/checkout: error budget used up/).click();
		await editor.page.locator('.tab.active').filter({ hasText: FILE }).waitFor();
		await editor.page.locator('.statusbar').getByText(/Ln 5,/).waitFor();
		assert.match(
			(await item(/checkout: error budget used up/).getAttribute('aria-label')) ?? '',
			/The error budget of checkout is in danger: overspent .* Not measured yet: incidents count\./,
		);
		await editor.screenshot('promise-in-danger');
	});

	it('goes from there when Prometheus says that users got what was promised', async () => {
		assert.equal(server.requests.length, 0);
		await editor.runCommand('Lights On: Refresh Error Budgets');
		await item(/error budget used up/).waitFor({ state: 'detached' });
		assert.deepEqual(
			server.requests.map(({ searchParams }) => searchParams.get('query')),
			['good[7305d]', 'good[7d]'],
		);
		await editor.runCommand('Lights On: Review Measures');
		await editor.webview.getByText('Measured just now. By its incidents: overspent').waitFor();
		await editor.webview.getByText('Measured just now. By its incidents: overspent').scrollIntoViewIfNeeded();
		const curve = editor.webview.locator('.budget-curve');
		await curve.locator('.chart-drawing svg').waitFor();
		await curve.scrollIntoViewIfNeeded();
		assert.match(
			(await curve.locator('.chart-drawing').getAttribute('aria-label')) ?? '',
			/^Error budget of checkout, day by day, 91 days: from -24% to 100% left, 100% on the last one\. On 15 days it was used up\. Of 2 days nothing is known\.$/,
		);
		assert.equal(await curve.locator('.chart-table tbody tr').count(), 91);
		assert.deepEqual(await editor.accessibilityProblems(), []);
		await editor.screenshots('budgets-measured');
		await curve.locator('summary').click();
		await curve.locator('tbody .link').first().click();
		await editor.webview.locator('#measure-explanation').getByText('Measured: (1 − share of good) × window').waitFor();
	});

	it('shows what was really worked on against the floor, week by week, down to the commit', async () => {
		const balance = editor.webview.getByRole('region', { name: 'Balance', exact: true });
		await balance.getByText('50% reliability, above the floor of 30%').waitFor();
		await balance.locator('.chart-drawing svg').waitFor();
		await balance.scrollIntoViewIfNeeded();
		assert.deepEqual(await editor.accessibilityProblems(), []);
		await editor.screenshots('measures-balance');
		await balance.getByRole('button', { name: 'Actual, last 13 weeks' }).click();
		const explanation = editor.webview.getByRole('region', { name: 'Actual, last 13 weeks: 50% reliability' });
		await explanation.getByText('REL-1 Automate failover').waitFor();
		assert.deepEqual(await editor.accessibilityProblems(), []);
		await editor.screenshot('measures-balance-explained');
	});

	it('stands beside what was really worked on, down to the commit', async () => {
		await editor.runCommand('Lights On: Focus on Balance View');
		for (const other of ['Backlog', 'Incidents']) await editor.view(other).locator('.pane-header').click();
		await row('Actual, last 13 weeks: 50% reliability').click();
		await row('Reliability: 50%').waitFor();
		await editor
			.view('Balance')
			.getByRole('treeitem')
			.filter({ hasText: /\d{4}-W\d\d.*50% reliability/ })
			.first()
			.click();
		await row('REL-1 Automate failover').click();
		await editor.page.locator('.statusbar').getByText(/Ln 7,/).waitFor();
		await editor.screenshots('balance');
		await row('REL-1 Automate failover').locator('.monaco-tl-twistie').click();
		await row('REL-1: the first step').click();
		await editor.page.locator('.view-line').filter({ hasText: 'REL-1: the first step' }).first().waitFor();
		await editor.screenshot('balance-commit');
	});
});
