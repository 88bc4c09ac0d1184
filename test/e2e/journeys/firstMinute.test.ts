import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Editor, openEditor } from '../editor.ts';

describe('the first minute', () => {
	let editor: Editor;
	before(async () => {
		editor = await openEditor({ prepare: (folder) => fs.rmSync(path.join(folder, 'reliability.yaml')) });
		await editor.showSideBar();
	});
	after(() => editor.close());

	it('a folder without a backlog offers to create one, and the starter is ranked at once', async () => {
		const button = editor.page.locator('.sidebar .welcome-view').getByRole('button', { name: 'Create Backlog File' });
		await button.waitFor();
		await editor.screenshot('first-minute-welcome');
		await button.click();
		await editor.page.locator('.tab.active').filter({ hasText: 'reliability.yaml' }).waitFor();
		await editor.view('Backlog').getByRole('treeitem').nth(2).waitFor();
		assert.match((await editor.treeRows('Backlog'))[0]!, /rank 1, score .+, effort/);
		await editor.page.locator('.codelens-decoration').filter({ hasText: '#1 of' }).waitFor();
		await editor.screenshot('first-minute-starter');
	});

	it('Create Backlog File never writes over a file that is there', async () => {
		const before = editor.read('reliability.yaml');
		await editor.runCommand('Lights On: Create Backlog File');
		await editor.page
			.locator('.notification-toast, .tab.active')
			.filter({ hasText: /reliability\.yaml/ })
			.first()
			.waitFor();
		assert.equal(editor.read('reliability.yaml'), before);
	});

	it('a file without items says what to do next', async () => {
		editor.write('reliability.yaml', '# nothing yet\n');
		await editor.page.locator('.sidebar .welcome-view').getByRole('button', { name: 'Add Item…' }).waitFor();
	});

	it('a file that cannot be read at all leads to its problems', async () => {
		editor.write('reliability.yaml', 'items: {{{\n');
		await editor.page
			.locator('.sidebar .welcome-view, .sidebar .message')
			.filter({ hasText: /error|older|broken/i })
			.first()
			.waitFor();
	});
});
