import * as vscode from 'vscode';
import type { RepositoryCommits, Snapshot } from '../../core/index.ts';
import type { Core } from '../core.ts';
import type { Git } from './git.ts';

/** So far back a repository is read: a year, and two weeks for commits that were made in one and written in another. */
const READ = 54 * 7 * 86_400_000;

interface Read {
	readonly commits: RepositoryCommits['commits'];
	/** The first commit of all is among them, or the last that a shallow clone holds. */
	readonly hasFirst: boolean;
}

interface Known extends Read {
	readonly folder: vscode.Uri;
	readonly head: string;
}

interface Found {
	readonly folder: vscode.Uri;
	readonly head: string;
	readonly isShallow: boolean;
	readonly prefixes: Map<string, string>;
}

/** The commits of the repositories in which the backlogs lie. A repository is read once, and then only what is new in it. */
export class CommitHistory {
	readonly #git: Git;
	readonly #known = new Map<string, Known>();

	constructor(git: Git) {
		this.#git = git;
	}

	/**
	 * Empty where there is no git; undefined where it was cancelled, after which what was known still is.
	 *
	 * @param tell Is told how much of what is new in a repository has been read, 0–1.
	 */
	async read(
		core: Core,
		snapshot: Snapshot,
		token: vscode.CancellationToken,
		tell: (share: number) => void = () => {},
	): Promise<readonly RepositoryCommits[] | undefined> {
		const found = await this.#find(core, snapshot, token);
		// Git was not asked to its end: where it said nothing there may be a repository all the same.
		if (token.isCancellationRequested) return undefined;
		const since = snapshot.now - READ;
		const repositories: RepositoryCommits[] = [];
		for (const [top, { folder, head, isShallow, prefixes }] of found) {
			const known = this.#known.get(top);
			const read = known?.head === head ? known : await this.#log(core, folder, since, known, token, tell);
			if (token.isCancellationRequested) return undefined;
			// A shallow clone that ends within these weeks would tell its last commit for all of them.
			if (!read || (isShallow && read.hasFirst)) {
				this.#known.delete(top);
				continue;
			}
			this.#known.set(top, { folder, head, ...read });
			repositories.push({ commits: read.commits, prefixes });
		}
		for (const top of this.#known.keys()) if (!found.has(top)) this.#known.delete(top);
		return repositories;
	}

	/** A commit that was read, as git shows it; undefined where it is gone. */
	show(core: Core, hash: string): Promise<string | undefined> {
		for (const { folder, commits } of this.#known.values())
			if (commits.some((commit) => commit.hash === hash)) return this.#git.run(folder, core.showArguments(hash));
		return Promise.resolve(undefined);
	}

	async #find(core: Core, { backlogs }: Snapshot, token: vscode.CancellationToken): Promise<Map<string, Found>> {
		const found = new Map<string, Found>();
		for (const { file } of backlogs) {
			const folder = vscode.Uri.parse(core.folderOf(file), true);
			const printed = await this.#git.run(folder, core.repositoryArguments, { token });
			const repository = printed === undefined ? undefined : core.readRepository(printed);
			if (!repository) continue;
			const known = found.get(repository.top);
			if (known) known.prefixes.set(file, repository.prefix);
			else {
				const { top, prefix, ...rest } = repository;
				found.set(top, { folder, ...rest, prefixes: new Map([[file, prefix]]) });
			}
		}
		return found;
	}

	/** What came after the last commit that is known; all of it where that is gone, such as after a rebase. */
	async #log(
		core: Core,
		folder: vscode.Uri,
		since: number,
		known: Known | undefined,
		token: vscode.CancellationToken,
		tell: (share: number) => void,
	): Promise<Read | undefined> {
		const stray = known && (await this.#git.run(folder, core.strayArguments(known.head), { token }));
		const before = stray?.trim() === '0' ? known : undefined;
		const counted = await this.#git.run(folder, core.countArguments(since / 1000, before?.head), { token });
		const all = Number(counted) || 1;
		const reader = new core.CommitReader();
		const take = (piece: string) => {
			reader.push(piece);
			tell(Math.min(1, reader.seen / all));
		};
		const done = await this.#git.run(folder, core.logArguments(since / 1000, before?.head), { token, take });
		if (done === undefined) return undefined;
		const commits = [...reader.end(), ...(before?.commits ?? [])];
		return { commits, hasFirst: reader.hasFirst || before?.hasFirst === true };
	}
}
