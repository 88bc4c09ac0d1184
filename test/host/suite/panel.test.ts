import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as vscode from 'vscode';
import type { PanelModel } from '../../../src/core/index.ts';
import { readFromPanel } from '../../../src/core/views/panelProtocol.ts';
import { fromPanelSamples, spoilt } from '../../harness/panelMessages.ts';
import { diagnosticLines, eventually, lightsOn, replaceText, showBacklog, threeItems } from './backlogInEditor.ts';

describe('review panel', () => {
	const panels = () =>
		vscode.window.tabGroups.all
			.flatMap((group) => group.tabs)
			.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('lightsOn.review'));

	it('opens once, is filled when its page is ready, and follows the text', async () => {
		const api = await lightsOn();
		const document = await showBacklog(threeItems);
		const shown = new Promise<string[]>((resolve) => {
			const listener = api.views.panel.onDidShow((model) => {
				listener.dispose();
				resolve(model.rows.map(({ title }) => title));
			});
		});
		await vscode.commands.executeCommand('lightsOn.reviewPriorities');
		assert.deepEqual(await shown, ['Saved carts', 'Rotate keys', 'Tidy the cellar']);
		await vscode.commands.executeCommand('lightsOn.explainScore', 'REL-1');
		assert.equal(panels().length, 1);

		let titles: string[] = [];
		const listener = api.views.panel.onDidShow((model) => {
			titles = model.rows.map(({ title }) => title);
		});
		await replaceText(document, threeItems.replace('effort: 10d', 'effort: 40d'));
		await eventually(api.views.panel.onDidShow, () => (titles[0] === 'Rotate keys' ? true : undefined));
		listener.dispose();
		await vscode.window.tabGroups.close(panels());
	});

	it('changes nothing by 5,000 messages that are none of its page’s, or that name what is not there', async () => {
		const api = await lightsOn();
		const document = await showBacklog(threeItems);
		const shown = eventually(api.views.panel.onDidShow, () => (panels().length === 1 ? true : undefined));
		await vscode.commands.executeCommand('lightsOn.reviewPriorities');
		await shown;
		const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs).map(({ label }) => label);
		const before = [tabs(), document.version, diagnosticLines(document.uri)];
		// A commit that nobody knows is shown as such.
		const samples = fromPanelSamples.filter(({ type }) => type !== 'showCommit');
		const strange = samples.flatMap((message) => fc.sample(spoilt(message), { numRuns: 900, seed: 9 }));
		const others = fc.sample(fc.anything(), { numRuns: 500, seed: 9 });
		const dropped = [...strange, ...others].filter((message) => readFromPanel(message) === undefined);
		assert.ok(dropped.length >= 5000, `${dropped.length}`);
		for (const message of [...samples, ...dropped]) await api.views.panel.receive(message);
		assert.deepEqual([tabs(), document.version, diagnosticLines(document.uri)], before);
		assert.equal(document.isDirty, false);
		await vscode.window.tabGroups.close(panels());
	});

	it('accepts a risk by an edit of just those bytes, and one undo takes it back', async () => {
		const api = await lightsOn();
		const text = `services:
  - { id: checkout, slo: { target: 99.9%, window: 28d } }
items:
  - id: REL-1
    title: Renew certificates
    effort: 2d
    service: checkout
    risk: { cause: cert, detect: 15m, repair: 45m, impact: 50%, every: 90d } # a guess
`;
		const document = await showBacklog(text);
		const shown = eventually(api.views.panel.onDidShow, () => (panels().length === 1 ? true : undefined));
		await vscode.commands.executeCommand('lightsOn.reviewRisks');
		await shown;
		let accepted: boolean | undefined;
		let key = '';
		const listener = api.views.panel.onDidShow((model) => {
			const row = model.risks.services[0]?.rows[0];
			accepted = row?.accepted;
			key = row?.key ?? key;
		});
		await vscode.commands.executeCommand('lightsOn.reviewRisks');
		await replaceText(document, `${text}# one more line\n`);
		await eventually(api.views.panel.onDidShow, () => (key === '' ? undefined : true));
		assert.equal(accepted, false);
		const before = document.getText();
		await api.views.panel.acceptRisk(key, true);
		await eventually(api.views.panel.onDidShow, () => (accepted ? true : undefined));
		assert.equal(document.getText(), before.replace('every: 90d }', 'every: 90d, accepted: true }'));
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before);
		listener.dispose();
		await vscode.window.tabGroups.close(panels());
	});

	it('keeps the rows while the text is broken, says so with a way out, and shows an empty file as one', async () => {
		const api = await lightsOn();
		const document = await showBacklog(threeItems);
		let model: PanelModel | undefined;
		const listener = api.views.panel.onDidShow((shown) => {
			model = shown;
		});
		const shows = (holds: (shown: PanelModel) => boolean) =>
			eventually(api.views.panel.onDidShow, () => (model && holds(model) ? model : undefined));
		await vscode.commands.executeCommand('lightsOn.reviewPriorities');
		const before = await shows(({ state, stale }) => state === 'ready' && !stale);
		const titles = before.rows.map(({ title }) => title);
		await replaceText(document, `${threeItems}\n  - {`);
		const { stale, rows } = await shows((shown) => shown.stale !== undefined);
		assert.equal(stale?.text, 'reliability.yaml has errors. This is the ranking from before them.');
		assert.deepEqual(
			stale?.actions.map(({ action }) => action),
			['showProblems', 'openFile'],
		);
		assert.deepEqual(
			rows.map(({ title }) => title),
			titles,
		);
		await replaceText(document, 'items: []\n');
		const { notice } = await shows(({ state }) => state === 'empty');
		assert.equal(notice?.text, 'The backlog file has no items yet.');
		assert.deepEqual(
			notice?.actions.map(({ action }) => action),
			['openFile'],
		);
		await replaceText(document, threeItems);
		assert.equal((await shows(({ state }) => state === 'ready')).notice, undefined);
		listener.dispose();
		await vscode.window.tabGroups.close(panels());
	});

	it('takes the owner off several items in one undo step', async () => {
		const api = await lightsOn();
		const text = `items:
  - id: REL-1
    title: Renew certificates
    owner: team-a # for now
    effort: 2d
  - { id: REL-2, title: Rotate keys, owner: team-b, effort: 3d }
  - { id: REL-3, title: Tidy the cellar, owner: team-c, effort: 3d }
`;
		const document = await showBacklog(text);
		const keys = (await api.snapshot())?.items
			.map(({ item }) => item)
			.filter(({ id }) => id !== 'REL-3')
			.map(({ key }) => key);
		assert.equal(await api.views.panel.editItems(keys ?? [], { owner: '' }), undefined);
		const now = document.getText();
		assert.doesNotMatch(now, /owner: team-[ab]/);
		assert.match(now, /owner: team-c/);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), text);
	});
});
