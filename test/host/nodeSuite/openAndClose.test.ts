import assert from 'node:assert/strict';
import v8 from 'node:v8';
import * as vscode from 'vscode';
import { eventually, folder, lightsOn, showBacklog, threeItems } from '../suite/backlogInEditor.ts';

const TIMES = 50;
/** Each so many times its page is waited for, or a plan, which is made in a worker. */
const FILLED = 10;
const PLANNED = 25;
/** What the editor's own work may add; what stays each time adds more in each half. */
const SWAY = 15;
/** So often timers are counted until those are over that end by themselves. */
const MOST_LOOKS = 100;

const plannable = `rates: { currency: USD }
commitment: { floor: 50% }
plan: { period: 2099-Q1, capacity: { team-a: 10d } }
items:
  - { id: REL-1, title: Rotate keys, kind: reliability, effort: 5d, value: 500/week }
  - { id: FEAT-1, title: Saved carts, kind: product, effort: 5d, value: 2000/week, status: planned }
`;

/** How many of each kind keep the extension host from ending: timers, workers (by their ports), processes, streams. */
function resources(): Record<string, number> {
	const counts: Record<string, number> = { MessagePort: 0, Timeout: 0 };
	for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}

/** How many timers there are, once those are over that the editor or we have just begun, and will not begin again. */
async function lastingTimers(wanted: number): Promise<number> {
	for (let look = 0; look < MOST_LOOKS && resources().Timeout! > wanted; look++)
		await new Promise((resolve) => setTimeout(resolve, 100));
	return resources().Timeout!;
}

/** What a listener keeps alive, it being a function itself. Garbage is collected first. */
const functions = () => v8.queryObjects(Function as never, { format: 'count' }) as unknown as number;

describe('what is opened and closed', () => {
	const panels = () =>
		vscode.window.tabGroups.all
			.flatMap(({ tabs }) => tabs)
			.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('lightsOn.review'));

	it(`${TIMES} times leaves no listener, timer or worker: the review panel, with and without a plan, and the backlog file`, async function () {
		// A folder that is on no disk is in no process.
		if (folder().scheme !== 'file') return this.skip();
		const { views, snapshot } = await lightsOn();
		const { onDidChangeTabs } = vscode.window.tabGroups;
		const isClosed = () => panels().length === 0 || undefined;
		const isOpen = () => panels().length === 1 || undefined;
		const document = await showBacklog(plannable);
		let workers = 0;
		const openAndClose = async (turn: number) => {
			const plans = turn % PLANNED === 1;
			const there = plans
				? new Promise<void>((resolve) => {
						const listener = views.panel.onDidPlan(() => {
							workers = Math.max(workers, resources().MessagePort!);
							listener.dispose();
							resolve();
						});
					})
				: eventually(turn % FILLED === 0 ? views.panel.onDidShow : onDidChangeTabs, isOpen);
			// For extensions a document of another language is closed and opened.
			await vscode.languages.setTextDocumentLanguage(document, turn % 2 === 0 ? 'yaml' : 'plaintext');
			await vscode.commands.executeCommand(plans ? 'lightsOn.reviewPlan' : 'lightsOn.reviewPriorities');
			await there;
			await vscode.window.tabGroups.close(panels());
			await eventually(onDidChangeTabs, isClosed);
		};
		// What the first time loads stays.
		for (const turn of [1, FILLED, 2]) await openAndClose(turn);
		await snapshot();
		const before = resources();
		const counts = [functions()];
		for (let turn = 1; turn <= TIMES; turn++) {
			await openAndClose(turn);
			if (turn % (TIMES / 2) === 0) counts.push(functions());
		}
		await snapshot();
		const after = resources();
		const [start, half, end] = counts as [number, number, number];
		// What is loaded late comes once.
		const grown = Math.min(half - start, end - half);
		assert.ok(grown < SWAY, `${grown} more functions in each half`);
		assert.ok(workers > 0, 'no plan was made in a worker');
		assert.equal(after.MessagePort, 0, 'a worker is left');
		const timers = await lastingTimers(before.Timeout! + 3);
		assert.ok(timers <= before.Timeout! + 3, `timers: ${before.Timeout}, then ${timers}`);
		await showBacklog(threeItems);
	});
});
