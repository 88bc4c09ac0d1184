import assert from 'node:assert/strict';
import { type Editor, openEditor } from '../editor.ts';

const FILE = 'reliability.yaml';
const [first, second, third] = [
	`  # Agreed with the team on call.
  - { id: REL-1, title: Rotate keys, effort: 5d, toil: 1h/week, status: planned }
`,
	`  - id: REL-2   # the second
    title: 'Alert on queue age'
    effort: 5d
    toil: 9h/week
`,
	'  - { id: FEAT-1, title: Saved carts, kind: product, effort: 8d, value: 1500/week }\n',
];
const HEAD = '# The team’s own words stay.\nrates: { currency: USD, engineerHour: 100 }\nitems:\n';
const TEXT = HEAD + first + second + third;

describe('moving items', () => {
	let editor: Editor;
	const row = (label: string) => editor.treeRow('Backlog', label);
	const press = (key: string) => editor.page.keyboard.press(key);
	const shown = async (...labels: readonly string[]) => {
		for (const [index, label] of labels.entries())
			await editor.view('Backlog').getByRole('treeitem').nth(index).and(row(label)).waitFor();
	};
	const arrange = async (group: string, sort: string) => {
		await editor.runCommand('Lights On: Group Backlog By…');
		await editor.quickPickRow(group).click();
		await editor.runCommand('Lights On: Sort Backlog By…');
		await editor.quickPickRow(sort).click();
	};
	const middle = async (label: string) => {
		const box = await row(label).boundingBox();
		assert.ok(box, `${label} is not in sight`);
		return [box.x + box.width / 2, box.y + box.height / 2] as const;
	};
	/** Once more where the rows are drawn anew under the mouse. */
	const drag = async (label: string, onto: string) => {
		const { mouse } = editor.page;
		const taken = editor.view('Backlog').locator('.monaco-list-row.drop-target').first();
		for (let tries = 3; tries > 0; tries--) {
			await mouse.move(...(await middle(label)));
			await mouse.down();
			// By several moves, as a hand does: the first of them only begins the drag.
			await mouse.move(...(await middle(onto)), { steps: 6 });
			try {
				await taken.waitFor({ timeout: 5000 });
				break;
			} catch (error) {
				await press('Escape');
				if (tries === 1) throw error;
			} finally {
				await mouse.up();
			}
		}
	};
	const undo = async () => {
		await editor.openFile(FILE);
		await editor.page.locator('.view-line').first().click();
		await editor.pressUntil('Control+Z', editor.page.locator('.tab.active.dirty'));
		await press('Control+S');
		await editor.saved(FILE, TEXT);
	};
	before(async () => {
		editor = await openEditor({ prepare: () => {} });
		editor.write(FILE, TEXT);
		await editor.showSideBar();
		await row('Saved carts, rank 1').waitFor();
	});
	after(() => editor.close());
	/** Whatever the test before left. */
	beforeEach(async () => {
		if ((await editor.page.locator('.tab.dirty').count()) > 0) {
			await editor.openFile(FILE);
			await editor.runCommand('File: Revert File');
			await editor.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
		}
		if (editor.read(FILE) === TEXT) return;
		editor.write(FILE, TEXT);
		await row('Saved carts').waitFor();
	});

	it('Alt with the arrows moves the row that has the focus in the file, and keeps the focus on it', async () => {
		await arrange('Rank', 'File order');
		await shown('Rotate keys', 'Alert on queue age', 'Saved carts');
		await editor.runCommandByKeys('Lights On: Focus on Backlog View');
		// The focus goes to a row; no row is selected, and no file is opened.
		await press('Home');
		await row('Rotate keys').and(editor.page.locator('.focused')).waitFor();
		await press('Alt+ArrowDown');
		await editor.saved(FILE, HEAD + second + first + third);
		await shown('Alert on queue age', 'Rotate keys', 'Saved carts');
		await row('Rotate keys').and(editor.page.locator('.focused')).waitFor();
		await press('Alt+ArrowDown');
		await editor.saved(FILE, HEAD + second + third + first);
		// As fast as somebody can: each is about the place that the one before gave the row.
		await press('Alt+ArrowUp');
		await press('Alt+ArrowUp');
		await editor.saved(FILE, TEXT);
		await shown('Rotate keys', 'Alert on queue age', 'Saved carts');
		assert.equal(await editor.page.locator('.tab.active').filter({ hasText: FILE }).count(), 0);
	});

	it('the mouse drags a row to the place of another, and one undo takes it back', async () => {
		await drag('Saved carts', 'Rotate keys');
		await editor.saved(FILE, HEAD + third + first + second);
		await shown('Saved carts', 'Rotate keys', 'Alert on queue age');
		await undo();
		await shown('Rotate keys', 'Alert on queue age', 'Saved carts');
	});

	it('the mouse drags a row into a group, and it gets the status of that', async () => {
		await arrange('Status', 'Score');
		await shown('Planned', 'Rotate keys', 'Proposed', 'Saved carts', 'Alert on queue age');
		await drag('Saved carts', 'Planned');
		await editor.saved(FILE, HEAD + first + second + third.replace('product, ', 'product, status: planned, '));
		await shown('Planned', 'Saved carts', 'Rotate keys', 'Proposed', 'Alert on queue age');
		await editor.screenshots('moving-status');
		await undo();
		await shown('Planned', 'Rotate keys', 'Proposed', 'Saved carts', 'Alert on queue age');
	});

	it('a computed order says that it cannot be changed, and offers the order of the file', async () => {
		await arrange('Rank', 'Score');
		await shown('Saved carts', 'Alert on queue age', 'Rotate keys');
		await drag('Saved carts', 'Rotate keys');
		const toast = editor.page.locator('.notification-toast').filter({ hasText: 'order of these items is computed' });
		await toast.waitFor();
		await editor.screenshot('moving-computed');
		await toast.getByRole('button', { name: 'Sort by File Order' }).click();
		await shown('Rotate keys', 'Alert on queue age', 'Saved carts');
		assert.equal(editor.read(FILE), TEXT);
	});
});
