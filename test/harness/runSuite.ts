// Runs the in-editor suites in one kind of extension host: `tsx test/harness/runSuite.ts node|web|virtual [--grep PATTERN]`
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BUNDLED, bundleSuites } from './bundleSuites.ts';
import { copyWorkspace, FIXTURE_WORKSPACE } from './copyWorkspace.ts';
import { exitOnSignal } from './exitOnSignal.ts';
import { nodeSuite, webSuite } from './suiteOnServer.ts';
import { runSuitePage, type SuiteEditor } from './suitePage.ts';
import { virtualSuite } from './virtualSuite.ts';

const KINDS: Readonly<Record<string, () => Promise<SuiteEditor>>> = {
	node: nodeSuiteOnCopy,
	web: webSuite,
	virtual: virtualSuite,
};

async function nodeSuiteOnCopy(): Promise<SuiteEditor> {
	const workspace = copyWorkspace(FIXTURE_WORKSPACE);
	const editor = await nodeSuite({
		extension: path.resolve(import.meta.dirname, '../..'),
		tests: BUNDLED.node,
		folder: workspace.folder,
	});
	return {
		...editor,
		async close() {
			await editor.close();
			workspace.remove();
		},
	};
}

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true });
	const kind = positionals[0] ?? 'node';
	const open = KINDS[kind];
	if (!open) throw new Error(`Unknown kind of extension host "${kind}": one of ${Object.keys(KINDS).join(', ')}`);
	await bundleSuites(kind === 'node' ? 'node' : 'web', values.grep);
	return runSuitePage(kind, await open());
}

exitOnSignal();
main().then(
	(code) => process.exit(code),
	(error) => {
		console.error(error);
		process.exit(1);
	},
);
