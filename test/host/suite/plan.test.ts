import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ToPanel } from '../../../src/core/index.ts';
import { eventually, lightsOn, showBacklog } from './backlogInEditor.ts';

const text = `rates: { currency: USD }
commitment: { floor: 50% }
plan: { period: 2099-Q1, capacity: { team-a: 10d } } # ours
items:
  - { id: REL-1, title: Rotate keys, kind: reliability, effort: 5d, value: 500/week }
  - { id: FEAT-1, title: Saved carts, kind: product, effort: 5d, value: 2000/week, status: planned }
  - { id: FEAT-2, title: Wish lists, kind: product, effort: 5d, value: 1500/week, status: planned } # maybe
`;

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
});
