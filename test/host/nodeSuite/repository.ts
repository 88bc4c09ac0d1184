import { execFileSync } from 'node:child_process';
import os from 'node:os';

/** Runs git in a folder, as Ana at a moment, where no setting of this machine reaches. */
export function gitAt(root: string, at: string, ...args: string[]): void {
	const env = {
		...process.env,
		...{ GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' },
		...{ GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
	};
	execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], { cwd: root, env });
}

/** Makes a repository of a folder, with all of it in one commit of that moment. */
export function commitFolder(root: string, at: string, message = 'As it stands'): void {
	gitAt(root, at, 'init', '--quiet');
	gitAt(root, at, 'add', '--all');
	gitAt(root, at, 'commit', '--quiet', '--message', message);
}
