import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ToPanel } from '../../../src/core/index.ts';
import { turnsDuring } from '../turnsDuring.ts';
import { eventually, folder, lightsOn, showBacklog } from './backlogInEditor.ts';

const text = `rates: { currency: USD }
commitment: { floor: 50% }
plan: { period: 2099-Q1, capacity: { team-a: 10d } } # ours
items:
  - { id: REL-1, title: Rotate keys, kind: reliability, effort: 5d, value: 500/week }
  - { id: FEAT-1, title: Saved carts, kind: product, effort: 5d, value: 2000/week, status: planned }
  - { id: FEAT-2, title: Wish lists, kind: product, effort: 5d, value: 1500/week, status: planned } # maybe
`;

/** Turns of the event loop there are at least while a plan is made elsewhere. Made here, it would be a handful. */
const TURNS = 20;

/** Like a real backlog: efforts and values in ranges, two owners, a third of it reliability work. */
function manyItems(count: number): string {
	const items = Array.from({ length: count }, (_, index) => {
		const days = 2 + ((index * 7) % 13);
		const value = 200 + ((index * 7919) % 5000);
		return `  - { id: I-${index}, title: Item ${index}, owner: ${index % 2 ? 'a' : 'b'}, kind: ${index % 3 ? 'product' : 'reliability'}, effort: { low: ${days / 2}d, likely: ${days}d, high: ${days * 2}d }, value: { low: ${value / 2}/week, likely: ${value}/week, high: ${value * 3}/week } }\n`;
	});
	return `rates: { currency: USD }\ncommitment: { floor: 35% }\nplan: { period: 2099-Q1, capacity: { a: 120d, b: 150d } }\nitems:\n${items.join('')}`;
}

/** The next turn of the event loop: messages of a page come in turns of their own. */
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

type Told<Type extends ToPanel['type']> = Extract<ToPanel, { readonly type: Type }>;

describe('plan', () => {
	const panels = () =>
		vscode.window.tabGroups.all
			.flatMap((group) => group.tabs)
			.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('lightsOn.review'));

	it('is solved by the solver in its own thread, proven, priced at every floor, and applied as one undo step', async () => {
		const api = await lightsOn();
		const document = await showBacklog(text);
		let plan: Told<'plan'> | undefined;
		let frontier: Told<'frontier'> | undefined;
		const listener = api.views.panel.onDidPlan((message) => {
			if (message.type === 'plan') plan = message;
			if (message.type === 'frontier') frontier = message;
		});
		await vscode.commands.executeCommand('lightsOn.reviewPlan');
		await eventually(api.views.panel.onDidPlan, () => (frontier && !frontier.frontier.running ? true : undefined));
		const shown = plan!.plan.plan!;
		assert.equal(shown.status, 'optimal');
		assert.deepEqual(
			[...shown.chosen, ...shown.next].map(({ id, change }) => `${id} ${change?.id ?? ''}`),
			['FEAT-1 ', 'REL-1 enters', 'FEAT-2 leaves'],
		);
		assert.match(frontier!.frontier.sentence, /^Declining the floor of 50% costs /);
		assert.equal(frontier!.frontier.chart?.table.rows.length, 21);

		const applied = eventually(api.views.panel.onDidPlan, () =>
			plan!.plan.plan?.changes === undefined ? true : undefined,
		);
		await vscode.commands.executeCommand('lightsOn.applyPlan');
		await applied;
		assert.equal(
			document.getText(),
			text
				.replace('effort: 5d, value: 500/week', 'status: planned, effort: 5d, value: 500/week')
				.replace('status: planned } # maybe', 'status: proposed } # maybe'),
		);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), text);
		listener.dispose();
		await vscode.window.tabGroups.close(panels());
	});

	it('is applied over two files as one undo step', async () => {
		const api = await lightsOn();
		const other = vscode.Uri.joinPath(folder(), 'second', 'reliability.yaml');
		const below = text.replace(/^commitment.*\nplan.*\n/m, '').replaceAll(/REL-1|FEAT-\d/g, (id) => `B-${id}`);
		const document = await showBacklog(text.replace('10d }', '15d }').replace('50%', '20%'));
		const before = document.getText();
		try {
			const joined = eventually(api.onDidChange, () =>
				api.views.tree.rows.some((row) => JSON.stringify(row).includes('B-REL-1')) ? true : undefined,
			);
			await vscode.workspace.fs.writeFile(other, new TextEncoder().encode(below));
			await joined;
			let plan: Told<'plan'> | undefined;
			const listener = api.views.panel.onDidPlan((message) => {
				if (message.type === 'plan') plan = message;
			});
			await vscode.commands.executeCommand('lightsOn.reviewPlan');
			await eventually(api.views.panel.onDidPlan, () => (plan?.plan.plan?.changes ? true : undefined));
			const applied = eventually(api.views.panel.onDidPlan, () =>
				plan!.plan.plan && plan!.plan.plan.changes === undefined ? true : undefined,
			);
			await vscode.commands.executeCommand('lightsOn.applyPlan');
			await applied;
			listener.dispose();
			const second = await vscode.workspace.openTextDocument(other);
			assert.notEqual(document.getText(), before);
			assert.notEqual(second.getText(), below);
			await vscode.window.showTextDocument(document);
			await vscode.commands.executeCommand('undo');
			assert.deepEqual([document.getText(), second.getText()], [before, below]);
		} finally {
			await vscode.window.tabGroups.close(panels());
			await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'second'), { recursive: true });
			await showBacklog(text);
		}
	});

	it('follows a slider that is dragged over two hundred items: the latest wins, and plans come meanwhile', async () => {
		const api = await lightsOn();
		const { panel } = api.views;
		await showBacklog(manyItems(200));
		const told: Told<'plan'>[] = [];
		const listener = panel.onDidPlan((message) => {
			if (message.type === 'plan') told.push(message);
		});
		await vscode.commands.executeCommand('lightsOn.reviewPlan');
		await eventually(panel.onDidPlan, () => told.find(({ plan }) => plan.plan));
		// The page counts its own requests from one.
		const first = 1_000_000;
		let request = first;
		/** Asks in a row, and waits for a plan of the last one, or of the page where it asked later still, about a newer ranking. */
		const ask = async (...days: number[]) => {
			const from = told.length;
			for (const a of days) {
				void panel.plan(++request, { capacity: { a, b: 150 } });
				await turn();
			}
			return eventually(panel.onDidPlan, () =>
				told.slice(from).find((each) => each.plan.plan && (each.request === request || each.request < first)),
			);
		};
		const askUntilTold = async (...days: number[]) => {
			for (;;) {
				const message = await ask(...days);
				if (message.request === request) return message;
			}
		};
		// As fast as messages can come: only the last one is answered with a plan.
		await askUntilTold(...Array.from({ length: 30 }, (_, step) => 90 + step));
		const answered = told.filter((each) => each.request > first && each.plan.plan).map((each) => each.request);
		assert.ok(answered.length > 0 && answered.every((each) => (each - first) % 30 === 0), `${answered}`);
		// As the page asks: the next as soon as there is a plan, long before its proof.
		for (let step = 0; step < 10; step++) {
			const { plan } = await askUntilTold(90 + 7 * step);
			assert.equal(plan.controls!.capacity[0]!.days, 90 + 7 * step);
		}
		listener.dispose();
		await vscode.window.tabGroups.close(panels());
	});

	it('leaves the editor free while two hundred items are planned, and says where each of them stands', async () => {
		const { views } = await lightsOn();
		await showBacklog(manyItems(200));
		let plan: Told<'plan'> | undefined;
		const listener = views.panel.onDidPlan((message) => {
			if (message.type === 'plan') plan = message;
		});
		const { turns } = await turnsDuring(async () => {
			await vscode.commands.executeCommand('lightsOn.reviewPlan');
			await eventually(views.panel.onDidPlan, () => (plan && !plan.plan.search.running ? true : undefined));
		});
		listener.dispose();
		assert.ok(turns > TURNS, `${turns} turns of the event loop`);
		const { chosen, next, out } = plan!.plan.plan!;
		assert.equal(chosen.length + next.length + out.length, 200);
		assert.ok([...chosen, ...next, ...out].every(({ why }) => /^(In|Left out)/.test(why)));
		await vscode.window.tabGroups.close(panels());
	});
});
