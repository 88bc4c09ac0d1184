import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { EXAMPLE } from '../../harness/exampleOfNow.ts';
import { type Editor, openEditor } from '../editor.ts';
import { slug, THEMES } from '../themes.ts';

const FILE = 'reliability.yaml';
const CLI = path.resolve(import.meta.dirname, '../../../dist/cli.js');
const WIDE = { width: 1400, height: 1000 };
const NARROW = { width: 520, height: 900 };
const WEEK = 7 * 86_400_000;

/** The same measures as the command line prints them. */
interface Printed {
	readonly weeks: readonly {
		readonly interruptions: { readonly total: number; readonly byHourOfWeek: readonly number[] };
	}[];
}

function printed(folder: string, weeks: number): Printed {
	const out = execFileSync(process.execPath, [CLI, 'measure', folder, '--weeks', `${weeks}`, '--format', 'json']);
	return JSON.parse(out.toString()) as Printed;
}

describe('the measures of the example', () => {
	let editor: Editor;
	const section = (id: string) => editor.webview.locator(`section[aria-labelledby="measure-${id}"]`);
	const pane = () => editor.webview.locator('#measure-explanation');
	/** A panel that was hidden comes back as another document, which has to be watched anew. */
	const watchPolicy = async () =>
		(await editor.webviewFrame()).evaluate(() => {
			const found: string[] = [];
			(globalThis as unknown as { violations: string[] }).violations = found;
			document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
				found.push(`${violatedDirective} ${blockedURI}`),
			);
		});
	const violations = async () =>
		(await editor.webviewFrame()).evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
	const focused = async () => (await editor.webviewFrame()).evaluate(() => document.activeElement?.textContent ?? '');

	before(async () => {
		editor = await openEditor({ workspace: EXAMPLE, viewport: WIDE });
		await editor.runCommand('Lights On: Review Measures');
		await editor.webview.locator('.headline-figure').first().waitFor();
	});
	after(() => editor.close());

	it('show the nights: each hour of the week as it was counted, hours of sleep hatched', async () => {
		const counted = new Array<number>(168).fill(0);
		for (const { interruptions } of printed(editor.folder, 13).weeks)
			for (const [hour, count] of interruptions.byHourOfWeek.entries()) counted[hour]! += count;
		const hours = section('hours');
		await hours.locator('.chart-drawing svg').waitFor();
		assert.equal(await hours.locator('svg [data-series="1"]').count(), 168);
		// 22:00 to 08:00 on seven days.
		assert.equal(await hours.locator('svg [fill^="url(#"]').count(), 70);
		const cells = await hours
			.locator('tbody tr')
			.evaluateAll((rows) =>
				rows.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))),
			);
		assert.deepEqual(
			cells,
			Array.from({ length: 24 }, (_, hour) => Array.from({ length: 7 }, (__, day) => counted[day * 24 + hour]!)),
		);
		const asleep = counted.filter((_, hour) => hour % 24 < 8 || hour % 24 >= 22);
		const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
		assert.ok(sum(asleep) > 0);
		const label = await hours.locator('.chart-drawing').getAttribute('aria-label');
		assert.ok(
			label?.startsWith(`${sum(counted)} interruptions in 13 weeks: ${sum(asleep)} in hours of sleep (`),
			label!,
		);
	});

	it('have a text and a table beside each chart', async () => {
		const charts = editor.webview.locator('lights-on-chart');
		assert.ok((await charts.count()) >= 7);
		const told = await charts.evaluateAll((elements) =>
			elements.map((element) => {
				const drawing = element.querySelector('.chart-drawing');
				const { length } = element.querySelectorAll('.chart-table tbody tr');
				return [drawing?.getAttribute('role'), (drawing?.getAttribute('aria-label') ?? '').length > 40, length >= 13];
			}),
		);
		for (const each of told) assert.deepEqual(each, ['img', true, true]);
	});

	it('open an hour into its records by a click on its number, and close it by Escape', async () => {
		const hours = section('hours');
		const busiest = hours.locator('tbody td .link').first();
		const key = (await busiest.getAttribute('data-figure'))!;
		const hour = Number(key.split('/')[0]);
		const count = Number(await busiest.textContent());
		const shape = hours.locator(`svg [data-series="1"][data-index="${hour}"]`);
		await shape.scrollIntoViewIfNeeded();
		const box = (await shape.boundingBox())!;
		// The number stands in the middle.
		await editor.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
		await pane().locator('.figures').first().waitFor();
		assert.match((await pane().locator('.pane-title').textContent())!, new RegExp(`, 13 weeks: ${count}$`));
		await editor.page.keyboard.press('Escape');
		await pane().waitFor({ state: 'detached' });
		// The other way, down to the line of the export.
		await editor.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
		await pane().locator('.figures button.link, .figures .place').first().click();
		await editor.page.locator('.tab.active').filter({ hasText: 'pages.csv' }).waitFor();
		await editor.runCommand('Lights On: Review Measures');
		await editor.webview.locator('.headline-figure').first().waitFor();
	});

	it('open a figure into its records by keyboard alone, and give the focus back', async () => {
		const card = section('week').locator('.headline-figure').first();
		if ((await pane().count()) > 0) {
			await card.focus();
			await editor.page.keyboard.press('Escape');
			await pane().waitFor({ state: 'detached' });
		}
		await card.focus();
		await editor.page.keyboard.press('Enter');
		await pane().locator('.figures').first().waitFor();
		assert.equal(await card.getAttribute('aria-expanded'), 'true');
		await editor.page.keyboard.press('Escape');
		await pane().waitFor({ state: 'detached' });
		assert.match(await focused(), /^\s*Interruptions/);
		// A chart: its table is unfolded, and a figure of it opened.
		await section('hours').locator('summary').focus();
		await editor.page.keyboard.press('Enter');
		await section('hours').locator('tbody').waitFor({ state: 'visible' });
		await editor.page.keyboard.press('Tab');
		await editor.page.keyboard.press('Tab');
		const number = (await focused()).trim();
		assert.match(number, /^\d+$/);
		await editor.page.keyboard.press('Enter');
		await pane().locator('.figures').first().waitFor();
		await editor.page.keyboard.press('Escape');
		await pane().waitFor({ state: 'detached' });
		assert.equal((await focused()).trim(), number);
		await section('hours').locator('summary').click();
	});

	it('open the facts about people and the services into records', async () => {
		for (const [id, opener] of [
			['people', '.people-value'],
			['availability', '.ranked-row'],
		] as const) {
			await section(id).locator(opener).first().click();
			await pane().locator('.figures').first().waitFor();
			await editor.page.keyboard.press('Escape');
			await pane().waitFor({ state: 'detached' });
		}
	});

	it('look well and are accessible in each theme, wide and narrow, with a policy that nothing breaks', async () => {
		await watchPolicy();
		const sideBar = editor.page.locator('.part.sidebar');
		if (await sideBar.isVisible()) await editor.runCommand('View: Close Primary Side Bar');
		await sideBar.waitFor({ state: 'hidden' });
		const problems: string[] = [];
		const look = async (name: string) => {
			await section('hours').locator('.chart-drawing svg').waitFor();
			problems.push(...(await editor.accessibilityProblems()).map((problem) => `${name}: ${problem}`));
		};
		for (const theme of THEMES) {
			await editor.page.setViewportSize(WIDE);
			await editor.dressWebview(theme);
			await section('week').scrollIntoViewIfNeeded();
			await look(`${theme}, wide`);
			await editor.screenshot(`panel-measures-${slug(theme)}`);
			await section('hours').evaluate((element) => element.scrollIntoView());
			await editor.screenshot(`panel-measures-hours-${slug(theme)}`);
			await editor.page.setViewportSize(NARROW);
			await look(`${theme}, narrow`);
			await section('hours').evaluate((element) => element.scrollIntoView());
			await editor.screenshot(`panel-measures-narrow-${slug(theme)}`);
		}
		// A window of 1,400 and one of 640 pixels at 200 %.
		for (const [name, width] of [
			['wide', 700],
			['narrow', 320],
		] as const) {
			await editor.magnify({ width, height: 500 }, 2);
			await look(`200 %, ${name}`);
			const over = await (await editor.webviewFrame()).evaluate(() =>
				[document.body, document.documentElement].flatMap((page) => [
					page.scrollWidth - page.clientWidth,
					page.scrollHeight - page.clientHeight,
				]),
			);
			assert.deepEqual([name, ...over], [name, 0, 0, 0, 0]);
			// Charts follow the width a moment later.
			await (await editor.webviewFrame()).waitForFunction(() => {
				const sections = document.querySelector('.measure-sections')!;
				return sections.scrollWidth <= sections.clientWidth;
			});
			for (const id of ['week', 'hours', 'balance', 'people']) {
				await section(id).evaluate((element) => element.scrollIntoView());
				await editor.screenshot(`panel-measures-zoom-${name}-${id}`);
			}
		}
		await editor.magnify(WIDE, 1);
		assert.deepEqual(problems, []);
		assert.deepEqual(await violations(), []);
	});
});

describe('the measures of a team that began to count six weeks ago', () => {
	let editor: Editor;
	before(async () => {
		// A day of 1970 that was a Monday is 4.
		const monday = Math.floor((Date.now() - 4 * 86_400_000) / WEEK) * WEEK + 4 * 86_400_000;
		const incident = (id: string, week: number, hour: number) => {
			const at = monday - week * WEEK + hour * 3_600_000;
			return `  - { id: ${id}, service: checkout, started: ${new Date(at).toISOString()}, resolved: ${new Date(at + 1_800_000).toISOString()}, pages: 1 }\n`;
		};
		const before = [2, 3, 4, 5, 6].map((week) => incident(`OLD-${week}`, week, 34)).join('');
		const last = [10, 14, 34, 35, 58, 59, 82, 83].map((hour) => incident(`NEW-${hour}`, 1, hour)).join('');
		editor = await openEditor({
			prepare: (folder) =>
				fs.writeFileSync(
					path.join(folder, FILE),
					`services: [{ id: checkout }]\nitems: []\nincidents:\n${before}${last}`,
				),
		});
		await editor.runCommand('Lights On: Review Measures');
	});
	after(() => editor.close());

	it('say what is likely real, and where there are too few weeks', async () => {
		const card = editor.webview.locator('.headline-figure', { hasText: /^\s*Interruptions/ });
		await card.waitFor();
		const words = (await card.textContent())!.trim().replace(/\s+/g, ' ');
		// Eight against one in each of four weeks, and the week of the first record does not count.
		assert.match(
			words,
			/^Interruptions ?8 ?1 the week before ?up, likely real against 4 weeks ?too few weeks \(4 of 13\) against 13 weeks$/,
		);
	});
});
