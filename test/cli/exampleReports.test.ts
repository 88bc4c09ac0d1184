import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { accessibilityProblems } from '../harness/accessibility.ts';
import { launchBrowser } from '../harness/launchBrowser.ts';
import { folderWith, lightsOnHere } from './commandLine.ts';

const COMMITTED = 'examples/checkout/reports';
const NOW = '2026-11-23T14:00Z';
/** What made them: run it again after a wanted change, and look at what it changed. */
const commands = ['markdown', 'html', 'text'].flatMap((format) => [
	['report', '--week', '2026-W47', '--format', format, '--now', NOW],
	['brief', '--format', format, '--now', NOW],
]);
const pages = ['weekly-2026-W47.html', 'brief.html'];

interface Result {
	readonly messages: readonly { readonly line: number; readonly ruleId: string; readonly message: string }[];
}

describe('the reports of the example', () => {
	it('are made again byte for byte by the command line', async () => {
		const root = path.join(folderWith({}), 'checkout');
		fs.cpSync('examples/checkout', root, { recursive: true });
		const reports = path.join(root, 'reports');
		fs.rmSync(reports, { recursive: true });
		for (const [command, ...rest] of commands) {
			const { status, err } = await lightsOnHere([command!, root, ...rest, '--out', reports]);
			assert.deepEqual([status, err], [0, '']);
		}
		const names = fs.readdirSync(COMMITTED).sort();
		assert.deepEqual(fs.readdirSync(reports).sort(), names);
		for (const name of names)
			assert.equal(
				fs.readFileSync(path.join(reports, name), 'utf8'),
				fs.readFileSync(path.join(COMMITTED, name), 'utf8'),
				name,
			);
	});

	it('are valid HTML', async () => {
		const { HtmlValidate } = createRequire(import.meta.url)('html-validate');
		const validator = new HtmlValidate({
			root: true,
			extends: ['html-validate:recommended', 'html-validate:standard'],
		});
		for (const page of pages) {
			const { results } = await validator.validateFile(path.join(COMMITTED, page));
			assert.deepEqual(
				(results as readonly Result[]).flatMap(({ messages }) =>
					messages.map(({ line, ruleId, message }) => `${page}:${line} ${ruleId} ${message}`),
				),
				[],
			);
		}
		const broken = await validator.validateString('<p><div></p>');
		assert.equal(broken.valid, false);
	});

	it('lead to files that are there', () => {
		for (const name of fs.readdirSync(COMMITTED)) {
			const text = fs.readFileSync(path.join(COMMITTED, name), 'utf8');
			for (const [, link] of text.matchAll(/(?:\]\(<|href=")(?!#)([^>"#]+)/g))
				assert.ok(fs.existsSync(path.join(COMMITTED, decodeURIComponent(link!))), `${name}: ${link}`);
		}
	});

	describe('in a browser', () => {
		let browser: Browser;
		before(async () => {
			browser = await launchBrowser();
		});
		after(() => browser.close());

		for (const width of [1100, 360])
			it(`are accessible, fetch nothing and fit, ${width} pixels wide`, async () => {
				for (const name of pages) {
					const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true });
					const asked: string[] = [];
					page.on('request', (request) => asked.push(request.url()));
					const url = pathToFileURL(path.join(COMMITTED, name)).href;
					await page.goto(url);
					assert.deepEqual(await accessibilityProblems(page.mainFrame()), [], name);
					assert.deepEqual(asked, [url]);
					assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
					await page.close();
				}
			});

		it('print the brief on one page, and its sources on the next', async () => {
			const page = await browser.newPage({ bypassCSP: true });
			await page.goto(pathToFileURL(path.join(COMMITTED, 'brief.html')).href);
			const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
			assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 2);
		});
	});
});
