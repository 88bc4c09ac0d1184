import assert from 'node:assert/strict';
import { type Editor, openEditor } from '../editor.ts';
import { slug, type Theme } from '../themes.ts';

const SOURCE = 'services/checkout/db/replicationLag.ts';
const themes: readonly Theme[] = ['Light Modern', 'Dark High Contrast'];

describe('from a line of code, in the example', () => {
	let editor: Editor;
	const lens = (text: string | RegExp) =>
		editor.page.locator('.codelens-decoration a').filter({ hasText: text }).first();

	before(async () => {
		editor = await openEditor({ workspace: 'examples/checkout' });
		await editor.showSideBar();
		await editor.treeRow('Backlog', 'Automate database failover, rank').waitFor();
	});
	after(() => editor.close());

	it('the lens of a file leads to an incident that struck it, and to its lines', async () => {
		await editor.openFile(SOURCE);
		const top = lens(/^checkout · \d+ open items/);
		await top.waitFor();
		for (const theme of themes) {
			await editor.chooseTheme(theme);
			await editor.screenshot(`code-lens-${slug(theme)}`);
		}
		await editor.clickUntil(top, editor.quickInput);
		assert.match((await editor.quickPickRows())[0] ?? '', /^REL-\d+ .*, #\d+/);
		await editor.screenshot('code-reliability');
		// Found by the words of the incident: the list is longer than what is in sight.
		await editor.quickInput.fill('Replica promoted');
		const incident = editor.page
			.locator('.quick-input-widget:visible .monaco-list-row')
			.filter({ hasText: 'INC-74' })
			.first();
		await incident.filter({ hasText: 'REL-2, which names this file, would have avoided it.' }).waitFor();
		await editor.screenshot('code-incident');
		await incident.click();
		await editor.page.locator('.tab.active').filter({ hasText: 'reliability.yaml' }).waitFor();
		const line = editor
			.read('reliability.yaml')
			.split('\n')
			.findIndex((text) => text.includes('id: INC-74,'));
		await editor.page
			.locator('.statusbar')
			.getByText(`Ln ${line + 1}, Col`)
			.waitFor();
	});
});
