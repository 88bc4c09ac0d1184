import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../harness/launchBrowser.ts';
import { servePreview } from '../harness/panelPreview/server.ts';

/** The panel on its real page, policy included, with a stand-in for the editor that answers it. */

let server: Awaited<ReturnType<typeof servePreview>>;
let browser: Browser;
const faults: string[] = [];
const DROPPED = 'A message that is none of the editor’s was dropped.';

let shared: Page | undefined;

/** Loads the page anew, as in a tab of its own: what it keeps is gone. The tab stays, as to start one costs most. */
async function open(query = '', width = 900): Promise<Page> {
	shared ??= await newPage();
	const page = shared;
	await page.setViewportSize({ width, height: 700 });
	// What is kept can only be cleared from the same origin, and the panel itself would write it again when it goes.
	await page.goto(`${server.url}codicon.css`);
	await page.evaluate(() => sessionStorage.clear());
	await page.goto(`${server.url}?${query}`);
	await page.waitForSelector('[role=grid]');
	return page;
}

async function newPage(): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('console', (line) => {
		if (line.type() !== 'log' && !/favicon/.test(line.location().url)) faults.push(line.text());
	});
	return page;
}

interface Sent {
	readonly type: string;
	readonly key?: string;
	readonly file?: string;
	readonly start?: number;
}
const preview = (page: Page) => ({
	sent: () =>
		page.evaluate(() => (window as unknown as { preview: { sent: unknown[] } }).preview.sent) as Promise<Sent[]>,
	last: async () => (await preview(page).sent()).at(-1),
	show: (name: string) =>
		page.evaluate((name) => (window as unknown as { preview: { show(name: string): void } }).preview.show(name), name),
	move: () => page.evaluate(() => (window as unknown as { preview: { move(): void } }).preview.move()),
});
const active = (page: Page) =>
	page.evaluate(() => {
		const id = document.querySelector('[role=grid]')!.getAttribute('aria-activedescendant');
		return id === null ? null : document.getElementById(id)!.querySelector('.title')!.textContent;
	});

describe('the panel on its page', () => {
	before(async () => {
		server = await servePreview();
		browser = await launchBrowser();
	});
	after(async () => {
		await browser?.close();
		server?.close();
	});
	afterEach(async () => {
		for (const context of browser.contexts()) if (context !== shared?.context()) await context.close();
		const found = faults.splice(0);
		assert.deepEqual(found, []);
	});

	it('arrow keys, Home and End move; headings are passed over', async () => {
		const page = await open();
		await page.locator('[role=grid]').focus();
		assert.equal(await active(page), 'Automate database failover');
		await page.keyboard.press('ArrowDown');
		assert.equal(await active(page), 'Rotate TLS certificates automatically');
		await page.keyboard.press('End');
		assert.equal(await active(page), 'Loyalty programme');
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowUp');
		assert.equal(await active(page), 'Dark mode for the account pages');
		await page.keyboard.press('Home');
		assert.equal(await active(page), 'Automate database failover');
	});

	it('Enter explains, arrows then explain the next, Escape closes and focus stays in the list', async () => {
		const page = await open();
		await page.locator('[role=grid]').focus();
		await page.keyboard.press('Enter');
		await page.waitForSelector('.figures');
		assert.equal(await page.locator('.pane-title').textContent(), 'Automate database failover');
		await page.keyboard.press('ArrowDown');
		await page.waitForFunction(() => document.querySelector('.pane-title')?.textContent?.startsWith('Rotate'));
		await page.waitForSelector('.figures');
		await page.keyboard.press('Escape');
		await page.waitForSelector('.pane', { state: 'detached' });
		assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'grid');
	});

	it('O and Ctrl+Enter reveal the item, a click on its title too, a click beside it explains', async () => {
		const page = await open();
		await page.locator('[role=grid]').focus();
		await page.keyboard.press('o');
		assert.deepEqual(await preview(page).last(), { type: 'revealItem', key: 'reliability.yaml#REL-1' });
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Control+Enter');
		assert.deepEqual(await preview(page).last(), { type: 'revealItem', key: 'reliability.yaml#REL-2' });
		await page.locator('.title', { hasText: 'Saved carts' }).click();
		assert.deepEqual(await preview(page).last(), { type: 'revealItem', key: 'reliability.yaml#FEAT-3' });
		assert.equal(await page.locator('.pane').count(), 0);
		await page.locator('.row', { hasText: 'Apple Pay' }).locator('.cell.score').click();
		await page.waitForSelector('.figures');
		assert.equal(await page.locator('.pane-title').textContent(), 'Apple Pay on mobile web');
	});

	it('says why nothing could be shown, and tries again', async () => {
		const page = await (await browser.newContext({ viewport: { width: 900, height: 700 } })).newPage();
		await page.goto(`${server.url}?failing`);
		await page.getByText('could not be shown').waitFor();
		await page.getByRole('button', { name: 'Try Again' }).click();
		await page.waitForSelector('[role=grid]');
		assert.equal(await page.getByText('could not be shown').count(), 0);
	});

	it('shows an outline while it waits, which appears late, and nothing else before the first model', async () => {
		const page = await (await browser.newContext()).newPage();
		await page.goto(`${server.url}?silent`);
		const outline = page.locator('.skeleton[aria-busy=true]');
		await outline.waitFor({ state: 'attached' });
		const first = await outline.evaluate((element) => {
			const [appearing] = element.getAnimations();
			const { delay } = appearing!.effect!.getComputedTiming();
			// As it is drawn at first, whatever time has passed by now.
			appearing!.currentTime = 0;
			const { opacity } = getComputedStyle(element);
			return { delay, opacity, own: getComputedStyle(element).backgroundColor };
		});
		assert.ok(Number(first.delay) >= 200, 'a quick answer flashes no outline');
		assert.equal(first.opacity, '0');
		assert.equal(first.own, 'rgba(0, 0, 0, 0)', 'the colour of the editor shows through');
		assert.equal(await page.locator('[role=grid], .notice').count(), 0);
		await preview(page).show('ready');
		await page.waitForSelector('[role=grid]');
		assert.equal(await outline.count(), 0);
	});

	it('keeps what it showed where the next model could not be made, with the way out above it', async () => {
		const page = await open();
		await page.evaluate(() => {
			const actions = [{ action: 'ready', label: 'Try Again' }];
			window.postMessage({ type: 'failed', notice: { text: 'It is only a test.', actions } }, '*');
		});
		const banner = page.locator('.banner-place[role=status]');
		await banner.getByText('It is only a test.').waitFor();
		assert.ok(await page.locator('[role=grid]').isVisible());
		await banner.getByRole('button', { name: 'Try Again' }).click();
		assert.equal((await preview(page).last())?.type, 'ready');
		await banner.getByText('It is only a test.').waitFor({ state: 'detached' });
	});

	const states: readonly [state: string, words: RegExp][] = [
		['noFile', /no backlog file/],
		['empty', /no items yet/],
		['broken', /has errors, and no item could be read/],
	];
	for (const [state, words] of states)
		it(`says what to do where it is ${state}, by a button that asks the editor for it`, async () => {
			const page = await open();
			await preview(page).show(state);
			await page.locator('.notice').getByText(words).waitFor();
			const asked = (await preview(page).sent()).length;
			await page.locator('.notice').getByRole('button').first().click();
			assert.ok((await preview(page).sent()).length > asked);
		});

	it('says that the ranking is older where the text is broken', async () => {
		const page = await open();
		await preview(page).show('stale');
		await page.locator('.banner-place').getByText('This is the ranking from before them.').waitFor();
		assert.ok(await page.locator('[role=grid]').isVisible());
	});

	it('evidence is reached by Tab and reveals its line', async () => {
		const page = await open();
		await page.locator('[role=grid]').focus();
		await page.keyboard.press('Enter');
		await page.waitForSelector('.figures');
		for (let tabs = 0; tabs < 12; tabs++) {
			await page.keyboard.press('Tab');
			if (await page.evaluate(() => document.activeElement?.textContent === 'INC-1')) break;
		}
		await page.keyboard.press('Enter');
		assert.deepEqual(await preview(page).last(), { type: 'reveal', file: 'reliability.yaml', start: 10, end: 19 });
	});

	it('the filter narrows, counts, and is cleared by Escape', async () => {
		const page = await open();
		await page.keyboard.press('/');
		await page.locator('[role=grid]').focus();
		await page.keyboard.press('/');
		await page.keyboard.type('payments product');
		await page.waitForFunction(() => document.querySelectorAll('.row[aria-selected]').length === 1);
		assert.equal((await page.locator('.matches').textContent())!.trim(), '1 of 16 items');
		await page.keyboard.press('ArrowDown');
		assert.equal(await active(page), 'Apple Pay on mobile web');
		await page.keyboard.press('/');
		await page.keyboard.press('Escape');
		await page.waitForFunction(() => document.querySelectorAll('.row[aria-selected]').length === 16);
		await page.keyboard.type('zzz');
		await page.waitForSelector('.no-matches');
	});

	it('a click on a column sorts by it, once more the other way, a third time by rank again', async () => {
		const page = await open('', 1400);
		const first = () => page.locator('.row .title').first().textContent();
		const sort = (name: string) => page.locator('.row.head .sort', { hasText: name }).click();
		await sort('Effort');
		await page.waitForSelector('.cell.effort[aria-sort=ascending]');
		assert.equal(await first(), 'Cut noisy disk alerts');
		await sort('Effort');
		await page.waitForSelector('.cell.effort[aria-sort=descending]');
		assert.equal(await first(), 'Split the order service');
		await sort('Effort');
		await page.waitForSelector('.cell.rank[aria-sort=ascending]');
		assert.equal(await first(), 'Automate database failover');
	});

	it('by keyboard alone: filters, groups that fold, columns; all of it survives a reload', async () => {
		const page = await open('', 1400);
		await page.getByRole('button', { name: 'Filters' }).focus();
		await page.keyboard.press('Enter');
		await page.getByRole('checkbox', { name: 'Product' }).focus();
		await page.keyboard.press('Space');
		await page.waitForFunction(() => document.querySelector('.matches')?.textContent?.includes('6 of 16 items'));
		await page.keyboard.press('Escape');
		await page.waitForSelector('#filter-pane', { state: 'detached' });
		assert.equal(await page.evaluate(() => document.activeElement?.id), 'filter-pane-button');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.getByRole('combobox', { name: 'Group by' }).selectOption('owner');
		await page.waitForSelector('.row.group');
		await page.getByRole('checkbox', { name: 'Kind' }).focus();
		await page.keyboard.press('Space');
		await page.waitForSelector('.cell.kind', { state: 'detached' });
		await page.keyboard.press('Escape');
		await page.locator('[role=grid]').focus();
		await page.keyboard.press('Home');
		const before = await page.locator('.row').count();
		await page.keyboard.press('ArrowLeft');
		await page.waitForFunction((before) => document.querySelectorAll('.row').length < before, before);
		const folded = await page.locator('.row').count();
		await page.waitForFunction(() => sessionStorage.getItem('state')?.includes('folded":["'));
		await page.reload();
		await page.waitForSelector('.row.group');
		assert.equal(await page.locator('.row').count(), folded);
		assert.equal(await page.locator('.cell.kind').count(), 0);
		await page.locator('[role=grid]').focus();
		await page.keyboard.press('Home');
		await page.keyboard.press('ArrowRight');
		await page.waitForFunction((before) => document.querySelectorAll('.row').length === before, before);
	});

	it('an update keeps selection, focus, scroll and the open explanation', async () => {
		const page = await open('sample=many');
		await page.locator('[role=grid]').focus();
		await page.keyboard.press('Enter');
		await page.waitForSelector('.figures');
		await preview(page).move();
		await page.waitForFunction(() => document.querySelector('.headline')!.textContent!.includes('Rotate'));
		assert.equal(await active(page), 'Automate database failover 1');
		assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'grid');
		await page.evaluate(() => document.querySelector('.list')!.scrollTo(0, 50_000));
		await page.waitForFunction(() => document.querySelector('.list')!.textContent!.includes('2280'));
		await preview(page).move();
		await page.waitForFunction(() => document.querySelector('.headline')!.textContent!.includes('Automate'));
		assert.equal(await page.evaluate(() => document.querySelector('.list')!.scrollTop), 50_000);
		assert.equal(await page.locator('.pane-title').textContent(), 'Automate database failover 1');
	});

	it('a reload brings back selection, explanation, filter and scroll', async () => {
		const page = await open('sample=many');
		await page.locator('[role=grid]').focus();
		for (let presses = 0; presses < 3; presses++) await page.keyboard.press('PageDown');
		await page.keyboard.press('Enter');
		await page.waitForSelector('.figures');
		await page.evaluate(() => document.querySelector('.list')!.scrollTo(0, 4400));
		await page.waitForFunction(
			() => JSON.parse(sessionStorage.getItem('state') ?? '{}').kept?.priorities?.scroll === 4400,
		);
		const title = await page.locator('.pane-title').textContent();
		await page.reload();
		await page.waitForSelector('.figures');
		assert.equal(await page.locator('.pane-title').textContent(), title);
		assert.equal(await page.evaluate(() => document.querySelector('.list')!.scrollTop), 4400);
		assert.ok(await page.locator('.row', { hasText: ' 202' }).first().isVisible());
	});

	it('ten thousand rows: few are drawn, the last is reached at once, no blank after scrolling', async () => {
		const page = await open('sample=many');
		assert.ok((await page.locator('.row').count()) < 250);
		await page.locator('[role=grid]').focus();
		await page.keyboard.press('End');
		await page.waitForFunction(() =>
			document.querySelector('.row[aria-selected=true]')?.textContent?.includes('10000'),
		);
		assert.ok(await page.locator('.row[aria-selected=true]').isVisible());
		const blank = await page.evaluate(async () => {
			const list = document.querySelector('.list')!;
			let blank = 0;
			for (let step = 0; step < 60; step++) {
				list.scrollTop = (step * 37_117) % 210_000;
				await new Promise(requestAnimationFrame);
				await new Promise(requestAnimationFrame);
				const box = list.getBoundingClientRect();
				const at = document.elementFromPoint(box.left + 100, box.top + box.height / 2);
				if (!at?.closest('.row')) blank++;
			}
			return blank;
		});
		assert.equal(blank, 0);
	});

	it('an answer to an older question, an older model and a stranger’s message are dropped', async () => {
		const page = await open();
		await page.locator('[role=grid]').focus();
		await page.keyboard.press('Enter');
		await page.waitForSelector('.figures');
		const headline = await page.locator('.headline').textContent();
		await page.evaluate(() => {
			window.postMessage({ type: 'explanation', request: 0, key: 'reliability.yaml#REL-1' }, '*');
			window.postMessage({ type: 'model', version: 0, model: { state: 'empty', rows: [], labels: {} } }, '*');
			window.postMessage({ type: 'model', version: 99, model: { rows: 'x' } }, '*');
			window.postMessage('hello', '*');
			return new Promise((resolve) => setTimeout(resolve));
		});
		assert.equal(await page.locator('.headline').textContent(), headline);
		assert.ok(await page.locator('.figures').first().isVisible());
		assert.deepEqual(faults.splice(0), Array(3).fill(DROPPED));
	});

	it('5,000 messages that are nearly the editor’s, or nothing like them, change nothing', async () => {
		const page = await open();
		await page.locator('[role=grid]').focus();
		await page.keyboard.press('Enter');
		await page.waitForSelector('.figures');
		const looks = () => page.evaluate(() => document.querySelector('lights-on-review')!.innerHTML);
		const before = await looks();
		await page.evaluate(() =>
			(window as unknown as { preview: { fuzz(count: number): Promise<void> } }).preview.fuzz(5000),
		);
		assert.equal(await looks(), before);
		// It says so each time, and of nothing else.
		const said = faults.splice(0);
		assert.ok(said.length >= 5000);
		assert.deepEqual([...new Set(said)], [DROPPED]);
	});

	it('an item asked for from outside is selected and explained, past a filter that hides it', async () => {
		const page = await open();
		await page.keyboard.press('Tab');
		await page.locator('.filter').locator('input').fill('zzz');
		await page.waitForSelector('.no-matches');
		await page.evaluate(() => window.postMessage({ type: 'showItem', key: 'reliability.yaml#FEAT-5' }, '*'));
		await page.waitForSelector('.figures');
		assert.equal(await page.locator('.pane-title').textContent(), 'Apple Pay on mobile web');
		assert.equal(await active(page), 'Apple Pay on mobile web');
	});

	it('tabs are chosen by arrows, and the one in front survives a reload with what it kept', async () => {
		const page = await open('sample=example');
		await page.getByRole('tab', { name: 'Priorities' }).focus();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		await page.waitForSelector('.risk-table');
		assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), 'Risks');
		await page.getByRole('button', { name: 'What data-loss is made of' }).click();
		await page.waitForSelector('.risk-formula');
		await page.waitForFunction(() => sessionStorage.getItem('state')?.includes('data-loss'));
		await page.reload();
		await page.waitForSelector('.risk-formula');
		assert.equal(await page.getByRole('tab', { name: 'Risks' }).getAttribute('aria-selected'), 'true');
		await page.getByRole('tab', { name: 'Risks' }).focus();
		await page.keyboard.press('Home');
		await page.waitForSelector('[role=grid]');
		await page.evaluate(() => window.postMessage({ type: 'showTab', tab: 'risks' }, '*'));
		await page.waitForSelector('.risk-table');
		await page.evaluate(() => window.postMessage({ type: 'showItem', key: 'reliability.yaml#REL-6' }, '*'));
		await page.waitForSelector('.figures');
		assert.match((await page.locator('.pane-title').textContent())!, /^Restore a backup/);
	});

	it('a risk is accepted by the space key, reveals its line by Enter, and shows its items', async () => {
		const page = await open('sample=example');
		await page.getByRole('tab', { name: 'Risks' }).click();
		const box = page.getByRole('checkbox', { name: 'Accept data-loss' });
		await box.focus();
		await page.keyboard.press('Space');
		const accepted = await preview(page).last();
		assert.deepEqual({ ...accepted, key: '' }, { type: 'acceptRisk', key: '', accepted: true });
		// Nothing was written, so the next model unticks it, and the focus stays.
		await preview(page).move();
		await page.waitForFunction(() => !(document.activeElement as HTMLInputElement).checked);
		await page.getByRole('button', { name: 'data-loss', exact: true }).focus();
		await page.keyboard.press('Enter');
		assert.equal((await preview(page).last())?.type, 'reveal');
		await page.getByRole('button', { name: 'REL-6' }).click();
		assert.deepEqual(await preview(page).last(), { type: 'revealItem', key: 'reliability.yaml#REL-6' });
	});

	it('turns nothing where the system asks for less motion', async () => {
		const page = await open();
		const turning = () =>
			page.evaluate(() => {
				const icon = document.createElement('span');
				icon.className = 'codicon codicon-loading codicon-modifier-spin';
				document.body.append(icon);
				const { animationName } = getComputedStyle(icon);
				icon.remove();
				return animationName;
			});
		assert.equal(await turning(), 'codicon-spin');
		await page.emulateMedia({ reducedMotion: 'reduce' });
		assert.equal(await turning(), 'none');
	});

	it('every state changes into every other without an error', async () => {
		const page = await open();
		for (const name of ['noFile', 'ready', 'empty', 'stale', 'broken', 'hostile', 'ready'])
			await preview(page).show(name);
		await page.waitForSelector('[role=grid]');
		assert.equal(await page.evaluate(() => document.title), 'Review Priorities');
	});
});
