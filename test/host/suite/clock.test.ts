import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { loadCore } from '../../../src/host/core.ts';
import { ReportReminder } from '../../../src/host/reportReminder.ts';
import {
	backlogFile,
	diagnosticLines,
	drawn,
	folder,
	lightsOn,
	replaceText,
	showBacklog,
	threeItems,
} from './backlogInEditor.ts';
import { toldDuring } from './told.ts';

const DAY = 86_400_000;

/** The extension has the same clock as its tests. */
async function whileClockSays(now: () => number, work: () => Promise<void>): Promise<void> {
	const real = Date.now;
	Date.now = now;
	try {
		await work();
	} finally {
		Date.now = real;
	}
}

describe('a clock that is set', () => {
	let api: LightsOnApi;
	before(async () => {
		api = await lightsOn();
	});
	after(() => showBacklog(threeItems));

	it('back: nothing fails, nothing is older than today, what is still to come is said, and it is all undone', async () => {
		const start = Date.now();
		const date = (days: number) => new Date(start + days * DAY).toISOString();
		const text = `${threeItems}commitment: { floor: 30%, until: ${date(9).slice(0, 10)} }
services: [{ id: checkout, slo: { target: 99.9%, window: 28d } }]
incidents:
  - { id: INC-1, service: checkout, cause: full-disk, started: ${date(-3)}, resolved: ${date(-2.9)} }
  - { id: INC-2, service: checkout, cause: full-disk, started: ${date(-90)}, resolved: ${date(-89.9)} }
`;
		const document = await showBacklog(text);
		const looks = async () => {
			await replaceText(document, `${document.getText()}# looked at\n`);
			const { tree, incidents, balance } = api.views;
			return [
				...drawn(tree.rows),
				...[...incidents.rows, ...balance.rows].map(({ label, description }) => `${label}  ${description}`),
			];
		};
		const futures = () => diagnosticLines(backlogFile()).filter((line) => line.startsWith('time.future'));
		await vscode.commands.executeCommand('lightsOn.showAllIncidents');
		const before = await looks();
		assert.match(before.join('\n'), /3 d ago/);
		const told = await toldDuring(() =>
			whileClockSays(
				() => start - 40 * DAY,
				async () => {
					const back = (await looks()).join('\n');
					assert.equal((await api.snapshot())!.now <= start - 39 * DAY, true);
					assert.match(back, /50 d ago|49 d ago/);
					assert.doesNotMatch(back, /[-−]\d+ (d|h|min) ago|NaN/);
					assert.equal(futures().length, 1);
				},
			),
		);
		assert.deepEqual(told, []);
		assert.deepEqual(await looks(), before);
		assert.deepEqual(futures(), []);
		await vscode.commands.executeCommand('lightsOn.showRecentIncidents');
	});

	it('back while somebody types without a pause: the ranking still moves', async () => {
		const document = await showBacklog(threeItems);
		let moved = false;
		const listener = api.onDidChange((snapshot) => {
			moved ||= snapshot?.items.some(({ item }) => item.title.startsWith('Tidy the cellarx')) === true;
		});
		let now = Date.now();
		await whileClockSays(
			() => (now -= 1000),
			async () => {
				// Not a number of keys: on a quick machine hundreds of them fit between two rankings.
				const since = performance.now();
				while (!moved && performance.now() - since < 10_000) {
					const edit = new vscode.WorkspaceEdit();
					edit.insert(document.uri, document.positionAt(threeItems.length - 1), 'x');
					await vscode.workspace.applyEdit(edit);
				}
			},
		);
		listener.dispose();
		assert.ok(moved);
	});

	it('back: a report that is missed by the clock of now is told, though another one was looked at by a later clock', async () => {
		const ledger = vscode.Uri.joinPath(folder(), '.reliability/ledger.jsonl');
		const moment = { core: await loadCore(), snapshot: (await api.snapshot())! };
		const real = Date.now();
		const weeksAgo = moment.core.reviewLedger({ ...moment.snapshot, now: real - 28 * DAY }, ledger.toString(), '');
		const { name } = weeksAgo.weeks.at(-1)!.week;
		const line = `{"version":1,"report":"${name}","made":"${new Date(real - 27 * DAY).toISOString().slice(0, 10)}"}\n`;
		await vscode.workspace.fs.writeFile(ledger, new TextEncoder().encode(line));
		const changes = new vscode.EventEmitter<void>();
		let now = real + 70 * DAY;
		const reminded = new Promise((resolve) => {
			const memory = { get: () => undefined, update: async (_key: string, week: unknown) => resolve(week) };
			const workspace = { moment, onDidChange: changes.event };
			new ReportReminder(workspace as never, memory as never, { error: resolve } as never, () => now);
		});
		try {
			changes.fire();
			now = real;
			await toldDuring(async () => {
				changes.fire();
				assert.match(String(await reminded), /^\d{4}-W\d\d$/);
			});
		} finally {
			changes.dispose();
			await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.reliability'), { recursive: true });
		}
	});
});
