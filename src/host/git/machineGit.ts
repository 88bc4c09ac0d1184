import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { loadCore } from '../core.ts';
import type { Git } from './git.ts';

/** Of a repository with a long history the answer may take this long; nobody waits for it. */
const LONGEST = 20_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** In Node hosts. The build puts `noGit.ts` in its place where there are no processes. */
export const machineGit: Git = {
	async run(folder, args, { input, token } = {}) {
		if (!vscode.workspace.isTrusted || folder.scheme !== 'file' || token?.isCancellationRequested) return undefined;
		const program = gitProgram();
		if (program === undefined) return undefined;
		const { gitEnvironment } = await loadCore();
		return new Promise((resolve) => {
			const options = {
				cwd: folder.fsPath,
				env: { ...process.env, ...gitEnvironment },
				encoding: 'utf8',
				maxBuffer: MOST_BYTES,
				timeout: LONGEST,
				windowsHide: true,
			} as const;
			const running = execFile(program, [...args], options, (error, out) => {
				cancelling?.dispose();
				resolve(error ? undefined : out);
			});
			const cancelling = token?.onCancellationRequested(() => running.kill());
			// A git that ends before it has read everything closes its end: its exit says what went wrong.
			running.stdin?.on('error', () => {});
			running.stdin?.end(input ?? '');
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
