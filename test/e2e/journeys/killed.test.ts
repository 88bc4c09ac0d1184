import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Editor, openEditor } from '../editor.ts';
import { youngestExtensionHost } from '../extensionHosts.ts';
import { session } from '../session.ts';

const FILE = 'reliability.yaml';
const LEDGER = '.reliability/ledger.jsonl';

/** So much that a file is written in many pieces. */
const PADDING = '# Kept for the record: what was agreed in the years before.\n'.repeat(30_000);
const EMPTY_LINES = `${' '.repeat(999)}\n`.repeat(1800);

const BACKLOG = `rates: { currency: USD, engineerHour: 100, badMinute: 50 }
commitment: { floor: 50% }
plan: { period: 2099-Q1, capacity: { team-a: 10d } }
services: [{ id: checkout }]
items:
  - { id: REL-1, title: Rotate keys, kind: reliability, effort: 5d, value: 500/week }
  - { id: FEAT-1, title: Saved carts, kind: product, effort: 5d, value: 2000/week, status: planned }
  - { id: FEAT-2, title: Wish lists, kind: product, effort: 5d, value: 1500/week, status: planned }
${PADDING}`;

const EXPORT = `id,service,started,resolved,cause
${[1, 2, 3].map((day) => `INC-${day},checkout,2026-01-0${day}T10:00Z,2026-01-0${day}T11:00Z,db-failover`).join('\n')}
`;

/** When the process is killed: so many milliseconds after somebody has said yes, or once the file has begun to change. */
type Moment = number | 'as the file changes';

describe('an extension host that is killed while a file is written', () => {
	let window: Editor | undefined;
	let isUsable = false;
	let kills = 0;
	const rowOf = (text: string) =>
		window!.page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: text }).first();
	const items = () => window!.view('Backlog').getByRole('treeitem');

	beforeEach(async () => {
		if (window && isUsable) return;
		await window?.close();
		isUsable = true;
		kills = 0;
		window = await openEditor({
			prepare: (folder) => {
				fs.writeFileSync(path.join(folder, FILE), BACKLOG);
				fs.mkdirSync(path.join(folder, path.dirname(LEDGER)));
				fs.writeFileSync(path.join(folder, LEDGER), EMPTY_LINES);
				fs.writeFileSync(path.join(folder, 'export.csv'), EXPORT);
			},
		});
		await window.showSideBar();
		await window.treeRow('Backlog', 'Saved carts').waitFor();
	});
	afterEach(function () {
		// The editor starts another extension host after two crashes, and gives up after the third.
		isUsable = this.currentTest?.state === 'passed' && kills < 2;
	});
	after(() => window?.close());

	/** Kills it, waits until the editor has started another one, and gives what the file holds then. */
	async function killedAt(moment: Moment, file: string, confirm: () => Promise<void>): Promise<string> {
		const host = youngestExtensionHost(session().server.pid);
		const target = path.join(window!.folder, file);
		const kill = () => process.kill(host, 'SIGKILL');
		if (moment === 'as the file changes') {
			const changed = new Promise<void>((resolve) => {
				const watcher = fs.watch(path.dirname(target), (_, name) => {
					if (name !== path.basename(target)) return;
					watcher.close();
					kill();
					resolve();
				});
			});
			await confirm();
			await changed;
		} else {
			await confirm();
			await new Promise((resolve) => setTimeout(resolve, moment));
			kill();
		}
		kills++;
		await items().first().waitFor({ state: 'detached' });
		await items().first().waitFor();
		assert.notEqual(youngestExtensionHost(session().server.pid), host);
		return window!.read(file);
	}

	/** The text from before, or all that was to be written: what was added up to the `last` of it, and every byte around it. */
	function oldOrNew(text: string, old: string, added: RegExp, last: RegExp): void {
		if (text === old) return;
		assert.ok(last.test(text), `half of it is written: ${text.length} characters of ${old.length}`);
		assert.equal(text.replaceAll(added, ''), old.replaceAll(added, ''));
	}

	it('leaves the old backlog or the new one, and no half: in an import', async () => {
		await window!.runCommand('Lights On: Import Incidents…');
		await rowOf('export.csv').click();
		await rowOf('Merge it into a file of incidents').click();
		await rowOf(FILE).click();
		await rowOf('Show Report').waitFor();
		await window!.page.keyboard.press('ArrowDown');
		const text = await killedAt('as the file changes', FILE, () => window!.page.keyboard.press('Enter'));
		oldOrNew(text, BACKLOG, /^incidents:\n(?: .*\n)+/gm, /INC-3/);
	});

	it('leaves the old ledger or the new one, and no half: a moment after the end of a week', async () => {
		const text = await killedAt(50, LEDGER, () => window!.runCommand('Lights On: Close Week'));
		oldOrNew(text, EMPTY_LINES, /^\{.*\}\n/gm, /\}\n$/);
	});

	it('leaves the old backlog or the new one, and no half: in a plan that is applied', async () => {
		await window!.runCommand('Lights On: Review Plan');
		await window!.webview.locator('.plan[aria-busy="false"] .plan-search .codicon-check').waitFor();
		const apply = window!.webview.getByRole('button', { name: 'Apply Plan' });
		const text = await killedAt('as the file changes', FILE, () => apply.click());
		oldOrNew(text, BACKLOG, /status: \w+, ?|, status: \w+/g, /REL-1.*planned|planned.*REL-1/);
	});

	it('leaves the old ledger or the new one, and no half: at the end of a week', async () => {
		const text = await killedAt('as the file changes', LEDGER, () => window!.runCommand('Lights On: Close Week'));
		oldOrNew(text, EMPTY_LINES, /^\{.*\}\n/gm, /\}\n$/);
	});
});
