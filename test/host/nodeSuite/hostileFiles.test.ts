import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Snapshot } from '../../../src/core/index.ts';
import type { LightsOnApi } from '../../../src/extension.ts';
import { diagnosticLines, eventually, folder, lightsOn, showBacklog, threeItems } from '../suite/backlogInEditor.ts';

const incident = (id: string) =>
	`incidents:\n  - { id: ${id}, started: 2026-01-01T00:00Z, resolved: 2026-01-01T01:00Z }\n`;

/** Files that something else wrote, read from the disk as they are. */
describe('a hostile file on the disk', () => {
	let api: LightsOnApi;
	let newest: Snapshot | undefined;
	/** Never opened: an editor would hand on its own text of it. */
	const file = vscode.Uri.joinPath(folder(), 'hostile/reliability.yaml');
	/** What the three items leave open. */
	let usual: readonly string[];
	const listeners: vscode.Disposable[] = [];
	const own = () => newest?.items.filter(({ item }) => item.origin.file === file.toString()) ?? [];

	before(async function () {
		if (folder().scheme !== 'file') this.skip();
		api = await lightsOn();
		await showBacklog('items: []\n');
		listeners.push(
			api.onDidChange((snapshot) => {
				newest = snapshot;
			}),
		);
		fs.mkdirSync(path.dirname(file.fsPath));
		await write(threeItems, () => own().length === 3 && problems().length > 0);
		usual = problems();
	});
	after(async () => {
		if (!api) return;
		fs.rmSync(path.dirname(file.fsPath), { recursive: true });
		await eventually(api.onDidChange, () => (own().length === 0 ? true : undefined));
		vscode.Disposable.from(...listeners).dispose();
	});
	afterEach(async () => {
		await write(threeItems, () => own().length === 3 && problems().join() === usual.join());
	});

	/** The codes of the problems that the editor shows, each once. */
	function problems(): string[] {
		return [...new Set(diagnosticLines(file).map((line) => line.split(' ')[0]!))].sort();
	}

	/** Resolves once the editor has come to that. */
	async function write(text: string | Uint8Array, isRead: () => boolean): Promise<void> {
		const done = new Promise<void>((resolve) => {
			const look = () => {
				if (!isRead()) return;
				for (const listener of looking) listener.dispose();
				resolve();
			};
			const looking = [api.onDidChange(look), vscode.languages.onDidChangeDiagnostics(look)];
			fs.writeFileSync(file.fsPath, text);
		});
		await done;
	}

	for (const [name, text] of [
		['of 50 MB', `${threeItems}${'# filler\n'.repeat(5_600_000)}`],
		['with a line of more than 5 MB', `${threeItems}# ${'x'.repeat(6_000_000)}\n`],
	] as const)
		it(`${name} is a problem at its top, and nothing of it is read`, async () => {
			await write(text, () => problems().includes('file.tooLarge'));
			assert.match(diagnosticLines(file).join(), /^file\.tooLarge 0:0-0:(0|43)$/);
		});

	for (const [name, text, code] of [
		['nested a hundred thousand deep', `${threeItems}x: ${'['.repeat(100_000)}\n`, /^yaml\.syntax$/],
		['nested a hundred deep', `${threeItems}x: ${'['.repeat(100)}1${']'.repeat(100)}\n`, /^key\.unknown$/],
		[
			'with a bomb of aliases',
			`${threeItems}b0: &b0 [x, x]\n${Array.from({ length: 40 }, (_, depth) => `b${depth + 1}: &b${depth + 1} [*b${depth}, *b${depth}]\n`).join('')}`,
			/^yaml\.alias$|^key\.unknown$/,
		],
		['with NUL bytes', threeItems.replace('Rotate', 'Ro\0tate'), /./],
		['with keys of prototypes', `${threeItems}__proto__: { items: [] }\nconstructor: 1\n`, /^key\.unknown$/],
	] as const)
		it(`${name} has a problem, and what can be read still counts`, async () => {
			await write(text, () => problems().some((found) => code.test(found)));
			assert.ok(newest);
		});

	it('with bytes that are no UTF-8, or halves of characters, is read as an editor shows it', async () => {
		const bytes = Buffer.from(threeItems.replace('Rotate keys', '"Rotate \\ud800 @"'));
		bytes[bytes.indexOf('@')] = 0xff;
		await write(bytes, () => own().some(({ item }) => item.title.includes('\ufffd')));
		assert.equal(own().length, 3);
	});

	it('leads nowhere out of the workspace by its sources, however they are written', async () => {
		const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-outside-'));
		const root = path.dirname(file.fsPath);
		fs.writeFileSync(path.join(outside, 'secret.yaml'), incident('SECRET'));
		fs.mkdirSync(path.join(root, 'inside'));
		fs.writeFileSync(path.join(root, 'inside/own.yaml'), incident('OWN'));
		fs.symlinkSync(path.join(outside, 'secret.yaml'), path.join(root, 'inside/file.yaml'));
		fs.symlinkSync(outside, path.join(root, 'inside/folder'));
		const up = path.relative(root, path.join(outside, 'secret.yaml'));
		const ways = [
			up,
			`inside/../${up}`,
			path.join(outside, 'secret.yaml'),
			`{${up},inside/x.yaml}`,
			`file://${outside}/secret.yaml`,
			up.replaceAll('/', '\\\\'),
			'C:/secret.yaml',
			'\\\\\\\\evil.example\\\\share\\\\secret.yaml',
			'//evil.example/share/secret.yaml',
			'inside/file.yaml',
			'inside/folder/secret.yaml',
			'~/secret.yaml',
		];
		try {
			const sources = ways.map((way) => `  - "${way}"\n`).join('');
			const isRead = () => newest?.incidents.length === 1 && problems().includes('source.outside');
			await write(`${threeItems}sources:\n  - inside/own.yaml\n${sources}`, isRead);
			assert.deepEqual(
				newest?.incidents.map(({ id }) => id),
				['OWN'],
			);
			assert.deepEqual(
				problems().filter((code) => !usual.includes(code)),
				['source.outside'],
			);
			assert.equal(diagnosticLines(file).filter((line) => line.startsWith('source.outside')).length, ways.length);
		} finally {
			fs.rmSync(path.join(root, 'inside'), { recursive: true });
			fs.rmSync(outside, { recursive: true });
		}
	});
});
