// Opens an editor page that runs the in-editor suites, and hears from it how they went.
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { MARK } from '../host/report.ts';
import { launchBrowser } from './launchBrowser.ts';
import { PLAIN_PAGE } from './plainLook.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** One kind of editor with the suites in it: where it is, and what it needs before and after. */
export interface SuiteEditor {
	readonly url: string;
	prepare?(page: Page): Promise<void>;
	close(): Promise<void>;
}

/** A suite that never ends must end all the same. On a machine with much else to do, one has taken eight. */
const TIME_LIMIT_MINUTES = 20;

/**
 * Prints the suites' lines, and resolves to the exit code that the editor would have had on a desktop. All else that the
 * editor says (it says much) goes to a log in out/logs, named when the run fails.
 */
export async function runSuitePage(name: string, editor: SuiteEditor): Promise<number> {
	const log: string[] = [];
	const browser = await launchBrowser();
	try {
		const page = await browser.newPage(PLAIN_PAGE);
		await editor.prepare?.(page);
		const exited = exitOf(page, log);
		await page.goto(editor.url);
		const code = await within(TIME_LIMIT_MINUTES, exited);
		if (code === undefined) {
			log.push(`No result within ${TIME_LIMIT_MINUTES} minutes.`);
			const picture = path.join(root, `.screenshots/failures/${name}.png`);
			await page.screenshot({ path: picture });
			console.error(`  The editor gave no result within ${TIME_LIMIT_MINUTES} minutes; what it showed: ${picture}`);
		}
		if (code !== 0) console.error(`  What the editor logged: ${writeLog(name, log)}`);
		return code ?? 1;
	} finally {
		await browser.close();
		await editor.close();
	}
}

/** The workbench calls two functions of the page while it runs tests; they are given to it here. */
function exitOf(page: Page, log: string[]): Promise<number> {
	page.on('console', (message) => log.push(`[console] ${message.type()} ${message.text()}`));
	page.on('pageerror', (error) => log.push(`[page error] ${error.stack ?? error.message}`));
	return new Promise((resolve, reject) => {
		const hear = (type: string, args: readonly unknown[]) => {
			for (const line of args.map(String).join(' ').split('\n')) {
				if (line.startsWith(MARK)) console.log(line.slice(MARK.length));
				else log.push(`[${type}] ${line}`);
			}
		};
		page.exposeFunction('codeAutomationLog', hear).catch(reject);
		page.exposeFunction('codeAutomationExit', resolve).catch(reject);
	});
}

function writeLog(name: string, lines: readonly string[]): string {
	const file = path.join(root, `out/logs/${name}.log`);
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.writeFileSync(file, `${lines.join('\n')}\n`);
	return file;
}

async function within<T>(minutes: number, result: Promise<T>): Promise<T | undefined> {
	let timer: NodeJS.Timeout | number | undefined;
	const late = new Promise<undefined>((resolve) => {
		timer = setTimeout(resolve, minutes * 60_000);
	});
	try {
		return await Promise.race([result, late]);
	} finally {
		clearTimeout(timer);
	}
}
