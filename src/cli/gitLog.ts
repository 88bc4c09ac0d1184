import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import {
	CommitReader,
	folderOf,
	gitEnvironment,
	logArguments,
	type RepositoryCommits,
	readRepository,
	repositoryArguments,
	type Snapshot,
} from '../core/index.ts';

const LONGEST = 20_000;

/** The commits of the repositories in which the backlogs of a folder lie, from an instant on; none where there is no git. */
export async function commitsOf(
	root: string,
	snapshot: Snapshot,
	since: number,
	tell: (commits: number) => void,
): Promise<readonly RepositoryCommits[]> {
	const found = new Map<string, { readonly folder: string; readonly prefixes: Map<string, string> }>();
	for (const { file } of snapshot.backlogs) {
		const folder = path.join(root, folderOf(file));
		const { status, stdout } = spawnSync('git', [...repositoryArguments], {
			cwd: folder,
			env: { ...process.env, ...gitEnvironment },
			encoding: 'utf8',
			timeout: LONGEST,
			windowsHide: true,
		});
		const repository = status === 0 ? readRepository(stdout) : undefined;
		if (!repository) continue;
		const known = found.get(repository.top);
		if (known) known.prefixes.set(file, repository.prefix);
		else found.set(repository.top, { folder, prefixes: new Map([[file, repository.prefix]]) });
	}
	const repositories: RepositoryCommits[] = [];
	for (const { folder, prefixes } of found.values()) {
		const commits = await readLog(folder, since, tell);
		if (commits) repositories.push({ commits, prefixes });
	}
	return repositories;
}

/** As it comes, in one pass; undefined where git fails. */
function readLog(folder: string, since: number, tell: (commits: number) => void) {
	return new Promise<ReturnType<CommitReader['end']> | undefined>((resolve) => {
		const reader = new CommitReader();
		const git = spawn('git', [...logArguments(since / 1000)], {
			cwd: folder,
			env: { ...process.env, ...gitEnvironment },
			stdio: ['ignore', 'pipe', 'ignore'],
			windowsHide: true,
		});
		git.stdout.setEncoding('utf8');
		git.stdout.on('data', (piece: string) => {
			reader.push(piece);
			tell(reader.seen);
		});
		git.on('error', () => resolve(undefined));
		git.on('close', (status) => resolve(status === 0 ? reader.end() : undefined));
	});
}
