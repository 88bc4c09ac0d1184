// `npm run test:desktop`: the in-editor suites in a desktop VS Code. It needs a display; on Linux without one, use xvfb-run.
//
//   VSCODE_TEST_EXECUTABLE   the executable of an installed VS Code; otherwise one is downloaded
//   VSCODE_TEST_VERSION      which one to download: `stable` (the default), `insiders`, or a version such as 1.100.0
import path from 'node:path';
import process from 'node:process';
import { endWithNpm } from './endWithNpm.mjs';
import { installDependencies } from './installDependencies.mjs';
import { runCommand, typescript } from './runCommand.mjs';

const root = path.resolve(import.meta.dirname, '..');

async function main() {
	await installDependencies();
	const built = await runCommand([process.execPath, 'esbuild.js', '--production'], { cwd: root });
	return built === 0 ? runCommand(typescript('test/harness/runDesktop.ts'), { cwd: root }) : built;
}

endWithNpm();
main().then(
	(code) => {
		process.exitCode = code;
	},
	(error) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	},
);
