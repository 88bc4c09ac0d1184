import { spawn } from 'node:child_process';
import * as vscode from 'vscode';
import { loadCore } from '../core.ts';
import type { Git } from './git.ts';

/** Milliseconds in which git says nothing, after which it is given up: of a long history it says something all the time. */
const LONGEST_SILENCE = 20_000;
/** Of an answer that is not taken as it comes. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** In Node hosts. The build puts `noGit.ts` in its place where there are no processes. */
export const machineGit: Git = {
	async run(folder, args, { input, token, take } = {}) {
		if (!vscode.workspace.isTrusted || folder.scheme !== 'file' || token?.isCancellationRequested) return undefined;
		const program = gitProgram();
		if (program === undefined) return undefined;
		const { gitEnvironment } = await loadCore();
		return new Promise((resolve) => {
			const running = spawn(program, [...args], {
				cwd: folder.fsPath,
				env: { ...process.env, ...gitEnvironment },
				stdio: ['pipe', 'pipe', 'ignore'],
				windowsHide: true,
			});
			const cancelling = token?.onCancellationRequested(() => running.kill());
			const silence = setTimeout(() => running.kill(), LONGEST_SILENCE);
			const pieces: string[] = [];
			let characters = 0;
			running.stdout.setEncoding('utf8');
			running.stdout.on('data', (piece: string) => {
				silence.refresh();
				if (token?.isCancellationRequested) return;
				if (take) return take(piece);
				characters += piece.length;
				if (characters > MOST_CHARACTERS) running.kill();
				else pieces.push(piece);
			});
			const end = (isDone: boolean) => {
				clearTimeout(silence);
				cancelling?.dispose();
				resolve(isDone && !token?.isCancellationRequested ? pieces.join('') : undefined);
			};
			running.on('error', () => end(false));
			running.on('close', (status) => end(status === 0));
			// A git that ends before it has read everything closes its end: its exit says what went wrong.
			running.stdin.on('error', () => {});
			running.stdin.end(input ?? '');
		});
	},
};

/** As the editor's own Git finds it; undefined where somebody has switched that off. */
function gitProgram(): string | undefined {
	const settings = vscode.workspace.getConfiguration('git');
	if (settings.get('enabled') === false) return undefined;
	const path = settings.get<string | readonly string[] | null>('path');
	const first = typeof path === 'string' ? path : path?.[0];
	return first ? first : 'git';
}
