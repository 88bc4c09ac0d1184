import assert from 'node:assert/strict';
import { EXAMPLE } from '../../harness/exampleOfNow.ts';
import { type Editor, openEditor } from '../editor.ts';

const SOURCE = 'services/checkout/db/replicationLag.ts';

describe('from a line of code, in the example', () => {
	let editor: Editor;
	const lens = (text: string | RegExp) =>
		editor.page.locator('.codelens-decoration a').filter({ hasText: text }).first();

	before(async () => {
		// Words are typed in full: what is suggested meanwhile would take Tab for itself, sooner or later.
		const settings = { 'editor.quickSuggestions': { other: 'off' }, 'editor.suggestOnTriggerCharacters': false };
		editor = await openEditor({ workspace: EXAMPLE, settings });
		await editor.showSideBar();
		await editor.treeRow('Backlog', 'Automate database failover, rank').waitFor();
	});
	after(() => editor.close());

	it('the lens of a file leads to an incident that struck it, and to its lines', async () => {
		await editor.openFile(SOURCE);
		const top = lens(/^checkout · \d+ open items/);
		await top.waitFor();
		await editor.screenshots('code-lens');
		await editor.clickUntil(top, editor.quickInput);
		assert.match((await editor.quickPickRows())[0] ?? '', /^REL-\d+ .*, #\d+/);
		await editor.screenshot('code-reliability');
		// Found by the words of the incident: the list is longer than what is in sight.
		await editor.fillQuickInput('Replica promoted');
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

	it('a TODO becomes an item of the backlog that is ranked once its effort and cause are written', async () => {
		const code = 'services/checkout/orders/orderQueue.ts';
		const text = editor.read(code);
		if (!text.startsWith('// TODO')) editor.write(code, `// TODO: give up a message after five tries\n${text}`);
		await editor.openFile(code);
		await editor.page.locator('.view-line').filter({ hasText: 'give up a message' }).first().click();
		const menu = editor.page.locator('.action-widget').getByText('Track in reliability backlog', { exact: true });
		await editor.pressUntil('Control+.', menu);
		await editor.screenshot('code-track');
		await editor.page.keyboard.press('Enter');
		await editor.page.locator('.tab.active').filter({ hasText: 'reliability.yaml' }).waitFor();
		await editor.page.locator('.view-line').filter({ hasText: 'give up a message after five tries' }).first().waitFor();
		await editor.page.keyboard.type('2d');
		await editor.page.keyboard.press('Tab');
		await editor.page.keyboard.type('db-failover');
		await editor.screenshot('code-new-item');
		await editor.page.keyboard.press('Control+S');
		await editor.treeRow('Backlog', 'give up a message after five tries, rank').waitFor();
		await editor.openFile(code);
		await lens('give up a message after five tries, #').waitFor();
		await editor.screenshot('code-tracked');
		assert.match(
			editor.read('reliability.yaml'),
			/five tries.* effort: 2d, avoids: \{ causes: \[db-failover\] \}, paths: \[services\/checkout\/orders\/orderQueue\.ts#L1\]/,
		);
	});
});
