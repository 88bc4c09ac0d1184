import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LightsOnApi } from '../../../src/extension.ts';
import { lightsOn, replaceText, showBacklog, threeItems } from './backlogInEditor.ts';

/** A risk of so many bad minutes a quarter. */
function riskItem(index: number, minutes: number): string {
	const risk = `{ detect: 0m, repair: ${minutes}m, impact: 100%, every: 1q }`;
	return `  - { id: RISK-${index}, title: Avoid ${minutes} minutes, effort: 5d, risk: ${risk} }\n`;
}

describe('edits', () => {
	let api: LightsOnApi;
	const run = <T>(command: string, ...args: unknown[]) =>
		vscode.commands.executeCommand<T>(`lightsOn.${command}`, ...args);
	before(async () => {
		api = await lightsOn();
	});

	it('set a status in one undo step, and change no other byte', async () => {
		const document = await showBacklog(threeItems);
		await run('setStatus', 'FEAT-1', 'planned');
		const changed = document.getText();
		assert.notEqual(changed, threeItems);
		assert.equal(changed.replace(/\n {4}status: planned/, ''), threeItems);
		assert.equal(document.isDirty, false);
		await api.snapshot();
		assert.ok(api.views.tree.rows.some((row) => row.description.endsWith('planned')));
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), threeItems);
	});

	it('freeze what an item promises with its status, in the same undo step', async () => {
		const withHistory = threeItems.replace(
			'toil: 10h/week',
			'toil: 10h/week\n    service: checkout\n    avoids: { causes: [full-disk], share: { low: 50%, likely: 80%, high: 95% } } # half of them',
		);
		const incidents = Array.from({ length: 6 }, (_, index) => {
			const at = Date.now() - (index + 1) * 20 * 86_400_000;
			return `  - { id: I-${index}, service: checkout, cause: full-disk, started: ${new Date(at).toISOString()}, resolved: ${new Date(at + 3_600_000).toISOString()} }\n`;
		}).join('');
		const text = `${withHistory}incidents:\n${incidents}`;
		const document = await showBacklog(text);
		await run('setStatus', 'REL-1', 'done');
		const changed = document.getText();
		assert.match(changed, /status: done/);
		const today = new Date().toISOString().slice(0, 10);
		const range = String.raw`\{ p10: [\d.]+, mean: [\d.]+, p90: [\d.]+ \}`;
		const frozen = new RegExp(
			String.raw`\n {4}forecast:\n {6}date: ${today}\n {6}incidents: ${range}\n {6}badMinutes: ${range}\n {6}hours: (${range}|130)\n {6}without: [\d.]+`,
		);
		assert.match(changed, frozen);
		assert.equal(changed.replace(frozen, '').replace(/\n {4}status: done/, ''), text);
		assert.equal(document.isDirty, false);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), text);
	});

	it('keep the line ends of the file', async () => {
		const document = await showBacklog(threeItems);
		const editor = await vscode.window.showTextDocument(document);
		await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF));
		const before = document.getText();
		await run('setStatus', 'REL-1', 'in-progress');
		assert.equal(document.getText().replace(/\r\n {4}status: in-progress/, ''), before);
		await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.LF));
		await document.save();
	});

	it('leave a file unsaved that was unsaved before', async () => {
		const document = await showBacklog(threeItems);
		await replaceText(document, threeItems.replace('effort: 5d', 'effort: 6d'));
		await run('setStatus', 'REL-1', 'done');
		assert.equal(document.isDirty, true);
		assert.match(document.getText(), /effort: 6d/);
		await document.save();
	});

	it('add an item that is ranked at once', async () => {
		const document = await showBacklog(threeItems);
		const id = await run<string>('addItem', {
			title: 'Alert on queue age',
			kind: 'reliability',
			effort: '2d',
			benefitType: 'toil',
			benefit: '20h/week',
			owner: '',
		});
		assert.equal(id, 'REL-2');
		const snapshot = await api.snapshot();
		assert.deepEqual(
			snapshot?.items.slice(0, 3).map(({ item, rank }) => `${rank} ${item.id} ${item.title}`),
			['1 REL-2 Alert on queue age', '2 FEAT-1 Saved carts', '3 REL-1 Rotate keys'],
		);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), threeItems);
		await document.save();
	});

	it('calibrate the rates by choices, and write them with a dated remark in one undo step', async () => {
		const before = `rates: # agreed
  currency: USD
  engineerHour: 100 # by finance
items:
${[30, 60, 90].map((minutes, index) => riskItem(index, minutes)).join('')}${[2000, 4000, 9000].map((value, index) => `  - { id: VALUE-${index}, title: Earn ${value}, effort: 5d, value: ${value}/quarter }\n`).join('')}`;
		const document = await showBacklog(before);
		const choices = Array.from({ length: 8 }, () => 'first');
		assert.equal(await run('calibrateTradeoffs', { choices, conclusion: 'discard' }), undefined);
		assert.equal(document.getText(), before);
		assert.equal(await run('calibrateTradeoffs', { choices, conclusion: 'write' }), 'written');
		const remarked =
			/\n {2}badMinute: ([\d.]+) # calibrated \d{4}-\d{2}-\d{2} from [678] answers, P10–P90 ([\d.]+)–([\d.]+)(?=\n)/;
		const [written, rate, low, high] = remarked.exec(document.getText()) ?? [];
		assert.ok(written, document.getText());
		assert.ok(Number(low) < Number(rate) && Number(rate) < Number(high), written);
		assert.equal(document.getText().replace(written, ''), before);
		assert.equal(document.isDirty, false);
		const snapshot = await api.snapshot();
		assert.equal(snapshot?.backlogs[0]?.rates?.badMinute, Number(rate));
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before);
		await document.save();
	});

	it('calibrate makes the section of rates, by the currency and the hour that are given', async () => {
		const before = `items:
  - { id: TOIL-0, title: End toil, effort: 5d, toil: 1h/week }
  - { id: TOIL-1, title: End more toil, effort: 5d, toil: 9h/week }
${[30, 90].map((minutes, index) => riskItem(index, minutes)).join('')}`;
		const document = await showBacklog(before);
		const choices = Array.from({ length: 8 }, () => 'second');
		const given = { currency: 'EUR', engineerHour: '80', choices, conclusion: 'write' };
		assert.equal(await run('calibrateTradeoffs', given), 'written');
		const section =
			/^rates:\n {2}currency: EUR\n {2}engineerHour: 80\n {2}badMinute: [\d.]+ # calibrated .* from 4 answers, .*\n(?=items:)/;
		assert.match(document.getText(), section);
		assert.equal(document.getText().replace(section, ''), before);
	});

	it('log an incident with the items that it speaks for in one undo step', async () => {
		const document = await showBacklog(threeItems);
		const id = await run<string>('logIncident', {
			service: 'checkout',
			started: '45m',
			lasted: '30m',
			impact: '60%',
			cause: 'key-expiry',
			responders: '2',
			links: ['REL-1'],
		});
		assert.equal(id, 'INC-1');
		const snapshot = await api.snapshot();
		assert.deepEqual(
			snapshot?.incidents.map(({ id, services, cause, responders }) => ({ id, services, cause, responders })),
			[{ id: 'INC-1', services: [{ service: 'checkout', impact: 0.6 }], cause: 'key-expiry', responders: 2 }],
		);
		const item = snapshot?.items.find(({ item }) => item.id === 'REL-1')?.item;
		assert.deepEqual(item?.avoids?.incidents, ['INC-1']);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), threeItems);
		await document.save();
	});
});
