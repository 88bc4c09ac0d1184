import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { backlogOf, hostileNames } from '../../harness/hostileBacklog.ts';
import { type Editor, openEditor } from '../editor.ts';

const TABS = ['Priorities', 'Plan', 'Measures', 'Risks', 'Outcomes'];

/** What would be there if a text had come alive: an element, a script, an icon, a link, a style. */
const ALIVE = [
	'[src*="evil.example"]',
	'[href*="evil.example"]',
	// An item's own commands name it.
	'[data-href*="evil.example"]:not([data-href^="command:lightsOn."])',
	'[href^="command:workbench.action.quit"]',
	'[data-href^="command:workbench.action.quit"]',
	'[href^="file:///etc"]',
	'[data-href^="file:///etc"]',
	'[onerror], [onload], [onclick]',
	// Save for the extension's own buttons.
	'.codicon-flame:not(.action-label)',
	'.codicon-sync.codicon-modifier-spin',
].join(', ');

describe('a backlog with hostile text in every field, in the editor', () => {
	let editor: Editor;
	const asked: string[] = [];

	before(async () => {
		editor = await openEditor({
			prepare: (folder) => fs.writeFileSync(path.join(folder, 'reliability.yaml'), backlogOf(hostileNames())),
		});
		editor.page.on('request', (request) => {
			if (request.url().includes('evil.example')) asked.push(request.url());
		});
		await editor.showSideBar();
		await editor.view('Backlog').getByRole('treeitem').nth(4).waitFor();
	});
	after(() => editor.close());

	async function nothingAlive(where: string): Promise<void> {
		for (const frame of editor.page.frames()) {
			// A frame of the page before may go while it is asked.
			const found = await frame
				.evaluate((alive) => {
					const elements = [...document.querySelectorAll(alive)].map((element) => element.outerHTML.slice(0, 300));
					return document.title === 'alive' ? ['the title', ...elements] : elements;
				}, ALIVE)
				.catch((error: unknown) => {
					if (frame.isDetached()) return [];
					throw error;
				});
			assert.deepEqual(found, [], where);
		}
		assert.deepEqual(asked, [], where);
	}

	it('is text in the tree and its tooltips', async () => {
		const rows = await editor.treeRows('Backlog');
		assert.ok(
			rows.some((row) => row.includes('evil.example')),
			rows.join('\n'),
		);
		const row = editor.view('Backlog').getByRole('treeitem').filter({ hasText: 'evil.example' }).first();
		await row.hover();
		const tooltip = editor.page.locator('.workbench-hover-container').filter({ hasText: 'evil.example' }).first();
		await tooltip.waitFor();
		await nothingAlive('the tree');
		await editor.screenshot('hostile-tree');
		for (const view of ['Incidents', 'Balance']) {
			await editor.runCommand(`Lights On: Focus on ${view} View`);
			await editor.view(view).getByRole('treeitem').first().waitFor();
			await nothingAlive(view);
		}
	});

	it('is text in the quick pick', async () => {
		await editor.runCommand('Lights On: Score Backlog');
		const row = editor.page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: 'evil.example' });
		await row.first().waitFor();
		await editor.screenshot('hostile-quick-pick');
		await nothingAlive('the quick pick');
		await editor.page.keyboard.press('Escape');
	});

	it('is text in the lenses and the hover of the file', async () => {
		await editor.openFile('reliability.yaml');
		await editor.pressUntil('Control+G', editor.quickInput);
		const line =
			editor
				.read('reliability.yaml')
				.split('\n')
				.findIndex((text) => text.includes('effort: 5d')) + 1;
		await editor.fillQuickInput(`:${line}:7`);
		await editor.page.keyboard.press('Enter');
		await editor.quickInput.waitFor({ state: 'detached' });
		await editor.page
			.locator('.codelens-decoration a')
			.filter({ hasText: /#\d+ of/ })
			.first()
			.waitFor();
		await nothingAlive('the lenses');
		const hover = editor.page.locator('.monaco-resizable-hover:visible .monaco-hover-content').first();
		await editor.page.keyboard.press('Control+K');
		await editor.pressUntil('Control+I', hover);
		await nothingAlive('the hover');
		await editor.screenshot('hostile-hover');
		await editor.page.keyboard.press('Escape');
	});

	it('is text in every tab of the panel, and in what it explains', async () => {
		await editor.runCommand('Lights On: Review Priorities');
		await editor.webview.locator('.row').nth(3).waitFor();
		await editor.webview.locator('.row', { hasText: 'evil.example' }).first().locator('.cell.score').click();
		await editor.webview.locator('.pane .figures').first().waitFor();
		for (const tab of TABS) {
			await editor.webview.getByRole('tab', { name: tab }).click();
			await editor.webview.getByRole('tab', { name: tab, selected: true }).waitFor();
			await editor.webview.getByRole('tabpanel').filter({ hasText: /~\d+/ }).first().waitFor();
			await nothingAlive(tab);
			await editor.screenshot(`hostile-panel-${tab.toLowerCase()}`);
		}
	});

	it('is as it was after all this', () => {
		assert.equal(editor.read('reliability.yaml'), backlogOf(hostileNames()));
	});
});
