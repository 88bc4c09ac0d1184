import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lightsOn } from './backlogInEditor.ts';
import { Shelf } from './shelf.ts';
import { toldDuring } from './told.ts';

describe('the sample workspace', () => {
	const shelf = new Shelf();
	let registration: vscode.Disposable;
	before(async () => {
		await lightsOn();
		registration = vscode.workspace.registerFileSystemProvider('shelf', shelf);
	});
	after(() => registration.dispose());

	it('is written with its history, up to now, and once written is left as it is', async () => {
		const parent = vscode.Uri.from({ scheme: 'shelf', path: '/sample' });
		const open = () => vscode.commands.executeCommand<vscode.Uri>('lightsOn.openSampleWorkspace', parent);
		const folder = await open();
		const backlog = vscode.Uri.joinPath(folder, 'reliability.yaml');
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(backlog));
		assert.match(text, /^\s*- id: REL-1$/m);
		for (const name of ['exports/pages.csv', 'postmortems/inc-79.md', 'services/checkout/db/failover.ts'])
			assert.ok(shelf.names.includes(`${folder.path}/${name}`), shelf.names.join('\n'));
		const days = [...text.matchAll(/started: (\d{4}-\d\d-\d\d)/g)].map(([, day]) => Date.parse(day!));
		const age = (Date.now() - Math.max(...days)) / 86_400_000;
		assert.ok(age > 0 && age < 14, `${age} days`);
		await vscode.workspace.fs.writeFile(backlog, new TextEncoder().encode('mine'));
		await open();
		assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(backlog)), 'mine');
	});

	it('is written anew where writing broke off: its backlog is there once all of it is', async () => {
		const open = (name: string) =>
			vscode.commands.executeCommand<vscode.Uri>(
				'lightsOn.openSampleWorkspace',
				vscode.Uri.from({ scheme: 'shelf', path: `/${name}` }),
			);
		const whole = await open('whole');
		const files = shelf.under(whole.path);
		// At the first write, in the middle of the backlog itself, and at the last one.
		const backlog = [...files.keys()].indexOf('/reliability.yaml') + 1;
		await toldDuring(async () => {
			for (const broken of [1, backlog, files.size]) {
				let writes = 0;
				shelf.breaks = () => ++writes === broken;
				assert.equal(await open(`broken-${broken}`), undefined);
				shelf.breaks = undefined;
				const folder = whole.path.replace('/whole/', `/broken-${broken}/`);
				assert.equal(shelf.under(folder).has('/reliability.yaml'), false, `${broken}`);
				await open(`broken-${broken}`);
				const again = shelf.under(folder);
				assert.deepEqual([...again.keys()], [...files.keys()]);
				// Long texts, whose differences would take minutes to be drawn.
				assert.ok([...files].every(([name, text]) => again.get(name) === text));
			}
		});
	});
});
