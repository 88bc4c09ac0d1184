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

export interface Commits {
	/** Empty where there is no git. */
	readonly repositories: readonly RepositoryCommits[];
	/** A shallow clone ends within what was asked for: of its repository nothing is told. */
	readonly isCut: boolean;
}

/** The commits of the repositories in which the backlogs of a folder lie, from an instant on. */
export async function commitsOf(
	root: string,
	snapshot: Snapshot,
	since: number,
	tell: (commits: number) => void,
): Promise<Commits> {
	const found = new Map<string, { folder: string; isShallow: boolean; prefixes: Map<string, string> }>();
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
		else {
			const { top, prefix, isShallow } = repository;
			found.set(top, { folder, isShallow, prefixes: new Map([[file, prefix]]) });
		}
	}
	const repositories: RepositoryCommits[] = [];
	let isCut = false;
	for (const { folder, isShallow, prefixes } of found.values()) {
		const reader = await readLog(folder, since, tell);
		if (!reader) continue;
		const commits = reader.end();
		if (isShallow && reader.hasFirst) isCut = true;
		else repositories.push({ commits, prefixes });
	}
	return { repositories, isCut };
}

/** As it comes, in one pass; undefined where git fails. */
function readLog(folder: string, since: number, tell: (commits: number) => void) {
	return new Promise<CommitReader | undefined>((resolve) => {
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
		git.on('close', (status) => resolve(status === 0 ? reader : undefined));
	});
}
