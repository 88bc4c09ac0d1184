import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packagesOf, thirdPartyNotices } from '../../scripts/thirdPartyNotices.mjs';

describe('the notices of what is shipped of others', () => {
	let root: string;
	const add = (folder: string, manifest: object, files: Readonly<Record<string, string>>) => {
		const at = path.join(root, folder);
		fs.mkdirSync(at, { recursive: true });
		fs.writeFileSync(path.join(at, 'package.json'), JSON.stringify(manifest));
		for (const [name, text] of Object.entries(files)) {
			fs.mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
			fs.writeFileSync(path.join(at, name), text);
		}
	};

	beforeEach(() => {
		root = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-notices-'));
	});
	afterEach(() => fs.rmSync(root, { recursive: true }));

	it('go by the packages that bundles were made of, nested ones and scopes included', () => {
		const inputs = [
			'src/extension.ts',
			'node_modules/yaml/dist/index.js',
			'node_modules/yaml/dist/node.js',
			'node_modules/@scope/name/lib/a.js',
			'node_modules/charts/node_modules/inner/b.js',
		];
		assert.deepEqual(
			[...packagesOf(inputs)],
			['node_modules/yaml', 'node_modules/@scope/name', 'node_modules/charts/node_modules/inner'],
		);
	});

	it('name each once with its version and licence, and have the texts, of what it took in itself too', () => {
		add('node_modules/b', { name: 'b', version: '2.0.0', license: 'MIT' }, { LICENSE: 'Text of B\r\nsecond line\n' });
		add(
			'node_modules/a',
			{ name: 'a', version: '1.0.0', license: 'Apache-2.0' },
			{
				'LICENSE.txt': 'Text of A',
				NOTICE: 'Notice of A',
				'licenses/LICENSE-inner': 'Text of inner',
				'license.js': '',
			},
		);
		add('node_modules/a/node_modules/b', { name: 'b', version: '2.0.0', license: 'MIT' }, { LICENSE: 'Text of B' });
		const text = thirdPartyNotices(root, ['node_modules/b', 'node_modules/a', 'node_modules/a/node_modules/b']);
		assert.match(text, /^- a 1\.0\.0 \(Apache-2\.0\)\n- b 2\.0\.0 \(MIT\)\n\n-/m);
		assert.match(text, /\nText of A\n\nNotice of A\n\nText of inner\n/);
		assert.equal(text.split('Text of B').length, 2);
	});

	it('refuse a licence that nobody has looked at, and one without its text', () => {
		add('node_modules/odd', { name: 'odd', version: '1.0.0', license: 'Odd-1.0' }, { LICENSE: 'x' });
		add('node_modules/none', { name: 'none', version: '1.0.0', license: 'MIT' }, {});
		assert.throws(() => thirdPartyNotices(root, ['node_modules/odd']), /odd 1\.0\.0 has the licence "Odd-1\.0"/);
		assert.throws(() => thirdPartyNotices(root, ['node_modules/none']), /none 1\.0\.0 has no text of its licence/);
	});
});
