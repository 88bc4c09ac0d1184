import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { EXAMPLE } from '../../harness/exampleOfNow.ts';
import { type Editor, openEditor } from '../editor.ts';
import { slug, type Theme } from '../themes.ts';

const FILE = 'reliability.yaml';
/** A light theme and the one in which colours that are not the theme's own stand out most. */
const themes: readonly Theme[] = ['Light Modern', 'Dark High Contrast'];

describe('the backlog file as a language, by keyboard in the example', () => {
	let editor: Editor;
	let original: string;

	before(async () => {
		editor = await openEditor({ workspace: EXAMPLE });
		original = editor.read(FILE);
		await editor.showSideBar();
		await editor.treeRow('Backlog', 'Automate database failover, rank').waitFor();
		await editor.openFile(FILE);
		await lens().waitFor({ state: 'attached' });
	});
	after(() => editor.close());

	/** What was read of the text stands above its items, in sight or not. */
	const lens = (): Locator => editor.page.locator('.codelens-decoration a').first();
	const line = (text: string): Locator => editor.page.locator('.view-line').filter({ hasText: text }).first();
	const chosen = (): Locator => editor.page.locator('.suggest-widget.visible .monaco-list-row.focused');
	const hover = (): Locator => editor.page.locator('.monaco-resizable-hover:visible .monaco-hover-content').first();

	/** Puts the cursor behind the first place where the words stand, after others. */
	async function goBehind(words: string, after: string): Promise<void> {
		const at = original.indexOf(words, original.indexOf(after));
		assert.ok(at >= 0, `${words} is not in the example`);
		const lines = original.slice(0, at + words.length).split('\n');
		const place = `${lines.length}:${lines.at(-1)!.length + 1}`;
		await editor.pressUntil('Control+G', editor.quickInput);
		await editor.fillQuickInput(`:${place}`);
		await editor.page.keyboard.press('Enter');
		await editor.quickInput.waitFor({ state: 'detached' });
		await editor.page
			.locator('.statusbar')
			.getByText(`Ln ${place.replace(':', ', Col ')}`)
			.waitFor();
	}

	/** A second try finds the file as the first found it. */
	beforeEach(async () => {
		if ((await editor.page.locator('.tab.dirty').count()) > 0) await takeBack();
	});

	async function takeBack(): Promise<void> {
		await editor.page.keyboard.press('Escape');
		await editor.runCommand('File: Revert File');
		await editor.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
	}

	for (const theme of themes)
		describe(`in ${theme}`, () => {
			before(() => editor.chooseTheme(theme));

			it('hover says what a key means', async () => {
				await goBehind('    conf', 'id: REL-1\n');
				await editor.page.keyboard.press('Control+K');
				await editor.pressUntil('Control+I', hover());
				await hover().getByText('In the price of REL-1').waitFor();
				await editor.screenshot(`language-hover-key-${slug(theme)}`);
				await editor.page.keyboard.press('Escape');
			});

			it('completes a key with its example', async () => {
				await goBehind('Refuse a replica that lags behind', 'id: REL-2\n');
				await editor.page.keyboard.press('Enter');
				await editor.page.keyboard.type('conf');
				await chosen().filter({ hasText: 'confidence' }).waitFor();
				await editor.screenshot(`language-key-${slug(theme)}`);
				await editor.page.keyboard.press('Enter');
				await line('confidence: 80%').waitFor();
				await takeBack();
			});

			it('completes an incident that is known by its date and title', async () => {
				await goBehind('PG-4391, INC-74', 'id: REL-2\n');
				await editor.page.keyboard.type(', INC-79');
				// A list that came while this was typed may be of less of it; while it is there, the key shows details instead.
				await editor.page.keyboard.press('Escape');
				await editor.pressUntil('Control+Space', chosen().filter({ hasText: 'INC-79' }));
				await editor.screenshot(`language-incident-${slug(theme)}`);
				await editor.page.keyboard.press('Enter');
				await line('[PG-4391, INC-74, INC-79]').waitFor();
				await takeBack();
				assert.equal(editor.read(FILE), original);
			});
		});

	it('hover says what a value of the item does to its price', async () => {
		await goBehind('share: { low: 50%, likely: 8', 'id: REL-1\n');
		await editor.page.keyboard.press('Control+K');
		await editor.pressUntil('Control+I', hover());
		await hover().getByText('Incidents avoided').first().waitFor();
		await editor.screenshot('language-hover-value');
		await editor.page.keyboard.press('Escape');
	});

	it('Go to Definition leads from an incident that an item avoids to its entry', async () => {
		await goBehind('PG-4391, INC', 'id: REL-2\n');
		const entry = original.slice(0, original.indexOf('- { id: INC-74')).split('\n').length;
		await editor.pressUntil('F12', editor.page.locator('.statusbar').getByText(`Ln ${entry}, Col`));
		await line('Replica promoted with old data').waitFor();
	});

	it('F2 renames an incident wherever the file names it, and one undo takes it back', async () => {
		await goBehind('PG-4391, INC', 'id: REL-2\n');
		const input = editor.page.locator('.rename-box input.rename-input');
		await editor.pressUntil('F2', input);
		await input.fill('INC-740');
		await editor.page.keyboard.press('Enter');
		await line('PG-4391, INC-740').waitFor();
		await editor.page.keyboard.press('Control+S');
		await editor.saved(
			FILE,
			original.replace('PG-4391, INC-74]', 'PG-4391, INC-740]').replace('{ id: INC-74,', '{ id: INC-740,'),
		);
		await editor.page.keyboard.press('Control+Z');
		await line('PG-4391, INC-740').waitFor({ state: 'detached' });
		await editor.page.keyboard.press('Control+S');
		await editor.saved(FILE, original);
	});
});
