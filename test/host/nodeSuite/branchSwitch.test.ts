import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Snapshot } from '../../../src/core/index.ts';
import type { LightsOnApi } from '../../../src/extension.ts';
import {
	diagnosticLines,
	drawn,
	eventually,
	folder,
	lightsOn,
	showBacklog,
	threeItems,
} from '../suite/backlogInEditor.ts';
import { commitFolder, gitAt } from './repository.ts';

const NOW = new Date().toISOString();
const ours = `${threeItems.replace('effort: 5d', 'efort: 5d')}sources: [incidents/*.yaml]\n`;
const theirs = `rates: { currency: USD, engineerHour: 100 }
items:
  - { id: NEW-1, title: From the other branch, kind: product, effort: 1d, value: 90/week }
sources: [history.csv]
`;

describe('a switch of the branch', () => {
	let api: LightsOnApi;
	let snapshot: Snapshot | undefined;
	const items = () => snapshot?.items.map(({ item }) => item.id) ?? [];
	const incidents = () => snapshot?.incidents.map(({ id }) => id) ?? [];
	const write = (name: string, text: string) => {
		fs.mkdirSync(path.dirname(path.join(folder().fsPath, name)), { recursive: true });
		fs.writeFileSync(path.join(folder().fsPath, name), text);
	};
	const git = (...args: string[]) => gitAt(folder().fsPath, NOW, ...args);
	const problems = () =>
		['reliability.yaml', 'incidents/a.yaml', 'history.csv'].flatMap((name) =>
			diagnosticLines(vscode.Uri.joinPath(folder(), name)).map((line) => line.split(' ')[0]),
		);
	/** Resolves once all of it is there: the editor tells of the files of a switch one after the other. */
	const until = (wanted: string) =>
		eventually(api.onDidChange, () => {
			const ids = [...items(), ...incidents()].sort().join(' ');
			return ids === wanted ? true : undefined;
		});
	const titles = () => drawn(api.views.tree.rows).join('\n');

	it('shows the other backlog with its sources, and leaves no problem of the first; also there and back at once', async function () {
		if (folder().scheme !== 'file') return this.skip();
		api = await lightsOn();
		const listener = api.onDidChange((now) => {
			snapshot = now;
		});
		await vscode.commands.executeCommand('lightsOn.clearFilter');
		await showBacklog(ours);
		write(
			'incidents/a.yaml',
			'incidents:\n  - { id: A-1, service: checkout, started: 2026-01-05T10:00Z, resolved: never }\n',
		);
		const root = folder().fsPath;
		commitFolder(root, NOW);
		try {
			git('checkout', '--quiet', '-b', 'other');
			fs.rmSync(path.join(root, 'incidents'), { recursive: true });
			write('history.csv', 'id,service,started,resolved\nB-1,checkout,2026-01-06T10:00Z,2026-01-06T10:30Z\n');
			write('reliability.yaml', theirs);
			git('add', '--all');
			git('commit', '--quiet', '--message', 'Another backlog');
			await until('B-1 NEW-1');
			assert.match(titles(), /From the other branch/);
			assert.deepEqual(problems(), []);
			git('checkout', '--quiet', '-');
			await until('A-1 FEAT-1 IDEA-1 REL-1');
			assert.ok(problems().includes('key.unknown'), problems().join());
			for (const branch of ['other', '-', 'other']) git('checkout', '--quiet', branch);
			await until('B-1 NEW-1');
			assert.match(titles(), /From the other branch/);
			assert.deepEqual(problems(), []);
		} finally {
			listener.dispose();
			fs.rmSync(path.join(root, '.git'), { recursive: true, force: true });
			for (const name of ['incidents', 'history.csv'])
				fs.rmSync(path.join(root, name), { recursive: true, force: true });
			await showBacklog(threeItems);
		}
	});
});
