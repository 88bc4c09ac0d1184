// Runs a child process to its end. Node built-ins only: this is used before `npm ci` has run.
import { spawn } from 'node:child_process';
import process from 'node:process';

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** How long a command that was told to end has to do so. */
const PATIENCE_MILLISECONDS = 10_000;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {(chunk: string) => void} [onOutput] takes what the command prints, which then stays off the terminal
 * @property {number} [limitMinutes] after which the command is ended
 */

/**
 * Resolves to the exit code of a command; a command that is killed, that takes too long or that cannot be found counts as
 * failed. A signal that asks this process to end is passed on, so that no child outlives `npm start` or `npm test`.
 * @param {readonly string[]} command the program and its arguments
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function runCommand([program = '', ...args], { cwd, onOutput, limitMinutes } = {}) {
	const windows = process.platform === 'win32';
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			cwd,
			stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
			// Off the terminal, a command and all that it starts are one group, and can be ended together.
			detached: onOutput !== undefined && !windows,
			// Windows finds `npm` and `code` only as .cmd files, which need a shell.
			shell: windows && program !== process.execPath,
		});
		const print = onOutput ?? ((text) => process.stderr.write(text));
		const signal = (/** @type {NodeJS.Signals} */ name) => {
			if (onOutput && !windows && child.pid) signalGroup(child.pid, name);
			else child.kill(name);
		};
		/** @type {NodeJS.Timeout[]} */
		const timers = [];
		if (limitMinutes !== undefined) {
			const endIt = () => {
				print(`${program} was stopped after ${limitMinutes} minutes.\n`);
				signal('SIGTERM');
				timers.push(setTimeout(() => signal('SIGKILL'), PATIENCE_MILLISECONDS));
			};
			timers.push(setTimeout(endIt, limitMinutes * 60_000));
		}
		for (const name of ENDING_SIGNALS) process.on(name, signal);
		const end = (/** @type {number} */ code) => {
			for (const name of ENDING_SIGNALS) process.off(name, signal);
			for (const timer of timers) clearTimeout(timer);
			resolve(code);
		};
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding('utf8');
			stream?.on('data', print);
		}
		child.on('error', (error) => {
			print(`Failed to run ${program}: ${error.message}\n`);
			end(127);
		});
		child.on('close', (code, killer) => end(killer ? 1 : (code ?? 1)));
	});
}

/**
 * @param {number} group
 * @param {NodeJS.Signals} name
 */
function signalGroup(group, name) {
	try {
		process.kill(-group, name);
	} catch (error) {
		// Its last process may end just before.
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
	}
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
