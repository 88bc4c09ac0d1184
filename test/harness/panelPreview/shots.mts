// Pictures of the panel in four themes and three widths, with axe on each: `npx tsx test/harness/panelPreview/shots.mts`
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import { servePreview } from './server.ts';
import type { Theme } from './themes.ts';

const OUT = new URL('../../../.screenshots/', import.meta.url).pathname;
const themes: readonly Theme[] = ['dark', 'light', 'highContrast', 'highContrastLight'];
const widths = [320, 700, 1400] as const;
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

await mkdir(OUT, { recursive: true });
const server = await servePreview();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const faults: string[] = [];
const checking = new WeakSet<Page>();

async function open(width: number, theme: Theme, sample: string, extra = ''): Promise<Page> {
	const context = await browser.newContext({ viewport: { width, height: width < 500 ? 760 : 800 }, bypassCSP: false });
	const page = await context.newPage();
	page.on('console', (line) => {
		if (
			(line.type() === 'error' || line.type() === 'warning') &&
			!/favicon/.test(line.location().url) &&
			!checking.has(page)
		)
			faults.push(`${theme} ${width} ${sample}: ${line.text()}`);
	});
	page.on('pageerror', (error) => faults.push(`${theme} ${width} ${sample}: ${error.message}`));
	await page.goto(`${server.url}?theme=${theme}&sample=${sample}${extra}`);
	await page.waitForSelector(extra.includes('silent') ? '.skeleton' : '.review');
	await page.evaluate(() => document.fonts.ready);
	return page;
}

/** axe in the page's own world would be stopped by the page's policy; the debugger's is not. */
async function check(page: Page, name: string): Promise<void> {
	const { readFile } = await import('node:fs/promises');
	// axe styles the page in line, which the policy reports.
	checking.add(page);
	await page.evaluate(await readFile(axePath, 'utf8'));
	const violations = await page.evaluate(async () => {
		const axe = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
		return (await axe.run()).violations.map(
			({ id, nodes }) =>
				`${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' || ')}`,
		);
	});
	checking.delete(page);
	faults.push(...violations.map((violation) => `${name}: axe ${violation}`));
}

const only = process.argv[2];
for (const theme of themes) {
	for (const width of widths) {
		const name = `panel-${theme}-${width}`;
		if (only && !name.includes(only)) continue;
		const page = await open(width, theme, 'ready');
		await page.screenshot({ path: `${OUT}${name}.png` });
		await check(page, name);
		await page.locator('[role=grid]').focus();
		await page.keyboard.press('Enter');
		await page.waitForSelector('.figures');
		await page.screenshot({ path: `${OUT}${name}-explained.png` });
		await check(page, `${name}-explained`);
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: 'View Options' }).click();
		await page.getByRole('combobox', { name: 'Group by' }).selectOption('owner');
		await page.screenshot({ path: `${OUT}${name}-grouped.png` });
		await check(page, `${name}-grouped`);
		const risks = await open(width, theme, 'example');
		await risks.getByRole('tab', { name: 'Risks' }).click();
		await risks.getByRole('button', { name: 'What data-loss is made of' }).click();
		await risks.waitForSelector('.risk-formula');
		await risks.screenshot({ path: `${OUT}${name}-risks.png` });
		await check(risks, `${name}-risks`);
		await risks.getByRole('tab', { name: 'Outcomes' }).click();
		await risks.getByRole('button', { name: 'What is known of REL-15' }).click();
		await risks.waitForSelector('.outcome-details');
		await risks.screenshot({ path: `${OUT}${name}-outcomes.png` });
		await check(risks, `${name}-outcomes`);
		await risks.context().close();
		await page.context().close();
	}
}
for (const sample of ['example', 'hours', 'stale', 'empty', 'broken', 'noFile', 'many', 'hostile']) {
	const name = `panel-sample-${sample}`;
	if (only && !name.includes(only)) continue;
	const page = await open(900, 'dark', sample);
	await page.screenshot({ path: `${OUT}${name}.png` });
	await check(page, name);
	if (sample === 'example')
		for (const width of [420, 1400]) {
			await page.setViewportSize({ width, height: 900 });
			await page.locator('[role=grid]').focus();
			if ((await page.locator('.pane').count()) === 0) await page.keyboard.press('Enter');
			await page.waitForSelector('.figures');
			await page.screenshot({ path: `${OUT}${name}-${width}.png` });
		}
	await page.context().close();
}
if (!only || 'panel-skeleton'.includes(only)) {
	const page = await open(700, 'light', 'ready', '&silent');
	await page.waitForTimeout(700);
	await page.screenshot({ path: `${OUT}panel-skeleton.png` });
	await check(page, 'panel-skeleton');
	await page.context().close();
}
await browser.close();
server.close();
console.log(faults.length === 0 ? 'no faults' : [...new Set(faults)].join('\n'));
