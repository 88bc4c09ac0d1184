import assert from 'node:assert/strict';
import { type Editor, openEditor } from '../editor.ts';

const TEXT = `rates: { currency: USD, engineerHour: 100, badMinute: 50 }
services: [{ id: checkout }]
items:
  - id: FEAT-1
    title: Saved carts
    kind: product
    effort: 8d
    value: 150/week
  - id: REL-1
    title: Automate database failover
    kind: reliability
    service: checkout
    effort: 5d
    avoids: { causes: [db-failover] }
`;

/** Six outages of the last months, whatever day it is. */
function exported(): string {
	const rows = Array.from({ length: 6 }, (_, row) => {
		const started = Date.now() - (row * 14 + 3) * 86_400_000;
		const at = (instant: number) => `${new Date(instant).toISOString().slice(0, 16)}Z`;
		return `INC-${row},checkout,${at(started)},${at(started + 3_600_000)},db-failover`;
	});
	return `id,service,started,resolved,cause\n${rows.join('\n')}\n`;
}

describe('bringing history in', () => {
	let editor: Editor;
	const first = (label: string) => editor.treeRow('Backlog', label).waitFor();
	const press = (key: string) => editor.page.keyboard.press(key);
	const chosen = (label: string) =>
		editor.page.locator('.quick-input-widget:visible .monaco-list-row.focused').filter({ hasText: label }).waitFor();
	const listed = (label: string) =>
		editor.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).waitFor();
	/** The command, and the export's path in the editor's own file dialog. By keyboard alone. */
	const startImport = async () => {
		await editor.runCommand('Lights On: Import Incidents…');
		await editor.quickInput.waitFor();
		// The dialog begins in the folder; typing would race with what it completes by itself.
		const row = editor.page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: 'export.csv' });
		await row.waitFor();
		for (let step = 0; step < 3 && !(await row.getAttribute('class'))?.includes('focused'); step++)
			await press('ArrowDown');
		await press('Enter');
		await listed('Read it where it lies');
	};

	before(async () => {
		editor = await openEditor();
	});
	after(() => editor.close());
	beforeEach(async () => {
		editor.write('reliability.yaml', TEXT);
		editor.write('export.csv', exported());
		await editor.showSideBar();
		await first('Saved carts, rank 1');
	});

	it('a file that is dropped into the folder and named under sources moves the ranking, until it is undone', async () => {
		await editor.openFile('reliability.yaml');
		await startImport();
		await chosen('Read it where it lies');
		await press('Enter');
		await first('Automate database failover, rank 1');
		await editor.saved('reliability.yaml', /^sources: \[export\.csv\]$/m);
		await editor.page.locator('.editor-instance .view-lines').first().click();
		await press('Control+Z');
		await first('Saved carts, rank 1');
		await press('Control+S');
		await editor.saved('reliability.yaml', TEXT);
	});

	it('merges by keyboard after a preview, and one undo takes all of it back', async () => {
		await editor.openFile('reliability.yaml');
		await startImport();
		await press('ArrowDown');
		await chosen('Merge it into a file of incidents');
		await press('Enter');
		await listed('incidents/imported.csv');
		await editor.fillQuickInput('reliability.yaml');
		await chosen('the backlog itself');
		await press('Enter');
		await chosen('Review and Import');
		await editor.screenshot('import-question');
		await press('Enter');
		// Nothing is written before somebody has said which of it.
		const preview = editor.page.locator('.bulk-edit-panel');
		await preview.waitFor();
		assert.equal(editor.read('reliability.yaml'), TEXT);
		// The first row is the file, whose box stands for all changes in it.
		await preview.locator('.monaco-list-row').first().click();
		await press('Space');
		await preview.locator('.monaco-list-row [aria-checked="true"], .monaco-list-row input:checked').first().waitFor();
		await editor.screenshot('import-preview');
		await editor.page.getByRole('button', { name: 'Apply' }).click();
		await first('Automate database failover, rank 1');
		await editor.saved('reliability.yaml', /id: INC-5/);
		await editor.openFile('reliability.yaml');
		await editor.page.locator('.editor-instance .view-lines').first().click();
		await press('Control+Z');
		await first('Saved carts, rank 1');
		await press('Control+S');
		await editor.saved('reliability.yaml', TEXT);
	});
});
