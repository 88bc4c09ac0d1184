import assert from 'node:assert/strict';
import { EXAMPLE } from '../../harness/exampleOfNow.ts';
import { type Editor, openEditor } from '../editor.ts';

describe('the example backlog', () => {
	let editor: Editor;
	before(async () => {
		// The side bar is shared with the incidents: tall enough for twenty rows.
		editor = await openEditor({ workspace: EXAMPLE, viewport: { width: 1400, height: 1700 } });
		await editor.showSideBar();
		await editor.view('Backlog').getByRole('treeitem').nth(20).waitFor();
	});
	after(() => editor.close());

	/** In the first days of a week the policy raises the floor, as the error budget is low: that is its story. */
	it('is ranked, without an error or another warning than that of the floor', async () => {
		const rows = await editor.treeRows('Backlog');
		for (const [index, row] of rows.slice(0, 20).entries()) assert.match(row, new RegExp(`rank ${index + 1}, score`));
		await editor.page.keyboard.press('Control+Shift+M');
		const problems = editor.page.locator('.markers-panel .monaco-list-row');
		await problems.filter({ hasText: 'You say every 180d' }).waitFor();
		assert.equal(await problems.filter({ has: editor.page.locator('.codicon-error') }).count(), 0);
		const warnings = await problems.filter({ has: editor.page.locator('.codicon-warning') }).allInnerTexts();
		const raised = editor.page.locator('.statusbar').getByText('floor raised to 45%');
		assert.equal(warnings.length, await raised.count(), warnings.join('\n'));
		for (const warning of warnings) assert.match(warning, /under the floor of 45%/);
		await editor.page.keyboard.press('Control+J');
	});

	it('one click on the first item shows its line', async () => {
		const [first] = await editor.treeRows('Backlog');
		const title = first!.split(', rank')[0]!;
		await editor.treeRow('Backlog', title).click();
		await editor.page.locator('.tab.active').filter({ hasText: 'reliability.yaml' }).waitFor();
		await editor.page.locator('.view-line').filter({ hasText: title }).first().waitFor();
	});

	it('from a rank to its terms, and from a term to the incident’s line in the export, takes two clicks', async () => {
		await editor.runCommand('Lights On: Review Priorities');
		const row = editor.webview.locator('.row', { hasText: 'Automate database failover' });
		await row.locator('.cell.score').click();
		const pane = editor.webview.locator('.pane');
		await pane.getByText('Incidents avoided').first().waitFor();
		await pane.getByText('measured (17 incidents)').first().waitFor();
		await pane.getByText('guessed').first().waitFor();
		await editor.screenshot('example-explained');
		await pane
			.getByText(/^PG-\d+$/)
			.first()
			.click();
		await editor.page.locator('.tab.active').filter({ hasText: 'incidents.csv' }).waitFor();
		await editor.page.locator('.view-line').filter({ hasText: 'db-failover' }).first().waitFor();
	});

	it('a larger effort typed into the file moves the first item down while it is typed', async () => {
		const [first] = await editor.treeRows('Backlog');
		const title = first!.split(', rank')[0]!;
		await editor.treeRow('Backlog', title).click();
		await editor.page.locator('.tab.active').filter({ hasText: 'reliability.yaml' }).waitFor();
		// The cursor is at the item: its effort is the next one in the file.
		await editor.page.keyboard.press('Control+F');
		const find = editor.page.locator('.find-widget textarea').first();
		await find.fill('effort: ');
		await editor.page
			.locator('.find-widget .matchesCount')
			.filter({ hasText: /^\d+ of \d+/ })
			.waitFor();
		await editor.page.keyboard.press('Escape');
		await editor.page.keyboard.press('ArrowRight');
		await editor.page.keyboard.press('Shift+End');
		await editor.page.keyboard.type('90d');
		await editor.treeRow('Backlog', `${title}, rank 2`).waitFor({ state: 'detached' });
		await editor.page.waitForFunction(
			(title) => !document.querySelector('.sidebar [role=treeitem]')?.getAttribute('aria-label')?.startsWith(title),
			title,
		);
		await editor.page.keyboard.press('Control+Z');
	});
});
