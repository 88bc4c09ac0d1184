// `npm start`: from a fresh clone to the extension at work on the example. Node built-ins only, as it is what installs the
// dependencies.
//
//   --port N      the port of the embedded editor; any free one by default
//   --no-open     do not open a browser
//   --embedded    the embedded editor even where there is a desktop one
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { endWithNpm } from './endWithNpm.mjs';
import { installDependencies } from './installDependencies.mjs';
import { npm, runCommand, typescript } from './runCommand.mjs';

const root = path.resolve(import.meta.dirname, '..');
const example = path.join(root, 'examples/checkout');

async function main() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '0' },
			'no-open': { type: 'boolean', default: false },
			embedded: { type: 'boolean', default: false },
		},
	});
	const desktop = !values.embedded && hasDesktopEditor();
	if (!desktop && process.platform !== 'linux') {
		throw new Error(
			"VS Code was not found. Install it and its `code` command (Command Palette: \"Shell Command: Install 'code' " +
				'command in PATH") and run this again, or open this folder in VS Code and press F5. ' +
				'The embedded editor runs on Linux only.',
		);
	}
	await installDependencies();
	if (desktop) {
		await runQuietly('Building the extension …', npm('run', '--silent', 'build'));
		console.log('Opening VS Code on examples/checkout. Close its window, or press Ctrl+C here, to end.');
		return runCommand(['code', '--new-window', '--wait', `--extensionDevelopmentPath=${root}`, example], { cwd: root });
	}
	// Packaged and installed as a user would have it, so that what is tried is what is shipped.
	await runQuietly('Building and packaging the extension …', npm('run', '--silent', 'package'));
	const options = ['--port', values.port, ...(values['no-open'] ? ['--no-open'] : [])];
	return runCommand(typescript('scripts/serveExample.ts', ...options), { cwd: root });
}

/** Whether `code` is a desktop editor that can show a window here. */
function hasDesktopEditor() {
	// In a terminal of VS Code on another machine, `code` only talks to that window and takes no development extension.
	if (process.env.VSCODE_IPC_HOOK_CLI) return false;
	if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
	// As root it refuses to start.
	if (process.getuid?.() === 0) return false;
	const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
	return (process.env.PATH ?? '')
		.split(path.delimiter)
		.some((folder) => names.some((name) => fs.existsSync(path.join(folder, name))));
}

/**
 * Shows what a command prints only where it fails.
 * @param {string} what
 * @param {readonly string[]} command
 */
async function runQuietly(what, command) {
	console.log(what);
	let output = '';
	const code = await runCommand(command, {
		cwd: root,
		onOutput: (chunk) => {
			output += chunk;
		},
	});
	if (code !== 0) throw new Error(`${output.trim()}\n\nFailed with exit code ${code}: ${what}`);
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
