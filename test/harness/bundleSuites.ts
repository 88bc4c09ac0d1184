// Bundles the in-editor suites for a kind of extension host, into out/test.
import fs from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

export const BUNDLED = {
	node: path.join(root, 'out/test/node/index.js'),
	web: path.join(root, 'out/test/web/index.js'),
};

/** Suites say `node:assert/strict` wherever they run; the browser gets its port of the same name. */
const assertInBrowser: Plugin = {
	name: 'assert-in-browser',
	setup(host) {
		host.onResolve({ filter: /^node:assert(\/strict)?$/ }, () => ({ path: 'strict', namespace: 'assert' }));
		host.onLoad({ filter: /.*/, namespace: 'assert' }, () => ({
			contents: `module.exports = require('assert/').strict`,
			resolveDir: root,
		}));
	},
};

/** As in the extension's own build: what suites call of it directly has no disk there either. */
const noDiskInBrowser: Plugin = {
	name: 'no-disk-in-browser',
	setup(host) {
		host.onResolve({ filter: /\/workspace\/disk\.ts$/ }, () => ({
			path: path.join(root, 'src/host/workspace/noDisk.ts'),
		}));
	},
};

/** For one kind of extension host. `grep` is the source of a regular expression over full titles, empty for every test. */
export async function bundleSuites(host: keyof typeof BUNDLED, grep = ''): Promise<void> {
	const names = fs
		.readdirSync(path.join(root, 'test/host/suite'))
		.filter((file) => file.endsWith('.test.ts'))
		.map((file) => file.slice(0, -'.test.ts'.length))
		.sort();
	const common: BuildOptions = {
		bundle: true,
		sourcemap: 'inline',
		logLevel: 'warning',
		define: { SUITES: JSON.stringify(names), GREP: JSON.stringify(grep) },
	};
	const ofHost: Readonly<Record<keyof typeof BUNDLED, BuildOptions>> = {
		node: {
			entryPoints: [path.join(root, 'test/host/index.node.ts')],
			platform: 'node',
			target: 'node20',
			format: 'cjs',
			external: ['vscode', 'mocha'],
		},
		web: {
			entryPoints: [path.join(root, 'test/host/index.web.ts')],
			platform: 'browser',
			target: 'es2022',
			external: ['vscode'],
			// mocha's browser build may take `module.exports` for itself: what counts is what is set last.
			format: 'iife',
			globalName: 'suites',
			footer: { js: 'module.exports = suites;' },
			plugins: [assertInBrowser, noDiskInBrowser],
			banner: { js: 'var process = globalThis.process ?? { env: {} };' },
			define: { ...common.define, global: 'globalThis' },
		},
	};
	await build({ ...common, ...ofHost[host], outfile: BUNDLED[host] });
}
