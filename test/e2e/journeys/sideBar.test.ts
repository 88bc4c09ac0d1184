import { type Editor, openEditor } from '../editor.ts';

describe('side bar', () => {
	let editor: Editor;
	before(async () => {
		editor = await openEditor();
	});
	after(() => editor.close());

	it('shows the extension behind its icon', async () => {
		await editor.showSideBar();
		await editor.page.locator('.sidebar .title-label').filter({ hasText: 'Lights On' }).waitFor();
	});
});
