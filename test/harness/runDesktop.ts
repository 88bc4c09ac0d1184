// Runs the in-editor suites in a desktop VS Code, through Microsoft's own test runner; see scripts/testDesktop.mjs.
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { BUNDLED, bundleSuites } from './bundleSuites.ts';
import { copyWorkspace, FIXTURE_WORKSPACE } from './copyWorkspace.ts';
import { exitOnSignal } from './exitOnSignal.ts';

async function main(): Promise<number> {
	await bundleSuites('node');
	const named = process.env.VSCODE_TEST_EXECUTABLE;
	const executable = named
		? path.resolve(named)
		: await downloadAndUnzipVSCode({
				version: process.env.VSCODE_TEST_VERSION ?? 'stable',
				cachePath: path.resolve(import.meta.dirname, '../../.cache/desktop'),
			});
	const workspace = copyWorkspace(FIXTURE_WORKSPACE);
	try {
		return await runTests({
			vscodeExecutablePath: executable,
			extensionDevelopmentPath: path.resolve(import.meta.dirname, '../..'),
			extensionTestsPath: BUNDLED.node,
			launchArgs: [workspace.folder, '--disable-extensions', '--disable-workspace-trust'],
		});
	} finally {
		workspace.remove();
	}
}

exitOnSignal();
main().then(
	(code) => process.exit(code),
	(error) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
