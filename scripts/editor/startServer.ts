// Serves the installed VS Code on a loopback port, with a data folder of its own that goes when the server does.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { InstalledEditor } from './installEditor.ts';
import { QUIET_SETTINGS, type Settings } from './settings.ts';

export interface ServerOptions {
	readonly editor: InstalledEditor;
	/** 0, the default, takes any free port. */
	readonly port?: number;
	readonly settings?: Settings;
	/** A packaged extension to install, as a user would. */
	readonly vsix?: string;
	/** The built-in extensions to have, by their folders; by default all. Each takes time to be read and begun. */
	readonly builtIn?: readonly string[];
	/** Folders of extensions to have besides, unpackaged. */
	readonly companions?: readonly string[];
	/** The secret that a browser must bring. Without one anything on this machine may connect: for test runs only. */
	readonly token?: string;
	/** Honours the tests that a page asks to be run, and development extensions; VS Code ignores both without it. */
	readonly automation?: boolean;
	/** A folder of programs that come before those of the machine. */
	readonly programs?: string;
	/** Whether the editor may hold a folder for untrusted; by default it trusts all. */
	readonly asksForTrust?: boolean;
}

export interface Server {
	/** Such as `http://127.0.0.1:40001`. */
	readonly origin: string;
	/** Its process; the extension hosts are its children. */
	readonly pid: number;
	/** The address of a file of this machine, as the browser names it. */
	remote(file: string): string;
	/** Replaces the user's settings by the quiet ones and these; open windows follow at once. */
	writeSettings(settings: Settings): void;
	/** Settles when the server has ended, whoever ended it. */
	readonly ended: Promise<unknown>;
	/** The folder of all that the server writes, the logs of its extension hosts among it. */
	readonly data: string;
	readonly logs: string;
	stop(): Promise<void>;
}

const READY = /Extension host agent listening on (\d+)/;
/** The server reports a port that is taken, and then goes on without listening. */
const NOT_LISTENING = /Error: (listen .*)/;

/** An extension host may still be writing its last log lines while its folder goes. */
const removal = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 } as const;

export async function startServer(options: ServerOptions): Promise<Server> {
	const data = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-editor-'));
	const extensions = path.join(data, 'extensions');
	const writeSettings = (settings: Settings) => {
		const file = path.join(data, 'data/User/settings.json');
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.writeFileSync(file, JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, '\t'));
	};
	writeSettings(options.settings ?? {});
	for (const folder of options.companions ?? []) {
		fs.cpSync(folder, path.join(extensions, path.basename(folder)), { recursive: true });
	}

	const builtIn = path.join(options.editor.vscode, 'extensions');
	const chosen = options.builtIn ? path.join(data, 'built-in') : builtIn;
	for (const name of options.builtIn ?? []) {
		fs.mkdirSync(chosen, { recursive: true });
		fs.symlinkSync(path.join(builtIn, name), path.join(chosen, name));
	}

	const main = path.join(options.editor.vscode, 'out/server-main.js');
	const common = [
		...[main, '--accept-server-license-terms'],
		...['--server-data-dir', data, '--extensions-dir', extensions, '--builtin-extensions-dir', chosen],
	];
	const env = {
		...process.env,
		PATH: [options.programs, process.env.PATH].filter(Boolean).join(path.delimiter),
		// Coverage is less exact in what was compiled before.
		...(process.env.NODE_V8_COVERAGE ? {} : { NODE_COMPILE_CACHE: path.join(options.editor.vscode, '../compiled') }),
	};
	if (options.vsix) {
		execFileSync(options.editor.node, [...common, '--install-extension', path.resolve(options.vsix), '--force'], {
			stdio: ['ignore', 'ignore', 'inherit'],
			env,
		});
	}
	const child = spawn(
		options.editor.node,
		[
			...common,
			...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--telemetry-level', 'off'],
			// It would ask a login shell for what this process has been given already.
			'--force-disable-user-env',
			...(options.token ? ['--connection-token', options.token] : ['--without-connection-token']),
			...(options.automation ? ['--enable-smoke-test-driver'] : []),
			// Not by a setting, which a window may read late.
			...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
		],
		// In a group of its own, so that its extension hosts can be ended with it, and so that Ctrl+C reaches only this
		// process, which then stops the server in order.
		{ stdio: ['ignore', 'pipe', 'pipe'], detached: true, env },
	);
	const endNow = () => {
		killGroup(child);
		fs.rmSync(data, removal);
	};
	process.once('exit', endNow);
	const stop = async () => {
		await end(child);
		process.off('exit', endNow);
		await fs.promises.rm(data, removal);
	};
	try {
		const authority = `127.0.0.1:${await readyPort(child)}`;
		return {
			origin: `http://${authority}`,
			pid: child.pid!,
			remote: (file) => `vscode-remote://${authority}${path.resolve(file)}`,
			writeSettings,
			ended: once(child, 'exit'),
			data,
			logs: path.join(data, 'data/logs'),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

function readyPort(child: ChildProcess): Promise<number> {
	return new Promise((resolve, reject) => {
		let output = '';
		const read = (chunk: Buffer) => {
			output += chunk;
			const port = READY.exec(output)?.[1];
			if (port) resolve(Number(port));
			const problem = NOT_LISTENING.exec(output)?.[1];
			if (problem) reject(new Error(`Failed to start the editor's server: ${problem}`));
		};
		child.stdout?.on('data', read);
		child.stderr?.on('data', read);
		child.once('error', reject);
		child.once('exit', (code) => {
			reject(new Error(`Failed to start the editor's server: it ended with code ${code}\n${output.trim()}`));
		});
	});
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode === null && child.signalCode === null) {
		const gone = once(child, 'exit');
		child.kill('SIGTERM');
		const impatience = setTimeout(() => child.kill('SIGKILL'), 5000);
		await gone;
		clearTimeout(impatience);
	}
	killGroup(child);
}

/** What is left of the group; mostly nothing, and then there is nothing to do. */
function killGroup(child: ChildProcess): void {
	try {
		if (child.pid) process.kill(-child.pid, 'SIGKILL');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}
