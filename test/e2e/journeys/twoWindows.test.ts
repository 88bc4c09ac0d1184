import assert from 'node:assert/strict';
import { type Editor, openEditor } from '../editor.ts';

const FILE = 'reliability.yaml';
const BACKLOG = `rates: { currency: USD, engineerHour: 100 }
items:
  - { id: REL-1, title: Rotate keys, kind: reliability, effort: 5d, toil: 10h/week }
  - { id: FEAT-1, title: Saved carts, kind: product, effort: 10d, value: 4000/week }
`;

describe('two windows on one folder', () => {
	let first: Editor;
	let second: Editor;
	before(async () => {
		first = await openEditor();
		first.write(FILE, BACKLOG);
		second = await openEditor({ beside: first });
		for (const editor of [first, second]) {
			await editor.showSideBar();
			await editor.openFile(FILE);
			await editor.treeRow('Backlog', 'Saved carts').waitFor();
		}
	});
	after(async () => {
		await second.close();
		await first.close();
	});

	const planned = (editor: Editor, title: string) =>
		editor
			.view('Backlog')
			.getByRole('treeitem', { name: new RegExp(`${title}.*Planned`) })
			.waitFor();
	const plan = async (editor: Editor, title: string) => {
		await editor.runCommand('Lights On: Set Status…');
		await editor.page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: title }).click();
		await editor.quickPickRow('Planned').click();
		await planned(editor, title);
	};

	it('show each what the other has saved, and an edit of one goes on top of that of the other', async () => {
		await plan(first, 'Saved carts');
		await planned(second, 'Saved carts');
		await plan(second, 'Rotate keys');
		await planned(first, 'Rotate keys');
		const text = await first.saved(FILE, /(?:status: planned[\s\S]*){2}/);
		assert.equal(text.replaceAll(/status: planned, |, status: planned/g, ''), BACKLOG);
	});
});
