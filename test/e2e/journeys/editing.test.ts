import assert from 'node:assert/strict';
import { type Editor, openEditor } from '../editor.ts';

const FILE = 'reliability.yaml';
const TEXT = `# The team's own words stay.
rates: { currency: USD, engineerHour: 100, badMinute: 10 }
items:
  - id: REL-1   # first
    title: Automate database failover
    kind: reliability
    service: checkout
    effort: 5d
    toil: 10h/week
  - id: FEAT-1
    title: Saved carts
    kind: product
    effort: 8d
    value: 1500/week
incidents:
  - { id: INC-7, service: checkout, started: 2026-09-14T02:11Z, resolved: 2026-09-14T02:58Z, cause: db-failover }
`;

describe('working with the file', () => {
	let editor: Editor;
	const row = (label: string) => editor.treeRow('Backlog', label);

	const choices = (label: string) =>
		editor.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();
	const answer = async (text: string) => {
		await editor.fillQuickInput(text);
		await editor.page.keyboard.press('Enter');
	};

	before(async () => {
		editor = await openEditor({ prepare: () => {}, viewport: { width: 1400, height: 1000 } });
		editor.write(FILE, TEXT);
		await editor.showSideBar();
		await row('Automate database failover, rank 1').waitFor();
	});
	after(() => editor.close());
	/** Whatever the test before left: the text as it was, on disk and in the editor. */
	beforeEach(async () => {
		await editor.page.keyboard.press('Escape');
		if ((await editor.page.locator('.tab.dirty').count()) > 0) {
			await editor.openFile(FILE);
			await editor.runCommand('File: Revert File');
			await editor.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
		}
		editor.write(FILE, TEXT);
		await row('Automate database failover, rank 1').waitFor();
		await editor.view('Backlog').getByRole('treeitem').nth(2).waitFor({ state: 'detached' });
	});

	it('a lens above each item says its rank, and a wrong value is marked while it is typed', async () => {
		await editor.openFile(FILE);
		await editor.page.locator('.codelens-decoration').filter({ hasText: '#1 of 2' }).waitFor();
		await editor.page.locator('.view-line').filter({ hasText: 'effort: 8d' }).click();
		await editor.page.keyboard.press('End');
		await editor.page.keyboard.type('ays');
		await editor.page.locator('.squiggly-error').first().waitFor();
		await editor.page.keyboard.press('Control+Shift+M');
		await editor.page
			.locator('.markers-panel [role="treeitem"]')
			.filter({ hasText: 'This must be an effort, such as 5d, 4h or 2w.' })
			.waitFor();
		await editor.page.keyboard.press('Control+J');
		await editor.page.locator('.view-line').filter({ hasText: 'effort: 8days' }).click();
		await editor.page.keyboard.press('End');
		for (let letter = 0; letter < 3; letter++) await editor.page.keyboard.press('Backspace');
		await editor.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
		await editor.page.keyboard.press('Control+S');
		await editor.saved(FILE, TEXT);
	});

	it('a conflict is one problem on its lines, and Resolve by Item settles it in one undo step', async () => {
		const [ours, theirs] = [
			'  - { id: INC-8, service: checkout, started: 2026-09-15T02:11Z }\n',
			'  - { id: INC-9, service: payments, started: 2026-09-16T02:11Z }\n',
		];
		const conflicted = `${TEXT}<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> feature\n`;
		editor.write(FILE, conflicted);
		await editor.openFile(FILE);
		await editor.page.locator('.squiggly-error').first().waitFor();
		await editor.page.locator('.view-line').filter({ hasText: '<<<<<<<' }).click();
		const fix = editor.page.locator('.action-widget .monaco-list-row').filter({ hasText: 'Resolve by Item' });
		await editor.pressUntil('Control+Period', fix);
		// Another theme would close the list.
		await editor.screenshot('editing-conflict');
		await fix.click();
		await editor.page.locator('.view-line').filter({ hasText: '>>>>>>>' }).waitFor({ state: 'detached' });
		await editor.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
		await editor.page.keyboard.press('Control+S');
		await editor.saved(FILE, TEXT + ours + theirs);
		await editor.page.locator('.view-line').filter({ hasText: 'INC-9' }).click();
		await editor.page.keyboard.press('Control+Z');
		await editor.page.locator('.view-line').filter({ hasText: '>>>>>>>' }).waitFor();
		await editor.page.keyboard.press('Control+S');
		await editor.saved(FILE, conflicted);
	});

	it('the lens explains its item', async () => {
		await editor.clickUntil(
			editor.page.locator('.codelens-decoration a').filter({ hasText: '#1 of 2' }),
			editor.webview.locator('.pane').getByText('Toil').first(),
		);
		await editor.page.keyboard.press('Control+F4');
	});

	it('Set Status from the context menu changes one word, and one undo takes it back', async () => {
		await editor.openFile(FILE);
		await row('Saved carts').click({ button: 'right' });
		// A menu that has just opened may swallow a click; the key it hears.
		await editor.page.getByRole('menuitem', { name: 'Set Status…' }).hover();
		await editor.page.keyboard.press('Enter');
		await editor.quickPickRow('Planned').click();
		await editor
			.view('Backlog')
			.getByRole('treeitem', { name: /Saved carts.*Planned/ })
			.waitFor();
		await editor.saved(FILE, /status: planned/);
		await editor.page.locator('.view-line').filter({ hasText: 'Saved carts' }).click();
		await editor.page.keyboard.press('Control+Z');
		await editor.page.locator('.view-line').filter({ hasText: 'status: planned' }).waitFor({ state: 'detached' });
		await editor.page.keyboard.press('Control+S');
		await editor.saved(FILE, TEXT);
		await editor
			.view('Backlog')
			.getByRole('treeitem', { name: /Saved carts.*Proposed/ })
			.waitFor();
	});

	it('Add Item, by keyboard alone, with a step back and a refused answer', async () => {
		await editor.runCommand('Lights On: Add Item…');
		await editor.page.getByText('What is to be done?').waitFor();
		await answer('Renew "certificates": by machine');
		await choices('Reliability').waitFor();
		await editor.page.keyboard.press('Control+Alt+Minus');
		await editor.page.getByText('What is to be done?').waitFor();
		await editor.page.keyboard.press('Enter');
		await choices('Reliability').waitFor();
		await editor.page.keyboard.press('Enter');
		await editor.page.getByText('How much work is it?').waitFor();
		await answer('soon');
		await editor.page.getByText('Write an effort, such as 5d, 4h or 2w.').waitFor();
		await answer('2d');
		await choices('It ends toil').click();
		await editor.page.getByText('How much toil does it end?').waitFor();
		await answer('20h/week');
		await row('Renew "certificates": by machine, rank 1').waitFor();
		const text = await editor.saved(FILE, /title: "Renew \\"certificates\\": by machine"\n/);
		assert.ok(text.startsWith(TEXT.slice(0, TEXT.indexOf('incidents:'))));
		await editor.screenshot('editing-added');
	});

	it('Log Incident offers the items that it speaks for, and the ranking moves', async () => {
		await editor.runCommand('Lights On: Log Incident…');
		await choices('checkout').click();
		await editor.page.getByText('When did it start?').waitFor();
		await answer('2h');
		await editor.page.getByText('How long did it last?').waitFor();
		await answer('90m');
		await editor.page.getByText('Which share of the users').waitFor();
		await answer('50%');
		await choices('db-failover').click();
		await editor.page.getByText('How many people').waitFor();
		await answer('2');
		await choices('Automate database failover').click();
		await editor.page.getByRole('button', { name: 'OK' }).click();
		await editor.page.locator('.view-line').filter({ hasText: 'INC-8' }).first().waitFor();
		const text = await editor.saved(FILE, /\n {4}avoids: .*INC-8.*\n/);
		assert.match(text, /\n {2}- \{ id: INC-8, .*cause: db-failover.*\}\n/);
		await editor
			.view('Backlog')
			.getByRole('treeitem', { name: /^Automate database failover, rank 1, score (?!1K,)/ })
			.waitFor();
	});

	it('a change on disk reaches the tree; broken text keeps the last ranking and says so', async () => {
		editor.write(FILE, TEXT.replace('effort: 8d', 'effort: 1d'));
		await row('Saved carts, rank 1').waitFor();
		editor.write(FILE, `${TEXT}  - { id: INC-8,\n`);
		await editor.page
			.locator('.sidebar .message')
			.filter({ hasText: /last|older|errors/i })
			.first()
			.waitFor();
		await row('Saved carts, rank 1').waitFor();
	});

	it('Score Backlog lists by score; Enter shows the line, the button explains', async () => {
		await editor.runCommand('Lights On: Score Backlog');
		await editor.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: '2. Saved carts' }).waitFor();
		await editor.page.keyboard.press('ArrowDown');
		await editor.page.keyboard.press('Enter');
		await editor.page.locator('.tab.active').filter({ hasText: FILE }).waitFor();
		await editor.page
			.locator('.statusbar')
			.getByText(/Ln 1[01],/)
			.waitFor();
	});

	it('the tree filters by text, groups by kind, and remembers it over a reload', async () => {
		await editor.runCommand('Lights On: Group Backlog By…');
		await editor.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Kind' }).first().click();
		await editor
			.view('Backlog')
			.getByRole('treeitem', { name: /^Product/ })
			.waitFor();
		// The side bar comes back with the window.
		await editor.reload();
		await editor
			.view('Backlog')
			.getByRole('treeitem', { name: /^Product/ })
			.waitFor();
	});
});
