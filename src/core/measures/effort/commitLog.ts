/** A commit that somebody wrote, as far as effort is told from it. */
export interface Commit {
	readonly hash: string;
	/** Tells people apart; it is never shown. */
	readonly author: string;
	/** When it was written, which a rebase keeps. Milliseconds since 1970. */
	readonly at: number;
	readonly subject: string;
	/** The values of its trailers `Item:` and `Incident:`, as written. */
	readonly trailer: string;
	/** The subject of the merge that brought its branch in, which mostly names the branch. */
	readonly branch?: string;
	/** Relative to the repository. */
	readonly paths: readonly string[];
}

const RECORD = '\x02';
const HEAD_END = '\x03';
const FIELD = '\x1f';
/** Longer ones are cut: an id stands in front. */
const LONGEST_SUBJECT = 200;
/** Of a commit that touches more, these tell enough. */
const MOST_PATHS = 200;

/**
 * The arguments with which git tells its commits, children before parents. No program that a repository names is run, and
 * nothing is signed for.
 *
 * @param since Seconds since 1970: no commit that was made before.
 * @param known The last commit that is known: only those after it.
 */
export function logArguments(since: number, known?: string): readonly string[] {
	const fields = ['%H', '%P', '%aE', '%at', '%s', '%(trailers:key=Item,key=Incident,valueonly,separator=%x2C)'];
	return [
		...['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', 'log', '-z', '--topo-order', '--name-only'],
		...['--no-renames', '--no-ext-diff', '--no-textconv', '--no-color', '--no-decorate', '--no-notes'],
		sinceArgument(since),
		`--format=%x02${fields.join('%x1f')}%x03`,
		known === undefined ? 'HEAD' : `${known}..HEAD`,
		'--',
	];
}

/** Git takes a small number for something else than seconds, and a date for what it is. */
function sinceArgument(since: number): string {
	const date = new Date(Math.min(Math.max(0, since), LAST_SECOND) * 1000);
	return `--since=${date.toISOString().slice(0, 19)}Z`;
}

/** Of the last year that git reads. */
const LAST_SECOND = Date.UTC(2099, 0, 1) / 1000;

/** What git prints in a folder for its repository: the folder's place in it, whether it is shallow, what is checked out. */
export const repositoryArguments: readonly string[] = [
	...['rev-parse', '--show-toplevel', '--show-prefix', '--is-shallow-repository', 'HEAD'],
];

/** Git prints 0 where a commit that was known is one of those before HEAD still, and fails where it is gone. */
export function strayArguments(known: string): readonly string[] {
	return ['rev-list', '--count', '--max-count=1', `HEAD..${known}`, '--'];
}

/** How many commits there are to tell, for progress. */
export function countArguments(since: number, known?: string): readonly string[] {
	return ['rev-list', '--count', sinceArgument(since), known === undefined ? 'HEAD' : `${known}..HEAD`, '--'];
}

/** What git prints of one commit to be read: its message and its changes. No program that a repository names is run. */
export function showArguments(hash: string): readonly string[] {
	return [
		...['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', 'show', '--no-color', '--no-ext-diff'],
		...['--no-textconv', '--no-notes', '--stat', '--patch', '--format=%H%n%ad%n%n%B', '--date=iso-strict'],
		...['--end-of-options', hash, '--'],
	];
}

export interface Repository {
	readonly top: string;
	/** Of the folder in it: empty, or with `/` at its end. */
	readonly prefix: string;
	/** The clone holds no more than the newest commits. */
	readonly isShallow: boolean;
	readonly head: string;
}

/** Undefined where git printed something else. */
export function readRepository(printed: string): Repository | undefined {
	const [top, prefix, shallow, head] = printed.split(/\r?\n/);
	if (!top || prefix === undefined || !head || !/^[0-9a-f]{40,64}$/.test(head)) return undefined;
	return { top, prefix, isShallow: shallow === 'true', head };
}

/** Takes what git prints as it comes, in pieces of any size. Merges are no effort of their own, but name branches. */
export class CommitReader {
	readonly #commits: Commit[] = [];
	readonly #names = new Map<string, string>();
	/** The branch of commits that are still to come; null on the main line, which wins where both lead to a commit. */
	readonly #branches = new Map<string, string | null>();
	#rest = '';
	#seen = 0;
	#hasFirst = false;

	/** Commits that were read so far, merges included. */
	get seen(): number {
		return this.#seen;
	}

	/** A commit without parents was among them: where a clone is shallow, it was cut off there. */
	get hasFirst(): boolean {
		return this.#hasFirst;
	}

	push(piece: string): void {
		const records = (this.#rest + piece).split(RECORD);
		this.#rest = records.pop()!;
		for (const record of records) this.#read(record);
	}

	/** All commits, the newest first as far as children come before parents. */
	end(): readonly Commit[] {
		this.#read(this.#rest);
		this.#rest = '';
		return this.#commits;
	}

	#read(record: string): void {
		const end = record.indexOf(HEAD_END);
		if (end < 0) return;
		const fields = record.slice(0, end).split(FIELD);
		const [hash, parents, author, time] = fields;
		const at = Number(time) * 1000;
		if (!hash || parents === undefined || author === undefined || !Number.isFinite(at) || fields.length < 6) return;
		this.#seen++;
		const subject = fields.slice(4, -1).join(' ').slice(0, LONGEST_SUBJECT);
		const branch = this.#branches.get(hash) ?? null;
		this.#branches.delete(hash);
		const [first, ...merged] = parents === '' ? [] : parents.split(' ');
		if (first === undefined) this.#hasFirst = true;
		else this.#lead(first, branch);
		for (const parent of merged) this.#lead(parent, branch ?? subject);
		if (merged.length > 0) return;
		this.#commits.push({
			hash,
			author: this.#once(author),
			at,
			subject,
			trailer: fields.at(-1)!.slice(0, LONGEST_SUBJECT),
			...(branch === null ? {} : { branch }),
			paths: this.#pathsOf(record.slice(end + 1)),
		});
	}

	#lead(parent: string, branch: string | null): void {
		const other = this.#branches.get(parent);
		if (other === undefined || branch === null) this.#branches.set(parent, branch);
	}

	#pathsOf(text: string): readonly string[] {
		const paths: string[] = [];
		for (const part of text.split('\0')) {
			const path = part.startsWith('\n') ? part.slice(1) : part;
			if (path !== '' && paths.length < MOST_PATHS) paths.push(this.#once(path));
		}
		return paths;
	}

	/** A name is held once, however many commits have it. */
	#once(name: string): string {
		const known = this.#names.get(name);
		if (known !== undefined) return known;
		this.#names.set(name, name);
		return name;
	}
}
