import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../harness/launchBrowser.ts';
import { folderWith } from './commandLine.ts';

const COMMITTED = path.resolve('examples/checkout/reports');
const PICTURES = path.resolve('.screenshots');
const reports = ['weekly-2026-W47', 'brief'];
/** CommonMark with the tables and links of GitHub: the editor's own renderer, and another one that shares no code with it. */
const renderers: Readonly<Record<string, (markdown: string) => string>> = {
	'markdown-it': (markdown) => new MarkdownIt({ html: true, linkify: true }).render(markdown),
	marked: (markdown) => new Marked({ gfm: true }).parse(markdown, { async: false }),
};
const STYLE = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; font-size: 14px; } th, td { border: 1px solid #d0d7de; padding: 6px 13px; } img { max-width: 100%; }`;

/** Headings, tables, lists and links as a reader sees them. The tables within figures are only in the HTML. */
async function seenOn(page: Page) {
	await page.evaluate(() => {
		for (const figure of document.querySelectorAll('figure')) figure.remove();
	});
	const texts = async (selector: string) =>
		(await page.locator(selector).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
	return {
		headings: await texts('h1, h2, h3'),
		cells: await texts('th, td'),
		points: await texts('ul > li'),
		sources: await texts('ol > li'),
	};
}

describe('the Markdown of the example’s reports', () => {
	let browser: Browser;
	before(async () => {
		browser = await launchBrowser();
	});
	after(() => browser.close());

	for (const name of reports)
		for (const [renderer, render] of Object.entries(renderers))
			it(`${name} reads by ${renderer} as its HTML does, and its charts are there`, async () => {
				const page = await browser.newPage({ viewport: { width: 900, height: 1000 } });
				await page.goto(pathToFileURL(path.join(COMMITTED, `${name}.html`)).href);
				const wanted = await seenOn(page);
				const body = render(fs.readFileSync(path.join(COMMITTED, `${name}.md`), 'utf8'));
				const file = path.join(folderWith({ 'page.html': '' }), 'page.html');
				fs.writeFileSync(
					file,
					`<!DOCTYPE html><meta charset="utf-8"><base href="${pathToFileURL(COMMITTED).href}/"><style>${STYLE}</style>${body}`,
				);
				await page.goto(pathToFileURL(file).href);
				assert.ok(wanted.cells.length > 5 && wanted.points.length > 5 && wanted.sources.length > 5);
				assert.deepEqual(await seenOn(page), wanted);
				const charts = await page.evaluate(() =>
					[...document.images].map(({ alt, naturalWidth }) => [alt !== '', naturalWidth > 0]),
				);
				assert.deepEqual(charts, [
					[true, true],
					[true, true],
				]);
				// To look at.
				fs.mkdirSync(PICTURES, { recursive: true });
				await page.screenshot({ path: path.join(PICTURES, `report-${name}-${renderer}.png`), fullPage: true });
				await page.close();
			});
});
