import assert from 'node:assert/strict';
import { EXAMPLE } from '../../harness/exampleOfNow.ts';
import { type Editor, openEditor } from '../editor.ts';
import { THEMES } from '../themes.ts';

const FILE = 'reliability.yaml';

describe('the review panel', () => {
	let editor: Editor;
	const grid = () => editor.webview.getByRole('grid');
	const active = async () =>
		(await editor.webviewFrame()).evaluate(() => {
			const id = document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant');
			return id ? document.getElementById(id)?.querySelector('.title')?.textContent : undefined;
		});

	before(async () => {
		editor = await openEditor({ workspace: EXAMPLE, viewport: { width: 1400, height: 900 } });
		await editor.runCommand('Lights On: Review Priorities');
		await editor.webview.locator('.row').nth(10).waitFor();
	});
	after(() => editor.close());

	it('arrows move, Enter explains, Escape closes, O shows the line', async () => {
		await grid().focus();
		await editor.page.keyboard.press('Home');
		const first = await active();
		await editor.page.keyboard.press('ArrowDown');
		const second = await active();
		assert.ok(first && second && first !== second);
		await editor.page.keyboard.press('Enter');
		await editor.webview.locator('.pane-title', { hasText: second }).waitFor();
		await editor.webview.locator('.figures').first().waitFor();
		await editor.page.keyboard.press('Escape');
		await editor.webview.locator('.pane').waitFor({ state: 'detached' });
		await editor.page.keyboard.press('o');
		await editor.page.locator('.view-line').filter({ hasText: second }).first().waitFor();
	});

	it('follows the text while it is typed, and keeps its place', async () => {
		await editor.openFile(FILE);
		await editor.page.keyboard.press('Control+F');
		await editor.page.locator('.find-widget textarea').first().fill('title: Automate database failover');
		await editor.page.locator('.find-widget .matchesCount').filter({ hasText: '1 of 1' }).waitFor();
		await editor.page.keyboard.press('Escape');
		await editor.page.keyboard.press('End');
		await editor.page.keyboard.type(' now');
		await editor.runCommand('Lights On: Review Priorities');
		await editor.webview.locator('.row', { hasText: 'Automate database failover now' }).waitFor();
		await editor.openFile(FILE);
		await editor.runCommand('File: Revert File');
		await editor.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
	});

	it('searches, filters, groups and sorts by keyboard and mouse, and keeps it over a reload', async () => {
		const { page, webview } = editor;
		const search = webview.locator('.filter input');
		const rows = webview.locator('.list-body .row:not(.heading)');
		const titles = () => rows.locator('.title').allTextContents();
		await editor.runCommand('Lights On: Review Priorities');
		await search.fill('gift');
		await webview.locator('.matches', { hasText: /^2 of \d+/ }).waitFor();
		assert.deepEqual(await titles(), ['Gift cards', 'A note for the gift']);
		await search.fill('');

		await webview.getByRole('button', { name: 'Filters' }).focus();
		await page.keyboard.press('Enter');
		await webview.getByRole('checkbox', { name: /^Product/ }).focus();
		await page.keyboard.press('Space');
		await webview.locator('.matches').filter({ hasText: /\d/ }).waitFor();
		await page.keyboard.press('Escape');
		await webview.locator('#filter-pane').waitFor({ state: 'detached' });
		assert.ok((await titles()).includes('Gift cards'));
		assert.ok(!(await titles()).includes('Automate database failover'));

		await webview.getByRole('button', { name: 'View Options' }).focus();
		await page.keyboard.press('Enter');
		await webview.getByRole('combobox', { name: 'Group by' }).selectOption('Owner');
		await page.keyboard.press('Escape');
		await webview.locator('.row.group', { hasText: 'team-cart' }).waitFor();
		const shown = await rows.count();
		await grid().focus();
		await page.keyboard.press('Home');
		await page.keyboard.press('ArrowLeft');
		await webview.locator('.row.group', { hasText: 'folded' }).waitFor();
		assert.ok((await rows.count()) < shown);
		await page.keyboard.press('ArrowRight');
		await webview.locator('.row.group', { hasText: 'folded' }).waitFor({ state: 'detached' });

		await webview.getByRole('columnheader', { name: 'Effort' }).getByRole('button').click();
		await webview.locator('[role=columnheader][aria-sort]', { hasText: 'Effort' }).waitFor();
		await editor.screenshots('panel-grouped');
		await search.fill('ALL that is sought');
		await webview.getByText('No item matches').waitFor();
		await editor.reload();
		await webview.getByText('No item matches').waitFor();
		await webview.getByRole('button', { name: 'Show All Items' }).click();
		await webview.locator('.row.group', { hasText: 'team-cart' }).waitFor();
		await webview.locator('[role=columnheader][aria-sort]', { hasText: 'Effort' }).waitFor();
		await webview.getByRole('button', { name: 'View Options' }).click();
		await webview.getByRole('button', { name: 'Back to the Usual View' }).click();
		await webview.locator('.row.group').first().waitFor({ state: 'detached' });
		await page.keyboard.press('Escape');
		await webview.locator('.row', { hasText: 'Automate database failover' }).waitFor();
	});

	it('stacks the risks on a tab of their own; a ticked one is written into the file, and the tab survives a reload', async () => {
		await editor.runCommand('Lights On: Review Risks');
		const box = editor.webview.getByRole('checkbox', { name: 'Accept data-loss' });
		await box.waitFor();
		await box.focus();
		await editor.page.keyboard.press('Space');
		await editor.webview
			.locator('.risk-row', { hasText: 'data-loss' })
			.filter({ hasText: 'Accepted by the team' })
			.waitFor();
		await editor.saved(FILE, /share: 60%\n {6}accepted: true\n/);
		await box.focus();
		await editor.page.keyboard.press('Space');
		await editor.webview
			.locator('.risk-row', { hasText: 'data-loss' })
			.filter({ hasText: 'engineered away' })
			.waitFor();
		await editor.saved(FILE, /^(?!.*accepted: true)/s);
		await editor.webview.getByRole('button', { name: 'What data-loss is made of' }).click();
		await editor.webview.locator('.risk-formula', { hasText: 'min × 80% ×' }).waitFor();
		for (const theme of THEMES) {
			await editor.dressWebview(theme);
			assert.deepEqual(await editor.accessibilityProblems(), []);
			await editor.page.setViewportSize({ width: 760, height: 900 });
			assert.deepEqual(await editor.accessibilityProblems(), []);
			await editor.page.setViewportSize({ width: 1400, height: 900 });
		}
		await editor.reload();
		await editor.webview.locator('.risk-formula', { hasText: 'min × 80% ×' }).waitFor();
		await editor.webview.getByRole('tab', { name: 'Risks' }).focus();
		await editor.page.keyboard.press('ArrowLeft');
		await editor.webview.getByRole('tab', { name: 'Plan', selected: true }).waitFor();
		await editor.page.keyboard.press('Home');
		await editor.webview.locator('.row').nth(10).waitFor();
	});

	for (const theme of THEMES)
		it(`axe finds nothing in ${theme}, wide and narrow`, async () => {
			await editor.runCommand('Lights On: Review Priorities');
			// The panel takes the focus when it comes: a palette that is opened before that would close again.
			await editor.webview.locator('.headline').click();
			await editor.chooseTheme(theme);
			assert.deepEqual(await editor.accessibilityProblems(), []);
			await editor.page.setViewportSize({ width: 760, height: 900 });
			assert.deepEqual(await editor.accessibilityProblems(), []);
			await editor.page.setViewportSize({ width: 1400, height: 900 });
		});
});
