import assert from 'node:assert/strict';
import { EXAMPLE } from '../../harness/exampleOfNow.ts';
import { type Editor, openEditor } from '../editor.ts';
import { THEMES } from '../themes.ts';

const FILE = 'reliability.yaml';

describe('writing into items from the review panel', () => {
	let editor: Editor;
	let text: string;
	const grid = () => editor.webview.getByRole('grid');
	const row = (title: string) => editor.webview.locator('.list-body .row', { hasText: title });
	const marked = () => editor.webview.locator('.row.marked');
	const field = (name: string) => editor.webview.getByLabel(name, { exact: true });
	const focused = async () =>
		(await editor.webviewFrame()).evaluate(() => document.activeElement?.getAttribute('role'));
	const undo = async () => {
		await editor.openFile(FILE);
		await editor.page.locator('.view-line').first().click();
		await editor.page.keyboard.press('Control+Z');
		await editor.page.keyboard.press('Control+S');
		assert.equal(await editor.saved(FILE, text), text);
		await editor.runCommand('Lights On: Review Priorities');
	};

	before(async () => {
		editor = await openEditor({ workspace: EXAMPLE, viewport: { width: 1400, height: 900 } });
		text = editor.read(FILE);
		// An undo is one of an editor: the file is open from the start.
		await editor.openFile(FILE);
		await editor.runCommand('Lights On: Review Priorities');
		await editor.webview.locator('.row').nth(10).waitFor();
	});
	after(() => editor.close());

	it('F2 edits where it stands: what is wrong is said beside the field, Enter writes the fewest bytes, one undo takes it back', async () => {
		const { page, webview } = editor;
		await webview.locator('.filter input').fill('Gift cards');
		await row('Gift cards').waitFor();
		await grid().focus();
		await page.keyboard.press('Home');
		await page.keyboard.press('F2');
		await field('Effort of “Gift cards”').waitFor();
		await page.keyboard.type('soon');
		await page.keyboard.press('Enter');
		await webview.getByRole('alert').filter({ hasText: 'Not an effort' }).waitFor();
		await page.keyboard.press('Control+A');
		await page.keyboard.type('9d');
		await page.keyboard.press('Enter');
		await field('Effort of “Gift cards”').waitFor({ state: 'detached' });
		await row('Gift cards').locator('.effort', { hasText: '9 d' }).waitFor();
		assert.equal(await focused(), 'grid');
		const now = await editor.saved(FILE, /effort: 9d\n/);
		assert.equal(
			now.replace(/effort: 9d\n/, ''),
			text.replace(/(title: Gift cards\n(?: {4}.*\n)*?) {4}effort: (.*)\n/, '$1    '),
		);
		await undo();
		await row('Gift cards').waitFor();
		// Escape leaves it as it was, and the focus comes back.
		await grid().focus();
		await page.keyboard.press('F2');
		await field('Effort of “Gift cards”').waitFor();
		await page.keyboard.type('77d');
		await page.keyboard.press('Escape');
		await field('Effort of “Gift cards”').waitFor({ state: 'detached' });
		assert.equal(await focused(), 'grid');
		assert.equal(editor.read(FILE), text);
		// Tab goes on to the next field of the item, also one that has no column.
		await page.keyboard.press('F2');
		await field('Effort of “Gift cards”').waitFor();
		for (const name of ['Value', 'Owner', 'Status']) {
			await page.keyboard.press('Tab');
			await field(`${name} of “Gift cards”`).waitFor();
		}
		await field('Status of “Gift cards”').selectOption('In progress');
		await page.keyboard.press('Enter');
		await row('Gift cards').locator('.status', { hasText: 'In progress' }).waitFor();
		await editor.saved(FILE, /status: in-progress/);
		await undo();
		await webview.locator('.filter input').fill('');
	});

	it('Shift and Space choose several by keyboard, Ctrl and Shift by mouse; status and owner are written to all in one undo step', async () => {
		const { page, webview } = editor;
		await webview.locator('.row').nth(10).waitFor();
		await grid().focus();
		await page.keyboard.press('Home');
		await page.keyboard.press('Shift+ArrowDown');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Space');
		await webview.getByText('3 items selected').first().waitFor();
		assert.equal(await webview.locator('.row[aria-selected=true]').count(), 3);
		await webview
			.locator('.list-body .row')
			.nth(8)
			.locator('.score')
			.click({ modifiers: ['ControlOrMeta'] });
		await webview
			.locator('.list-body .row')
			.nth(9)
			.locator('.score')
			.click({ modifiers: ['Shift'] });
		await webview.getByText('2 items selected').first().waitFor();
		await grid().focus();
		await page.keyboard.press('Escape');
		await marked().first().waitFor({ state: 'detached' });
		await page.keyboard.press('Home');
		await page.keyboard.press('Shift+ArrowDown');
		await webview.getByText('2 items selected').first().waitFor();
		const titles = await marked().locator('.title').allTextContents();
		await page.keyboard.press('Tab');
		await webview.getByRole('form').getByRole('combobox', { name: 'Status' }).selectOption('Planned');
		await webview.getByRole('form').getByRole('combobox', { name: 'Owner' }).fill('team-night');
		await editor.screenshots('panel-selection');
		for (const theme of THEMES) {
			await editor.dressWebview(theme);
			assert.deepEqual(await editor.accessibilityProblems(), []);
		}
		await webview.getByRole('form').getByRole('combobox', { name: 'Owner' }).press('Enter');
		for (const title of titles) await row(title).locator('.owner', { hasText: 'team-night' }).waitFor();
		await marked().first().waitFor({ state: 'detached' });
		assert.equal(await focused(), 'grid');
		const now = await editor.saved(FILE, /team-night[\s\S]*team-night/);
		assert.equal(now.match(/owner: team-night/g)?.length, 2);
		await undo();
		await webview.locator('.row').nth(10).waitFor();
	});

	it('the chart shows what the list shows: a click and the arrow keys choose the item, and ? shows all keys', async () => {
		const { page, webview } = editor;
		const chosen = () => webview.locator('.row.active .title').textContent();
		await webview.getByRole('button', { name: 'Chart' }).focus();
		await page.keyboard.press('Enter');
		await webview.locator('.scatter .chart-drawing svg').waitFor();
		await webview.locator('.scatter-picture').focus();
		await page.keyboard.press('Home');
		await webview.locator('.scatter .chosen').waitFor();
		const least = await chosen();
		await page.keyboard.press('End');
		await webview
			.locator('.scatter-point')
			.filter({ hasNotText: least ?? '' })
			.waitFor();
		assert.ok((await webview.locator('.scatter-point').textContent())?.includes((await chosen())!));
		await page.keyboard.press('Enter');
		await webview.locator('.pane-title', { hasText: (await chosen())! }).waitFor();
		await editor.screenshots('panel-chart');
		for (const theme of THEMES) {
			await editor.dressWebview(theme);
			assert.deepEqual(await editor.accessibilityProblems(), []);
		}
		// Where points lie over one another the topmost gets a real click: what is tested is that a click on a shape chooses.
		await webview.locator('.scatter [data-series="0"][data-index="3"]').dispatchEvent('click');
		await webview.locator('.scatter .chosen[data-series="0"][data-index="3"]').waitFor();
		await webview.locator('.pane-title', { hasText: (await chosen())! }).waitFor();
		await webview.getByText('Figures of “Cost of delay against effort”').click();
		await webview.locator('.scatter td button').first().click();
		await webview
			.locator('.pane-title', { hasText: (await webview.locator('.scatter th[scope=row]').first().textContent())! })
			.waitFor();

		await grid().focus();
		await page.keyboard.press('?');
		await webview.getByRole('dialog', { name: 'Keyboard Shortcuts' }).waitFor();
		assert.deepEqual(await editor.accessibilityProblems(), []);
		await editor.screenshot('panel-shortcuts');
		await page.keyboard.press('Escape');
		await webview.getByRole('dialog').waitFor({ state: 'hidden' });
		assert.equal(await focused(), 'grid');
	});
});
