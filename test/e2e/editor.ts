// A person at the editor: what the journeys do with it and see in it.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { errors, type Frame, type FrameLocator, type Locator, type Page } from 'playwright-core';
import type { Settings } from '../../scripts/editor/settings.ts';
import type { Server } from '../../scripts/editor/startServer.ts';
import { accessibilityProblems } from '../harness/accessibility.ts';
import { copyWorkspace, FIXTURE_WORKSPACE, type WorkspaceCopy } from '../harness/copyWorkspace.ts';
import { asOfNow, EXAMPLE } from '../harness/exampleOfNow.ts';
import { CALM_SETTINGS, NODE_HOST_ONLY } from '../harness/plainLook.ts';
import { editorUrl } from '../harness/suiteOnServer.ts';
import { session } from './session.ts';
import { type Attire, attireOf, putOn, slug, THEMES, type Theme, untilWorn } from './themes.ts';

const SCREENSHOTS = path.resolve(import.meta.dirname, '../../.screenshots');
/** How long anything is waited for, in milliseconds. */
const PATIENCE = 60_000;
/** Within this a notification is shown that is going to be, unless the machine is very busy, in milliseconds. */
const SOON = 5_000;
/** A key that opens something is pressed again at most so often. */
const MOST_PRESSES = 3;
/** So often a row is asked for in the quick input: it may close, and then its row would be waited for in vain. */
const MOST_QUESTIONS = 12;
/** So many stops there are at most between two things that a person moves between by one key. */
const MOST_STEPS = 60;
/** What is told of a window when a test fails in it. */
const PARTS_IN_WORDS = [
	['side bar', '.sidebar .pane:visible'],
	['tab', '.tab.active:visible'],
	['quick input', '.quick-input-widget:visible'],
	['notification', '.notification-list-item:visible'],
	['dialog', '.monaco-dialog-box:visible'],
	['status bar', '.statusbar:visible'],
] as const;
/** Of each part, in characters. */
const MOST_WORDS = 300;
const WEBVIEW = 'iframe.webview.ready:visible';

export interface EditorOptions {
	/** The folder to open a copy of, from the repository's root; by default the tests' own small workspace. The example is as of now. */
	readonly workspace?: string;
	/** Another window on the folder of this one, in place of a copy. */
	readonly beside?: Editor;
	/** Changes the copy before it is opened, such as into a git repository. */
	readonly prepare?: (folder: string) => void;
	/** Settings of the workspace: those of a machine, which the browser's own user has not, are said there. */
	readonly workspaceSettings?: Settings;
	/** User settings besides the quiet ones, such as `workbench.colorTheme`. */
	readonly settings?: Settings;
	/** What the editor takes for its own language; its own words stay English, as no language pack is installed. */
	readonly language?: string;
	/** Tall by default: a tree has in the page only those rows that are in sight. */
	readonly viewport?: { readonly width: number; readonly height: number };
	/** A server of its own, in place of the one that all journeys share. */
	readonly server?: Server;
}

/** Pictures of what the journeys see, for a person to look at: they cost minutes, and nothing is tested by them. */
const PICTURES = process.env.LIGHTS_ON_PICTURES !== undefined;

const open = new Set<Editor>();

/** Where a closed window was: the next one opened there finds the editor compiled, and nothing else of it. */
let vacant: Page | undefined;

/** What the editor gives a webview to wear, of each theme that was chosen in this run. */
const attires = new Map<Theme, Attire>();

let lastLook: () => Promise<void> = async () => {};

/** What is done each time before an editor is closed, such as a picture of a failure. */
export function beforeClosing(look: () => Promise<void>): void {
	lastLook = look;
}

/** The editors that are open now, for a picture of a failure. */
export function openEditors(): readonly Editor[] {
	return [...open];
}

export async function closeEditors(): Promise<void> {
	for (const editor of open) await editor.close();
}

/** Opens an editor window on a copy of a folder, with nothing left over from other windows. */
export async function openEditor(options: EditorOptions = {}): Promise<Editor> {
	const server = options.server ?? session().server;
	const workspace = options.beside
		? { folder: options.beside.folder, remove: () => {} }
		: copyWorkspace(options.workspace ?? FIXTURE_WORKSPACE);
	if (options.workspaceSettings) {
		fs.mkdirSync(path.join(workspace.folder, '.vscode'), { recursive: true });
		fs.writeFileSync(path.join(workspace.folder, '.vscode/settings.json'), JSON.stringify(options.workspaceSettings));
	}
	if (options.workspace === EXAMPLE) asOfNow(workspace.folder);
	options.prepare?.(workspace.folder);
	server.writeSettings({ ...(PICTURES ? {} : CALM_SETTINGS), ...NODE_HOST_ONLY, ...options.settings });
	const page = vacant ?? (await newPage());
	vacant = undefined;
	await page.setViewportSize(options.viewport ?? { width: 1400, height: 1000 });
	// What the words of a language pack would set.
	if (options.language !== undefined)
		await page.addInitScript((language) => {
			Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
		}, options.language);
	page.setDefaultTimeout(PATIENCE);
	const isUsual = options.language === undefined && options.server === undefined;
	const editor = new Editor(page, workspace, isUsual);
	open.add(editor);
	await page.goto(editorUrl(server.origin, workspace.folder));
	await editor.activityBarIcon.waitFor();
	return editor;
}

async function newPage(): Promise<Page> {
	const context = await session().browser.newContext({
		locale: 'en-US',
		permissions: ['clipboard-read', 'clipboard-write'],
		reducedMotion: PICTURES ? null : 'reduce',
	});
	return context.newPage();
}

/** Leaves the editor, and clears all that it has kept in the browser. */
async function vacate(page: Page): Promise<void> {
	const { origin } = new URL(page.url());
	await page.goto('about:blank');
	const tools = await page.context().newCDPSession(page);
	await tools.send('Storage.clearDataForOrigin', {
		origin,
		storageTypes: 'cookies,file_systems,indexeddb,local_storage,websql',
	});
	await tools.detach();
}

export class Editor {
	#isMagnified = false;

	constructor(
		readonly page: Page,
		private readonly workspace: WorkspaceCopy,
		/** Whether another window may be opened where this one was. */
		private readonly isUsual: boolean,
	) {}

	async close(): Promise<void> {
		await lastLook();
		open.delete(this);
		if (vacant || !this.isUsual || this.#isMagnified) await this.page.context().close();
		else {
			await vacate(this.page);
			vacant = this.page;
		}
		this.workspace.remove();
	}

	/** The opened folder, on disk. */
	get folder(): string {
		return this.workspace.folder;
	}

	/** A file's text as it is on disk. */
	read(file: string): string {
		return fs.readFileSync(path.join(this.folder, file), 'utf8');
	}

	/**
	 * A file's text once it is on disk as wanted. The editor shows a change before it has saved it, so nothing on the
	 * screen says that the file has it.
	 */
	saved(file: string, wanted: RegExp | string): Promise<string> {
		const target = path.join(this.folder, file);
		return new Promise((resolve, reject) => {
			const look = () => {
				const text = fs.existsSync(target) ? this.read(file) : '';
				if (typeof wanted === 'string' ? text !== wanted : !wanted.test(text)) return;
				stop();
				resolve(text);
			};
			const giveUp = () => {
				stop();
				reject(new Error(`${file} was not saved as ${wanted}. It holds:\n${this.read(file)}`));
			};
			const watcher = fs.watch(path.dirname(target), look);
			const patience = setTimeout(giveUp, PATIENCE);
			const stop = () => {
				watcher.close();
				clearTimeout(patience);
			};
			look();
		});
	}

	/** Changes a file behind the editor's back. */
	write(file: string, text: string): void {
		fs.mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
		fs.writeFileSync(path.join(this.folder, file), text);
	}

	get activityBarIcon(): Locator {
		return this.page.locator('.activitybar').getByRole('tab', { name: 'Lights On' });
	}

	/** Shows the extension's side bar; where it is shown a click would hide it. */
	async showSideBar(): Promise<void> {
		if ((await this.activityBarIcon.getAttribute('aria-selected')) !== 'true') await this.activityBarIcon.click();
		await this.page.locator('.sidebar .pane').first().waitFor();
	}

	/**
	 * Waits until the editor has made all of itself. It does so piece by piece while it has nothing else to do, so on a
	 * busy machine only the last of it knows that the folder is trusted: commands that need it are missing until then.
	 */
	async untilWhole(): Promise<void> {
		await again(async (timeout) => {
			try {
				await this.page.waitForFunction(isWhole, undefined, { timeout, polling: 200 });
			} catch (error) {
				if (!(error instanceof errors.TimeoutError)) throw error;
				console.log(`        The editor was not whole after ${timeout} ms, and is loaded anew.`);
				await this.page.reload();
				throw error;
			}
		});
	}

	/** Runs a command by its whole title in the command palette, such as `Lights On: Score Backlog`. */
	async runCommand(title: string): Promise<void> {
		// What was open before may close the palette as it goes, even once the command stands in it.
		await again(async (timeout) => {
			await this.#ask('F1', `>${title}`, timeout);
			// Not Enter: the first row may be another command that the editor finds more alike.
			await this.quickPickRow(title).click({ timeout });
		}, MOST_QUESTIONS);
	}

	/** The same by keys alone. */
	async runCommandByKeys(title: string): Promise<void> {
		await again(async (timeout) => {
			await this.#ask('F1', `>${title}`, timeout);
			const row = this.quickPickRow(title);
			await row.waitFor({ timeout });
			await this.#stepTo(row.and(this.page.locator('.focused')), 'ArrowDown');
			await this.page.keyboard.press('Enter');
		}, MOST_QUESTIONS);
	}

	/** Reloads the window by its command, which first writes down all that is remembered: the page's own reload does not. */
	async reload(): Promise<void> {
		await Promise.all([this.page.waitForEvent('load'), this.runCommand('Developer: Reload Window')]);
		await this.activityBarIcon.waitFor();
	}

	/** Moves the focus by a key, such as Tab or an arrow, until something has it. */
	focusByKey(target: Locator, key: string): Promise<void> {
		return this.#stepTo(target.and(this.webview.locator(':focus, :focus-within')), key);
	}

	async #stepTo(reached: Locator, key: string): Promise<void> {
		for (let step = 0; step < MOST_STEPS; step++) {
			if ((await reached.count()) > 0) return;
			await this.page.keyboard.press(key);
		}
		throw new errors.TimeoutError(`${MOST_STEPS} times ${key} did not lead there`);
	}

	/** Opens a file by quick open, its row by mouse or by keys. */
	async openFile(file: string, by: 'mouse' | 'keys' = 'mouse'): Promise<void> {
		// A file with unsaved changes says so in its label, so the row is found by its text.
		const row = this.page
			.locator('.quick-input-widget:visible .monaco-list-row')
			.filter({ hasText: path.basename(file) })
			.first();
		const opened = this.page.locator('.tab.active').filter({ hasText: path.basename(file) });
		await again(async (timeout) => {
			await this.#ask('Control+P', file, timeout);
			if (by === 'mouse') await row.click({ timeout });
			else {
				await row.and(this.page.locator('.focused')).waitFor({ timeout });
				await this.page.keyboard.press('Enter');
			}
			await opened.waitFor({ timeout });
		}, MOST_QUESTIONS);
	}

	/** Opens the quick input by a key and types into it. */
	async #ask(key: string, text: string, timeout: number): Promise<void> {
		await this.page.keyboard.press(key);
		await this.fillQuickInput(text, timeout);
	}

	/**
	 * Fills the open quick input once it has the keys. The text is set there, as one pasted: keys that are pressed one by
	 * one, and `fill` of Playwright, go to what has the focus by then, and that may be the file again.
	 */
	fillQuickInput(text: string, timeout = PATIENCE): Promise<void> {
		return this.quickInput.and(this.page.locator(':focus')).evaluate(
			(field, value) => {
				(field as HTMLInputElement).value = value;
				field.dispatchEvent(new InputEvent('input', { bubbles: true }));
			},
			text,
			{ timeout },
		);
	}

	/** Presses a key until what it opens is there: the editor may be busy moving the focus, and not hear the first. */
	pressUntil(key: string, opened: Locator): Promise<void> {
		return again(async (timeout) => {
			await this.page.keyboard.press(key);
			await opened.waitFor({ timeout });
		});
	}

	/**
	 * Waits for a notification. Of many that come within a second the editor shows some in its notification centre alone, so
	 * what does not come soon is looked for there, where what comes later is shown as well.
	 */
	async notification(text: string | RegExp): Promise<void> {
		const shown = this.page.locator('.notification-list-item').filter({ hasText: text }).first();
		try {
			await shown.waitFor({ timeout: SOON });
		} catch (error) {
			if (!(error instanceof errors.TimeoutError)) throw error;
			await again(async (timeout) => {
				await this.runCommand('Notifications: Show Notifications');
				await shown.waitFor({ timeout });
			});
		}
	}

	/** Clicks until what it opens is there: the editor may draw a lens or a row anew between mouse down and mouse up. */
	clickUntil(target: Locator, opened: Locator): Promise<void> {
		return again(async (timeout) => {
			await target.click();
			await opened.waitFor({ timeout });
		});
	}

	/**
	 * Drags with the mouse to where something says that it would be taken, and keeps the button down. What is drawn anew
	 * between the look for it and the press has to be taken once more.
	 */
	dragUntil(dragged: Locator, over: Locator, taken: Locator): Promise<void> {
		return again(async (timeout) => {
			await dragged.hover({ timeout });
			await this.page.mouse.down();
			try {
				await over.hover({ timeout });
				await taken.waitFor({ timeout });
			} catch (error) {
				await this.page.keyboard.press('Escape');
				await this.page.mouse.up();
				throw error;
			}
		});
	}

	/** The text field of the quick pick or input box that is open. */
	get quickInput(): Locator {
		return this.page.locator('.quick-input-widget:visible input.input');
	}

	/** The row of the open quick pick with exactly this label, whatever description follows it. */
	quickPickRow(label: string): Locator {
		const rows = this.page.locator('.quick-input-widget:visible .monaco-list-row');
		const exact = rows.and(this.page.getByLabel(label, { exact: true }));
		return exact.or(rows.and(this.page.locator(`[aria-label^=${JSON.stringify(`${label}, `)}]`))).first();
	}

	/** What a screen reader reads for each row of the open quick pick, from the top. */
	quickPickRows(): Promise<string[]> {
		return labels(this.page.locator('.quick-input-widget:visible .monaco-list-row'));
	}

	/** A view of the side bar by its title, such as `Backlog`. */
	view(title: string): Locator {
		const header = this.page.locator(`.pane-header[aria-label$=${JSON.stringify(`${title} Section`)}]`);
		return this.page.locator('.pane').filter({ has: header });
	}

	/** What a screen reader reads for each row of a view's tree that is in sight, from the top. */
	treeRows(view: string): Promise<string[]> {
		return labels(this.view(view).getByRole('treeitem'));
	}

	/** The first row of a view's tree whose label starts so. */
	treeRow(view: string, label: string): Locator {
		return this.view(view)
			.locator(`[role="treeitem"][aria-label^=${JSON.stringify(label)}]`)
			.first();
	}

	/** The document inside the webview that is in sight, for locators. */
	get webview(): FrameLocator {
		return this.page.frameLocator(WEBVIEW).frameLocator('iframe#active-frame');
	}

	/** The same document, for evaluating scripts in it. */
	async webviewFrame(): Promise<Frame> {
		const inner = this.page.frameLocator(WEBVIEW).locator('iframe#active-frame');
		const frame = await (await inner.elementHandle())?.contentFrame();
		if (!frame) throw new Error('The webview has no document.');
		return frame;
	}

	/** Waits until keys go to the webview that is in sight. */
	async webviewHasKeys(): Promise<void> {
		await (await this.webviewFrame()).waitForFunction(() => document.hasFocus());
	}

	/** What axe-core finds wrong inside the webview, one line a problem; empty when all is well. */
	async accessibilityProblems(): Promise<string[]> {
		await this.webview.locator('body').waitFor();
		return accessibilityProblems(await this.webviewFrame());
	}

	async chooseTheme(theme: Theme): Promise<void> {
		// A panel that takes the focus late closes the list of themes.
		await again(async (timeout) => {
			await this.runCommand('Preferences: Color Theme');
			await this.fillQuickInput(theme, timeout);
			await this.quickPickRow(theme).click({ timeout });
		}, MOST_QUESTIONS);
		await untilWorn(this.page, theme);
		if ((await this.page.locator(WEBVIEW).count()) > 0) attires.set(theme, await attireOf(await this.webviewFrame()));
	}

	/**
	 * Has the webview in sight wear a theme as the editor has dressed one in it before: what is asked of the webview alone
	 * need not wait until the whole window is drawn anew, which takes seconds.
	 */
	async dressWebview(theme: Theme): Promise<void> {
		const attire = attires.get(theme);
		if (attire && !PICTURES) await putOn(await this.webviewFrame(), attire);
		else await this.chooseTheme(theme);
	}

	/** What a window shows that is magnified so many times: fewer pixels of the page, each of them larger. */
	async magnify(size: { readonly width: number; readonly height: number }, times: number): Promise<void> {
		this.#isMagnified = true;
		const session = await this.page.context().newCDPSession(this.page);
		await this.page.setViewportSize(size);
		await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: times, mobile: false });
		await session.detach();
	}

	/** What the side bar, the tabs and all that is in front of them say, for whoever has no picture: a line each. */
	async inWords(): Promise<string[]> {
		const lines: string[] = [];
		for (const [part, selector] of PARTS_IN_WORDS)
			for (const text of await this.page.locator(selector).allInnerTexts())
				lines.push(`${part}: ${text.replaceAll(/\s+/g, ' ').trim().slice(0, MOST_WORDS)}`);
		return lines;
	}

	/** Takes `.screenshots/<name>.png`, where pictures are wanted. */
	async screenshot(name: string): Promise<void> {
		if (PICTURES) await this.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), animations: 'disabled' });
	}

	/** Takes `.screenshots/<name>-<theme>.png` in a light, a dark and both high-contrast themes, where pictures are wanted. */
	async screenshots(name: string): Promise<void> {
		if (!PICTURES) return;
		for (const theme of THEMES) {
			await this.chooseTheme(theme);
			await this.screenshot(`${name}-${slug(theme)}`);
		}
	}
}

/** Does what a person would do once more: what it waits for it is given a part of the patience, in milliseconds. */
async function again(attempt: (timeout: number) => Promise<void>, times = MOST_PRESSES): Promise<void> {
	for (let press = 1; press < times; press++) {
		try {
			return await attempt(PATIENCE / times);
		} catch (error) {
			if (!(error instanceof errors.TimeoutError)) throw error;
		}
	}
	await attempt(PATIENCE / times);
}

/** In the page. */
function isWhole(): boolean {
	return performance.getEntriesByName('code/didCreateWorkbenchContributions/3').length > 0;
}

function labels(rows: Locator): Promise<string[]> {
	return rows.evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label') ?? ''));
}
