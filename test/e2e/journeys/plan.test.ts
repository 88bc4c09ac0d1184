import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Editor, openEditor } from '../editor.ts';
import { slug, THEMES } from '../themes.ts';

const FILE = 'reliability.yaml';
const DAY = 86_400_000;
const NOW = Date.now();
const text = (instant: number) => new Date(instant).toISOString();

const dateIn = (days: number) => text(NOW + days * DAY).slice(0, 10);

const INCIDENTS = Array.from({ length: 40 }, (_, index) => {
	const at = NOW - (3 + 9 * index) * DAY;
	const cause = ['full-disk', 'bad-release', 'expired-key'][index % 3];
	return `  - { id: INC-${index}, service: checkout, cause: ${cause}, started: ${text(at)}, resolved: ${text(at + 5_400_000)}, pages: 3 }\n`;
}).join('');
const BACKLOG = `rates: { currency: USD, badMinute: 20, engineerHour: 100 }
commitment: { floor: 30%, until: ${dateIn(20)}, approvedBy: Cy }
plan:
  period: ${dateIn(0)}/${dateIn(90)} # from now
  capacity: { team-checkout: 40d, team-cart: 27d }
items:
  - { id: REL-1, title: Watch the disks, kind: reliability, owner: team-checkout, effort: 8d, service: checkout, avoids: { causes: [full-disk], share: { low: 40%, likely: 60%, high: 80% } } }
  - { id: REL-2, title: Release to few first, kind: reliability, owner: team-checkout, effort: 10d, service: checkout, avoids: { causes: [bad-release], share: 50% }, status: in-progress }
  - { id: REL-3, title: Renew keys by themselves, kind: reliability, owner: team-cart, effort: 6d, service: checkout, avoids: { causes: [expired-key], share: 90% } } # at last
  - { id: FEAT-1, title: Saved carts, kind: product, owner: team-cart, effort: { low: 8d, likely: 12d, high: 20d }, value: { low: 1000/week, likely: 3000/week, high: 5000/week }, status: planned }
  - { id: FEAT-2, title: Wish lists, kind: product, owner: team-cart, effort: 14d, value: { low: 900/week, likely: 2500/week, high: 4200/week }, status: planned }
  - { id: FEAT-3, title: One-page checkout, kind: product, owner: team-checkout, effort: 15d, value: 6000/week, dependsOn: [FEAT-4] }
  - { id: FEAT-4, title: Addresses from the map, kind: product, owner: team-checkout, effort: 5d, value: 200/week }
  - { id: FEAT-5, title: Gift cards, kind: product, owner: team-checkout, effort: 12d, value: 1800/week }
  - { id: IDEA-1, title: Tidy the cellar, owner: team-checkout }
services: [{ id: checkout }]
incidents:
${INCIDENTS}`;

/** Commits the backlog in the folder's own repository, which no setting of this machine reaches. */
function commitAs(folder: string, who: string, subject: string, backlog: string): void {
	fs.writeFileSync(path.join(folder, FILE), backlog);
	const env = { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' };
	for (const args of [
		['init', '--quiet'],
		['add', '--all'],
		['-c', `user.name=${who}`, '-c', 'user.email=x@example.com', 'commit', '--quiet', '--message', subject],
	])
		execFileSync('git', args, { cwd: folder, env });
}

describe('planning day', () => {
	let editor: Editor;
	const row = (id: string) => editor.webview.locator(`.plan-row[data-key$="#${id}"]`);
	const inPart = (part: string, id: string) =>
		editor.webview.locator(`section[aria-labelledby="plan-${part}"] [data-key$="#${id}"]`);
	const settled = () => editor.webview.locator('.plan[aria-busy="false"] .plan-search .codicon-check').waitFor();

	before(async () => {
		editor = await openEditor({
			prepare: (folder) => {
				commitAs(folder, 'Ana', 'Promise more', BACKLOG.replace('floor: 30%', 'floor: 40%'));
				commitAs(folder, 'Ben', 'Promise less', BACKLOG);
			},
		});
		await editor.showSideBar();
		await editor.treeRow('Backlog', 'One-page checkout').waitFor();
	});
	after(() => editor.close());

	it('begins with the announcement that the commitment ends', async () => {
		await editor.page
			.getByText(/^The commitment to 30% ends in 20 days\./)
			.first()
			.waitFor();
	});

	it('shows the plan with the reason of each item, and what each floor costs', async () => {
		await editor.openFile(FILE);
		await editor.runCommand('Lights On: Review Plan');
		await row('REL-3').waitFor();
		await settled();
		await editor.webview.locator('.plan-frontier[aria-busy="false"] svg').waitFor();
		assert.match((await row('FEAT-4').textContent())!.replace(/\s+/g, ' '), /In: FEAT-3 waits for it/);
		for (const theme of THEMES) {
			await editor.chooseTheme(theme);
			await editor.screenshot(`panel-plan-${slug(theme)}`);
			assert.deepEqual(await editor.accessibilityProblems(), [], theme);
		}
		await editor.page.setViewportSize({ width: 780, height: 1400 });
		await editor.screenshot('panel-plan-narrow');
		await editor.page.setViewportSize({ width: 1400, height: 1000 });
	});

	it('asks what if by keys: another capacity and other pins, and the file stays as it is', async () => {
		const slider = editor.webview.getByLabel('Capacity of team-cart');
		await slider.focus();
		for (let days = 27; days < 36; days++) await slider.press('ArrowRight');
		await inPart('chosen', 'FEAT-2').waitFor();
		await editor.webview.getByText('What if: the file stays as it is').waitFor();
		await row('FEAT-3').locator('[data-row]').focus();
		await editor.page.keyboard.press('x');
		await inPart('out', 'FEAT-3').waitFor();
		await settled();
		assert.match((await row('FEAT-3').textContent())!, /Left out: pinned out of the plan\./);
		await inPart('chosen', 'FEAT-5').waitFor();
		const focused = await (await editor.webviewFrame()).evaluate(() => document.activeElement?.textContent);
		assert.match(focused ?? '', /FEAT-3/);
		await editor.page.keyboard.press('x');
		await inPart('chosen', 'FEAT-3').waitFor();
		await settled();
		assert.equal(editor.read(FILE), BACKLOG);
	});

	it('names what cannot hold together, and goes back to the file', async () => {
		const slider = editor.webview.getByLabel('Capacity of team-checkout');
		await slider.focus();
		await slider.press('Home');
		await editor.webview.getByRole('heading', { name: 'These demands cannot hold together' }).waitFor();
		await editor.webview.getByText('REL-2 is to be in the plan and takes 10 d').waitFor();
		assert.match((await inPart('chosen', 'REL-2').textContent())!, /it is in progress/);
		assert.deepEqual(await editor.accessibilityProblems(), []);
		await editor.screenshot('panel-plan-infeasible');
		await editor.webview.getByRole('button', { name: 'Back to the File' }).click();
		await inPart('next', 'FEAT-2').waitFor();
		await settled();
	});

	it('pins what is dragged between chosen, next and not chosen, says so, and nothing where Escape ends it', async () => {
		const title = (part: string) => editor.webview.locator(`section[aria-labelledby="plan-${part}"] .plan-title`);
		const drag = (id: string, to: string, hint: string) =>
			editor.dragUntil(row(id).locator('.plan-why'), title(to), title(to).getByText(hint));
		const told = (text: string) => editor.webview.getByRole('status').filter({ hasText: text }).waitFor();
		const hints = editor.webview.locator('.plan-drop');
		await drag('FEAT-2', 'chosen', 'Drop here to pin it in');
		await title('out').getByText('Drop here to pin it out').waitFor();
		await editor.screenshot('panel-plan-dragged');
		await editor.page.keyboard.press('Escape');
		await hints.first().waitFor({ state: 'detached' });
		await editor.page.mouse.up();
		await inPart('next', 'FEAT-2').waitFor();
		await drag('FEAT-2', 'chosen', 'Drop here to pin it in');
		await editor.page.mouse.up();
		await inPart('chosen', 'FEAT-2').waitFor();
		await told('FEAT-2 is pinned in.');
		await settled();
		await drag('FEAT-2', 'out', 'Drop here to pin it out');
		await editor.page.mouse.up();
		await inPart('out', 'FEAT-2').waitFor();
		await told('FEAT-2 is pinned out.');
		await settled();
		await drag('FEAT-2', 'next', 'Drop here to take its pin off');
		await editor.page.mouse.up();
		await inPart('next', 'FEAT-2').waitFor();
		await told('The pin of FEAT-2 is off.');
		await settled();
		assert.equal(editor.read(FILE), BACKLOG);
	});

	it('compares by mouse, pins, applies it as one edit, and one undo takes all of it back', async () => {
		await editor.webview.getByText('Compared with what is planned now').click();
		await editor.webview.getByRole('row', { name: /^Cost of delay removed a week/ }).waitFor();
		await row('FEAT-5').getByRole('button', { name: 'Pin in: FEAT-5' }).click();
		await inPart('chosen', 'FEAT-5').waitFor();
		await settled();
		await editor.screenshot('panel-plan-pinned');
		await editor.webview.getByRole('button', { name: 'Apply Plan' }).click();
		const changed = await editor.saved(FILE, /FEAT-5.*status: planned/);
		const before = BACKLOG.split('\n');
		const moved = changed.split('\n').filter((line, index) => line !== before[index]);
		assert.ok(moved.length >= 2 && moved.every((line) => /status: (planned|proposed)/.test(line)), moved.join('\n'));
		assert.equal(
			changed.replaceAll(/status: \w[\w-]*,? ?|,? ?status: \w[\w-]*/g, ''),
			BACKLOG.replaceAll(/status: \w[\w-]*,? ?|,? ?status: \w[\w-]*/g, ''),
		);
		await editor.openFile(FILE);
		await editor.page.locator('.view-line').filter({ hasText: 'Gift cards' }).click();
		await editor.page.keyboard.press('Control+Z');
		await editor.page.keyboard.press('Control+S');
		await editor.saved(FILE, BACKLOG);
	});

	it('tells who changed the commitment, when, from what to what', async () => {
		await editor.runCommand('Lights On: History of the Commitment');
		await editor.quickPickRow('Floor lowered from 40% to 30%').waitFor();
		const rows = await editor.quickPickRows();
		assert.equal(rows.length, 2);
		assert.match(rows[0]!, /^Floor lowered from 40% to 30%, Ben, .*Promise less · Approved by Cy/);
		assert.match(rows[1]!, /^A floor of 40% until \d{4}-\d\d-\d\d, Ana, .*Promise more/);
		await editor.screenshot('commitment-history');
		await editor.page.keyboard.press('Enter');
		await editor.page.getByRole('tab', { name: /^reliability\.yaml [0-9a-f]{8}\.diff/ }).waitFor();
		const line = (start: string) => editor.page.locator('.monaco-editor.focused .view-line').filter({ hasText: start });
		await line('-commitment: { floor: 40%').waitFor();
		await line('+commitment: { floor: 30%').waitFor();
		await line('Promise less').waitFor();
		await editor.screenshot('commitment-diff');
	});
});
