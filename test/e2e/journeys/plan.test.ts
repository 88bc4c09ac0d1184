import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { gitAt } from '../../host/nodeSuite/repository.ts';
import { type Editor, openEditor } from '../editor.ts';
import { slug, THEMES, type Theme } from '../themes.ts';

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

/** What was worked on in the last quarter: one day of three on reliability. */
function commitWork(folder: string): void {
	gitAt(folder, text(NOW - 21 * DAY), 'init', '--quiet');
	for (const [days, subject] of [
		[21, 'REL-2: the first step'],
		[20, 'FEAT-1: carts are kept'],
		[19, 'FEAT-1: and found again'],
	] as const)
		gitAt(folder, text(NOW - days * DAY), 'commit', '--quiet', '--allow-empty', '--message', subject);
}

function manyItems(count: number): string {
	const items = Array.from({ length: count }, (_, index) => {
		const owner = index % 2 ? 'team-checkout' : 'team-cart';
		const days = 1 + ((index * 37) % 19);
		const value = 100 + ((index * 7919) % 4000);
		const kind = index % 3 ? 'product' : 'reliability';
		return `  - { id: I-${index}, title: Item ${index}, kind: ${kind}, owner: ${owner}, effort: ${days}d, value: ${value}/week }\n`;
	});
	return `rates: { currency: USD }\ncommitment: { floor: 35% }\nplan: { period: ${dateIn(0)}/${dateIn(90)}, capacity: { team-checkout: 120d, team-cart: 150d } }\nitems:\n${items.join('')}`;
}

/** Where the thumb of a slider is at a value, in the page. */
async function placeOn(slider: Locator, value: number): Promise<{ readonly x: number; readonly y: number }> {
	await slider.scrollIntoViewIfNeeded();
	const box = await slider.boundingBox();
	const most = Number(await slider.getAttribute('max'));
	assert.ok(box && most > 0);
	return { x: box.x + 8 + ((box.width - 16) * value) / most, y: box.y + box.height / 2 };
}

describe('planning day', () => {
	let editor: Editor;
	const row = (id: string) => editor.webview.locator(`.plan-row[data-key$="#${id}"]`);
	const inPart = (part: string, id: string) =>
		editor.webview.locator(`section[aria-labelledby="plan-${part}"] [data-key$="#${id}"]`);
	const title = (part: string) => editor.webview.locator(`section[aria-labelledby="plan-${part}"] .plan-title`);
	const settled = () => editor.webview.locator('.plan[aria-busy="false"] .plan-search .codicon-check').waitFor();

	before(async () => {
		editor = await openEditor({
			prepare: (folder) => {
				commitWork(folder);
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
		await editor.webview.locator('.plan-frontier').getByText('Last quarter, by commits 33%').first().waitFor();
		assert.match((await row('FEAT-4').textContent())!.replace(/\s+/g, ' '), /In: FEAT-3 waits for it/);
		for (const theme of THEMES) {
			await editor.dressWebview(theme);
			await editor.screenshot(`panel-plan-${slug(theme)}`);
			assert.deepEqual(await editor.accessibilityProblems(), [], theme);
		}
		await editor.page.setViewportSize({ width: 780, height: 1400 });
		await editor.screenshot('panel-plan-narrow');
		await editor.page.setViewportSize({ width: 1400, height: 1000 });
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
		const drag = (id: string, to: string, hint: string) =>
			editor.dragUntil(row(id).locator('.plan-why'), title(to), title(to).getByText(hint));
		const told = (text: string) => editor.webview.getByRole('status').filter({ hasText: text }).waitFor();
		const hints = editor.webview.locator('.plan-drop');
		await drag('FEAT-2', 'chosen', 'Drop here to pin it in');
		await title('out').getByText('Drop here to pin it out').waitFor();
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

	const comparison = () => editor.webview.locator('.plan-comparison > summary');
	const compared = () => editor.webview.getByRole('row', { name: /^Cost of delay removed a week/ }).waitFor();
	const apply = () => editor.webview.getByRole('button', { name: 'Apply Plan' });
	const noWhatIf = async () => {
		await editor.webview.locator('.plan-what-if:not(.on)').waitFor();
		await settled();
	};

	/** Only states of items have changed, and one undo takes all of it back. */
	const appliedOnce = async (undo: () => Promise<void>) => {
		const changed = await editor.saved(FILE, /FEAT-5.*status: planned/);
		const before = BACKLOG.split('\n');
		const moved = changed.split('\n').filter((line, index) => line !== before[index]);
		assert.ok(moved.length >= 2 && moved.every((line) => /status: (planned|proposed)/.test(line)), moved.join('\n'));
		const stateless = (all: string) => all.replaceAll(/status: \w[\w-]*,? ?|,? ?status: \w[\w-]*/g, '');
		assert.equal(stateless(changed), stateless(BACKLOG));
		await undo();
		await editor.page.keyboard.press('Control+S');
		await editor.saved(FILE, BACKLOG);
	};

	const byKeys = async () => {
		const { keyboard } = editor.page;
		await editor.runCommandByKeys('Lights On: Review Plan');
		await editor.webviewHasKeys();
		await noWhatIf();
		await editor.focusByKey(editor.webview.getByLabel('Capacity of team-cart'), 'Tab');
		for (let days = 27; days < 36; days++) await keyboard.press('ArrowRight');
		await inPart('chosen', 'FEAT-2').waitFor();
		await editor.webview.getByText('What if: the file stays as it is').waitFor();
		await settled();
		await editor.focusByKey(editor.webview.locator('[data-row][tabindex="0"]'), 'Tab');
		// The list remembers its last row.
		await keyboard.press('Home');
		await editor.focusByKey(row('FEAT-3').locator('[data-row]'), 'ArrowDown');
		await keyboard.press('x');
		await inPart('out', 'FEAT-3').waitFor();
		await inPart('chosen', 'FEAT-5').waitFor();
		await settled();
		assert.match((await row('FEAT-3').textContent())!, /Left out: pinned out of the plan\./);
		await row('FEAT-3').and(editor.webview.locator(':focus-within')).waitFor();
		assert.equal(editor.read(FILE), BACKLOG);
		await editor.focusByKey(comparison(), 'Shift+Tab');
		await keyboard.press('Enter');
		await compared();
		await editor.focusByKey(apply(), 'Shift+Tab');
		await keyboard.press('Enter');
		await appliedOnce(async () => {
			await editor.openFile(FILE, 'keys');
			await editor.page.locator('.monaco-editor.focused').waitFor();
			await keyboard.press('Control+Z');
		});
	};

	const backToFile = async () => {
		await editor.page.getByRole('tab', { name: /^Review Priorities/ }).click();
		// A list of the editor that closes under the mouse lets its click through, to the tab that is below it.
		await editor.webview.getByRole('tab', { name: 'Plan' }).click();
		await editor.webview.getByRole('button', { name: 'Back to the File' }).click();
		await noWhatIf();
	};

	const byMouse = async (theme: Theme) => {
		const { page } = editor;
		const { mouse } = page;
		await backToFile();
		const slider = editor.webview.getByLabel('Capacity of team-cart');
		const [from, to] = [await placeOn(slider, 27), await placeOn(slider, 36)];
		await mouse.move(from.x, from.y);
		await mouse.down();
		await mouse.move(to.x, to.y, { steps: 6 });
		await inPart('chosen', 'FEAT-2').waitFor();
		await mouse.up();
		await settled();
		const chosen = title('chosen');
		await editor.dragUntil(row('FEAT-5').locator('.plan-why'), chosen, chosen.getByText('Drop here to pin it in'));
		await editor.screenshot(`panel-plan-dragged-${slug(theme)}`);
		await mouse.up();
		await inPart('chosen', 'FEAT-5').waitFor();
		await settled();
		await comparison().click();
		await compared();
		await editor.screenshot(`panel-plan-compared-${slug(theme)}`);
		assert.deepEqual(await editor.accessibilityProblems(), [], theme);
		await apply().click();
		await appliedOnce(async () => {
			await editor.openFile(FILE);
			await page.locator('.view-line').filter({ hasText: 'Gift cards' }).click();
			await editor.runCommand('Undo');
		});
		await backToFile();
	};

	for (const theme of THEMES)
		it(`goes by keys, and by mouse, from another capacity over pins and the comparison to the file and back, in ${theme}`, async () => {
			// Where it is tried once more.
			if (editor.read(FILE) !== BACKLOG) editor.write(FILE, BACKLOG);
			await editor.chooseTheme(theme);
			const reset = editor.webview.getByRole('button', { name: 'Back to the File' });
			if ((await reset.count()) > 0) await reset.click();
			await byKeys();
			await byMouse(theme);
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

	it('follows a slider that the mouse drags over two hundred items: plans come while the button is down', async () => {
		editor.write(FILE, manyItems(200));
		await editor.runCommand('Lights On: Review Plan');
		await row('I-7').waitFor();
		const reset = editor.webview.getByRole('button', { name: 'Back to the File' });
		if ((await reset.count()) > 0) await reset.click();
		await noWhatIf();
		const slider = editor.webview.getByLabel('Capacity of team-checkout');
		const planned = (days: string) =>
			editor.webview
				.locator('.plan-owner')
				.filter({ hasText: `of ${days} d` })
				.filter({ hasText: 'team-checkout' });
		await planned('120').waitFor();
		const { mouse } = editor.page;
		const start = await placeOn(slider, 120);
		await mouse.move(start.x, start.y);
		await mouse.down();
		for (const days of [100, 80, 140]) {
			const { x, y } = await placeOn(slider, days);
			await mouse.move(x, y, { steps: 8 });
			await planned(await slider.inputValue()).waitFor();
		}
		await editor.screenshot('panel-plan-many');
		await mouse.up();
		await editor.webview.getByText('What if: the file stays as it is').waitFor();
		assert.equal(editor.read(FILE), manyItems(200));
	});
});
