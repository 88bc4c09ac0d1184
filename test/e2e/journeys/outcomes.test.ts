import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Editor, openEditor } from '../editor.ts';

const FILE = 'reliability.yaml';
const LEDGER = '.reliability/ledger.jsonl';
const DAY = 86_400_000;
const NOW = Date.now();
const text = (instant: number) => new Date(instant).toISOString();
const dateOf = (daysAgo: number) => text(NOW - daysAgo * DAY).slice(0, 10);

/** Every fortnight until half a year ago, and once since; and another cause every three weeks until now. */
const INCIDENTS = [
	...Array.from({ length: 26 }, (_, index) => ['full-disk', 190 + 14 * index] as const),
	['full-disk', 40] as const,
	...Array.from({ length: 15 }, (_, index) => ['bad-release', 10 + 21 * index] as const),
]
	.map(([cause, daysAgo], index) => {
		const at = NOW - daysAgo * DAY;
		return `  - { id: INC-${index}, service: checkout, cause: ${cause}, started: ${text(at)}, resolved: ${text(at + 3_600_000)} }\n`;
	})
	.join('');
const BACKLOG = `items:
  - id: REL-1
    title: Watch the disks
    status: done
    effort: 3d
    service: checkout
    avoids: { causes: [full-disk] }
    forecast: { date: ${dateOf(182)}, incidents: { p10: 4, mean: 5, p90: 6 }, without: 6.5 } # in May
  - id: REL-2
    title: Release to few first
    effort: 5d # with tests
    service: checkout
    avoids: { causes: [bad-release], share: { low: 40%, likely: 60%, high: 80% } }
services: [{ id: checkout }]
incidents:
${INCIDENTS}`;

describe('what became of the work', () => {
	let editor: Editor;
	const picks = () => editor.page.locator('.quick-input-widget:visible .monaco-list-row');

	before(async () => {
		editor = await openEditor({
			prepare: (folder) => {
				fs.mkdirSync(path.join(folder, '.reliability'));
				fs.writeFileSync(path.join(folder, FILE), BACKLOG);
			},
		});
		await editor.showSideBar();
		await editor.treeRow('Backlog', 'Release to few first').waitFor();
	});
	after(() => editor.close());

	it('is kept with the status: done freezes what was promised, and one undo takes both back', async () => {
		await editor.openFile(FILE);
		await editor.runCommand('Lights On: Set Status…');
		await picks().filter({ hasText: 'Release to few first' }).click();
		await editor.quickPickRow('Done').click();
		const changed = await editor.saved(FILE, /status: done\n {4}effort: 5d/);
		const frozen =
			/\n {4}forecast:\n {6}date: \d{4}-\d\d-\d\d\n {6}incidents: \{ p10: [\d.]+, mean: [\d.]+, p90: [\d.]+ \}\n {6}badMinutes: \{ [^}]+ \}\n {6}without: [\d.]+/;
		assert.match(changed, frozen);
		assert.equal(
			changed.replace(frozen, '').replace('    status: done\n    effort: 5d #', '    effort: 5d #'),
			BACKLOG,
		);
		await editor.page.locator('.view-line').filter({ hasText: 'Watch the disks' }).click();
		await editor.page.keyboard.press('Control+Z');
		await editor.page.locator('.view-line').filter({ hasText: 'without: 6.5' }).waitFor();
		await editor.page
			.locator('.view-line')
			.filter({ hasText: /p10.*p90/ })
			.nth(1)
			.waitFor({ state: 'detached' });
		await editor.page.keyboard.press('Control+S');
		await editor.saved(FILE, BACKLOG);
	});

	it('is reviewed: the rate that fell, whether it was forecast, and the incidents behind it', async () => {
		await editor.runCommand('Lights On: Review Outcomes');
		const outcome = editor.webview.locator('.outcome', { hasText: 'Watch the disks' });
		await outcome.waitFor();
		assert.match(
			(await outcome.textContent())!.replace(/\s+/g, ' '),
			/REL-1 Watch the disks .*Fell, likely real 1 in 2\d weeks since, 2\d in the 5\d weeks before\. .*As forecast: 0 to \d incidents by now, and 1 came\./,
		);
		await outcome.getByRole('button', { name: 'What is known of REL-1' }).press('Enter');
		await outcome.locator('.outcome-details').waitFor();
		await editor.screenshots('panel-outcomes');
		assert.deepEqual(await editor.accessibilityProblems(), []);
		await outcome.getByRole('button', { name: 'INC-26', exact: true }).first().click();
		await editor.page.locator('.monaco-editor.focused').waitFor();
	});

	it('is kept week by week: closing the week writes its line, and again changes nothing', async () => {
		await editor.runCommand('Lights On: Close Week');
		const once = await editor.saved(LEDGER, /^\{"version":1,"week":"\d{4}-W\d\d",.*\}\n$/);
		await editor.page
			.getByText(/^\d{4}-W\d\d is closed\.$/)
			.first()
			.waitFor();
		await editor.runCommand('Lights On: Close Week');
		await editor.page
			.getByText(/is closed already, and its figures hold/)
			.first()
			.waitFor();
		assert.equal(editor.read(LEDGER), once);
	});
});
