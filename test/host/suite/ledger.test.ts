import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { acceptingAll } from './asked.ts';
import { diagnosticLines, eventually, folder, lightsOn, showBacklog, threeItems } from './backlogInEditor.ts';

const ledger = () => vscode.Uri.joinPath(folder(), '.reliability/ledger.jsonl');
const linesOf = (text: string) => text.trimEnd().split('\n');

/** The last whole week of the default zone, UTC, or one so many weeks before, and the Monday that starts it. */
function lastWeek(before = 0): { name: string; monday: number } {
	const now = Date.now();
	const day = Math.floor(now / 86_400_000);
	const monday = (day - ((day + 3) % 7) - 7 - 7 * before) * 86_400_000;
	const thursday = new Date(monday + 3 * 86_400_000);
	const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
	const number = Math.floor((thursday.getTime() - first) / 86_400_000 / 7) + 1;
	return { name: `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`, monday };
}

describe('the ledger', () => {
	const read = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(ledger()));
	const remove = async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.reliability'), { recursive: true });
	};
	before(async () => {
		await lightsOn();
	});
	afterEach(async () => {
		await remove();
		await showBacklog(threeItems);
	});

	it('gets a line for the last whole week, once', async () => {
		const { name, monday } = lastWeek();
		const at = new Date(monday + 90_000_000).toISOString();
		const until = new Date(monday + 90_600_000).toISOString();
		await showBacklog(`${threeItems}incidents: [{ id: A, service: checkout, started: ${at}, resolved: ${until} }]\n`);
		await vscode.commands.executeCommand('lightsOn.closeWeek', name);
		const once = await read();
		assert.match(once, new RegExp(`^\\{"version":1,"week":"${name}",.*"badMinutes":\\{"checkout":10\\}.*\\}\\n$`));
		await vscode.commands.executeCommand('lightsOn.closeWeek', name);
		assert.equal(await read(), once);
	});

	it('grows at its end, as one undo step, and its unsaved text stays unsaved', async () => {
		const { name } = lastWeek();
		await vscode.workspace.fs.writeFile(ledger(), new TextEncoder().encode('# mine\n'));
		const document = await vscode.workspace.openTextDocument(ledger());
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('lightsOn.closeWeek', name);
		assert.equal(linesOf(document.getText()).length, 2);
		assert.equal(document.isDirty, false);
		assert.equal(linesOf(document.getText())[0], '# mine');
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), '# mine\n');
		assert.equal(document.isDirty, true);
		await vscode.commands.executeCommand('lightsOn.closeWeek', name);
		assert.equal(document.isDirty, true);
		await document.save();
	});

	it('is asked which week, where one before is open too: Enter closes the last one', async () => {
		await vscode.commands.executeCommand('lightsOn.closeWeek', lastWeek(2).name);
		await acceptingAll('lightsOn.closeWeek');
		const weeks = linesOf(await read()).map((line) => JSON.parse(line).week);
		assert.deepEqual(weeks, [lastWeek(2).name, lastWeek().name]);
	});

	it('shows lines that are none, and a past that has changed, on their very places', async () => {
		const { name } = lastWeek();
		await vscode.commands.executeCommand('lightsOn.closeWeek', name);
		const text = await read();
		const changed = `nothing\n${text.replace('"total":0,"repeats":0', '"total":7,"repeats":0')}`;
		await vscode.workspace.fs.writeFile(ledger(), new TextEncoder().encode(changed));
		const at = changed.split('\n')[1]!.indexOf('7,"repeats"');
		const wanted = [`ledger.difference 1:${at}-1:${at + 1}`, 'ledger.line 0:0-0:7'];
		const found = await eventually(vscode.languages.onDidChangeDiagnostics, () => {
			const lines = diagnosticLines(ledger()).sort();
			return lines.length === 2 ? lines : undefined;
		});
		assert.deepEqual(found, wanted);
	});
});
