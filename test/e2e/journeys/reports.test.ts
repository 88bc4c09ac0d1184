import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { EXAMPLE } from '../../harness/exampleOfNow.ts';
import { type Editor, openEditor } from '../editor.ts';

const NOTES = '.reliability/retrospectives';

/** A report that was made three weeks ago. */
function withReport(folder: string): void {
	const thursday = new Date(Date.now() - 21 * 86_400_000);
	thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
	const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
	const number = Math.floor((thursday.getTime() - first) / 86_400_000 / 7) + 1;
	const week = `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`;
	// There from the start, so that the editor watches it when notes in it change.
	fs.mkdirSync(path.join(folder, NOTES), { recursive: true });
	fs.writeFileSync(path.join(folder, NOTES, '.gitkeep'), '');
	fs.writeFileSync(
		path.join(folder, '.reliability/ledger.jsonl'),
		`{"version":1,"report":"${week}","made":"2026-01-01"}\n`,
	);
}

describe('making the case', () => {
	let editor: Editor;
	before(async () => {
		editor = await openEditor({ workspace: EXAMPLE, prepare: withReport });
		await editor.showSideBar();
		await editor.treeRow('Backlog', 'Automate database failover').waitFor();
	});
	after(() => editor.close());

	it('copies the brief as rich text, with the same as plain text', async () => {
		await editor.runCommand('Lights On: Copy Executive Brief as Rich Text');
		const copy = editor.webview.getByRole('button', { name: 'Copy as Rich Text' });
		await copy.waitFor();
		await copy.click();
		await editor.webview.getByText('Copied. Paste it into a mail or a document.').waitFor();
		assert.deepEqual(await editor.accessibilityProblems(), []);
		await editor.screenshots('brief-rich-text');
		const copied = (type: string) =>
			editor.page.evaluate(async (wanted) => {
				const [item] = await navigator.clipboard.read();
				return (await item!.getType(wanted)).text();
			}, type);
		const html = await copied('text/html');
		assert.match(html, /<h2[^>]*>What is asked<\/h2>/);
		assert.match(html, /<table[\s\S]*as asked/);
		assert.match(await copied('text/plain'), /^Checkout: executive brief\n[\s\S]*IF IT IS DECLINED\n/);
	});

	it('starts a retrospective and takes its actions into the backlog', async () => {
		await editor.runCommand('Lights On: Start Retrospective');
		await editor.page
			.locator('.tab.active')
			.filter({ hasText: /-W\d\d\.md/ })
			.waitFor();
		await editor.screenshot('retrospective');
		const name = fs.readdirSync(path.join(editor.folder, NOTES)).find((file) => file.endsWith('.md'));
		const notes = `${NOTES}/${name}`;
		assert.match(editor.read(notes), /## What improved\n[\s\S]*## Actions\n/);
		editor.write(
			notes,
			`${editor.read(notes).split('## Actions')[0]}## Actions\n\n- [ ] Drain the queue before a release\n`,
		);
		await editor.page.locator('.view-line').filter({ hasText: 'Drain the queue before a release' }).first().waitFor();
		const row = editor.quickPickRow('Drain the queue before a release');
		await editor.clickUntil(editor.page.getByRole('button', { name: 'Add Actions as Items…' }).first(), row);
		await editor.screenshot('retrospective-actions');
		await editor.page.keyboard.press('Enter');
		await editor.saved('reliability.yaml', /title: Drain the queue before a release/);
	});

	it('says gently that a report was missed, and no more once that is turned off', async () => {
		const toast = editor.page
			.locator('.notification-toast, .notifications-center')
			.filter({ hasText: 'There is no report of' });
		await editor.clickUntil(editor.page.locator('.statusbar [id="status.notifications"]'), toast.first());
		await editor.screenshot('report-missed');
		await toast.getByRole('button', { name: 'Turn Off Reminders' }).first().click();
		await toast.first().waitFor({ state: 'detached' });
	});

	it('leads through the first minutes, with a picture of each step', async () => {
		await editor.runCommand('Lights On: Show Walkthrough');
		await editor.page.getByText('Get started with Lights On').first().waitFor();
		await editor.page.locator('.step-list-container').getByText('Circulate the numbers every week').first().click();
		await editor.page.getByRole('button', { name: 'Executive Brief…' }).first().waitFor();
		await editor.screenshots('walkthrough');
	});
});
