// Runs a child process to its end. Node built-ins only: this is used before `npm ci` has run.
import { spawn } from 'node:child_process';
import process from 'node:process';

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Resolves to the exit code of a command; a command killed by a signal, or that cannot be found, counts as failed.
 * A signal that asks this process to end is passed on, so that no child outlives `npm start` or `npm test`.
 * @param {readonly string[]} command the program and its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onOutput?: (chunk: string) => void }} [options] with `onOutput`,
 * what the command prints goes there instead of to the terminal.
 * @returns {Promise<number>}
 */
export function runCommand([program = '', ...args], { cwd, env, onOutput } = {}) {
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			cwd,
			env: env ?? process.env,
			stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
			// Windows finds `npm` and `code` only as .cmd files, which need a shell.
			shell: process.platform === 'win32' && program !== process.execPath,
		});
		const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
		for (const signal of ENDING_SIGNALS) process.on(signal, passOn);
		const end = (/** @type {number} */ code) => {
			for (const signal of ENDING_SIGNALS) process.off(signal, passOn);
			resolve(code);
		};
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding('utf8');
			stream?.on('data', (chunk) => onOutput?.(chunk));
		}
		child.on('error', (error) => {
			const text = `Failed to run ${program}: ${error.message}\n`;
			if (onOutput) onOutput(text);
			else process.stderr.write(text);
			end(127);
		});
		child.on('close', (code, signal) => end(signal ? 1 : (code ?? 1)));
	});
}

/**
 * The command that runs a TypeScript file of this repository.
 * @param {...string} fileAndArgs
 * @returns {string[]}
 */
export function typescript(...fileAndArgs) {
	return [process.execPath, '--import', 'tsx', ...fileAndArgs];
}

/**
 * The command that runs npm: the same npm that started this script, where one did.
 * @param {...string} args
 * @returns {string[]}
 */
export function npm(...args) {
	const cli = process.env.npm_execpath;
	return cli?.endsWith('.js') ? [process.execPath, cli, ...args] : ['npm', ...args];
}
